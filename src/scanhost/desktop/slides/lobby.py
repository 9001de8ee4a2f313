"""The lobby: how a phone gets in, and the table that fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Code, Ring, Sitting
from scanhost.desktop.promises import in_short
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.sheet import SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Joining, Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Anchor, Dot, Role

CARDS = 290.0  # where the cards of the codes begin
LOWEST = 1056.0  # to which the names beside the table come
LEAST = 96.0  # radius of the table with names around it
STEP = 1.18  # from line to line of a domain's title


@dataclass(frozen=True, slots=True)
class _Domain:
    """A domain at the table, as a title, its lines, and its places."""

    title: str
    sitting: tuple[Sitting, ...]
    taken: int


def lobby(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Show the way in at the left, the table at the right."""
    tr, agenda = sheet.tr, snapshot.agenda
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    day = words.day(agenda.date, sheet.language)
    sheet.heading(title, words.aside(snapshot, tr, day), large=False)
    welcome = tr.gettext("Welcome to the table")
    sheet.block(welcome, sheet.left, 122, sheet.width * 0.5, 90, px(0.07), weight=700)
    joining = snapshot.joining
    way_in = _way_in if joining is not None and not joining.alone else _alone
    end = way_in(sheet, joining)
    _table(sheet, snapshot, end)
    whose = in_short(snapshot.room.mode, tr)
    width = sheet.right - sheet.left
    sheet.line(whose, sheet.left, 1052, px(BEAMER.caption), Role.MUTED, width=width)


def _way_in(sheet: Sheet, joining: Joining | None) -> float:
    """Show the codes, that of the room's Wi-Fi first; return where they end."""
    assert joining is not None
    tr, x = sheet.tr, sheet.left
    scan = tr.gettext("Scan and choose a place")
    if joining.wifi is None:
        card = sheet.between(460, 540)
        _code(sheet, x, card, "", scan, joining.matrix)
        _typed(sheet, joining, x, CARDS + card + 44, card)
        return x + card
    small, card = sheet.between(250, 350), sheet.between(420, 470)
    _code(sheet, x, small, "1", tr.gettext("First the Wi-Fi"), joining.wifi.matrix)
    y = CARDS + small + 50
    sheet.line(tr.gettext("network"), x, y, px(BEAMER.caption), Role.MUTED)
    whole = measure(joining.wifi.name, SMALLEST, 600) <= small
    size = px(0.04) if whole else SMALLEST
    for part in [joining.wifi.name] if whole else _parts(joining.wifi.name, small, size):
        y = sheet.block(part, x, y + 14, small, 50, size, weight=600, leading=1.1)
    password = joining.wifi.password
    plain = password == " ".join(password.split())  # else its spaces would not be seen
    if password and plain and measure(password, SMALLEST, 600) <= small:  # the code has it
        sheet.line(tr.gettext("password"), x, y + 48, px(BEAMER.caption), Role.MUTED)
        sheet.block(password, x, y + 62, small, 50, px(0.04), weight=600, leading=1.1)
    x += small + sheet.between(36, 48)
    _code(sheet, x, card, "2", scan, joining.matrix)
    _typed(sheet, joining, x, CARDS + card + 50, card)
    return x + card


def _parts(name: str, width: float, size: float) -> list[str]:
    """Return the name of a network in parts that fit; it gets no hyphen, which would be typed."""
    parts = [""]
    for mark in name:
        if measure(parts[-1] + mark, size, 600) > width:
            parts.append("")
        parts[-1] += mark
    return parts


def _code(
    sheet: Sheet, x: float, card: float, step: str, said: str, matrix: Sequence[Sequence[bool]]
) -> None:
    """Set a code on its card, with what it is for above it."""
    end = sheet.line(step, x, CARDS - 26, px(0.036), Role.MUTED, 600) + 18 if step else 0
    sheet.line(said, x + end, CARDS - 26, px(0.036), weight=700, width=card - end)
    sheet.add(Code(x, CARDS, card, tuple(tuple(row) for row in matrix)))


