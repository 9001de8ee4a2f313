"""What is agreed about one point, or about how it goes on: what, who, by when, how followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.slides import stands, words
from scanhost.desktop.slides.columns import Column, Pages, Piece, laid, page_of, write
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain import followup
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.shapes import Line, Role

TOP, BOTTOM = 250.0, 1010.0
PARTS, BETWEEN = (0.45, 0.25, 0.24), 0.03  # of the width: three columns, and between them
ABSENT = 130.0  # height in which partners are named
SIZES = (1.25, 1.15, 1.05, 1.0, 0.94, 0.88, 0.82, 0.76, 0.74)  # tried in turn, largest first


def agreements(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """What is agreed about a point."""
    tr, point = sheet.tr, words.meeting_point(snapshot)
    sheet.heading(tr.gettext("This is what we agree"), words.meeting_place(snapshot, tr))
    _head(sheet, words.point_title(point, tr))
    if point.commitments:
        write(sheet, _laid(_plan(sheet, snapshot)), page, TOP)
        return
    width = sheet.right - sheet.left
    ask = tr.gettext("Who does what, by when, and how do we follow it?")
    y = sheet.block(ask, sheet.left, TOP + 30, width, 220, px(0.06), Role.MUTED, leading=LEADING)
    size = px(0.036)
    y += 60
    if point.found and words.high(sheet, point.found, width, size) <= 1000 - y - 50:
        found = tr.gettext("what the homework group found out")
        y = sheet.block(found, sheet.left, y, width, 50, px(BEAMER.caption), Role.MUTED)
        sheet.block(point.found, sheet.left, y + 6, width, 1000 - y - 6, size)


def process(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """What is agreed about approval, about absent partners, or about celebrating it."""
    tr, part = sheet.tr, words.meeting_about(snapshot)
    heading, ask = {
        followup.APPROVAL: (
            tr.gettext("Approval in our own organisations"),
            tr.gettext("Which organisation still has to approve, by whom, and when?"),
        ),
        followup.ABSENT: (
            tr.gettext("Partners that were not at the table"),
            tr.gettext("Who tells them, and when?"),
        ),
        followup.CELEBRATION: (
            tr.gettext("A formal moment, and something to celebrate"),
            tr.gettext("When do we make it official, and who sees to that?"),
        ),
    }[part]
    sheet.heading(heading, words.meeting_place(snapshot, tr))
    width, top, agreed = sheet.right - sheet.left, TOP, snapshot.room.process.of(part)
    if agreed:
        _head(sheet, ask)
    else:
        sheet.add(Line(sheet.left, 142, sheet.right, 142, Role.INK, 3))
        top = sheet.block(ask, sheet.left, 172, width, 300, px(0.081), weight=700,
                          leading=LEADING) + 40  # fmt: skip
    if part == followup.ABSENT and (absent := _absent(snapshot)):
        top = sheet.block(_named(sheet, absent), sheet.left, top, width, ABSENT, px(0.036)) + 24
    if agreed:
        write(sheet, _laid(_plan(sheet, snapshot)), page, top)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides it takes."""
    plan = _plan(sheet, snapshot)
    return len(_laid(plan)) if plan.lines else 1


def page_with(sheet: Sheet, snapshot: Snapshot, of: str) -> int | None:
    """Return the page on which something agreed ends."""
    return page_of(_laid(_plan(sheet, snapshot)), of)


def _absent(snapshot: Snapshot) -> list[str]:
    """Return the partners that nobody has told yet."""
    partners = snapshot.agenda.partners
    return [one.organisation for one in partners if one.organisation and not one.informed]


def _named(sheet: Sheet, names: list[str]) -> str:
    """Name as many as there is room for, and say how many more there are."""
    tr, width = sheet.tr, sheet.right - sheet.left
    for many in range(len(names), 0, -1):
        said = tr.gettext("not at the table: {names}").format(names=", ".join(names[:many]))
        if rest := len(names) - many:
            said += " " + tr.ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        if words.high(sheet, said, width, px(BEAMER.caption)) <= ABSENT:
            break
    return said


