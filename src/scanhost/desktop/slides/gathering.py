"""The slides of a meeting that are about the whole: its welcome, how it goes on, its close."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Code, Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.closing import items
from scanhost.desktop.slides.columns import Column, Pages, Piece, laid, spread, write
from scanhost.desktop.slides.sheet import ASCENT, BODY, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Joining, Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain import deadlines, meetings
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.followup import SETTLED
from scanhost.domain.meetings import FIRST
from scanhost.domain.shapes import Line, Role, wrap

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
CARD = 250.0  # where the code begins


def welcome(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """What is decided today, what there is since session 1, and how phones look along."""
    tr, meeting = sheet.tr, snapshot.room.meeting
    assert meeting is not None
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    name = words.meeting_name(meeting.number, tr)
    day = words.day(meeting.day, sheet.language)
    sheet.heading(title, " · ".join(filter(None, [name, day])), large=False)
    right = _look_along(sheet, snapshot.joining)
    width = right - sheet.left
    first = meeting.number == FIRST
    ask = (
        tr.gettext("Which points do we choose for good, and what do we agree?")
        if first
        else tr.gettext("How far are we, and what do we need to go on?")
    )
    size = px(BEAMER.welcome)
    y = sheet.block(ask, sheet.left, 150, width, 400, size, weight=700, leading=LEADING)
    y += 40
    told = _since(sheet, snapshot)
    size = px(BEAMER.sentence)
    steps = _today(sheet, first)
    while size > SMALLEST and _tall(sheet, [*steps, told], width - 48, size) > 1010 - y - 160:
        size = max(size * 0.96, SMALLEST)
    y = sheet.block(tr.gettext("Today"), sheet.left, y, width, 60, px(BEAMER.row), weight=600) + 8
    for number, one in enumerate(steps, 1):
        sheet.line(str(number), sheet.left, y + ASCENT * size, size, Role.MUTED, 600)
        y = _lines(sheet, one, sheet.left + 48, y, width - 48, size) + 10
    if told:
        y = sheet.block(
            tr.gettext("Since session 1") if first else tr.gettext("Where we are"),
            sheet.left, y + 26, width, 60, px(BEAMER.row), weight=600,
        )  # fmt: skip
        _lines(sheet, told, sheet.left, y + 8, width, size)


def _today(sheet: Sheet, first: bool) -> tuple[str, ...]:
    tr = sheet.tr
    if first:
        return (
            tr.gettext("How far is each point, and what did the homework groups find out?"),
            tr.gettext("Which points go on our agenda, and which first?"),
            tr.gettext("Who does what, by when, and how do we follow it?"),
        )
    return (
        tr.gettext("How far is each point, and what was agreed about it?"),
        tr.gettext("Does the agenda still fit?"),
        tr.gettext("What do we agree now?"),
    )


def _since(sheet: Sheet, snapshot: Snapshot) -> str:
    """Say in one line what there is by now."""
    tr, room = sheet.tr, snapshot.room
    agreed = [line for _, line in deadlines.agreed(snapshot.agenda) if line.stands]
    actions = sum(bool(one.what) for point in room.points for one in point.actions)
    many = len(room.points)
    parts = [tr.ngettext("{n} point", "{n} points", many).format(n=many)] if many else []
    if agreed:
        done = sum(one.stand == "done" for one in agreed)
        said = tr.ngettext("{n} agreement", "{n} agreements", len(agreed)).format(n=len(agreed))
        parts.append(said)
        if done:
            parts.append(tr.gettext("{n} of them done").format(n=done))
    elif actions:
        parts.append(tr.ngettext("{n} action", "{n} actions", actions).format(n=actions))
    return " · ".join(parts)


def _tall(sheet: Sheet, said: list[str], width: float, size: float) -> float:
    """Return how high paragraphs become."""
    lines = sum(len(wrap(one, width, size, 400, measure, sheet.breaks)) for one in said)
    return lines * size * BODY + (len(said) - 1) * 10


def _lines(sheet: Sheet, said: str, x: float, y: float, width: float, size: float) -> float:
    for line in wrap(said, width, size, 400, measure, sheet.breaks):
        sheet.line(line, x, y + ASCENT * size, size)
        y += size * BODY
    return y


def _look_along(sheet: Sheet, joining: Joining | None) -> float:
    """Set at the right how a phone looks along; return where the rest of the slide ends."""
    if joining is None or joining.alone:
        return sheet.right
    tr, card = sheet.tr, sheet.between(400, 440)
    x = sheet.right - card
    lines, size = sheet.fit(tr.gettext("Look along on your phone"), card, 84, px(0.036), 700, 1.1)
    for number, line in enumerate(reversed(lines)):
        sheet.line(line, x, CARD - 22 - number * size * 1.1, size, weight=700)
    sheet.add(Code(x, CARD, card, joining.matrix))
    y = CARD + card + 44
    sheet.line(tr.gettext("or type in the browser"), x, y, px(BEAMER.caption), Role.MUTED,
               width=card)  # fmt: skip
    sheet.line(joining.address, x, y + 52, px(0.046), weight=700, width=card)
    end = sheet.line(tr.gettext("code"), x, y + 110, px(BEAMER.caption), Role.MUTED)
    sheet.line(joining.code, x + end + 18, y + 110, px(0.046), weight=700, width=card - end - 18)
    if joining.wifi is not None:
        wifi = tr.gettext("first on the Wi-Fi {name}").format(name=joining.wifi.name)
        if measure(joining.wifi.name, SMALLEST, 400) <= card:
            sheet.block(wifi, x, y + 130, card, 90, px(BEAMER.caption), Role.MUTED, leading=1.2)
    return x - sheet.between(60, 90)


def followed(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """At which table progress is followed, how often, and how leads report."""
    tr, process = sheet.tr, snapshot.room.process
    sheet.heading(tr.gettext("How we follow it"), words.meeting_place(snapshot, tr))
    _asked(
        sheet,
        tr.gettext("At which table, how often, and how do leads report?"),
        [
            (tr.gettext("at which table"), process.table, px(0.06), 700),
            (tr.gettext("how often"), process.often, px(0.06), 700),
            (tr.gettext("how leads report"), process.report, px(0.052), 400),
        ],
    )


def next_scan(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """When the next scan is, and who chairs it, from which domain."""
    tr, room = sheet.tr, snapshot.room
    titles = {one.id: one.title.in_(sheet.language) for one in room.pack.domains}
    sheet.heading(tr.gettext("The next scan"), words.meeting_place(snapshot, tr))
    now = titles.get(room.about.get("chair_domain", ""), "")
    this = tr.gettext("this time from {domain}").format(domain=words.short(now)) if now else ""
    _asked(
        sheet,
        tr.gettext("When do we look again how far we are, and who is the chair?"),
        [
            (tr.gettext("when"), words.month(room.next.month, sheet.language), px(0.075), 700),
            (tr.gettext("who is the chair"), room.next.chair, px(0.06), 700),
            (tr.gettext("from which domain"), room.next.domain, px(0.05), 600),
            (tr.gettext("another domain than this time"), this, px(0.04), 400),
        ],
    )


def _asked(sheet: Sheet, ask: str, answers: list[tuple[str, str, float, int]]) -> None:
    """Write a question, and what is known of its answers below it."""
    sheet.add(Line(sheet.left, 142, sheet.right, 142, Role.INK, 3))
    given = [one for one in answers if one[1]]
    width, known = sheet.right - sheet.left, bool(given)
    size, high = (px(0.046), 110) if known else (px(0.081), 400)
    role, weight = (Role.MUTED, 400) if known else (Role.INK, 700)
    y = sheet.block(ask, sheet.left, 172, width, high, size, role, weight, leading=LEADING)
    items(sheet, y + 36, given)


# --- the close ------------------------------------------------------------------------------------


def closing(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Thanks and what comes first; on the pages after it the whole agenda in one view."""
    if page % pages(sheet, snapshot):
        _overview(sheet, snapshot, page)
        return
    tr, room, meeting = sheet.tr, snapshot.room, snapshot.room.meeting
    assert meeting is not None
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    sheet.heading(title, words.meeting_name(meeting.number, tr), large=False)
    width = sheet.right - sheet.left
    thanks = tr.gettext("Thank you. This is our agenda, and we hold each other to it.")
    y = sheet.block(thanks, sheet.left, 150, width, 270, px(0.09), weight=700, leading=LEADING)
    table, often = room.process.table, room.process.often
    followed = _fitting(sheet, ", ".join(filter(None, [table, often])), table)
    items(
        sheet,
        y + 46,
        [
            (tr.gettext("on our agenda"), _counted(sheet, snapshot), px(0.06), 700),
            (tr.gettext("first of all"), _first(sheet, snapshot), px(0.042), 600),
            (tr.gettext("back at the table"), words.day(room.again, sheet.language), px(0.05), 600),
            (tr.gettext("where we follow it"), followed, px(0.039), 400),
            (
                tr.gettext("next scan"),
                words.month(room.next.month, sheet.language),
                px(0.039),
                400,
            ),
        ],
    )


