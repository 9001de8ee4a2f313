"""What people say of themselves, and what one of them asked or offered."""

from __future__ import annotations

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import GAP, Column, Piece, fill, in_pairs, write
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Role
from scanhost.domain.views import Seat

TOP, BOTTOM = 128.0, 1010.0
SIZES = (1.5, 1.35, 1.2, 1.1, 1.0, 0.92)  # tried in turn, largest first
INDENT = 62.0  # of what stands beside a place


def introductions(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Who is here, by domain, with what they want from today."""
    tr, room = sheet.tr, snapshot.room
    usual = tr.ngettext("{n} at the table", "{n} at the table", room.present)
    aside = words.aside(snapshot, tr, usual.format(n=room.present))
    sheet.heading(tr.gettext("Who is at the table?"), aside)
    if not _here(snapshot):
        said = tr.gettext("Who are we, and what do we want from today?")
        sheet.block(said, sheet.left, 200, sheet.right - sheet.left, 300, px(BEAMER.welcome))
        return
    write(sheet, _laid(sheet, snapshot), page, TOP)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return over how many slides the people go."""
    return len(_laid(sheet, snapshot)) if _here(snapshot) else 1


def _here(snapshot: Snapshot) -> list[Seat]:
    return [seat for seat in snapshot.room.seats if seat.taken and not seat.absent]


def _laid(sheet: Sheet, snapshot: Snapshot) -> list[list[list[Piece]]]:
    """Return pages of two columns, as few as there can be, and then as large as they can be."""
    high, width = BOTTOM - TOP, (sheet.right - sheet.left - GAP) / 2
    made = [in_pairs(fill(_pieces(sheet, snapshot, width, scale), high)) for scale in SIZES]
    least = min(len(one) for one in made)
    return next(one for one in made if len(one) == least)


def _pieces(sheet: Sheet, snapshot: Snapshot, width: float, scale: float) -> list[Piece]:
    """Set the people of every domain under its name; who has none comes last."""
    domains = snapshot.room.pack.domains
    titles = {one.id: words.short(one.title.in_(sheet.language)) for one in domains}
    column = Column(width, scale, sheet.breaks)
    for id in [*titles, ""]:
        here = [one for one in _here(snapshot) if _domain(one, titles) == id]
        if not here:
            continue
        column.rule()
        title = titles.get(id) or sheet.tr.gettext("Guests and others")
        column.text(title, 0, width, BEAMER.caption, 600, Role.MUTED, 1.3)
        for seat in here:
            _person(snapshot, seat, column)
        column.gap(12 * scale)
    return column.pieces


def _domain(seat: Seat, titles: dict[str, str]) -> str:
    return seat.person.domain if seat.person.domain in titles else ""


def _person(snapshot: Snapshot, seat: Seat, column: Column) -> None:
    person, width = seat.person, column.width - INDENT
    first = column.text(person.name, INDENT, width, BEAMER.row, 600, leading=1.16)
    who = " · ".join(filter(None, [person.organisation, person.function]))
    if not column.after(first, who, BEAMER.smallest, Role.MUTED):
        column.text(who, INDENT, width, BEAMER.smallest, 400, Role.MUTED, 1.18)
    column.before(first, Place(20, 0, 40, 27, Sitting.TAKEN), 0.56)
    wish = snapshot.room.wishes.get(person.id, "")
    column.text(wish, INDENT, width, BEAMER.caption, 400, leading=1.18)
    column.gap(12 * column.scale)


def said(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """What somebody asked or offered, without a name."""
    tr = sheet.tr
    one = next(said for said in snapshot.room.said if said.shown)
    question = one.kind == "question"
    head = tr.gettext("A question from the group") if question else tr.gettext("A good example")
    sheet.heading(head, words.aside(snapshot, tr, ""), large=False)
    width = sheet.right - sheet.left
    sheet.block(one.text, sheet.left, 190, width, 800, px(0.08), weight=600, leading=LEADING)
