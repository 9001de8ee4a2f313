"""Blocks as one web page, for whoever reads with ears, large letters or a phone.

It says in headings and tables what the paper says in pictures. No script, nothing from
elsewhere; every text comes in escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from scanhost import texts
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

STYLE = """
body { font: 1.0625rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; color: #221b16;
  background: #fff; max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2, h3, h4 { line-height: 1.2; margin: 2em 0 .4em } h1 { margin-top: 1em }
.over { margin: 2em 0 -1.6em; color: #57493d }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em }
caption { text-align: left; font-weight: 600; padding: .3em 0 }
caption.said { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%) }
th, td { text-align: left; vertical-align: top; padding: .35em .6em .35em 0;
  border-bottom: 1px solid #8c7d6e }
thead th { overflow-wrap: normal }
td.number, th.number { text-align: right; white-space: nowrap }
dt { font-weight: 600 } dd { margin: 0 0 .5em }
.wide { overflow-x: auto }
@page { size: A4; margin: 2cm }
@media print { body { max-width: none; padding: 0; font-size: 11pt; color: #000 }
  .fresh { break-before: page } h1, h2, h3, h4, .over { break-after: avoid }
  tr, dd, li { break-inside: avoid } .wide { overflow: visible } }
"""


TAGS = {"strong": "strong", "emphasis": "em"}


def html(document: Document) -> str:
    """Return a document as one complete HTML file."""
    missing = texts.catalogue(document.language).gettext("not filled in")
    parts = [
        "<!doctype html>",
        f'<html lang="{text(document.language)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{text(document.title)}</title><style>{STYLE}</style></head>",
        "<body><main>",
        *_all(document.blocks, missing),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def text(raw: str) -> str:
    """Return typed text as it may stand in the page."""
    kept = "".join(mark for mark in raw if mark.isprintable() or mark in "\n ")
    return escape(kept).replace("\n", "<br>")


def _all(blocks: Iterable[Block], missing: str) -> Iterable[str]:
    above = ""  # the last heading
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text
        if isinstance(block, Grid) and block.rows and block.caption == above:
            yield _table(block, "said")  # for who listens: on screen it stands above
        else:
            yield from _one(block, missing)


def _one(block: Block, missing: str) -> Iterable[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Text():
            if block.text.strip():
                yield f"<p>{_set(block)}</p>"
        case Facts():
            if block.rows:
                yield _facts(block, missing)
        case Listing():
            if block.items:
                yield "<ul>" + "".join(f"<li>{text(one)}</li>" for one in block.items) + "</ul>"
        case Grid():
            if block.rows:
                yield _table(block)
            elif block.none:
                yield f"<p>{text(block.none)}</p>"
        case Pair():
            yield from _all((*block.left, *block.right), missing)
        case Keep() | Page():
            yield from _all(block.blocks, missing)
        case Place():
            # Whoever sends this page out puts something here; without that it is not seen.
            yield f'<section id="{text(block.id)}" hidden></section>'
        case Figure() | Gap() | Room() | Paper():
            return  # what a figure shows stands in a table of the page
        case _:
            assert_never(block)


def _set(block: Text) -> str:
    if not block.runs:
        return text(block.text)
    return "".join(
        f"<{tag}>{text(run.text)}</{tag}>" if (tag := TAGS.get(run.look)) else text(run.text)
        for run in block.runs
    )


def _heading(block: Heading) -> Iterable[str]:
    if block.over:
        over = ", ".join(one for one in (block.over, block.over_right) if one)
        fresh = " fresh" if block.fresh else ""
        yield f'<p class="over{fresh}">{text(over)}</p>'
    fresh = ' class="fresh"' if block.fresh and not block.over else ""
    yield f"<h{block.level}{fresh}>{text(block.text)}</h{block.level}>"


def _facts(block: Facts, missing: str) -> str:
    rows = (
        f"<dt>{text(name)}</dt><dd>{text(said) if said.strip() else text(missing)}</dd>"
        for name, said in block.rows
    )
    return f"<dl>{''.join(rows)}</dl>"


def _table(block: Grid, look: str = "") -> str:
    def kind(at: int) -> str:
        return ' class="number"' if at in block.right else ""

    def cell(at: int, said: str) -> str:
        if at == block.head:
            return f'<th scope="row">{text(said)}</th>'
        return f"<td{kind(at)}>{text(said)}</td>"

    head = "".join(
        f'<th scope="col"{kind(at)}>{text(one)}</th>' if one.strip() else "<td></td>"
        for at, one in enumerate(block.heads)
    )
    body = "".join(
        f"<tr>{''.join(cell(at, said) for at, said in enumerate(row))}</tr>" for row in block.rows
    )
    shown = f' class="{look}"' if look else ""
    return (
        f'<div class="wide"><table><caption{shown}>{text(block.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
