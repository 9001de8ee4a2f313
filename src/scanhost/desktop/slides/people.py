"""What people say of themselves, and what one of them asked or offered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import GAP, Column, Piece, fill, in_pairs, write
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Role

TOP, BOTTOM, ALONE = 128.0, 1010.0, 1048.0  # the last of a page that is the only one
SIZES = (1.5, 1.35, 1.2, 1.1, 1.0, 0.92, 0.86, 0.8)  # tried in turn, largest first
INDENT = 62.0  # of what stands beside a place


def introductions(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Who is here, by domain, with what they want from today."""
    tr, room = sheet.tr, snapshot.room
    usual = tr.ngettext("{n} at the table", "{n} at the table", room.present)
    aside = words.aside(snapshot, tr, usual.format(n=room.present))
    sheet.heading(tr.gettext("Who is at the table?"), aside)
    here = _table(sheet, snapshot)
    if not here:
        said = tr.gettext("Who are we, and what do we want from today?")
        sheet.block(said, sheet.left, 200, sheet.right - sheet.left, 300, px(BEAMER.welcome))
        return
    write(sheet, _laid(sheet.width, sheet.language, here), page, TOP)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return over how many slides the people go."""
    here = _table(sheet, snapshot)
    return len(_laid(sheet.width, sheet.language, here)) if here else 1


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody at the table, as the slide shows them."""

    name: str
    organisation: str
    function: str
    wish: str


People = tuple[tuple[str, tuple[Introduced, ...]], ...]  # by the title of their domain


def _table(sheet: Sheet, snapshot: Snapshot) -> People:
    """Return who is here, by domain; who has none comes last."""
    room = snapshot.room
    titles = {one.id: words.short(one.title.in_(sheet.language)) for one in room.pack.domains}
    found: dict[str, list[Introduced]] = {id: [] for id in [*titles, ""]}
    for seat in room.seats:
        person = seat.person
        if seat.taken and not seat.absent:
            found[person.domain if person.domain in titles else ""].append(
                Introduced(
                    person.name,
                    person.organisation,
                    person.function,
                    room.wishes.get(person.id, ""),
                )
            )
    others = sheet.tr.gettext("Guests and others")
    return tuple((titles.get(id, others), tuple(here)) for id, here in found.items() if here)


@lru_cache(8)  # a slide is laid out again every second
def _laid(width: float, language: str, people: People) -> list[list[list[Piece]]]:
    """Return pages of two columns, as few as there can be, and then as large as they can be."""
    sheet = Sheet(width, language)
    half = (sheet.right - sheet.left - GAP) / 2
    pieces = [_pieces(sheet, people, half, scale) for scale in SIZES]
    for one in pieces:
        columns = fill(one, ALONE - TOP)
        if len(columns) <= 2:
            return [columns]
    made = [in_pairs(fill(one, BOTTOM - TOP)) for one in pieces]
    least = min(len(one) for one in made)
    return next(one for one in made if len(one) == least)


def _pieces(sheet: Sheet, people: People, width: float, scale: float) -> list[Piece]:
    """Set the people of every domain under its name; nobody is taken apart."""
    column = Column(width, scale, sheet.breaks)
    for title, here in people:
        first = len(column.pieces)
        column.rule()
        column.text(title, 0, width, BEAMER.caption, 600, Role.MUTED, 1.3)
        for place, one in enumerate(here):
            start = len(column.pieces) if place else first
            _person(one, column)
            column.join(start)
        column.gap(10 * scale)
    return column.pieces


def _person(one: Introduced, column: Column) -> None:
    width = column.width - INDENT
    first = column.text(one.name, INDENT, width, BEAMER.row, 600, leading=1.16)
    who = " · ".join(filter(None, [one.organisation, one.function]))
    if not column.after(first, who, BEAMER.smallest, Role.MUTED):
        column.text(who, INDENT, width, BEAMER.smallest, 400, Role.MUTED, 1.18)
    column.before(first, Place(20, 0, 40, 27, Sitting.TAKEN), 0.56)
    column.text(one.wish, INDENT, width, BEAMER.caption, 400, leading=1.18)
    column.gap(10 * column.scale)


def said(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """What somebody asked or offered, without a name."""
    tr = sheet.tr
    one = next(said for said in snapshot.room.said if said.shown)
    question = one.kind == "question"
    head = tr.gettext("A question from the group") if question else tr.gettext("A good example")
    sheet.heading(head, words.aside(snapshot, tr, ""), large=False)
    at, width = sheet.left, sheet.right - sheet.left
    title, _, rest = ("", "", one.text) if question else one.text.partition("\n")
    if not (title and rest):
        sheet.block(one.text, at, 190, width, 800, px(0.08), weight=600, leading=LEADING)
        return
    y = sheet.block(title, at, 190, width, 330, px(0.08), weight=700, leading=LEADING)
    sheet.block(rest, at, y + 30, width, 960 - y, px(0.056), weight=500, leading=LEADING)
