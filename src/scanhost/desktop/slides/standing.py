"""How far one point is in a meeting: what was found out, what was done, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import stands, words
from scanhost.desktop.slides.actions import helpers
from scanhost.desktop.slides.columns import Column, Pages, Piece, page_of, shifted, single, write
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Line, Rectangle, Role

TOP, BOTTOM = 330.0, 1000.0
SIZES = (1.35, 1.25, 1.15, 1.05, 1.0, 0.94, 0.88, 0.82, 0.76, 0.74)  # tried in turn
FOUND = "found"  # of a piece: what was found out


@dataclass(frozen=True, slots=True)
class Plan:
    """What the right side is made of."""

    width: float
    language: str
    point: AgendaPoint
    actions: bool
    today: str


def standing(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """One point: who has it and how far it is at the left, what there is to tell at the right."""
    tr, point = sheet.tr, words.meeting_point(snapshot)
    sheet.heading(tr.gettext("How far are we?"), words.meeting_place(snapshot, tr))
    _title(sheet, point)
    _who(sheet, point, snapshot.room.youth)
    pages = _laid(_plan(sheet, snapshot, point))
    if any(piece.marks for piece in pages[0][0]):
        write(sheet, pages, page, TOP, _right(sheet))
    else:
        ask = tr.gettext("What did the homework group find out?")
        width = sheet.right - _right(sheet)
        sheet.block(ask, _right(sheet), TOP + 10, width, 400, px(0.06), Role.MUTED, leading=LEADING)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides a point takes."""
    return len(_laid(_plan(sheet, snapshot, words.meeting_point(snapshot))))


def page_with(sheet: Sheet, snapshot: Snapshot, of: str) -> int | None:
    """Return the page on which a text ends: of the point itself, or of something agreed."""
    point = words.meeting_point(snapshot)
    return page_of(_laid(_plan(sheet, snapshot, point)), FOUND if of == point.id else of)


def _right(sheet: Sheet) -> float:
    return sheet.left + (sheet.right - sheet.left) * 0.36


def _plan(sheet: Sheet, snapshot: Snapshot, point: AgendaPoint) -> Plan:
    meeting = snapshot.room.meeting
    assert meeting is not None
    actions = not point.commitments  # what was agreed since says it better
    return Plan(sheet.width, sheet.language, point, actions, meeting.day)


def _title(sheet: Sheet, point: AgendaPoint) -> None:
    """Write the point below a line, as large as two lines allow."""
    sheet.add(Line(sheet.left, 142, sheet.right, 142, Role.INK, 3))
    said = words.point_title(point, sheet.tr)
    width = sheet.right - sheet.left
    lines, size = sheet.fit(said, width, 140, px(0.07), 700, LEADING, 2, px(0.04))
    y = 166 + (140 - len(lines) * size * LEADING) / 2
    for number, line in enumerate(lines):
        sheet.line(line, sheet.left, y + (0.8 + number * LEADING) * size, size, weight=700)


def _who(sheet: Sheet, point: AgendaPoint, young: bool) -> None:
    """Say how far it is and who has it, as large as goes in the left side."""
    width = _right(sheet) - sheet.left - 60
    for scale in SIZES:
        column = _side(sheet, point, young, width, scale)
        if column.high <= BOTTOM - TOP:
            break
    sheet.add(*(shifted(mark, 0, TOP) for mark in column.placed(sheet.left)))


def _side(sheet: Sheet, point: AgendaPoint, young: bool, width: float, scale: float) -> Column:
    tr, column = sheet.tr, Column(width, scale, sheet.breaks)
    high = 50 * scale
    x = high * stands.WIDE + 24 * scale
    first = column.text(stands.said(point.stand, tr), x, width - x, 0.052, 700)
    column.mark(first, stands.shape(point.stand, 0, 0, high), 0.56)
    column.gap(26 * scale)
    for caption, said, weight in (
        (tr.gettext("lead"), point.led_by, 600),
        (tr.gettext("homework group"), point.group, 400),
    ):
        if said:
            column.text(caption, 0, width, BEAMER.caption, 400, Role.MUTED, 1.14)
            column.text(said, 0, width, 0.036, weight)
            column.gap(12 * scale)
    if said := helpers(sheet, young, point):
        first = column.text(said, 58, width - 58, 0.034, 600)
        column.before(first, Place(22, 0, 44, 29, Sitting.TAKEN), 0.58)
    return column


@lru_cache(16)  # while somebody types, only this point changes
def _laid(plan: Plan) -> Pages:
    sheet = Sheet(plan.width, plan.language)
    width = sheet.right - _right(sheet)

    def make(scale: float) -> list[Piece]:
        return _pieces(sheet, plan, width, scale)

    return single(make, BOTTOM - TOP, SIZES) or [[[]]]


def _pieces(sheet: Sheet, plan: Plan, width: float, scale: float) -> list[Piece]:
    tr, point = sheet.tr, plan.point
    column = Column(width, scale, sheet.breaks)
    if point.found:
        column.begin(FOUND)
        _caption(column, tr.gettext("what the homework group found out"))
        column.text(point.found, 0, width, 0.04, 400, leading=1.28)
        column.gap(22 * scale)
    actions = [one for one in point.actions if one.what or one.who] if plan.actions else []
    for place, action in enumerate(actions):
        column.begin(action.id)
        if not place:
            _caption(column, tr.gettext("actions"))
        told = ", ".join(part for part in (action.what, action.who, action.when) if part)
        first = column.text(told, 34, width - 34, 0.036, 400)
        column.before(first, Rectangle(0, 0, 12, 12, Role.LINE, 6), 0.5)
        column.gap(8 * scale)
    for place, line in enumerate(point.commitments):
        column.begin(line.id)
        if not place:
            _caption(column, tr.gettext("what we agreed"))
        stands.agreed(column, line, plan.today, tr, sheet.language)
    return column.pieces


def _caption(column: Column, said: str) -> None:
    column.text(said, 0, column.width, BEAMER.caption, 400, Role.MUTED, 1.3)
