"""The slide with the agenda as it grows: large while it is short, in columns when it is long."""

from __future__ import annotations

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import Column, Piece, fill, shifted
from scanhost.desktop.slides.points import number
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Rectangle, Role

TOP, BOTTOM = 128.0, 994.0
GAP = 70.0  # between two columns
SIZES = (1.1, 1.05, 1.0, 0.94, 0.88, 0.82, 0.76, 0.74)  # tried in turn, largest first


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
            sheet.marks += [shifted(mark, x, y) for mark in piece.marks]
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


Columns = list[tuple[float, list[Piece]]]


def _laid(sheet: Sheet, snapshot: Snapshot) -> list[Columns]:
    """Return the pages: one column as large as it fits, else two, else more pages of two."""
    width = sheet.right - sheet.left
    high = BOTTOM - TOP
    half = (width - GAP) / 2
    for columns, wide in ((1, width), (2, half)):
        for scale in SIZES:
            filled = fill(_pieces(sheet, snapshot, wide, scale, columns == 1), high)
            if len(filled) <= columns:
                spread = (high - sum(piece.high for piece in filled[0])) if columns == 1 else 0
                return [_columns(sheet, _spread(filled, spread), half)]
    least = _in_pairs(filled)
    for scale in SIZES:  # as large as goes on no more pages than there must be
        pages = _in_pairs(fill(_pieces(sheet, snapshot, half, scale, False), high))
        if len(pages) <= len(least):
            break
    return [_columns(sheet, page, half) for page in pages]


def _pieces(
    sheet: Sheet, snapshot: Snapshot, width: float, scale: float, wide: bool
) -> list[Piece]:
    return [
        piece
        for point in snapshot.room.points
        for piece in _point(sheet, snapshot, point, width, scale, wide)
    ]


def _in_pairs(filled: list[list[Piece]]) -> list[list[list[Piece]]]:
    return [filled[first : first + 2] for first in range(0, len(filled), 2)]


def _columns(sheet: Sheet, filled: list[list[Piece]], half: float) -> Columns:
    return [(sheet.left + place * (half + GAP), pieces) for place, pieces in enumerate(filled)]


def _spread(filled: list[list[Piece]], room: float) -> list[list[Piece]]:
    """Divide what is left of a single column between its points, but no more than looks well."""
    starts = sum(piece.begins for piece in filled[0])
    if room <= 0 or starts < 2:
        return filled
    extra = min(room / starts, 70)
    spread: list[Piece] = []
    for place, piece in enumerate(filled[0]):
        if piece.begins and place:
            spread.append(Piece((), extra))
        spread.append(piece)
    return [spread]


def _point(
    sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, width: float, scale: float, wide: bool
) -> list[Piece]:
    column = Column(width, scale, sheet.breaks)
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


def _who(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, column: Column, wide: bool) -> None:
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


def _beside(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint, column: Column) -> list[Piece]:
    """Set who at the left, and what and when at the right, as one piece."""
    tr, width, scale = sheet.tr, column.width, column.scale
    head = column.pieces
    who = Column(width * 0.33, scale, sheet.breaks)
    _who(sheet, snapshot, point, who, True)
    what = Column(width * 0.4, scale, sheet.breaks)
    when = Column(width * 0.205, scale, sheet.breaks)
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
    body = Piece(tuple(placed), high)
    return [*head, body]
