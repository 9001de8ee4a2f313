"""The slide with the agenda as it grows: large while it is short, in columns when it is long."""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark, Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.points import number
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Line, Rectangle, Role, Text, moved, wrap

TOP, BOTTOM = 128.0, 994.0
GAP = 70.0  # between two columns
SIZES = (1.1, 1.05, 1.0, 0.94, 0.88, 0.82, 0.76, 0.74)  # tried in turn, largest first


@dataclass(frozen=True, slots=True)
class _Piece:
    """Marks that stay together, drawn from the top left; `high` is what they take."""

    marks: tuple[Mark, ...]
    high: float
    begins: bool = False  # a point begins here


def actions(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Every point with its lead, homework group and actions."""
    room, tr = snapshot.room, sheet.tr
    sheet.heading(
        tr.gettext("This is what we are going to do"),
        words.aside(snapshot, tr, number(sheet, len(room.points))),
    )
    _again(sheet, snapshot)
    if not room.points:
        none = tr.gettext("First we choose what to improve.")
        sheet.block(none, sheet.left, 300, sheet.width * 0.7, 400, px(0.081), weight=700,
                    leading=LEADING)  # fmt: skip
        return
    laid = _laid(sheet, snapshot)
    page = min(page, len(laid) - 1)
    for x, column in laid[page]:
        y = TOP
        for piece in column:
            sheet.marks += [_moved(mark, x, y) for mark in piece.marks]
            y += piece.high
    if len(laid) > 1:
        said = tr.gettext("page {n} of {all}").format(n=page + 1, all=len(laid))
        width = measure(said, px(BEAMER.caption), 400)
        sheet.line(said, sheet.right - width, 1032, px(BEAMER.caption), Role.MUTED)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the agenda takes."""
    return len(_laid(sheet, snapshot)) if snapshot.room.points else 1


def _again(sheet: Sheet, snapshot: Snapshot) -> None:
    """Say at the bottom when we meet again."""
    if not snapshot.room.follow_up:
        return
    end = sheet.line(sheet.tr.gettext("Back at the table:"), sheet.left, 1032, px(0.034), Role.INK)
    day = words.day(snapshot.room.follow_up, sheet.language)
    sheet.line(day, sheet.left + end + 12, 1032, px(0.034), weight=700, width=sheet.width * 0.6)


Columns = list[tuple[float, list[_Piece]]]


def _laid(sheet: Sheet, snapshot: Snapshot) -> list[Columns]:
    """Return the pages: one column as large as it fits, else two, else more pages of two."""
    width = sheet.right - sheet.left
    high = BOTTOM - TOP
    half = (width - GAP) / 2
    for columns, wide in ((1, width), (2, half)):
        for scale in SIZES:
            pieces = [
                piece
                for point in snapshot.room.points
                for piece in _point(sheet, snapshot, point, wide, scale, columns == 1)
            ]
            filled = _fill(pieces, high)
            if len(filled) <= columns:
                spread = (high - sum(piece.high for piece in filled[0])) if columns == 1 else 0
                return [_columns(sheet, _spread(filled, spread), half)]
    filled = _fill(pieces, high)
    return [_columns(sheet, filled[first : first + 2], half) for first in range(0, len(filled), 2)]


def _columns(sheet: Sheet, filled: list[list[_Piece]], half: float) -> Columns:
    return [(sheet.left + place * (half + GAP), pieces) for place, pieces in enumerate(filled)]


def _spread(filled: list[list[_Piece]], room: float) -> list[list[_Piece]]:
    """Divide what is left of a single column between its points, but no more than looks well."""
    starts = sum(piece.begins for piece in filled[0])
    if room <= 0 or starts < 2:
        return filled
    extra = min(room / starts, 70)
    spread: list[_Piece] = []
    for place, piece in enumerate(filled[0]):
        if piece.begins and place:
            spread.append(_Piece((), extra))
        spread.append(piece)
    return [spread]


def _fill(pieces: list[_Piece], high: float) -> list[list[_Piece]]:
    """Fill columns from the top; a point stays whole when it fits in a column of its own."""
    points: list[list[_Piece]] = []
    for piece in pieces:
        if piece.begins or not points:
            points.append([])
        points[-1].append(piece)
    columns: list[list[_Piece]] = [[]]
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


def _point(
    sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, width: float, scale: float, wide: bool
) -> list[_Piece]:
    column = _Column(width, scale)
    column.rule()
    title = point.title or sheet.tr.gettext("point without a title")
    column.text(title, 0, width, BEAMER.title * (1 if wide else 0.85), 700, leading=LEADING)
    column.gap((18 if wide else 4) * scale)
    if wide:
        return _beside(sheet, snapshot, point, column)
    _who(sheet, snapshot, point, column, False)
    column.gap(4)
    for one in point.actions:
        first = column.text(_said(one.what, one.who, one.when), 34, width - 34, 0.034, 400)
        column.before(first, Rectangle(0, 0, 12, 12, Role.LINE, 6), 0.5)
    column.gap(12)
    return column.pieces


def _said(what: str, who: str, when: str) -> str:
    """Return an action as one line of text."""
    return ", ".join(part for part in (what, who, when) if part)


def _who(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, column: _Column, wide: bool) -> None:
    tr, width = sheet.tr, column.width
    for caption, said, weight in (
        (tr.gettext("lead"), point.lead, 600),
        (tr.gettext("homework group"), point.group, 400),
    ):
        if said and wide:
            column.text(caption, 0, width, BEAMER.caption, 400, Role.MUTED, 1.14)
            column.text(said, 0, width, 0.036, weight)
            column.gap(10 * column.scale)
        elif said:
            column.text(f"{caption}: {said}", 0, width, 0.034, weight)
    if youth := _youth(sheet, snapshot, point):
        first = column.text(youth, 58, width - 58, 0.034, 600)
        column.before(first, Place(22, 0, 44, 29, Sitting.TAKEN), 0.58)


def _youth(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint) -> str:
    """Return which young people help with a point; they are in by default."""
    if point.youth:
        return point.youth
    return sheet.tr.gettext("young people take part") if snapshot.room.youth else ""


def _beside(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, column: _Column) -> list[_Piece]:
    """Set who at the left, and what and when at the right, as one piece."""
    tr, width, scale = sheet.tr, column.width, column.scale
    head = column.pieces
    who = _Column(width * 0.33, scale)
    _who(sheet, snapshot, point, who, True)
    what = _Column(width * 0.4, scale)
    when = _Column(width * 0.205, scale)
    if point.actions:
        what.text(tr.gettext("actions"), 0, what.width, BEAMER.caption, 400, Role.MUTED)
        when.text(tr.gettext("when"), 0, when.width, BEAMER.caption, 400, Role.MUTED)
    for place, one in enumerate(point.actions):
        if place:
            what.hair()
            when.hair()
        said = ", ".join(part for part in (one.what, one.who) if part)
        what.text(said, 0, what.width, 0.036, 400)
        when.text(one.when, 0, when.width, 0.036, 400)
        level = max(what.high, when.high)
        what.gap(level - what.high)
        when.gap(level - when.high)
    placed = [
        *who.placed(0),
        *what.placed(width * 0.372),
        *when.placed(width * 0.795),
    ]
    high = max(who.high, what.high, when.high) + 36 * scale
    body = _Piece(tuple(placed), high)
    return [*head, body]


class _Column:
    """Pieces below each other."""

    def __init__(self, width: float, scale: float) -> None:
        self.width = width
        self.scale = scale
        self.pieces: list[_Piece] = []

    @property
    def high(self) -> float:
        """Return what it takes so far."""
        return sum(piece.high for piece in self.pieces)

    def placed(self, x: float) -> list[Mark]:
        """Return all marks of the column, moved to its place in a row."""
        marks, y = [], 0.0
        for piece in self.pieces:
            marks += [_moved(mark, x, y) for mark in piece.marks]
            y += piece.high
        return marks

    def rule(self) -> None:
        """Begin a point with a line."""
        line = Line(0, 14, self.width, 14, Role.INK, 3)
        self.pieces.append(_Piece((line,), 14 + 18 * self.scale, begins=True))

    def hair(self) -> None:
        """Part two actions."""
        line = Line(0, 12 * self.scale, self.width, 12 * self.scale, Role.HAIR, 2)
        self.pieces.append(_Piece((line,), 24 * self.scale))

    def gap(self, high: float) -> None:
        """Leave room."""
        self.pieces.append(_Piece((), high))

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
        for line in wrap(said, width, size, weight, measure):
            text = Text(x, 0.86 * size, line, size, role, weight)
            self.pieces.append(_Piece((text,), leading * size))
        return first

    def before(self, first: int, mark: Mark, level: float) -> None:
        """Set a mark before a line that is written."""
        if first < len(self.pieces):
            piece = self.pieces[first]
            text = piece.marks[0]
            assert isinstance(text, Text)
            self.pieces[first] = _Piece((_moved(mark, 0, level * text.size), text), piece.high)


def _moved(mark: Mark, right: float, down: float) -> Mark:
    if isinstance(mark, Place):
        return Place(
            mark.x + right, mark.y + down, mark.width, mark.height, mark.sitting, mark.angle
        )
    assert isinstance(mark, Line | Rectangle | Text)
    return moved(mark, right, down)
