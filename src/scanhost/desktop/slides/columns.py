"""Text and marks that flow down columns: each line a piece, so that a page may break there."""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark, Place
from scanhost.desktop.slides.sheet import px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Breaks, Line, Rectangle, Role, Text, moved, unbroken, wrap


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks that stay together, drawn from the top left; `high` is what they take."""

    marks: tuple[Mark, ...]
    high: float
    begins: bool = False  # a point begins here


class Column:
    """Pieces below each other."""

    def __init__(self, width: float, scale: float, breaks: Breaks = unbroken) -> None:
        self.width = width
        self.scale = scale
        self.breaks = breaks
        self.pieces: list[Piece] = []

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
        self.pieces.append(Piece((line,), 14 + 18 * self.scale, begins=True))

    def hair(self) -> None:
        """Part two actions."""
        line = Line(0, 12 * self.scale, self.width, 12 * self.scale, Role.HAIR, 2)
        self.pieces.append(Piece((line,), 24 * self.scale))

    def gap(self, high: float) -> None:
        """Leave room."""
        self.pieces.append(Piece((), high))

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
            self.pieces.append(Piece((text,), leading * size))
        return first

    def before(self, first: int, mark: Mark, level: float) -> None:
        """Set a mark before a line that is written."""
        if first < len(self.pieces):
            piece = self.pieces[first]
            text = piece.marks[0]
            assert isinstance(text, Text)
            self.pieces[first] = Piece((shifted(mark, 0, level * text.size), text), piece.high)


def shifted(mark: Mark, right: float, down: float) -> Mark:
    if isinstance(mark, Place):
        return Place(
            mark.x + right, mark.y + down, mark.width, mark.height, mark.sitting, mark.angle
        )
    assert isinstance(mark, Line | Rectangle | Text)
    return moved(mark, right, down)


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
        if used and used + whole > high:
            columns.append([])
            used = 0
        for piece in point:
            if used and used + piece.high > high:
                columns.append([])
                used = 0
            columns[-1].append(piece)
            used += piece.high
    return columns
