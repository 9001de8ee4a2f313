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

MOST = 24  # who fit on one slide


def introductions(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Who is here, by domain, with what they want from today."""
    tr, room = sheet.tr, snapshot.room
    usual = tr.ngettext("{n} at the table", "{n} at the table", room.present)
    aside = words.aside(snapshot, tr, usual.format(n=room.present))
    sheet.heading(tr.gettext("Who is at the table?"), aside)
    order = [one.id for one in room.pack.domains]
    here = sorted(
        (seat for seat in room.seats if seat.taken and not seat.absent),
        key=lambda s: order.index(s.person.domain) if s.person.domain in order else len(order),
    )[:MOST]
    if not here:
        said = tr.gettext("Who are we, and what do we want from today?")
        sheet.block(said, sheet.left, 200, sheet.right - sheet.left, 300, px(BEAMER.welcome))
        return
    columns = 2 if len(here) <= 12 else 3
    rows = math.ceil(len(here) / columns)
    gap = 60.0
    width = (sheet.right - sheet.left - gap * (columns - 1)) / columns
    height = 900.0 / rows
    for place, seat in enumerate(here):
        x = sheet.left + (place // rows) * (width + gap)
        _person(sheet, snapshot, seat, x, 140 + (place % rows) * height, width, height)


def _person(
    sheet: Sheet, snapshot: Snapshot, seat: Seat, x: float, y: float, width: float, height: float
) -> None:
    person = seat.person
    size, small = px(BEAMER.row), px(BEAMER.smallest)
    base = y + ASCENT * size
    wide = sheet.line(person.name, x, base, size, weight=600, width=width) + 22
    below = y + size * LEADING + 2
    who = " · ".join(filter(None, [person.organisation, person.function]))
    if who and measure(who, small, 400) <= width - wide:
        sheet.line(who, x + wide, base, small, Role.MUTED)
    elif who:
        sheet.line(who, x, below + ASCENT * small, small, Role.MUTED, width=width)
        below += small * LEADING
    wish = snapshot.room.wishes.get(person.id, "")
    if wish:
        left = y + height - below - 8
        sheet.block(wish, x, below, width, left, px(BEAMER.caption), leading=LEADING, most=2)


def said(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """What somebody asked or offered, without a name."""
    tr = sheet.tr
    one = next(said for said in snapshot.room.said if said.shown)
    question = one.kind == "question"
    head = tr.gettext("A question from the group") if question else tr.gettext("A good example")
    sheet.heading(head, words.aside(snapshot, tr, ""), large=False)
    width = sheet.right - sheet.left
    sheet.block(one.text, sheet.left, 190, width, 800, px(0.08), weight=600, leading=LEADING)
