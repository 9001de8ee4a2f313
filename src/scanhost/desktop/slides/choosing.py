"""The definitive choice: every point, whether it is on the agenda, and how soon."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.marks import Mark, Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import Column, Pages, Piece, laid, page_of, spread, write
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Line, Role

TOP, BOTTOM = 128.0, 1010.0
SIZES = (
    1.55,
    1.45,
    1.35,
    1.25,
    1.15,
    1.05,
    1.0,
    0.94,
    0.88,
    0.82,
    0.78,
)  # tried in turn, largest first
MARK = 0.034  # height of what says yes or no, as part of the slide's


def choosing(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """All points together; each says in a mark and in words what was decided."""
    tr, points = sheet.tr, snapshot.room.points
    on = sum(one.choice == "yes" for one in points)
    said = tr.gettext("{n} of {all} on the agenda").format(n=on, all=len(points))
    sheet.heading(tr.gettext("Which points go on our agenda?"), said if points else "")
    if not points:
        none = tr.gettext("There is no point yet to choose.")
        sheet.block(none, sheet.left, 300, sheet.width * 0.7, 400, px(0.081), weight=700,
                    leading=LEADING)  # fmt: skip
        return
    write(sheet, _laid(_plan(sheet, snapshot)), page, TOP)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the points take."""
    return len(_laid(_plan(sheet, snapshot))) if snapshot.room.points else 1


def page_with(sheet: Sheet, snapshot: Snapshot, of: str) -> int | None:
    """Return the page on which a point stands."""
    return page_of(_laid(_plan(sheet, snapshot)), of)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns are made of."""

    width: float
    language: str
    points: tuple[AgendaPoint, ...]


def _plan(sheet: Sheet, snapshot: Snapshot) -> Plan:
    return Plan(sheet.width, sheet.language, snapshot.room.points)


@lru_cache(8)
def _laid(plan: Plan) -> Pages:
    sheet = Sheet(plan.width, plan.language)

    def make(width: float, scale: float, wide: bool) -> list[Piece]:
        return _pieces(sheet, plan.points, width, scale, wide)

    high = BOTTOM - TOP
    return spread(laid(make, sheet.right - sheet.left, high, SIZES), high, 40)


def _pieces(
    sheet: Sheet, points: tuple[AgendaPoint, ...], width: float, scale: float, wide: bool
) -> list[Piece]:
    column = Column(width, scale, sheet.breaks)
    for point in points:
        first = len(column.pieces)
        column.begin(point.id)
        column.hair()
        _point(sheet, point, column, wide)
        column.gap(6 * scale)
        column.join(first)
    return column.pieces


def _point(sheet: Sheet, point: AgendaPoint, column: Column, wide: bool) -> None:
    tr, scale = sheet.tr, column.scale
    off = point.choice == "no"
    high = px(MARK) * scale
    x = high * 1.5 + 26 * scale
    room = column.width * (0.72 if wide else 1) - x
    text = Column(room + x, scale, sheet.breaks)
    role, weight = (Role.MUTED, 400) if off else (Role.INK, 700)
    first = text.text(words.point_title(point, tr), x, room, 0.044, weight, role, 1.16)
    text.mark(first, decided(point.choice, high), 0.56)
    told = decision(point.choice, tr)
    soon = rank(point.rank, tr) if not off else ""
    about = (told, point.lead) if wide else (told, soon, point.lead)
    text.text(words.dotted(*about), x, room, BEAMER.caption, 400, Role.MUTED)
    beside = Column(column.width * 0.24, scale, sheet.breaks)
    if wide and soon:
        beside.text(soon, 0, beside.width, 0.04, 600, leading=1.16)
    column.row(((0, text), (column.width * 0.76, beside)))


def decided(choice: str, high: float) -> list[Mark]:
    """Draw what was decided about a point, from the left and around its middle."""
    wide = high * 1.5
    if choice == "no":
        return [Line(wide * 0.12, 0, wide * 0.88, 0, Role.LINE, high * 0.14)]
    return [Place(wide / 2, 0, wide, high, Sitting.TICKED if choice == "yes" else Sitting.FREE)]


def decision(choice: str, tr: gettext.NullTranslations) -> str:
    """Return what was decided about a point."""
    return {
        "yes": tr.gettext("on the agenda"),
        "no": tr.gettext("not on the agenda"),
    }.get(choice, tr.gettext("not decided yet"))


def rank(place: int, tr: gettext.NullTranslations) -> str:
    """Return how soon a point is worked on; "" when that was not said."""
    return {
        1: tr.gettext("first"),
        2: tr.gettext("after that"),
        3: tr.gettext("later"),
    }.get(place, "")
