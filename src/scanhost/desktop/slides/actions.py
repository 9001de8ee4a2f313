"""The slide with the agenda as it grows: large while it is short, in columns when it is long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import Column, Pages, Piece, laid, spread, write
from scanhost.desktop.slides.columns import page_of as page_with
from scanhost.desktop.slides.points import number
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Rectangle, Role

TOP, BOTTOM = 128.0, 994.0
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
    write(sheet, _laid(_plan(sheet, snapshot)), page, TOP)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the agenda takes."""
    return len(_laid(_plan(sheet, snapshot))) if snapshot.room.points else 1


def page_of(sheet: Sheet, snapshot: Snapshot, point: str) -> int | None:
    """Return the page on which a point ends, which is where one writes on."""
    return page_with(_laid(_plan(sheet, snapshot)), point)


def _again(sheet: Sheet, snapshot: Snapshot) -> None:
    """Say at the bottom when we meet again."""
    if not snapshot.room.follow_up:
        return
    end = sheet.line(sheet.tr.gettext("Back at the table:"), sheet.left, 1032, px(0.034), Role.INK)
    day = words.day(snapshot.room.follow_up, sheet.language)
    sheet.line(day, sheet.left + end + 12, 1032, px(0.034), weight=700, width=sheet.width * 0.6)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns are made of."""

    width: float
    language: str
    points: tuple[AgendaPoint, ...]
    youth: bool


def _plan(sheet: Sheet, snapshot: Snapshot) -> Plan:
    return Plan(sheet.width, sheet.language, snapshot.room.points, snapshot.room.youth)


@lru_cache(8)  # nine points take 35 ms, and the same ones are painted again and again
def _laid(plan: Plan) -> Pages:
    """Return the pages; what is left of a single column is divided between its points."""
    sheet = Sheet(plan.width, plan.language)

    def make(width: float, scale: float, wide: bool) -> list[Piece]:
        return _pieces(sheet, plan, width, scale, wide)

    high = BOTTOM - TOP
    return spread(laid(make, sheet.right - sheet.left, high, SIZES), high, 70)


def _pieces(sheet: Sheet, plan: Plan, width: float, scale: float, wide: bool) -> list[Piece]:
    frame = Frame(plan.width, plan.language, plan.youth, width, scale, wide)
    return [piece for point in plan.points for piece in _written(frame, point)]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a point is written into."""

    sheet: float  # how wide the whole slide is
    language: str
    youth: bool
    width: float
    scale: float
    wide: bool


@lru_cache(400)  # while somebody types in one of nine points, the other eight stay as they are
def _written(frame: Frame, point: AgendaPoint) -> tuple[Piece, ...]:
    """Return the pieces of a point."""
    sheet = Sheet(frame.sheet, frame.language)
    return tuple(_point(sheet, frame.youth, point, frame.width, frame.scale, frame.wide))


def _point(
    sheet: Sheet, youth: bool, point: AgendaPoint, width: float, scale: float, wide: bool
) -> list[Piece]:
    column = Column(width, scale, sheet.breaks)
    column.of = point.id
    column.rule()
    title = point.title or sheet.tr.gettext("point without a title")
    column.text(title, 0, width, BEAMER.title * (1 if wide else 0.85), 700, leading=LEADING)
    column.gap((18 if wide else 4) * scale)
    if wide:
        return _beside(sheet, youth, point, column)
    _who(sheet, youth, point, column, False)
    column.gap(4)
    for one in point.actions:
        first = column.text(_said(one.what, one.who, one.when), 34, width - 34, 0.034, 400)
        column.before(first, Rectangle(0, 0, 12, 12, Role.LINE, 6), 0.5)
    column.gap(12)
    return column.pieces


def _said(what: str, who: str, when: str) -> str:
    """Return an action as one line of text."""
    return ", ".join(part for part in (what, who, when) if part)


def _who(sheet: Sheet, youth: bool, point: AgendaPoint, column: Column, wide: bool) -> None:
    tr, width = sheet.tr, column.width
    for caption, said, weight in (
        (tr.gettext("lead"), point.led_by, 600),
        (tr.gettext("homework group"), point.group, 400),
    ):
        if said and wide:
            column.text(caption, 0, width, BEAMER.caption, 400, Role.MUTED, 1.14)
            column.text(said, 0, width, 0.036, weight)
            column.gap(10 * column.scale)
        elif said:
            column.text(f"{caption}: {said}", 0, width, 0.034, weight)
    if said := helpers(sheet, youth, point):
        first = column.text(said, 58, width - 58, 0.034, 600)
        column.before(first, Place(22, 0, 44, 29, Sitting.TAKEN), 0.58)


def helpers(sheet: Sheet, youth: bool, point: AgendaPoint) -> str:
    """Return which young people help with a point; they are in by default."""
    if point.youth:
        return point.youth
    return sheet.tr.gettext("young people take part") if youth else ""


def _beside(sheet: Sheet, youth: bool, point: AgendaPoint, column: Column) -> list[Piece]:
    """Set who at the left, and what and when at the right, as one piece."""
    tr, width, scale = sheet.tr, column.width, column.scale
    who = Column(width * 0.33, scale, sheet.breaks)
    _who(sheet, youth, point, who, True)
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
    column.row(((0, who), (width * 0.372, what), (width * 0.795, when)), 36 * scale)
    return column.pieces
