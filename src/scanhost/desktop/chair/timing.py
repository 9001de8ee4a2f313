"""The run of show before the session: which steps there are, how long they take, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair import plan
from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.spans import span_read, span_said, span_shown
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain import outflow
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.script import SECONDS, TIMED
from scanhost.domain.views import Room
from scanhost.texts import N_

QUICK = 30  # seconds for a norm below which most people cannot read and think
COLUMNS = 3
NAMES = {
    "introductions": N_("Introductions"),
    "figures": N_("The region in figures"),
    "introduction": N_("Introduction question"),
    "theme": N_("Opening of a theme"),
    "norm": N_("Each norm"),
    "discussion": N_("Discussion of a theme"),
    "summary": N_("Summing up, choosing points"),
}
IN_MINUTES = ("introductions", "figures", "discussion", "summary")


class Timing(QWidget):
    """How long each kind of step takes; all of it can be changed until it is on screen."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.introductions = Check(
            look.colour,
            _("Begin with introductions: who is here, and what do they want from today?"),
        )
        self.introductions.clicked.connect(
            lambda on: self._save("introductions", "yes" if on else "", self._refused)
        )
        self.figures = Check(
            look.colour,
            _("Show the region in figures: where do young people go after school?"),
        )
        self.figures.clicked.connect(
            lambda on: self._save("figures", "yes" if on else "", self._refused)
        )
        self.optional = {"introductions": self.introductions, "figures": self.figures}
        self.fields: dict[str, Line] = {}
        self.asked: dict[str, Asked] = {}
        for name in (*TIMED[2:], *TIMED[:2]):  # the optional steps last, as they are laid out
            self._line(name)
        self.sum = Words("", "strong", wrap=True)
        self.warning = Words("", "todo", wrap=True)
        self.reset = button(_("Back to the times of the norms"), self._reset, "small")
        self.strip = Strip()
        self._lay()

    def draw(self, room: Room) -> None:
        """Show the times as they are."""
        self._room = room
        for name, tick in self.optional.items():
            tick.setChecked(room.about.get(name) == "yes")
            tick.setEnabled(not room.closed)
            self.asked[name].setVisible(tick.isChecked())
        for name, line in self.fields.items():
            kept = str(getattr(room.times, name))
            if kept != line.record.known:
                self.asked[name].wrong("")
            line.draw(kept)
            line.setEnabled(not room.closed)
        self.reset.setVisible(bool(self._changed(room)) and not room.closed)
        self.sum.setText(self.said(room))
        self.warning.say(self._warned(room))

    def said(self, room: Room) -> str:
        """Return how long the session takes, and until when."""
        _ = self._desk.texts.gettext
        takes = plan.rounded(plan.total(room))
        begin = plan.begins(room, datetime(2000, 1, 1))
        length = span_said(takes, self._desk)
        if begin is None:
            return _("About {length} in all.").format(length=length)
        end = texts.time_short(begin + timedelta(seconds=takes), self._desk.language)
        return _("About {length} in all, until {time}.").format(length=length, time=end)

    def _warned(self, room: Room) -> str:
        """Return what is worth a second thought; nothing forbids it."""
        _ = self._desk.texts.gettext
        said = []
        if plan.total(room) > plan.LONG:
            said.append(
                _("That is longer than two and a half hours. Plan a break, or shorten a step.")
            )
        if room.times.norm < QUICK:
            said.append(
                _("Less than half a minute for a norm is short for reading, thinking and choosing.")
            )
        about = room.about
        if about.get("figures") == "yes" and not any(
            outflow.own(about, school).filled for school in outflow.SCHOOLS
        ):
            said.append(
                _(
                    "There are no figures of your region yet: fill them in at Knowledge bank, The "
                    "region in figures."
                )
            )
        return " ".join(said)

    def _line(self, name: str) -> None:
        minutes = name in IN_MINUTES
        title = self._desk.texts.gettext(NAMES[name])
        line = Line(
            title,
            lambda typed: self._record(name, typed),
            20,
            show=lambda kept: span_shown(kept, minutes),
            read=lambda typed: self._read(name, typed, minutes),
        )
        self.fields[name] = line
        self.asked[name] = Asked(title, line)

    def _read(self, name: str, typed: str, minutes: bool) -> str:
        """Return what a field says; an empty one is the time of the norms."""
        if not typed.strip() and self._room is not None:
            return str(getattr(self._room.pack.times, name))
        return span_read(typed, minutes)

    def _record(self, name: str, seconds: str) -> None:
        usual = "" if self._room is None else str(getattr(self._room.pack.times, name))

        def wrong(refused: Refused) -> bool:
            self.asked[name].wrong(self._desk.said(refused))
            return True

        self._save(
            f"{SECONDS}{name}",
            "" if seconds == usual else seconds,
            wrong,
            lambda: self.asked[name].wrong(""),
        )

    def _changed(self, room: Room) -> dict[str, str]:
        """Return what the chair chose of the times, by key."""
        keys = (f"{SECONDS}{name}" for name in TIMED)
        return {key: room.about[key] for key in keys if room.about.get(key)}

    def _reset(self) -> None:
        if self._room is None:
            return
        before = self._changed(self._room)
        self._put(dict.fromkeys(before, ""))
        _ = self._desk.texts.gettext
        self.strip.offer(
            _("The times are those of the norms again."), _("Undo"), lambda: self._put(before)
        )

    def _put(self, times: dict[str, str]) -> None:
        for key, value in times.items():
            self._save(key, value)

    def _save(
        self,
        key: str,
        value: str,
        handled: Callable[[Refused], bool] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        self._desk.ask(SaveAbout(key, value), handled, then)

    def _refused(self, _: Refused) -> bool:
        if self._room is not None:
            self.draw(self._room)
        return False

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(10)
        for place, asked in enumerate(self.asked.values()):
            at = place // COLUMNS, place % COLUMNS
            grid.addWidget(asked, *at, Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        back = QHBoxLayout()
        back.addWidget(self.reset)
        back.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for tick in self.optional.values():
            whole.addWidget(tick)
        whole.addLayout(grid)
        whole.addWidget(self.sum)
        whole.addWidget(self.warning)
        whole.addWidget(self.strip)
        whole.addLayout(back)
