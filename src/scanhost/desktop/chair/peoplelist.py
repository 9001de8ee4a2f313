"""The people as rows of a list: what wants a look stands where it is, and two boxes to tick."""

from __future__ import annotations

from dataclasses import replace

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.person import COMING
from scanhost.desktop.chair.places import brief, sorted_in
from scanhost.desktop.chair.rows import Cell, Row, RowsView
from scanhost.domain import roster
from scanhost.domain.commands import SavePerson
from scanhost.domain.errors import Refused
from scanhost.domain.people import Person
from scanhost.domain.roster import Slip
from scanhost.domain.views import Room
from scanhost.texts import N_

SHARES = (23, 19, 15, 18, 25, -76, -116)
PHONED, COMES = 5, 6  # columns
SLIPS = {
    "email.form": N_("This address is not complete."),
    "email.twice": N_("also of {name}"),
    "name.alike": N_("looks like {name}"),
}
AFTER = {"": "yes", "yes": "no", "no": ""}  # what a press makes of coming


class PeopleList(RowsView):
    """Everybody on the list, a row each, in the order of the domains."""

    def __init__(self, desk: Desk, look: Look) -> None:
        _ = desk.texts.gettext
        heads = (
            _("Name"),
            _("Organisation"),
            _("Function"),
            _("Domain"),
            _("E-mail"),
            _("called"),
            _("coming"),
        )
        name = _("Participants; Enter changes one, Space ticks a box")
        super().__init__(name, heads, SHARES, look)
        self._desk = desk
        self._drawn: object = None
        self.people: list[Person] = []
        self.ticked.connect(self._tick)

    def draw_room(self, room: Room) -> None:
        """Show who is invited."""
        people = [seat.person for seat in room.seats]
        seat = room.about.get("seat", "")
        drawn = (people, room.pack.domains, seat)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        within = sorted_in(people, room)
        self.people = [one for mine in within.values() for one in mine]
        domains = {one.id: brief(self._desk.text(one.title)) for one in room.pack.domains}
        found = roster.slips(people)
        self.draw([self._row(one, seat, domains, found.get(one.id, ())) for one in self.people])

    def person(self, id: str) -> Person | None:
        """Return somebody on the list."""
        return next((one for one in self.people if one.id == id), None)

    def _row(
        self, person: Person, seat: str, domains: dict[str, str], slips: tuple[Slip, ...]
    ) -> Row:
        _ = self._desk.texts.gettext
        said = {
            slip.code: _(SLIPS[slip.code]).format(name=slip.other)
            for slip in slips
            if slip.code in SLIPS
        }
        domain = domains.get(person.domain)
        email = said.get("email.form", "") or said.get("email.twice", "")
        coming = _(COMING[person.coming])
        return Row(
            person.id,
            (
                Cell(
                    person.name,
                    said.get("name.alike", ""),
                    _("chair") if person.id == seat else "",
                    kind="muted" if person.coming == "no" else "strong",
                ),
                Cell(person.organisation),
                Cell(person.function),
                Cell(domain) if domain else Cell(_("no domain yet"), kind="todo"),
                Cell(
                    person.email or _("no address yet"),
                    email,
                    kind="todo" if email or not person.email else "",
                ),
                Cell(
                    box="yes" if person.phoned else "",
                    said=_("contacted by telephone") if person.phoned else _("not called yet"),
                ),
                Cell(coming if person.coming == "no" else "", box=person.coming, said=coming),
            ),
        )

    def _tick(self, id: str, column: int) -> None:
        person = self.person(id)
        if person is None:
            return
        if column == PHONED:
            person = replace(person, phoned=not person.phoned)
        else:
            person = replace(person, coming=AFTER[person.coming])
        # The next tick may come before the scan has this one.
        self.people = [person if one.id == id else one for one in self.people]
        self._desk.ask(SavePerson(person), self._refused)

    def _refused(self, _: Refused) -> bool:
        self._drawn = None
        return False
