"""What a document consists of, before it is paper or a web page: headings, text, tables.

A builder says everything once, as blocks; `flowing` makes paper of them and `webpage` one
HTML file, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scanhost.domain import marked
from scanhost.domain.marked import Run
from scanhost.domain.shapes import Box, Measure, Shape


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, at a level of the whole document."""

    text: str
    level: int  # 1 is the title
    look: str = "heading"  # "title", "heading" or "section"
    mark: int | None = None  # its level among the bookmarks, when it has one
    named: str = ""  # what it is called there, if not by its text
    over: str = ""  # a small line above it
    over_right: str = ""  # the same, at the right
    fresh: bool = False  # begins a page


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; nothing where there is no text."""

    text: str
    look: str = "body"  # "body", "large", "strong" or "caption"
    muted: bool = False
    runs: tuple[Run, ...] = ()  # the same text where some of it is set apart


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they say; what is not known is a line to write on, or said in words."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items that each stand on their own."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; a row may flow over pages."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    parts: tuple[float, ...]  # how the columns share the width
    head: int | None = None  # the column that says what a row is about
    strong: bool = True  # whether that column is set in bold
    right: frozenset[int] = frozenset()  # columns of numbers
    blank: int = 0  # empty rows on paper when there are none
    high: float = 15  # of an empty row, in points
    tall: float = 0  # least height of all rows, to write in
    none: str = ""  # what the page says when there are no rows


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, with its size on paper and what it says to whoever does not see it."""

    draw: Callable[[Measure], Sequence[Shape]]
    box: Box
    told: str
    turned: Box | None = None  # drawn once more upside down, this far from its place


@dataclass(frozen=True, slots=True)
class Gap:
    """Room on paper."""

    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """Lines on paper to write on; as many more as the page has room for, up to `most`."""

    least: int
    most: int = 0
    named: str = ""  # what it is for; room with a name is left out where the page has none


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns on paper; one after the other on the page."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What only paper has."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What only the web page has."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An empty place in the web page, for whoever sends it out to fill; its id in HTML."""

    id: str


Block: TypeAlias = (
    "Heading | Text | Facts | Listing | Grid | Figure | Gap | Room | Pair | Keep | Paper | Page"
    " | Place"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language."""

    title: str
    author: str
    language: str
    foot: str  # at the foot of every page
    blocks: tuple[Block, ...]
    wide: bool = False  # A4 on its side
    whole: bool = False  # drawn to the edges of the paper, without a margin


def told(text: str, look: str = "body", before: str = "") -> list[Block]:
    """Return the paragraphs of a text that may hold emphasis, the first one after some words."""
    made: list[Block] = []
    for paragraph in marked.paragraphs(text):
        runs = (Run(f"{before} ", "strong"), *paragraph) if before else paragraph
        made.append(Text("".join(run.text for run in runs), look, runs=runs))
        before = ""
    return made


def one_line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
