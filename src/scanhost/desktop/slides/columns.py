"""Text and marks that flow down columns: each line a piece, so that a page may break there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark, Place, Ring, Tick
from scanhost.desktop.slides.sheet import Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import (
    Anchor,
    Breaks,
    Dot,
    Line,
    Rectangle,
    Role,
    Text,
    moved,
    unbroken,
    wrap,
)

GAP = 70.0  # between two columns


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks that stay together, drawn from the top left; `high` is what they take."""

    marks: tuple[Mark, ...]
    high: float
    begins: bool = False  # a point begins here
    of: str = ""  # id of what is written in it


class Column:
    """Pieces below each other."""

    def __init__(self, width: float, scale: float, breaks: Breaks = unbroken) -> None:
        self.width = width
        self.scale = scale
        self.breaks = breaks
        self.pieces: list[Piece] = []
        self.of = ""  # id of what is written from here on

    @property
    def high(self) -> float:
        """Return what it takes so far."""
        return sum(piece.high for piece in self.pieces)

    def placed(self, x: float) -> list[Mark]:
        """Return all marks of the column, moved to its place in a row."""
        marks, y = [], 0.0
        for piece in self.pieces:
            marks += [shifted(mark, x, y) for mark in piece.marks]
            y += piece.high
        return marks

    def rule(self) -> None:
        """Begin a point with a line."""
        line = Line(0, 14, self.width, 14, Role.INK, 3)
        self.pieces.append(Piece((line,), 14 + 18 * self.scale, True, self.of))

    def begin(self, of: str) -> None:
        """Write about something else from here on: the next piece begins it."""
        self.of = of
        self.pieces.append(Piece((), 0, True, of))

    def hair(self) -> None:
        """Part two actions."""
        line = Line(0, 12 * self.scale, self.width, 12 * self.scale, Role.HAIR, 2)
        self.pieces.append(Piece((line,), 24 * self.scale, of=self.of))

    def join(self, first: int) -> None:
        """Keep together all pieces from one on."""
        joined, begins = Column(self.width, self.scale), self.pieces[first].begins
        joined.pieces = self.pieces[first:]
        self.pieces[first:] = [Piece(tuple(joined.placed(0)), joined.high, begins, self.of)]

    def row(self, parts: Sequence[tuple[float, Column]], below: float = 0) -> None:
        """Set columns beside each other, each from its own left side, as one piece."""
        marks = tuple(mark for x, part in parts for mark in part.placed(x))
        high = max((part.high for _, part in parts), default=0.0)
        self.pieces.append(Piece(marks, high + below, of=self.of))

    def gap(self, high: float) -> None:
        """Leave room."""
        self.pieces.append(Piece((), high, of=self.of))

    def text(
        self,
        said: str,
        x: float,
        width: float,
        part: float,
        weight: int,
        role: Role = Role.INK,
        leading: float = 1.22,
    ) -> int:
        """Write lines, each a piece of its own; return which piece is the first."""
        first = len(self.pieces)
        size = max(px(part) * self.scale, px(BEAMER.smallest))
        for line in wrap(said, width, size, weight, measure, self.breaks):
            text = Text(x, 0.86 * size, line, size, role, weight)
            self.pieces.append(Piece((text,), leading * size, of=self.of))
        return first

    def after(self, first: int, said: str, part: float, role: Role) -> bool:
        """Write on after a line that is written and stands alone, if there is room for it."""
        size = max(px(part) * self.scale, px(BEAMER.smallest))
        piece = self.pieces[first]
        text = piece.marks[0]
        assert isinstance(text, Text)
        x = text.x + measure(text.text, text.size, text.weight) + size * 0.8
        if first + 1 < len(self.pieces) or x + measure(said, size, 400) > self.width:
            return False
        beside = (Text(x, text.y, said, size, role),) if said else ()
        self.pieces[first] = replace(piece, marks=(text, *beside))
        return True

    def before(self, first: int, mark: Mark, level: float) -> None:
        """Set a mark before a line that is written."""
        self.mark(first, (mark,), level)

    def mark(self, first: int, marks: Sequence[Mark], level: float) -> None:
        """Set marks before a line that is written."""
        if first < len(self.pieces):
            piece = self.pieces[first]
            text = piece.marks[0]
            assert isinstance(text, Text)
            set_ = tuple(shifted(mark, 0, level * text.size) for mark in marks)
            self.pieces[first] = replace(piece, marks=(*set_, *piece.marks))


