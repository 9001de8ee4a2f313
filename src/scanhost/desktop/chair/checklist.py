"""What must be there on the day itself: ticked by the chair, or seen by the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.look import Look
from scanhost.desktop.screens import Situation
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SaveAbout
from scanhost.texts import N_

KEY = "checklist"
BEAMER, PHONE, PRACTICE = "beamer", "phone", "practice"  # what the program can see itself
ITEMS = (  # id, what, why
    (
        "phoned",
        N_("I phoned everybody first"),
        N_("A personal word makes that people come, and know what for."),
    ),
    (
        PRACTICE,
        N_("Practice file made"),
        N_("Whoever practised at home needs no explanation in the room."),
    ),
    (
        "laptop",
        N_("This laptop with its charger"),
        N_("Session 1 takes about two and a half hours; few batteries last that long."),
    ),
    (
        "power",
        N_("Power and an extension cord"),
        N_("The socket is seldom where the beamer is."),
    ),
    (
        BEAMER,
        N_("Beamer or large screen, with its cable and adapter"),
        N_("The room looks at it all session. Ask what plug it has."),
    ),
    (
        "network",
        N_("A network, or your own hotspot"),
        N_("Phones must reach this laptop. No internet is needed."),
    ),
    (
        PHONE,
        N_("Tried out with a phone"),
        N_("What works with one phone works with twelve. Do it in the room itself if you can."),
    ),
    (
        "devices",
        N_("Everybody brings a charged phone or tablet"),
        N_("It is in the invitation. One spare device helps who forgot."),
    ),
    (
        "rehearsed",
        N_("Rehearsed on your own"),
        N_("Ten minutes, with a simulated group. You then know every screen."),
    ),
    (
        "cards",
        N_("Seat cards and attendance list printed"),
        N_("You find them under Results, Paper, and the poster with the code too."),
    ),
    (
        "paper",
        N_("A printer near by, or a stick for the agenda"),
        N_("People like to leave with the agreements in their hands."),
    ),
)


class Item(QWidget):
    """One thing: a box to tick, or a mark that the program saw it, and why it matters."""

    def __init__(self, look: Look, what: str, why: str) -> None:
        super().__init__()
        self.tick = Check(look.colour, what)
        self.tick.setAccessibleDescription(why)
        self.seen = Words("", "small")
        self._mark = Done(look)
        self._what = Words(what, "strong", wrap=True)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addSpacing(5)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._what, 1)
        top.addWidget(self.seen)
        self._done = QWidget()
        self._done.setLayout(top)
        self._done.setMinimumHeight(30)
        reason = Words(why, "small", wrap=True)
        reason.setContentsMargins(32, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._done)
        column.addWidget(reason)
        self._mark.draw(1.0)
        self._done.hide()

    def draw(self, ticked: bool, seen: str) -> None:
        """Show whether it is there; `seen` says how the program knows, "" that it does not."""
        self.tick.setChecked(ticked)
        self.tick.setVisible(not seen)
        self._done.setVisible(bool(seen))
        self.seen.setText(seen)
        self._done.setAccessibleName(f"{self._what.text()}: {seen}" if seen else "")


class Checklist(QWidget):
    """The list, in two columns."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._ticked: frozenset[str] = frozenset()
        self._beamer = False
        self._closed = False
        _ = desk.texts.gettext
        self.items = {id: Item(look, _(what), _(why)) for id, what, why in ITEMS}
        for id, item in self.items.items():
            item.tick.clicked.connect(lambda on, id=id: self._tick(id, on))
        half = (len(ITEMS) + 1) // 2
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(28)
        shown = list(self.items.values())
        for part in (shown[:half], shown[half:]):
            column = QVBoxLayout()
            column.setSpacing(9)
            for item in part:
                column.addWidget(item)
            column.addStretch(1)
            across.addLayout(column, 1)

    def show_beamer(self, situation: Situation) -> None:
        """Tell whether there is something to show the slides on."""
        self._beamer = situation is not Situation.ONE

    def made(self, id: str) -> None:
        """Keep that something was done, as the program saw."""
        if not self._closed and id not in self._ticked:
            self._save(self._ticked | {id})

    def draw(self, snapshot: Snapshot) -> None:
        """Show what is ticked, and what the program sees."""
        room = snapshot.room
        self._ticked = frozenset(room.about.get(KEY, "").split())
        self._closed = room.closed
        seen = self._seen(snapshot)
        for id, item in self.items.items():
            item.draw(id in self._ticked, seen.get(id, ""))
            item.tick.setEnabled(not room.closed)

    def left(self, snapshot: Snapshot) -> int:
        """Return how many things are still to be seen to."""
        here = frozenset(snapshot.room.about.get(KEY, "").split()) | self._seen(snapshot).keys()
        return sum(id not in here for id, _, _ in ITEMS)

    def _seen(self, snapshot: Snapshot) -> dict[str, str]:
        _ = self._desk.texts.gettext
        ticked = snapshot.room.about.get(KEY, "").split()
        found = {}
        if self._beamer:
            found[BEAMER] = _("connected now")
        if snapshot.seen:
            found[PHONE] = _("a phone was here")
        if PRACTICE in ticked:
            found[PRACTICE] = _("made")
        return found

    def _tick(self, id: str, on: bool) -> None:
        self._save(self._ticked | {id} if on else self._ticked - {id})

    def _save(self, ticked: frozenset[str]) -> None:
        known = [id for id, _, _ in ITEMS if id in ticked]
        self._ticked = ticked  # the next tick may come before the scan has this one
        other = sorted(ticked - set(known))  # of another version of the program
        self._desk.ask(SaveAbout(KEY, " ".join((*known, *other))))
