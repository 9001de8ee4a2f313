"""Tables on paper: rules between rows, no boxes; a row may flow over pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from scanhost.report import fonts
from scanhost.report.paper import HAIR, INK, WIDTH, Lines, markup, paragraph, style_of

Cell = str | Flowable | list[Flowable]


def table(
    heads: Sequence[str | Flowable], rows: Sequence[Sequence[Cell]], parts: Sequence[float]
) -> Table:
    """Return rows under a head that is repeated on every page; parts share the width."""
    widths = [WIDTH * part / sum(parts) for part in parts]
    cells: list[list[Any]] = [
        [
            paragraph(head, "caption", muted=True) if isinstance(head, str) else head
            for head in heads
        ],
        *([_cell(cell) for cell in row] for row in rows),
    ]
    made = Table(cells, widths, repeatRows=1, splitInRow=1, hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (-2, -1), 9),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, HAIR),
        ]
    )
    return made


def columns(left: list[Flowable], right: list[Flowable]) -> Table:
    """Return two columns side by side, their tops aligned."""
    made = Table([[left, right]], [WIDTH * 0.48, WIDTH * 0.52], splitInRow=1, hAlign="LEFT")
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


def facts(rows: Sequence[tuple[str, str]]) -> Table:
    """Return labels with what they say, or with a line to write it on."""
    widths = [WIDTH * 0.18, WIDTH * 0.82]
    cells = [
        [
            paragraph(label, muted=True),
            paragraph(said) if said.strip() else Lines(1, WIDTH * 0.5, high=14),
        ]
        for label, said in rows
    ]
    made = Table(cells, widths, splitInRow=1, hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return made


def ends(left: str, at_right: str) -> Table:
    """Return a small line with a text at either end."""
    cells = [
        paragraph(left, "caption", muted=True),
        right(at_right, "caption"),
    ]
    made = Table([cells], [WIDTH * 0.75, WIDTH * 0.25], hAlign="LEFT")
    made.setStyle(
        [
            *_plain(),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return made


def right(text: str, style: str = "cell") -> Paragraph:
    """Return a cell with its text at the right; a caption is muted."""
    return Paragraph(markup(text), style_of(style, style == "caption", right=True))


def blank(rows: int, parts: int) -> list[list[Cell]]:
    """Return empty rows, high enough to write in."""
    return [[Spacer(0, 15), *([""] * (parts - 1))] for _ in range(rows)]


def _cell(cell: Cell) -> Flowable | list[Flowable]:
    return paragraph(cell, "cell") if isinstance(cell, str) else cell


def _plain() -> list[tuple[Any, ...]]:
    everything = (0, 0), (-1, -1)
    return [
        ("FONTNAME", *everything, fonts.font(400)),  # else an empty cell asks for Helvetica
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, 0),
    ]
