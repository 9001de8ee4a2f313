"""Tables on paper: rules between rows, no boxes; a row may flow over pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table

from scanhost.report import fonts
from scanhost.report.blocks import Facts, Grid
from scanhost.report.paper import HAIR, INK, STYLES, Lines, Said, markup, paragraph, style_of
from scanhost.report.tagging import Node, marked

PAD = 9.5  # between columns, and a little
MOST = 0.4  # of the width, that one word can ask for
LETTERS = 60  # what is longer is no word


class Ruled(Table):
    """A table whose lines are not read."""

    def _drawLines(self) -> None:
        with marked(self.canv, None):
            super()._drawLines()  # type: ignore[misc]


def table(grid: Grid, width: float, node: Node) -> Table:
    """Return rows under a head that is repeated on every page."""
    widths = _widths(grid, width)
    head = node.add("TR")
    cells: list[list[Any]] = [
        [
            _cell(text, "caption", at in grid.right, head.add("TH", scope="Column"))
            for at, text in enumerate(grid.heads)
        ]
    ]
    for row in grid.rows:
        line = node.add("TR")
        cells.append([_of_row(grid, at, text, line) for at, text in enumerate(row)])
    if not grid.rows:
        cells += [
            [Spacer(0, grid.high), *([""] * (len(grid.heads) - 1))] for _ in range(grid.blank)
        ]
    made = Ruled(cells, widths, repeatRows=1, splitInRow=1, hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (-2, -1), PAD - 0.5),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, HAIR),
        ]
    )
    return made


def _widths(grid: Grid, width: float) -> list[float]:
    """Return how wide columns are: as their parts say, but no word is cut that can be whole."""
    widths = [width * part / sum(grid.parts) for part in grid.parts]
    least = [min(_longest(grid, at) + PAD, MOST * width) for at in range(len(widths))]
    lacking = [max(need - has, 0) for need, has in zip(least, widths, strict=True)]
    spare = [max(has - need, 0) for need, has in zip(least, widths, strict=True)]
    given = min(sum(lacking), sum(spare))
    if not given:
        return widths
    taken, met = given / sum(spare), given / sum(lacking)
    return [
        has + more * met - less * taken
        for has, more, less in zip(widths, lacking, spare, strict=True)
    ]


def _longest(grid: Grid, at: int) -> float:
    """Return how wide the widest word of a column is."""
    style = "name" if at == grid.head and grid.strong else "cell"
    said = {word for row in grid.rows for word in row[at].split() if len(word) < LETTERS}
    head = max((_wide(word, "caption") for word in grid.heads[at].split()), default=0.0)
    return max([head, *(_wide(word, style) for word in said)])


@lru_cache(4096)
def _wide(word: str, style: str) -> float:
    size, _, weight, _, _ = STYLES[style]
    return fonts.measure(word, size, weight)


def columns(left: list[Flowable], right: list[Flowable], width: float) -> Table:
    """Return two columns side by side, their tops aligned."""
    made = Ruled([[left, right]], [width * 0.48, width * 0.52], splitInRow=1, hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (0, 0), 14),
            ("RIGHTPADDING", (1, 0), (1, 0), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return made


def labelled(facts: Facts, width: float, node: Node) -> Table:
    """Return labels with what they say, or with a line to write it on."""
    cells: list[list[Any]] = []
    for label, said in facts.rows:
        line = node.add("TR")
        name = paragraph(label, muted=True, node=line.add("TH", scope="Row"))
        told = line.add("TD")
        room = Lines(1, width * 0.5, high=14)
        cells.append([name, paragraph(said, node=told) if said.strip() else room])
    made = Ruled(cells, [width * 0.18, width * 0.82], splitInRow=1, hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (0, -1), 6),
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return made


def ends(left: Said, right: Said, width: float) -> Table:
    """Return a small line with a text at either end."""
    made = Ruled([[left, right]], [width * 0.75, width * 0.25], hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return made


def at_right(text: str, style: str = "cell", node: Node | None = None) -> Said:
    """Return a text at the right; a caption is muted."""
    return Said(markup(text), style_of(style, style == "caption", right=True), node=node)


def _of_row(grid: Grid, at: int, text: str, line: Node) -> Flowable | str:
    node = line.add("TH", scope="Row") if at == grid.head else line.add("TD")
    if not text.strip():
        return Spacer(0, grid.tall) if grid.tall else ""
    style = "name" if at == grid.head and grid.strong else "cell"
    return _cell(text, style, at in grid.right, node)


def _cell(text: str, style: str, right: bool, node: Node) -> Flowable | str:
    if not text.strip():
        return ""
    return (
        at_right(text, style, node) if right else paragraph(text, style, style == "caption", node)
    )


def _plain() -> list[tuple[Any, ...]]:
    everything: Sequence[tuple[int, int]] = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *everything, fonts.font(400)),  # else an empty cell asks for Helvetica
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, 0),
    ]