def _typed(sheet: Sheet, joining: Joining, x: float, y: float, width: float) -> None:
    """Say what to type for who does not scan."""
    tr = sheet.tr
    sheet.line(tr.gettext("or type in the browser"), x, y, px(BEAMER.caption), Role.MUTED)
    sheet.line(joining.address, x, y + 54, px(0.05), weight=700, width=width)
    word = tr.gettext("code")
    end = sheet.line(word, x, y + 116, px(BEAMER.caption), Role.MUTED)
    sheet.line(joining.code, x + end + 20, y + 116, px(0.05), weight=700, width=width - end - 20)


def _alone(sheet: Sheet, joining: Joining | None) -> float:
    """Say that phones cannot join: there is no network, or not even a server yet."""
    tr, x, width = sheet.tr, sheet.left, sheet.between(400, 470)
    head = tr.gettext("One moment")
    said = tr.gettext("Phones can join in a moment.")
    if joining is not None:
        head = tr.gettext("No network yet")
        said = tr.gettext("Phones cannot join yet. For now only this computer can.")
    y = sheet.block(head, x, 330, width, 60, px(BEAMER.title), weight=700)
    y = sheet.block(said, x, y + 24, width, 200, px(BEAMER.sentence))
    if joining is not None:
        where = tr.gettext("on this computer, in the browser")
        y = sheet.block(where, x, y + 60, width, 90, px(BEAMER.caption), Role.MUTED)
        sheet.line(joining.address, x, y + 50, px(0.046), weight=700, width=width)
    return x + width


def _domains(sheet: Sheet, snapshot: Snapshot) -> list[_Domain]:
    """Return who sits where, per domain in the pack's order; an empty list shows free places."""
    room = snapshot.room
    titles = {one.id: one.title.in_(sheet.language) for one in room.pack.domains}
    if not room.seats:
        return [
            _Domain(words.short(titles[one.id]), (Sitting.DASHED,) * one.places, 0)
            for one in room.pack.domains
        ]
    domains = []
    for id in [*titles, ""]:
        seats = [
            seat
            for seat in room.seats
            if (seat.person.domain if seat.person.domain in titles else "") == id
        ]
        taken = sum(seat.taken for seat in seats)
        sitting = (Sitting.TICKED,) * taken + (Sitting.DASHED,) * (len(seats) - taken)
        if seats:
            title = words.short(titles[id]) if id else sheet.tr.gettext("Guests and others")
            domains.append(_Domain(title, sitting, taken))
    return domains


def _table(sheet: Sheet, snapshot: Snapshot, left: float) -> None:
    """Draw the table in the room right of what is there already."""
    domains = _domains(sheet, snapshot)
    sitting = [how for one in domains for how in one.sitting]
    room = (sheet.right - left - 40) / 2  # from the middle to either side
    x, y, radius = sheet.right - room, 580.0, min(sheet.between(140, 184), (room - 250) / 1.5)
    around = radius > LEAST  # else the names have no place beside it
    if not around:
        y, radius = 420.0, LEAST
    width = min(radius * 0.57, radius * 6.2 / max(len(sitting), 1))
    outer = radius + width * 0.33 + 22
    first = len(domains[0].sitting) if domains else 1
    start = -(first - 1) / 2 / max(len(sitting), 1)
    taken = sum(one.taken for one in domains)
    said = sheet.tr.gettext("{n} of {all}").format(n=taken, all=len(sitting))
    sheet.add(
        Dot(x, y, radius, Role.SURFACE),
        Ring(x, y, radius, 5, Role.INK),
        *table.around(x, y, outer, width, sitting, start),
        *table.middle(x, y - radius * 0.1, radius, said, min(px(0.075), radius * 0.42)),
    )
    at_table = sheet.tr.gettext("at the table")
    small = max(min(px(BEAMER.caption), radius * 0.3), SMALLEST)
    sheet.line(at_table, x, y + radius * 0.4, small, Role.MUTED, anchor=Anchor.MIDDLE)
    edge = outer + width * 0.33 + 26
    if not around:
        _list(sheet, domains, sheet.right - room * 2, y + edge + 10)
        return
    turns, passed = [], 0.0
    for one in domains:
        turns.append((passed + len(one.sitting) / 2 - first / 2) / len(sitting))
        passed += len(one.sitting)
    _labels(sheet, _placed(domains, turns), (x, y), edge, room - edge)


