"""What people say of themselves, and what one of them asked or offered."""

from __future__ import annotations

import math

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.slides import words
from scanhost.desktop.slides.sheet import ASCENT, LEADING, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Role
from scanhost.domain.views import Seat

TOP, HIGH = 130.0, 922.0  # of the columns
GAP, APART = 60.0, 14.0  # between two columns, and two people, at least
FEW = 12  # who stand in two columns
ROWS = (8, 6, 5, 4, 3)  # of three columns, else of two; as many as leave everybody whole


def introductions(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Who is here, by domain, with what they want from today."""
    tr, room = sheet.tr, snapshot.room
    usual = tr.ngettext("{n} at the table", "{n} at the table", room.present)
    aside = words.aside(snapshot, tr, usual.format(n=room.present))
    sheet.heading(tr.gettext("Who is at the table?"), aside)
    here = _here(snapshot)
    if not here:
        said = tr.gettext("Who are we, and what do we want from today?")
        sheet.block(said, sheet.left, 200, sheet.right - sheet.left, 300, px(BEAMER.welcome))
        return
    columns, rows = _arranged(sheet, snapshot)
    shown = here[page * columns * rows :][: columns * rows]
    rows = min(rows, math.ceil(len(shown) / columns))
    width, height = _width(sheet, columns), HIGH / rows
    for place, seat in enumerate(shown):
        x = sheet.left + (place // rows) * (width + GAP)
        _person(sheet, snapshot, seat, x, TOP + (place % rows) * height, width, height)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the people take."""
    columns, rows = _arranged(sheet, snapshot)
    return max(math.ceil(len(_here(snapshot)) / (columns * rows)), 1)


def _here(snapshot: Snapshot) -> list[Seat]:
    room = snapshot.room
    order = [one.id for one in room.pack.domains]
    return sorted(
        (seat for seat in room.seats if seat.taken and not seat.absent),
        key=lambda s: order.index(s.person.domain) if s.person.domain in order else len(order),
    )


def _width(sheet: Sheet, columns: int) -> float:
    return (sheet.right - sheet.left - GAP * (columns - 1)) / columns


def _arranged(sheet: Sheet, snapshot: Snapshot) -> tuple[int, int]:
    """Return columns and rows of a page: three for a crowd, if everybody is whole in them."""
    here = _here(snapshot)
    if len(here) <= FEW and _whole(sheet, snapshot, here, 2, rows := math.ceil(len(here) / 2) or 1):
        return 2, rows
    for columns in (3, 2):
        for rows in ROWS:
            if _whole(sheet, snapshot, here, columns, rows):
                return columns, rows
    return 2, ROWS[-1]


def _whole(sheet: Sheet, snapshot: Snapshot, here: list[Seat], columns: int, rows: int) -> bool:
    """Tell whether everybody's lines are whole in a place of this size."""
    width, height = _width(sheet, columns), HIGH / rows
    for seat in here:
        trial = Sheet(sheet.width, sheet.language)
        end = _person(trial, snapshot, seat, 0, 0, width, height)
        if trial.cut or end > height - APART:
            return False
    return True


def _person(
    sheet: Sheet, snapshot: Snapshot, seat: Seat, x: float, y: float, width: float, height: float
) -> float:
    """Write a name, what they are, and what they want; return where that ends."""
    person, top = seat.person, y
    size, small = px(BEAMER.row), px(BEAMER.smallest)
    who = " · ".join(filter(None, [person.organisation, person.function]))
    wide = measure(person.name, size, 600) + 22
    least = size * 0.9  # below which a name rather takes two lines
    y = sheet.block(
        person.name, x, y, width, height, size,
        weight=600, leading=LEADING, most=1, least=least,
    )  # fmt: skip
    if who and measure(who, small, 400) <= width - wide:
        sheet.line(who, x + wide, top + ASCENT * size, small, Role.MUTED)
    elif who:
        y = sheet.block(
            who, x, y + 2, width, top + height - y - 2, small, Role.MUTED, leading=LEADING
        )
    wish = snapshot.room.wishes.get(person.id, "")
    if wish:
        left = top + height - y - APART - 2
        y = sheet.block(wish, x, y + 2, width, left, px(BEAMER.caption), leading=LEADING)
    return y


def said(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """What somebody asked or offered, without a name."""
    tr = sheet.tr
    one = next(said for said in snapshot.room.said if said.shown)
    question = one.kind == "question"
    head = tr.gettext("A question from the group") if question else tr.gettext("A good example")
    sheet.heading(head, words.aside(snapshot, tr, ""), large=False)
    width = sheet.right - sheet.left
    sheet.block(one.text, sheet.left, 190, width, 800, px(0.08), weight=600, leading=LEADING)
