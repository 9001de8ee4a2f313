"""Blocks as they flow over pages of paper, with the tree by which they are read by ear."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from scanhost import texts
from scanhost.report import fonts
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Figure,
    Gap,
    Grid,
    Heading,
    Keep,
    Listing,
    Page,
    Pair,
    Paper,
    Place,
    Room,
    Text,
)
from scanhost.report.drawing import Chart
from scanhost.report.paper import NARROW, WIDE, Bookmark, Cover, Lines, build, paragraph, plain
from scanhost.report.tables import at_right, columns, ends, labelled, table
from scanhost.report.tagging import Node

LANGUAGES = {"nl": "nl-NL", "en": "en"}
SHARE = 0.44  # of the width, for what stands in a column


def pdf(document: Document) -> bytes:
    """Return a document on paper, as the bytes of a PDF."""
    tree = Node("Document")
    width = WIDE if document.wide else NARROW
    tr = texts.catalogue(document.language)
    cover = Cover(
        document.title,
        document.author,
        LANGUAGES.get(document.language, document.language),
        document.foot,
        tr.gettext("Page {n} of {all}"),
        tr.gettext(
            "Do you read with a screen reader? Ask the chair for the web page with the same"
            " content."
        ),
        document.wide,
        document.whole,
    )
    return build(list(_flow(document.blocks, width, tree)), cover, tree)


def _flow(blocks: Iterable[Block], width: float, node: Node) -> Iterable[Flowable]:
    for block in blocks:
        yield from _one(block, width, node)


def _one(block: Block, width: float, node: Node) -> Iterable[Flowable]:
    match block:
        case Heading():
            yield from _heading(block, width, node)
        case Text():
            if block.text.strip():
                yield paragraph(block.text, block.look, block.muted, node.add("P"), block.runs)
        case Facts():
            if block.rows:
                yield labelled(block, width, node.add("Table"))
        case Listing():
            yield from _listing(block, node)
        case Grid():
            if block.rows or block.blank:
                yield table(block, width, node.add("Table"))
        case Figure():
            drawn = block.draw(fonts.measure)
            yield Chart(drawn, block.box, node.add("Figure", plain(block.told)), block.turned)
        case Gap():
            yield Spacer(0, block.height)
        case Room():
            yield Lines(block.least, width, most=block.most, named=block.named)
        case Pair():
            left = list(_flow(block.left, width * SHARE, node))
            yield columns(left, list(_flow(block.right, width * SHARE, node)), width)
        case Keep():
            # One within another would get a page of its own.
            yield KeepTogether(list(_flow(_loose(block.blocks), width, node)))
        case Paper():
            yield from _flow(block.blocks, width, node)
        case Page() | Place():
            return
        case _:
            assert_never(block)


def _loose(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from _loose(block.blocks)
        else:
            yield block


def _heading(block: Heading, width: float, node: Node) -> Iterable[Flowable]:
    if block.fresh:
        yield PageBreak()
    if block.mark is not None:
        yield Bookmark(block.named or block.text, block.mark)
    if block.over_right:
        left = paragraph(block.over, "caption", muted=True, node=node.add("P"))
        yield ends(left, at_right(block.over_right, "caption", node.add("P")), width)
    elif block.over:
        yield paragraph(block.over, "caption", muted=True, node=node.add("P"))
    yield paragraph(block.text, block.look, node=node.add(f"H{block.level}"))


def _listing(block: Listing, node: Node) -> Iterable[Flowable]:
    if not block.items:
        return
    whole = node.add("L")
    for item in block.items:
        yield paragraph(f"–  {item}", node=whole.add("LI").add("LBody"))
