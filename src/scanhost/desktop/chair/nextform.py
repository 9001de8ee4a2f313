"""The next scan: in which month, who chairs it, and from which domain."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.dates import month_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.picking import Picked
from scanhost.desktop.chair.stepform import StepForm
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain import nextchair
from scanhost.domain.commands import SaveText
from scanhost.domain.followup import ChooseNextDomain, PlanNextScan
from scanhost.domain.lines import TEXT
from scanhost.domain.views import Room

AHEAD = 30  # months that are offered


class NextForm(StepForm):
    """Three questions, with a suggestion for the domain."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        _ = desk.texts.gettext
        self.heading.setText(_("Next scan"))
        self.under.say(_("With the next scan you see what became of this agenda."))
        self.month = Choice(look.colour, _("In which month?"))
        self.month.activated.connect(lambda _: desk.ask(PlanNextScan(self.month.chosen)))
        self.domain = Choice(look.colour, _("From which domain does the chair come?"))
        self.domain.activated.connect(lambda _: desk.ask(ChooseNextDomain(self.domain.chosen)))
        self.suggestion = Words("", "small", wrap=True)
        self.chair = Line(
            _("Who chairs it?"), lambda text: desk.ask(SaveText("next.chair", text)), TEXT
        )
        desk.typing.follow(self.chair.record, "next.chair")
        self._chair = Picked(self.chair, _("Choose …"), _("Choose a person"), several=False)
        self.field(_("In which month?"), self.month)
        self.field(_("From which domain does the chair come?"), self.domain)
        self.column.addWidget(self.suggestion)
        self.field(_("Who chairs it?"), self._chair)
        self.careful()

    def draw(self, snapshot: Snapshot, today: str) -> None:
        room, desk = snapshot.room, self._desk
        _ = desk.texts.gettext
        self.month.fill([("", _("Not agreed yet")), *_months(room, today, desk.language)])
        self.month.choose(room.next.month)
        titles = {one.id: desk.text(one.title) for one in room.pack.domains}
        self.domain.fill([("", _("Not agreed yet")), *titles.items()])
        self.domain.choose(room.next.domain_id)
        self.suggestion.say(self._suggested(room, titles))
        self.chair.draw(room.next.chair)
        people = [seat.person for seat in room.seats]
        own = [one.name for one in people if one.domain == room.next.domain_id]
        self._chair.draw([*own, *(one.name for one in people if one.name not in own)])

    def chain(self) -> list[QWidget]:
        return [self.month, self.domain, self.chair, self._chair.choose]

    def _suggested(self, room: Room, titles: dict[str, str]) -> str:
        """Return which domain could be next, and what it goes by; it is no rule."""
        _ = self._desk.texts.gettext
        people = {one.person.id: one.person for one in room.seats}
        earlier = tuple(
            one
            for one in (nextchair.of_chair(room.about, people), room.about.get("before_domain"))
            if one
        )
        if not earlier:
            return ""
        other = self._desk.text(nextchair.suggested(room.pack, *earlier)[0].title)
        was = titles.get(earlier[0], "")
        if was and room.next.domain_id == earlier[0]:
            said = _("{domain} chairs this time too. Could it be another domain, {other} perhaps?")
            return said.format(domain=was, other=other)
        said = _("Suggestion: {domain}. So not the same domain chairs twice running.")
        return said.format(domain=other)


def _months(room: Room, today: str, language: str) -> list[tuple[str, str]]:
    """Return the months to come, and the one that was agreed on before."""
    now = date.fromisoformat(today)
    kept = []
    for ahead in range(1, AHEAD + 1):
        years, month = divmod(now.month - 1 + ahead, 12)
        kept.append(f"{now.year + years:04d}-{month + 1:02d}")
    if room.next.month and room.next.month not in kept:
        kept = sorted([*kept, room.next.month])
    return [(one, month_said(one, language)) for one in kept]
