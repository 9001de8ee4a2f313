"""One agreement to fill in: what, who leads, who joins, by when, how it is followed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.calendar import open_month
from scanhost.desktop.chair.dates import day_read, day_said, day_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.picking import Opener, offer_below
from scanhost.desktop.chair.pointform import labelled
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, restyle, tip
from scanhost.domain import deadlines
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.commands import SaveText
from scanhost.domain.errors import Refused
from scanhost.domain.followup import (
    ABSENT,
    APPROVAL,
    CELEBRATION,
    AddCommitment,
    DropCommitment,
    PlanCommitment,
)
from scanhost.domain.lines import TEXT
from scanhost.texts import N_

DAY = 40  # characters
OF_A_POINT = {
    "what": N_("What do we agree?"),
    "lead": N_("Who leads?"),
    "joins": N_("Who joins?"),
    "due": N_("By when?"),
    "follow": N_("How do we follow it?"),
}
ASKED = {  # what is asked of an agreement about the process, and how
    APPROVAL: {
        "what": N_("What is to be approved?"),
        "lead": N_("Which organisation?"),
        "joins": N_("By whom there?"),
        "due": N_("By when?"),
    },
    ABSENT: {
        "joins": N_("Whom do we tell?"),
        "lead": N_("Who tells them?"),
        "what": N_("What, and how?"),
        "due": N_("By when?"),
    },
    CELEBRATION: {
        "what": N_("What do we do?"),
        "lead": N_("Who prepares it?"),
        "due": N_("When?"),
    },
}
ODD = {
    "past": N_("That day has been."),
    "far": N_("That is years from now. Is it meant so?"),
    "holiday": N_("That is a public holiday."),
    "weekend": N_("That is in a weekend."),
}
SEVERAL = ("joins",)


class CommitmentCard(QFrame):
    """The fields of one agreement; it exists in the scan once something was written in it."""

    def __init__(self, desk: Desk, look: Look, about: str, id: str, place: int) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id = id
        self.there = False
        self.people: Sequence[str] = ()  # organisations and people who may be chosen
        self._desk, self._about = desk, about
        self.today = ""  # YYYY-MM-DD
        _ = desk.texts.gettext
        asked = ASKED.get(about, OF_A_POINT)
        self.fields: dict[str, Line] = {}
        for field, question in asked.items():
            name = _("Agreement {n}: {question}").format(n=place, question=_(question))
            self.fields[field] = self._due(name) if field == "due" else self._text(name, field)
        self._openers(look)
        self.drop: QPushButton = button("×", self._drop, "bare")
        self.drop.setFixedWidth(28)
        self.drop.setAccessibleName(_("Remove agreement {n}").format(n=place))
        self.drop.setToolTip(tip(_("Remove this agreement")))
        self.no_lead = Words("", "todo", wrap=True)
        self.day = Words("", "small", wrap=True)
        self._lay({field: _(question) for field, question in asked.items()})
        self._wear()

    def draw(self, line: CommitmentLine, today: str) -> None:
        """Show what the scan knows of this agreement."""
        self.there, self.today = True, today
        for field, shown in self.fields.items():
            shown.draw(getattr(line, field))
        _ = self._desk.texts.gettext
        lacks = "lead" in self.fields and bool(line.what or line.joins) and not line.lead.strip()
        self.no_lead.say(_("No lead yet.") if lacks else "")
        if self.day.property("kind") != "error" or self.fields["due"].record.read == line.due:
            self._say_day(line.due)
        self._wear()

    def chain(self) -> list[QWidget]:
        """Return its fields in reading order; what removes it comes after those of all."""
        return list(self.fields.values())

    @property
    def used(self) -> bool:
        """Tell whether somebody is in it."""
        return any(field.hasFocus() for field in self.fields.values())

    def _text(self, name: str, field: str) -> Line:
        made = Line(name, lambda text: self._desk.ask(SaveText(f"{self.id}.{field}", text)), TEXT)
        made.record.typing.connect(self._begin)
        self._desk.typing.follow(made.record, f"{self.id}.{field}", about=self._about)
        return made

    def _due(self, name: str) -> Line:
        language = self._desk.language
        made = Line(name, self._plan, DAY, show=lambda day: day_shown(day, language), read=day_read)
        made.record.typing.connect(self._begin)
        # What the scan has is typed once more after something that was wrong.
        made.record.settled.connect(lambda: self._say_day(made.record.known))
        return made

    def _openers(self, look: Look) -> None:
        _ = self._desk.texts.gettext
        for field, line in self.fields.items():
            if field in ("lead", "joins"):
                name = _("Choose an organisation or a person")
                Opener(line, look, name, lambda line=line, f=field: self._offer(line, f))  # type: ignore[misc]
        due = self.fields["due"]
        Opener(due, look, _("Pick a day"), lambda: open_month(
            self._desk, due, due.record.read or self.today, due.choose
        ))  # fmt: skip

    def _offer(self, line: Line, field: str) -> None:
        offer_below(line, self.people, several=field in SEVERAL)

    def _begin(self, _text: str = "") -> None:
        if not self.there:
            self.there = True
            self._desk.ask(AddCommitment(self.id, self._about), self._not_there)

    def _not_there(self, _: object) -> bool:
        self.there = False  # what is typed next makes it
        return False

    def _plan(self, day: str) -> None:
        self._desk.ask(PlanCommitment(self.id, day), self._wrong_day)

    def _wrong_day(self, refused: Refused) -> bool:
        if refused.code != "date.form":
            return False
        restyle(self.day, "kind", "error")
        restyle(self.fields["due"], "wrong", "yes")
        self.day.say(self._desk.said(refused))
        return True

    def _say_day(self, due: str) -> None:
        """Say which day it is, and what is odd about it; it may stand all the same."""
        odd = deadlines.odd(due, self.today)
        said = day_said(due, self._desk.language)
        if odd:
            said = f"{said[:1].upper()}{said[1:]}. {self._desk.texts.gettext(ODD[odd])}"
        restyle(self.day, "kind", "todo" if odd else "small")
        restyle(self.fields["due"], "wrong", "no")
        self.day.say(said)

    def _drop(self) -> None:
        back, _ = AddCommitment(self.id, self._about), self._desk.texts.gettext
        self._desk.ask(
            DropCommitment(self.id),
            then=lambda: self._desk.offered.emit(_("The agreement is removed."), back),
        )

    def _wear(self) -> None:
        self.drop.setEnabled(self.there)
        self.drop.setText("×" if self.there else "")
        first = next(iter(self.fields.values()))
        first.setPlaceholderText("" if self.there else self._desk.texts.gettext("New agreement …"))

    def _lay(self, names: dict[str, str]) -> None:
        self.no_lead.hide()
        self.day.hide()
        below = {"lead": self.no_lead, "due": self.day}
        parts = {field: self._part(names[field], field, below.get(field)) for field in self.fields}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        order = list(parts)
        row = 0
        if order[0] == "what":
            grid.addWidget(parts[order.pop(0)], 0, 0, 1, 2)
            row = 1
        for place, field in enumerate(order):
            grid.addWidget(parts[field], row + place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(14, 8, 6, 12)
        whole.setSpacing(4)
        whole.addLayout(grid, 1)
        side = QVBoxLayout()
        side.addWidget(self.drop)
        side.addStretch(1)
        whole.addLayout(side)

    def _part(self, name: str, field: str, below: Words | None) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(labelled(name, self.fields[field]))
        column.addWidget(self.fields[field])
        if below is not None:
            column.addWidget(below)
        column.addStretch(1)
        return made