def _first(sheet: Sheet, snapshot: Snapshot) -> str:
    """Return what is to be done first, and by when; what is long is told by its point."""
    meeting = snapshot.room.meeting
    assert meeting is not None
    coming = deadlines.coming(snapshot.agenda, meeting.day)
    if not coming:
        return ""
    title, line = coming[0]
    day = words.day(line.due, sheet.language)
    told = (", ".join(filter(None, [one, line.lead])) for one in (line.what, title))
    return _fitting(sheet, *(f"{day}: {one}" for one in told if one), day)


def _fitting(sheet: Sheet, *said: str) -> str:
    """Return the first that takes no more than two lines; "" when none does."""
    size, width = px(BEAMER.sentence), sheet.right - sheet.left
    two = 2.5 * size * BODY
    return next((one for one in said if words.high(sheet, one, width, size) < two), "")


def _counted(sheet: Sheet, snapshot: Snapshot) -> str:
    tr, on = sheet.tr, meetings.kept(snapshot.room.points)
    if not on:
        return ""
    lines = [*(line for one in on for line in one.commitments), *snapshot.room.process.lines]
    agreed = sum(line.stands for line in lines)
    points = tr.ngettext("{n} point", "{n} points", len(on)).format(n=len(on))
    if not agreed:
        return points
    said = tr.ngettext("{n} agreement", "{n} agreements", agreed).format(n=agreed)
    return f"{points} · {said}"


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the close takes: the first, and those of the agenda."""
    plan = _plan(sheet, snapshot)
    return 1 + (len(_laid(plan)) if plan.points else 0)


def _overview(sheet: Sheet, snapshot: Snapshot, page: int) -> None:
    tr = sheet.tr
    sheet.heading(tr.gettext("Our agenda"), _counted(sheet, snapshot))
    write(sheet, _laid(_plan(sheet, snapshot)), (page - 1) % pages(sheet, snapshot), TOP)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the agenda in one view is made of."""

    width: float
    language: str
    points: tuple[AgendaPoint, ...]