def shifted(mark: Mark, right: float, down: float) -> Mark:
    if isinstance(mark, Place | Ring | Tick):
        return replace(mark, x=mark.x + right, y=mark.y + down)
    assert isinstance(mark, Dot | Line | Rectangle | Text)
    return moved(mark, right, down)


Pages = list[list[list[Piece]]]  # columns, each of pieces
Make = Callable[[float, float, bool], list[Piece]]  # of a width, a scale, and whether it is wide


def laid(make: Make, width: float, high: float, sizes: Sequence[float]) -> Pages:
    """Return the pages: one column as large as it fits, else two, else more pages of two."""
    half = (width - GAP) / 2
    for columns, wide in ((1, width), (2, half)):
        for scale in sizes:
            filled = fill(make(wide, scale, columns == 1), high)
            if len(filled) <= columns and _fits(filled, high):
                return [filled]
    return _fewest(lambda scale: in_pairs(fill(make(half, scale, False), high)), sizes)


def single(make: Callable[[float], list[Piece]], high: float, sizes: Sequence[float]) -> Pages:
    """Return pages of one column each, as few as there can be, and then as large as they can be."""
    return _fewest(lambda scale: [[one] for one in fill(make(scale), high)], sizes)


def spread(pages: Pages, high: float, most: float) -> Pages:
    """Divide what is left of a single column between its points, but no more than looks well."""
    if len(pages) != 1 or len(pages[0]) != 1:
        return pages
    column = pages[0][0]
    starts = sum(piece.begins for piece in column)
    room = high - sum(piece.high for piece in column)
    if room <= 0 or starts < 2:
        return pages
    extra = min(room / starts, most)
    apart: list[Piece] = []
    for place, piece in enumerate(column):
        if piece.begins and place:
            apart.append(Piece((), extra))
        apart.append(piece)
    return [[apart]]


def _fewest(paged: Callable[[float], Pages], sizes: Sequence[float]) -> Pages:
    least = len(paged(sizes[-1]))
    for scale in sizes:
        pages = paged(scale)
        if len(pages) <= least:
            break
    return pages


def _fits(filled: list[list[Piece]], high: float) -> bool:
    return all(sum(piece.high for piece in column) <= high + 1e-6 for column in filled)


def page_of(pages: Pages, of: str) -> int | None:
    """Return the page on which something ends, which is where one writes on."""
    found = [
        page
        for page, columns in enumerate(pages)
        if any(piece.of == of for column in columns for piece in column)
    ]
    return found[-1] if found else None


def in_pairs(filled: list[list[Piece]]) -> Pages:
    """Return columns as pages of two."""
    return [filled[first : first + 2] for first in range(0, len(filled), 2)]


def write(sheet: Sheet, pages: Pages, page: int, top: float, left: float | None = None) -> None:
    """Set the columns of a page on a slide, and say which page of how many it is."""
    page = min(page, len(pages) - 1)
    half = (sheet.right - sheet.left - GAP) / 2
    x = sheet.left if left is None else left
    for place, column in enumerate(pages[page]):
        y = top
        for piece in column:
            sheet.marks += [shifted(mark, x + place * (half + GAP), y) for mark in piece.marks]
            y += piece.high
    if len(pages) > 1:
        said = sheet.tr.gettext("page {n} of {all}").format(n=page + 1, all=len(pages))
        sheet.line(said, sheet.right, 1040, px(BEAMER.caption), Role.MUTED, anchor=Anchor.END)


def fill(pieces: list[Piece], high: float) -> list[list[Piece]]:
    """Fill columns from the top; a point stays whole when it fits in a column of its own."""
    points: list[list[Piece]] = []
    for piece in pieces:
        if piece.begins or not points:
            points.append([])
        points[-1].append(piece)
    columns: list[list[Piece]] = [[]]
    used = 0.0
    for point in points:
        whole = sum(piece.high for piece in point)
        if used and used + (whole if whole <= high else point[0].high) > high:
            columns.append([])
            used = 0
        for piece in point:
            if used and used + piece.high > high:
                columns.append([])
                used = 0
            columns[-1].append(piece)
            used += piece.high
    return columns