def _list(sheet: Sheet, domains: list[_Domain], x: float, y: float) -> None:
    """Name the domains below the table, with how many of their places are taken."""
    size, room = px(BEAMER.caption), sheet.right - x - 150
    high = [
        len(sheet.fit(one.title, room, 190, size, 600, STEP)[0]) * STEP * size for one in domains
    ]
    apart = min((1010 - y - sum(high)) / max(len(domains), 1), 24)
    for one in domains:
        said = sheet.tr.gettext("{n} of {all}").format(n=one.taken, all=len(one.sitting))
        sheet.line(said, sheet.right, y + 0.8 * size, size, Role.MUTED, anchor=Anchor.END)
        y = sheet.block(one.title, x, y, room, 190, size, weight=600, leading=STEP) + apart


_Placed = dict[Anchor, list[tuple[float, _Domain]]]


def _placed(domains: list[_Domain], turns: list[float]) -> _Placed:
    """Return which domains are named at the right, above and below, and at the left."""
    placed: _Placed = {Anchor.START: [], Anchor.MIDDLE: [], Anchor.END: []}
    for one, turn in zip(domains, turns, strict=True):
        right, down = table.at(0, 0, 1, turn)
        if abs(right) < 0.3:
            placed[Anchor.MIDDLE].append((down, one))
        else:
            placed[Anchor.START if right > 0 else Anchor.END].append((down, one))
    return placed


def _labels(
    sheet: Sheet, placed: _Placed, centre: tuple[float, float], edge: float, room: float
) -> None:
    """Name the domains around the table, all in one size and none over another."""
    x, y = centre
    widths = {Anchor.START: room, Anchor.MIDDLE: edge * 2.1, Anchor.END: room}
    size = min(
        (
            sheet.fit(one.title, widths[anchor], 190, px(0.0325), 600, STEP)[1]
            for anchor, column in placed.items()
            for _, one in column
        ),
        default=px(0.0325),
    )
    for down, one in placed[Anchor.MIDDLE]:
        label = _Label(sheet, one, widths[Anchor.MIDDLE], size)
        label.write(x, y + edge - 6 if down > 0 else y - edge - label.high + 6, Anchor.MIDDLE)
    for anchor in (Anchor.START, Anchor.END):
        start = x + edge if anchor is Anchor.START else x - edge
        below, column = 0.0, list[tuple[float, _Label]]()
        for down, one in sorted(placed[anchor], key=lambda pair: pair[0]):
            label = _Label(sheet, one, room, size)
            top = max(y + down * edge - label.high / 2, below)
            column.append((top, label))
            below = top + label.high + 16
        over = max(below - LOWEST, 0.0)  # many long names: they begin higher
        for top, label in column:
            label.write(start, top - over, anchor)


class _Label:
    """A domain's name in lines, with how many of its places are taken."""

    def __init__(self, sheet: Sheet, domain: _Domain, width: float, size: float) -> None:
        self._sheet, self._domain = sheet, domain
        self._lines, self._size = sheet.fit(domain.title, width, 190, size, 600, STEP)
        self.high = len(self._lines) * STEP * self._size + 42

    def write(self, x: float, y: float, anchor: Anchor) -> None:
        """Write it below y."""
        sheet, one, size = self._sheet, self._domain, self._size
        for number, line in enumerate(self._lines):
            sheet.line(line, x, y + (0.8 + number * STEP) * size, size, Role.INK, 600, anchor)
        said = sheet.tr.gettext("{n} of {all}").format(n=one.taken, all=len(one.sitting))
        baseline = y + len(self._lines) * STEP * size + 30
        sheet.line(said, x, baseline, px(BEAMER.caption), Role.MUTED, 400, anchor)
