"""Preparing: one scrolling page with its index at the left and the lock at the lower right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.chair.about import About
from scanhost.desktop.chair.athome import AtHome
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.entering import NAMES as ENTRIES
from scanhost.desktop.chair.entering import Entering
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.people import People
from scanhost.desktop.chair.places import gaps
from scanhost.desktop.chair.roomscreen import NAMES as COLOURS
from scanhost.desktop.chair.roomscreen import RoomScreen
from scanhost.desktop.chair.second import SecondPlace
from scanhost.desktop.chair.showing import NAMES, Showing
from scanhost.desktop.widgets.buttons import Faced, button, rename
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.commands import Lock, Unlock
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

RAIL = 244


class Section(Faced):
    """A line of the index: a part of the page, and what it lacks."""

    def __init__(self, title: str, look: Look) -> None:
        super().__init__("row")
        self._title = title
        self._done = Done(look)
        self._state = Words("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(title, "strong", wrap=True))
        words.addWidget(self._state)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 9)
        row.setSpacing(11)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.face(row)

    def draw(self, lacking: str, complete: str, begun: bool) -> None:
        """Show what is lacking, or that nothing is."""
        self._state.setText(lacking or complete)
        restyle(self._state, "kind", "todo" if lacking else "small")
        self._done.draw(1.0 if not lacking else 0.5 if begun else 0.0)
        self.setAccessibleName(f"{self._title}, {lacking or complete}")


@dataclass(frozen=True, slots=True)
class State:
    """How a part of the page stands."""

    lacking: str = ""  # what is still to be done; "": nothing
    complete: str = ""  # what is said when nothing is
    begun: bool = True
    needed: bool = False  # what it lacks is named beside the lock


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its line in the index, its heading, what it asks, how it stands."""

    section: Section
    heading: QWidget
    body: tuple[QWidget, ...]
    state: Callable[[Snapshot], State]


