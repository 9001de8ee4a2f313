"""Adding or changing somebody on the list, in the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.personfields import PersonFields
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain import lines, roster
from scanhost.domain.commands import RemovePerson, SavePerson
from scanhost.domain.people import Person
from scanhost.domain.roster import Slip
from scanhost.domain.views import Room
from scanhost.texts import N_

SLIPS = {
    "email.none": N_("No address yet, so no invitation can be made."),
    "email.form": N_("This address is not complete."),
    "email.twice": N_("{name} has this address too."),
    "name.alike": N_("This looks like {name}, who is on the list already."),
}
ORDER = ("first", "last", "organisation", "function", "domain", "email", "phoned", "coming")
COMING = {"": N_("not known yet"), "yes": N_("coming"), "no": N_("not coming")}


def slip_said(slip: Slip, desk: Desk) -> str:
    """Return in one sentence what wants a look."""
    return desk.texts.gettext(SLIPS[slip.code]).format(name=slip.other)


class PersonForm(PersonFields):
    """Somebody on the list, with function and e-mail, and what they said on the telephone."""

    opened = Signal()  # the form stands here now, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        _ = desk.texts.gettext
        self._room: Room | None = None
        self.heading = Words("", "section")
        self.line("function", _("Function"))
        self.line("email", _("E-mail"), most=254)
        for key in ("first", "last", "email"):
            self.fields[key].editingFinished.connect(self._look_over)
        self.phoned = Check(look.colour, _("Contacted by telephone"))
        self.coming = Choice(look.colour, _("Coming"))
        self.coming.fill([(key, _(text)) for key, text in COMING.items()])
        self.asked["phoned"] = Asked(_("Telephone"), self.phoned)
        self.asked["coming"] = Asked(_("Coming"), self.coming)
        self.save_button = button(_("Save"), self.save)
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self.remove = button(_("Remove …"), self.ask_to_remove, "quiet")
        buttons = (self.save_button, self.cancel, self.remove)
        self.lay(self.heading, dict.fromkeys(ORDER, 1), (), buttons)
        self.hide()

    def draw(self, room: Room) -> None:
        """Know who else is on the list."""
        self._room = room
        super().draw(room)
        if not self.isHidden():
            self._follow(room)

    def _follow(self, room: Room) -> None:
        """Take over what changed elsewhere (a tick in the list), but not over what was typed."""
        then, me = self._person, self._person.id
        now = next((seat.person for seat in room.seats if seat.person.id == me), then)
        if now == then:
            return
        for key, field in self.fields.items():
            if field.text() == getattr(then, key):
                field.setText(getattr(now, key))
        if self.domain.chosen == then.domain:
            self.domain.choose(now.domain)
        if self.phoned.isChecked() == then.phoned:
            self.phoned.setChecked(now.phoned)
        if self.coming.chosen == then.coming:
            self.coming.choose(now.coming)
        self._person = now

    def open(self, person: Person, new: bool, heading: str = "") -> None:
        """Begin with this person."""
        heading = heading or self._desk.texts.gettext("New participant")
        self.heading.setText(heading if new else person.name)
        self.remove.setVisible(not new)
        self.question.clear()
        self.phoned.setChecked(person.phoned)
        self.coming.choose(person.coming)
        self.fill(person)
        if not new:
            self._look_over()
        self.opened.emit()

    def typed(self) -> Person:
        """Return the person as the form describes them now."""
        return replace(super().typed(), phoned=self.phoned.isChecked(), coming=self.coming.chosen)

    def ask_to_remove(self) -> None:
        """Ask whether this person is to be taken off the list."""
        tr = self._desk.texts
        self.question.ask(
            tr.gettext("Take {name} off the list?").format(name=self.heading.text()),
            tr.gettext("Remove"),
            tr.gettext("No"),
            lambda: remove(self._person, self._desk, self.close_form),
            careful=True,
        )

    def _look_over(self) -> None:
        """Mark what wants a look, where it stands; nothing of it stops anybody."""
        if self._room is None:
            return
        me = self.typed()
        me = replace(
            me, first=lines.line(me.first), last=lines.line(me.last), email=me.email.strip()
        )
        others = [one.person for one in self._room.seats if one.person.id != me.id]
        found = roster.slips([*others, me]).get(me.id, ()) if me.name else ()
        said = {slip.code: slip_said(slip, self._desk) for slip in found}
        self.asked["last"].wrong(said.get("name.alike", ""))
        self.asked["email"].wrong(said.get("email.form", "") or said.get("email.twice", ""))
        self.asked["email"].said(said.get("email.none", ""))


def remove(person: Person, desk: Desk, then: Callable[[], object]) -> None:
    """Take somebody off the list, and offer to put them back as they were."""
    said = desk.texts.gettext("{name} is off the list.").format(name=person.name)

    def removed() -> None:
        then()
        desk.offered.emit(said, SavePerson(person))

    desk.ask(RemovePerson(person.id), then=removed)