def _head(sheet: Sheet, said: str) -> None:
    """Write a point or a question below a line."""
    sheet.add(Line(sheet.left, 142, sheet.right, 142, Role.INK, 3))
    width = sheet.right - sheet.left
    sheet.block(said, sheet.left, 160, width, 86, px(0.052), weight=700, leading=1.1, most=1,
                least=px(0.036))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns are made of."""

    width: float
    language: str
    about: str
    lines: tuple[CommitmentLine, ...]
    high: float


def _plan(sheet: Sheet, snapshot: Snapshot) -> Plan:
    about = words.meeting_about(snapshot)
    if about in followup.PROCESS:
        lines = snapshot.room.process.of(about)
    else:
        lines = words.meeting_point(snapshot).commitments
    absent = about == followup.ABSENT and bool(_absent(snapshot))
    high = BOTTOM - TOP - (ABSENT + 24 if absent else 0)
    return Plan(sheet.width, sheet.language, about, lines, high)


@lru_cache(16)  # while somebody types in one of them, they are painted again and again
def _laid(plan: Plan) -> Pages:
    sheet = Sheet(plan.width, plan.language)

    def make(width: float, scale: float, wide: bool) -> list[Piece]:
        return _pieces(sheet, plan, width, scale, wide)

    return laid(make, sheet.right - sheet.left, plan.high, SIZES)


def _pieces(sheet: Sheet, plan: Plan, width: float, scale: float, wide: bool) -> list[Piece]:
    frame = Frame(plan.width, plan.language, width, scale, wide)
    written = (_written(frame, one, not place) for place, one in enumerate(plan.lines))
    return [piece for pieces in written for piece in pieces]


@dataclass(frozen=True, slots=True)
class Frame:
    """What something agreed is written into."""

    sheet: float  # how wide the whole slide is
    language: str
    width: float
    scale: float
    wide: bool


@lru_cache(1000)  # while somebody types in one of thirty, the others stay as they are
def _written(frame: Frame, one: CommitmentLine, first: bool) -> tuple[Piece, ...]:
    """Return the pieces of something agreed; above the first stands what is in the columns."""
    sheet = Sheet(frame.sheet, frame.language)
    column = Column(frame.width, frame.scale, sheet.breaks)
    column.begin(one.id)
    if not (frame.wide and first):
        column.hair()
    if not frame.wide:
        _below(sheet, one, column)
        return tuple(column.pieces)
    start = len(column.pieces)
    if first:
        _heads(sheet, one.about, column)
    _beside(sheet, one, column)
    column.gap(10 * frame.scale)
    column.join(start)
    return tuple(column.pieces)


def _parts(column: Column) -> list[Column]:
    return [Column(column.width * part, column.scale, column.breaks) for part in PARTS]


def _row(column: Column, parts: list[Column]) -> None:
    lefts = (0.0, PARTS[0] + BETWEEN, PARTS[0] + PARTS[1] + 2 * BETWEEN)
    column.row([(column.width * x, part) for x, part in zip(lefts, parts, strict=True)])


def _heads(sheet: Sheet, about: str, column: Column) -> None:
    """Say above the columns what stands in them."""
    tr, parts = sheet.tr, _parts(column)
    first, second = {
        followup.APPROVAL: (tr.gettext("which organisation"), tr.gettext("what")),
        followup.ABSENT: (tr.gettext("who tells whom"), tr.gettext("how")),
    }.get(about, (tr.gettext("what"), tr.gettext("who")))
    for part, head in zip(parts, (first, second, tr.gettext("by when")), strict=True):
        part.text(head, 0, part.width, BEAMER.caption, 400, Role.MUTED, 1.3)
    _row(column, parts)


def _beside(sheet: Sheet, one: CommitmentLine, column: Column) -> None:
    """Set what at the left and who in the middle, or the other way round, and by when."""
    parts = _parts(column)
    what, who, when = parts
    if one.about in (followup.APPROVAL, followup.ABSENT):  # who matters most, and may be all
        what, who = who, what
    leads = what.width > who.width
    what.text(one.what or ("…" if leads else ""), 0, what.width, 0.038, 600 if leads else 400)
    _followed(sheet, one, what)
    who.text(one.lead, 0, who.width, 0.038, 600)
    who.text(_joins(sheet, one), 0, who.width, 0.034, 400)
    when.text(words.plain_day(one.due, sheet.language), 0, when.width, 0.034, 600)
    if one.stand != "open":
        _stand(sheet, one, when)
    _row(column, parts)


def _below(sheet: Sheet, one: CommitmentLine, column: Column) -> None:
    """Set all of it below each other, for what is long or many."""
    tr, width = sheet.tr, column.width
    column.text(one.what or ("" if one.lead else "…"), 0, width, 0.038, 600)
    who = ", ".join(filter(None, [one.lead, _joins(sheet, one)]))
    column.text(who, 0, width, 0.034, 400 if one.what else 600)
    column.text(stands.due(one, tr, sheet.language), 0, width, 0.034, 600)
    _followed(sheet, one, column)
    if one.stand != "open":
        _stand(sheet, one, column)
    column.gap(8 * column.scale)


def _followed(sheet: Sheet, one: CommitmentLine, column: Column) -> None:
    """Say how it is followed; of partners that are told, how they are."""
    if one.follow:
        form = "{how}" if one.about == followup.ABSENT else sheet.tr.gettext("followed: {how}")
        column.text(form.format(how=one.follow), 0, column.width, 0.034, 400, Role.MUTED)


def _stand(sheet: Sheet, one: CommitmentLine, column: Column) -> None:
    high = 26 * column.scale
    x = high * stands.WIDE + 14 * column.scale
    said = stands.said(one.stand, sheet.tr)
    first = column.text(said, x, column.width - x, 0.032, 400, Role.MUTED)
    column.mark(first, stands.shape(one.stand, 0, 0, high), 0.58)


def _joins(sheet: Sheet, one: CommitmentLine) -> str:
    """Return who joins, in the words that fit what it is about."""
    if not one.joins:
        return ""
    tr = sheet.tr
    form = {
        followup.APPROVAL: tr.gettext("by {who}"),
        followup.ABSENT: tr.gettext("tells {who}"),
    }.get(one.about, tr.gettext("with {who}"))
    return form.format(who=one.joins)