class Prepare(QWidget):
    """Everything before the session: the scan, its people, and the lock."""

    to_session = Signal()  # conduct

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look = desk, look
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.setAccessibleName(_("Prepare"))
        self.about = About(desk, look)
        self.people = People(desk, look)
        self.athome = AtHome(desk)
        self.showing = Showing(desk, look)
        self.entering = Entering(desk, look)
        self.roomscreen = RoomScreen(desk, look)
        self.second = SecondPlace(desk)
        self.parts = (
            self._part(_("Region, day and place"), (self.about,), self._scan_state),
            self._part(
                _("Participants"),
                (self.people, self.athome),
                self._people_state,
                self.people.heading,
            ),
            self._part(_("How grades are shown"), (self.showing,), self._showing_state),
            self._part(_("How people come in"), (self.entering,), self._entering_state),
            self._part(_("Room's screen"), (self.roomscreen,), self._screen_state),
            self._part(_("Backup"), (self.second,), self._second_state),
        )
        self.lacking = Words("", "muted", wrap=True)
        self.mirrored = Words("", "todo", wrap=True)
        self.question = Strip()
        self.unlock = button(_("Unlock …"), self._ask_to_unlock, "main")
        self.lock = button(_("Lock again"), lambda: desk.ask(Lock()), "quiet")
        self._lay()

    def begin(self) -> None:
        """Begin at the top, with another scan."""
        self._scroll.verticalScrollBar().setValue(0)
        self.people.form.hide()

    def warn(self, mirrored: str) -> None:
        """Say that the room reads along on a beamer that repeats this screen; "" is no."""
        self.mirrored.say(mirrored)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scan as it is prepared."""
        self._room = room = snapshot.room
        _ = self._desk.texts.gettext
        self.about.draw(room)
        self.people.draw(room)
        self.athome.draw(room)
        self.showing.draw(room)
        self.entering.draw(room)
        self.second.draw(snapshot.missed)
        lacking = []
        for part in self.parts:
            state = part.state(snapshot)
            part.section.draw(state.lacking, state.complete, state.begun)
            if state.needed and state.lacking:
                lacking.append(state.lacking)
        if not room.locked:
            self.question.clear()
        self._foot(room, lacking)

    # --- how its parts stand ---------------------------------------------------------------------

    def _scan_state(self, snapshot: Snapshot) -> State:
        room, _ = snapshot.room, self._desk.texts.gettext
        begun = any(room.about.get(key) for key in ("region", "date", "place"))
        return State(self._lacks_about(room), _("complete"), begun, needed=True)

    def _people_state(self, snapshot: Snapshot) -> State:
        room, _ = snapshot.room, self._desk.texts.gettext
        return State(self._lacks_people(room), _("complete"), bool(room.seats), needed=True)

    def _showing_state(self, snapshot: Snapshot) -> State:
        return State(complete=self._desk.texts.gettext(NAMES[snapshot.room.mode]).lower())

    def _entering_state(self, snapshot: Snapshot) -> State:
        return State(complete=self._desk.texts.gettext(ENTRIES[snapshot.room.entry]).lower())

    def _screen_state(self, snapshot: Snapshot) -> State:
        colours = COLOURS[self.roomscreen.theme.name]
        return State(complete=self._desk.texts.gettext(colours).lower())

    def _second_state(self, snapshot: Snapshot) -> State:
        _ = self._desk.texts.gettext
        place = _("on a second place too") if self.second.folder.text() else _("on this laptop")
        return State(self.second.missed.text(), place)

    # --- the lock --------------------------------------------------------------------------------

    def _foot(self, room: Room, lacking: list[str]) -> None:
        _ = self._desk.texts.gettext
        self.lock.setVisible(not room.locked and not room.closed and room.live.kind is Kind.LOBBY)
        if room.closed:
            text, said = _("To the agenda"), _("Session 1 is closed.")
        elif not room.locked:
            text, said = _("To the session"), _("The scan is unlocked.")
        else:
            text = _("Unlock …")
            said = _("Still to do: {what}.").format(what="; ".join(lacking)) if lacking else ""
            said = said or _("Everything is ready. Unlock when people are coming in.")
        rename(self.unlock, text)
        self.lacking.setText(said)

    def _lacks_about(self, room: Room) -> str:
        _ = self._desk.texts.gettext
        names = {
            "region": _("region"),
            "date": _("day"),
            "time": _("time"),
            "place": _("place"),
            "chair": _("chair"),
        }
        missing = [name for key, name in names.items() if not room.about.get(key)]
        return _("not filled in: {fields}").format(fields=", ".join(missing)) if missing else ""

    def _lacks_people(self, room: Room) -> str:
        tr = self._desk.texts
        if not room.seats:
            return tr.gettext("nobody is on the list yet")
        free = gaps(room)
        if not free:
            return ""
        n = sum(places for _, places in free)
        places = tr.ngettext("{n} place is free", "{n} places are free", n).format(n=n)
        if len(free) > 1:
            return places
        title = next(one.title for one in room.pack.domains if one.id == free[0][0])
        domain = self._desk.text(title).split(" (")[0]
        return tr.gettext("{places} at {domain}").format(places=places, domain=domain)

    def _ask_to_unlock(self) -> None:
        room, tr = self._room, self._desk.texts
        if room is None:
            return
        flush(self)
        if not room.locked:
            self.to_session.emit()
            return
        if not room.seats:
            self._desk.ask(Unlock(""))  # which says why not; there is nothing to be sure about
            self._show(self.people.heading)
            return
        n = len(room.seats)
        people = tr.ngettext("{n} person", "{n} people", n).format(n=n)
        self.question.ask(
            tr.gettext(
                "Is everybody there? {people} can then join with their own phone. Whoever comes "
                "later can still join."
            ).format(people=people),
            tr.gettext("Unlock"),
            tr.gettext("Not yet"),
            lambda: self._desk.ask(Unlock(""), then=self.to_session.emit),
            kind="foot",
            main=True,
        )
        self._foot_row.hide()

    def _part(
        self,
        title: str,
        body: tuple[QWidget, ...],
        state: Callable[[Snapshot], State],
        heading: QWidget | None = None,
    ) -> Part:
        """Make a part of the page; a heading of its own may stand within it already."""
        section = Section(title, self._look)
        part = Part(section, heading or Words(title, "title"), body, state)
        section.clicked.connect(lambda: self._show(part.heading))
        return part

    def _show(self, part: QWidget) -> None:
        top = part.mapTo(self._inside, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(max(0, top - 14))

    def show_room_screen(self) -> None:
        """Bring the part about the room's screen into view."""
        part = next(one for one in self.parts if self.roomscreen in one.body)
        part.section.click()
        self.roomscreen.options[self.roomscreen.theme.name].setFocus()

    def _show_form(self) -> None:
        """Bring the whole form into view, and not only the field that has the keyboard."""
        self._scroll.ensureWidgetVisible(self.people.form, 0, 14)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setFixedWidth(RAIL)
        index = QVBoxLayout(rail)
        index.setContentsMargins(11, 16, 11, 12)
        index.setSpacing(6)
        for part in self.parts:
            index.addWidget(part.section)
        index.addStretch(1)
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(12)
        for place, part in enumerate(self.parts):
            column.addSpacing(14 if place else 0)
            if not part.body[0].isAncestorOf(part.heading):
                column.addWidget(part.heading)
            for widget in part.body:
                column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.people.form.opened.connect(lambda: QTimer.singleShot(0, self._show_form))
        self._foot_row = foot = QWidget()
        self.question.gone.connect(foot.show)
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(28, 10, 28, 10)
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.lacking)
        said.addWidget(self.mirrored)
        row.addLayout(said, 1)
        row.addWidget(self.lock)
        row.addWidget(self.unlock)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.question)
        right.addWidget(foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(rail)
        across.addLayout(right, 1)
