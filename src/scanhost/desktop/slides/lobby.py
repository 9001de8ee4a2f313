"""The lobby: how a phone gets in, and the table that fills."""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.desktop.bridge import Joining, Snapshot
from scanhost.desktop.marks import Code, Ring, Sitting
from scanhost.desktop.promises import in_short
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.sheet import Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Anchor, Dot, Role

CARD = 430.0  # side of the QR code's card
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
    sheet.block(welcome, sheet.left, 140, sheet.width * 0.47, 110, px(BEAMER.welcome), weight=700)
    joining = snapshot.joining
    if joining is None or joining.alone:
        _alone(sheet, joining)
    else:
        _way_in(sheet, joining)
    _table(sheet, snapshot)
    whose = in_short(snapshot.room.mode, tr)
    width = sheet.right - sheet.left
    sheet.line(whose, sheet.left, 1048, px(BEAMER.caption), Role.MUTED, width=width)


def _way_in(sheet: Sheet, joining: Joining) -> None:
    tr, x, y = sheet.tr, sheet.left, 330.0
    card = _card(sheet)
    head = tr.gettext("Scan and choose a place")
    sheet.line(head, x, y, px(BEAMER.row), weight=600, width=card + 80)
    sheet.add(Code(x, y + 30, card, joining.matrix))
    y += card + 88
    sheet.line(tr.gettext("or type in the browser"), x, y, px(BEAMER.caption), Role.MUTED)
    sheet.line(joining.address, x, y + 54, px(0.046), weight=700, width=sheet.width * 0.36)
    word = tr.gettext("code")
    end = sheet.line(word, x, y + 124, px(BEAMER.caption), Role.MUTED)
    sheet.line(joining.code, x + end + 20, y + 124, px(0.05), weight=700, width=sheet.width * 0.36)


def _card(sheet: Sheet) -> float:
    return sheet.between(350, CARD)


def _alone(sheet: Sheet, joining: Joining | None) -> None:
    """Say that phones cannot join: there is no network, or not even a server yet."""
    tr, x, width = sheet.tr, sheet.left, _card(sheet) + 20
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


def _domains(sheet: Sheet, snapshot: Snapshot) -> list[_Domain]:
    """Return who sits where, per domain in the pack's order; an empty list shows free places."""
    room = snapshot.room
    titles = {one.id: one.title.in_(sheet.language) for one in room.pack.domains}
    if not room.seats:
        return [
            _Domain(_short(titles[one.id]), (Sitting.DASHED,) * one.places, 0)
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
            title = _short(titles[id]) if id else sheet.tr.gettext("Guests and others")
            domains.append(_Domain(title, sitting, taken))
    return domains


def _short(title: str) -> str:
    """Leave out what a title explains between brackets."""
    return title.split(" (")[0] if title.endswith(")") else title


def _table(sheet: Sheet, snapshot: Snapshot) -> None:
    domains = _domains(sheet, snapshot)
    sitting = [how for one in domains for how in one.sitting]
    x, y, radius = sheet.between(912, 1236), 580.0, sheet.between(130, 176)
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
        *table.middle(x, y - 14, radius, said, px(0.075)),
    )
    at_table = sheet.tr.gettext("at the table")
    sheet.line(at_table, x, y + 58, px(BEAMER.caption), Role.MUTED, anchor=Anchor.MIDDLE)
    edge = outer + width * 0.33 + 26
    turns, passed = [], 0.0
    for one in domains:
        turns.append((passed + len(one.sitting) / 2 - first / 2) / len(sitting))
        passed += len(one.sitting)
    _labels(sheet, domains, turns, (x, y), edge)


def _labels(
    sheet: Sheet,
    domains: list[_Domain],
    turns: list[float],
    centre: tuple[float, float],
    edge: float,
) -> None:
    """Name the domains around the table, none over another."""
    x, y = centre
    columns: dict[Anchor, list[tuple[float, _Domain]]] = {
        Anchor.START: [],
        Anchor.MIDDLE: [],
        Anchor.END: [],
    }
    for one, turn in zip(domains, turns, strict=True):
        right, down = table.at(0, 0, 1, turn)
        if abs(right) < 0.3:
            columns[Anchor.MIDDLE].append((down, one))
        else:
            columns[Anchor.START if right > 0 else Anchor.END].append((down, one))
    for down, one in columns[Anchor.MIDDLE]:
        height = _height(sheet, one, edge * 2.1)
        top = y + edge - 6 if down > 0 else y - edge - height + 6
        _label(sheet, one, x, top, edge * 2.1, Anchor.MIDDLE)
    for anchor in (Anchor.START, Anchor.END):
        start = x + edge if anchor is Anchor.START else x - edge
        room = (
            sheet.right - start
            if anchor is Anchor.START
            else start - sheet.left - _card(sheet) - 30
        )
        below = 0.0
        for down, one in sorted(columns[anchor], key=lambda pair: pair[0]):
            height = _height(sheet, one, room)
            top = max(y + down * edge - height / 2, below)
            _label(sheet, one, start, top, room, anchor)
            below = top + height + 16


def _lines(sheet: Sheet, one: _Domain, width: float) -> tuple[list[str], float]:
    return sheet.fit(one.title, width, 190, px(0.0325), 600, STEP)


def _height(sheet: Sheet, one: _Domain, width: float) -> float:
    lines, size = _lines(sheet, one, width)
    return len(lines) * STEP * size + 42


def _label(sheet: Sheet, one: _Domain, x: float, y: float, width: float, anchor: Anchor) -> None:
    lines, size = _lines(sheet, one, width)
    for number, line in enumerate(lines):
        baseline = y + (0.8 + number * STEP) * size
        sheet.line(line, x, baseline, size, Role.INK, 600, anchor)
    said = sheet.tr.gettext("{n} of {all}").format(n=one.taken, all=len(one.sitting))
    baseline = y + len(lines) * STEP * size + 30
    sheet.line(said, x, baseline, px(BEAMER.caption), Role.MUTED, 400, anchor)