def _plan(sheet: Sheet, snapshot: Snapshot) -> Plan:
    on = meetings.in_order(meetings.kept(snapshot.room.points))
    return Plan(sheet.width, sheet.language, tuple(on))


@lru_cache(8)
def _laid(plan: Plan) -> Pages:
    sheet = Sheet(plan.width, plan.language)

    def make(width: float, scale: float, wide: bool) -> list[Piece]:
        return _pieces(sheet, plan.points, width, scale)

    high = BOTTOM - TOP
    return spread(laid(make, sheet.right - sheet.left, high, SIZES), high, 40)


def _pieces(
    sheet: Sheet, points: tuple[AgendaPoint, ...], width: float, scale: float
) -> list[Piece]:
    """Name each point, who leads it, how much is agreed, and what comes first."""
    tr, column = sheet.tr, Column(width, scale, sheet.breaks)
    x = 62 * scale
    for point in points:
        first = len(column.pieces)
        column.begin(point.id)
        column.hair()
        title = words.point_title(point, tr)
        line = column.text(title, x, width - x, 0.042, 700, leading=1.16)
        column.before(line, Place(21 * scale, 0, 42 * scale, 28 * scale, Sitting.TAKEN), 0.56)
        many = sum(one.stands for one in point.commitments)
        agreed = tr.ngettext("{n} agreement", "{n} agreements", many).format(n=many) if many else ""
        days = sorted(one.due for one in point.commitments if one.due and one.stand not in SETTLED)
        due = words.plain_day(days[0], sheet.language) if days else ""
        due = tr.gettext("first by {day}").format(day=due) if due else ""
        column.text(
            words.dotted(point.lead, agreed.replace(" ", "\u00a0"), due),
            x, width - x, BEAMER.caption, 400, Role.MUTED,
        )  # fmt: skip
        column.gap(6 * scale)
        column.join(first)
    return column.pieces
