"""Preparing: one scrolling page with its index at the left and the lock at the lower right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.about import About, Asked
from scanhost.desktop.chair.absent import AbsentPartners
from scanhost.desktop.chair.athome import AtHome
from scanhost.desktop.chair.checklist import Checklist
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.dividing import TableDivision
from scanhost.desktop.chair.entering import NAMES as ENTRIES
from scanhost.desktop.chair.entering import Entering
from scanhost.desktop.chair.invitations import Invitations
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.network import Network
from scanhost.desktop.chair.parts import Parts, State
from scanhost.desktop.chair.people import People
from scanhost.desktop.chair.places import gaps
from scanhost.desktop.chair.roomscreen import NAMES as COLOURS
from scanhost.desktop.chair.roomscreen import RoomScreen
from scanhost.desktop.chair.second import SecondPlace
from scanhost.desktop.chair.showing import NAMES, Showing
from scanhost.desktop.chair.timing import Timing
from scanhost.desktop.chair.unlocking import may_lock, question
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.commands import Lock, Unlock
from scanhost.domain.people import Person
from scanhost.domain.script import Kind
from scanhost.domain.views import Room


class Prepare(QWidget):
    """Everything before the session: the scan, its people, and the lock."""

    to_session = Signal()  # conduct

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._stands: list[State] = []
        self._was_locked = True
        self._asked_of: list[Person] = []  # who was on the list when unlocking was asked
        _ = desk.texts.gettext
        self.setAccessibleName(_("Prepare"))
        self.about = About(desk, look)
        self.division = TableDivision(desk, look)
        self.people = People(desk, look)
        self.absent = AbsentPartners(desk, look)
        self.athome = AtHome(desk)
        self.invitations = Invitations(desk, look)
        self.showing = Showing(desk, look)
        self.entering = Entering(desk, look)
        self.timing = Timing(desk, look)
        self.network = Network(desk, look)
        self.roomscreen = RoomScreen(desk, look)
        self.second = SecondPlace(desk)
        self.checklist = Checklist(desk, look)
        self.parts = parts = Parts(look)
        parts.add(_("Region, day and place"), (self.about,), self._scan_state)
        parts.add(_("Run of show and times"), (self.timing,), self._timing_state)
        parts.add(_("Domains and places"), (self.division,), self._division_state)
        self._people_at = parts.add(
            _("Participants"),
            (self.people,),
            self._people_state,
            self.people.heading,
        )
        parts.add(_("Invitations"), (self.invitations, self.athome), self._letters_state)
        parts.add(
            _("Partners not at the table"),
            (self.absent,),
            self._absent_state,
            self.absent.heading,
        )
        parts.add(_("How grades are shown"), (self.showing,), self._showing_state)
        parts.add(_("How people come in"), (self.entering,), self._entering_state)
        parts.add(_("Network"), (self.network,), self._network_state)
        self._screen_at = parts.add(_("Room's screen"), (self.roomscreen,), self._screen_state)
        parts.add(_("Backup"), (self.second,), self._second_state)
        parts.add(_("On the day itself"), (self.checklist,), self._day_state)
        self.lacking = Words("", "muted", wrap=True)
        self.mirrored = Words("", "todo", wrap=True)
        self.mirrored.hide()
        self.question = Strip()
        self.unlock = button(_("Unlock …"), self._ask_to_unlock, "main")
        self.onward = button("", self._onward, "main")
        self.parts.moved.connect(self._foot)
        self.lock = button(_("Lock again"), self._ask_to_lock, "quiet")
        self._lay()

    def begin(self) -> None:
        """Begin at the top, with another scan."""
        for asked in self.findChildren(Asked):
            asked.wrong("")
        self.parts.begin()
        self.division.begin()
        self.people.leave()
        self.absent.leave()
        self.invitations.begin()
        self.network.begin()

    def warn(self, mirrored: str) -> None:
        """Say that the room reads along on a beamer that repeats this screen; "" is no."""
        self.mirrored.say(mirrored)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scan as it is prepared."""
        self._room = room = snapshot.room
        _ = self._desk.texts.gettext
        self.about.draw(room)
        self.division.draw(room)
        self.people.draw(room)
        self.absent.draw(room)
        self.athome.draw(room)
        self.invitations.draw(room)
        self.showing.draw(room)
        self.entering.draw(room)
        self.timing.draw(room)
        self.network.draw(snapshot)
        self.second.draw(snapshot.missed)
        self.checklist.draw(snapshot)
        self._stands = self.parts.draw(snapshot)
        others = room.locked and self._asked_of != [seat.person for seat in room.seats]
        if room.locked != self._was_locked or others or not (room.locked or may_lock(room)):
            self.question.clear()
        self._was_locked = room.locked
        self._foot()

    # --- how its parts stand ---------------------------------------------------------------------

    def _scan_state(self, snapshot: Snapshot) -> State:
        room, _ = snapshot.room, self._desk.texts.gettext
        begun = any(room.about.get(key) for key in ("region", "date", "place"))
        return State(self._lacks_about(room), _("complete"), begun, needed=True)

    def _division_state(self, snapshot: Snapshot) -> State:
        return State(complete=self.division.said(snapshot.room))

    def _people_state(self, snapshot: Snapshot) -> State:
        room, _ = snapshot.room, self._desk.texts.gettext
        return State(self._lacks_people(room), _("complete"), bool(room.seats), needed=True)

    def _absent_state(self, snapshot: Snapshot) -> State:
        absent, tr = snapshot.room.absent, self._desk.texts
        n = sum(not one.informed for one in absent)
        lacking = tr.ngettext("{n} not informed yet", "{n} not informed yet", n).format(n=n)
        complete = tr.gettext("all informed") if absent else tr.gettext("nobody on the list")
        return State(lacking if n else "", complete)

    def _letters_state(self, snapshot: Snapshot) -> State:
        return self.invitations.state(snapshot.room)

    def _showing_state(self, snapshot: Snapshot) -> State:
        return State(complete=self._desk.texts.gettext(NAMES[snapshot.room.mode]).lower())

    def _entering_state(self, snapshot: Snapshot) -> State:
        return State(complete=self._desk.texts.gettext(ENTRIES[snapshot.room.entry]).lower())

    def _timing_state(self, snapshot: Snapshot) -> State:
        return State(complete=self.timing.said(snapshot.room).rstrip("."))

    def _screen_state(self, snapshot: Snapshot) -> State:
        colours = COLOURS[self.roomscreen.theme.name]
        return State(complete=self._desk.texts.gettext(colours).lower())

    def _second_state(self, snapshot: Snapshot) -> State:
        _ = self._desk.texts.gettext
        place = _("on a second place too") if self.second.folder.text() else _("on this laptop")
        return State(self.second.missed.text(), place)

    def _network_state(self, snapshot: Snapshot) -> State:
        lacking, complete = self.network.stands(snapshot)
        return State(lacking, complete)

    def _day_state(self, snapshot: Snapshot) -> State:
        tr = self._desk.texts
        left = self.checklist.left(snapshot)
        still = tr.ngettext("{n} thing to see to", "{n} things to see to", left).format(n=left)
        return State(still if left else "", tr.gettext("complete"))

    # --- the lock --------------------------------------------------------------------------------

    def _foot(self) -> None:
        """Let the one filled button lead through the page, and then to the lock.

        On the day itself it is the lock at once.
        """
        room, _ = self._room, self._desk.texts.gettext
        if room is None:
            return
        self.lock.setVisible(may_lock(room))
        today = room.about.get("date") == date.today().isoformat()
        lacking = [one.lacking for one in self._stands if one.lacking and one.needed]
        if not lacking and not today:  # what a session can do without is for the days before
            lacking = [one.lacking for one in self._stands if one.lacking]
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
        ahead = self.parts.ahead() if room.locked and not room.closed and not today else None
        self.onward.setVisible(ahead is not None)
        if ahead is not None:
            rename(self.onward, _("Next: {step}").format(step=_lower(ahead[1])))
        restyle(self.unlock, "kind", "plain" if ahead is not None else "main")

    def _onward(self) -> None:
        ahead = self.parts.ahead()
        if ahead is not None:
            flush(self)
            self.parts.show_part(ahead[0])

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
            self.parts.show_part(self._people_at)
            return
        self._asked_of = [seat.person for seat in room.seats]
        self.question.ask(
            question(room, self._desk),
            tr.gettext("Unlock"),
            tr.gettext("Not yet"),
            lambda: self._desk.ask(Unlock(""), then=self.to_session.emit),
            kind="foot",
            main=True,
        )
        self._foot_row.hide()

    def _ask_to_lock(self) -> None:
        """Lock again; once the room has left the lobby, ask first."""
        tr = self._desk.texts
        if self._room is None or self._room.live.kind is Kind.LOBBY:
            self._desk.ask(Lock())
            return
        self.question.ask(
            tr.gettext(
                "Lock again? Nobody has given a grade yet. The session then begins anew, with "
                "people coming in."
            ),
            tr.gettext("Lock again"),
            tr.gettext("Not now"),
            lambda: self._desk.ask(Lock()),
            kind="foot",
            main=True,
        )
        self._foot_row.hide()

    def show_room_screen(self) -> None:
        """Bring the part about the room's screen into view."""
        self.parts.show_part(self._screen_at)
        self.roomscreen.options[self.roomscreen.theme.name].setFocus()

    def _show_form(self, form: QWidget) -> None:
        """Bring the whole form into view, once it has its height."""
        QTimer.singleShot(0, self, lambda: self.parts.show_whole(form))

    def _lay(self) -> None:
        for part in (self.people, self.absent):
            part.shown.connect(self._show_form)
        self._foot_row = foot = QWidget()
        self.question.gone.connect(foot.show)
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(28, 10, 28, 10)
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(self.lacking)
        said.addWidget(self.mirrored)
        said.addStretch(1)
        row.addLayout(said, 1)
        row.addWidget(self.lock)
        row.addWidget(self.unlock)
        row.addWidget(self.onward)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.parts, 1)
        right.addWidget(self.question)
        right.addWidget(foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.parts.rail)
        across.addLayout(right, 1)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
