"""Preparing: one scrolling page with its index at the left and the lock at the lower right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.chair.about import About
from scanhost.desktop.chair.athome import AtHome
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.entering import NAMES as ENTRIES
from scanhost.desktop.chair.entering import Entering
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.people import People
from scanhost.desktop.chair.places import gaps
from scanhost.desktop.chair.pointlist import Done
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


class Prepare(QWidget):
    """Everything before the session: the scan, its people, and the lock."""

    to_session = Signal()  # conduct

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.setAccessibleName(_("Prepare"))
        self.scan_part = Section(_("Region, day and place"), look)
        self.people_part = Section(_("Participants"), look)
        self.showing_part = Section(_("How grades are shown"), look)
        self.entering_part = Section(_("How people come in"), look)
        self.screen_part = Section(_("Room's screen"), look)
        self.second_part = Section(_("Backup"), look)
        self.about = About(desk, look)
        self.people = People(desk, look)
        self.athome = AtHome(desk)
        self.showing = Showing(desk, look)
        self.entering = Entering(desk, look)
        self.roomscreen = RoomScreen(desk, look)
        self.second = SecondPlace(desk)
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
        about, people = self._lacks_about(room), self._lacks_people(room)
        begun = any(room.about.get(key) for key in ("region", "date", "place"))
        self.scan_part.draw(about, _("complete"), begun)
        self.people_part.draw(people, _("complete"), bool(room.seats))
        self.showing.draw(room)
        self.showing_part.draw("", _(NAMES[room.mode]).lower(), True)
        self.entering.draw(room)
        self.entering_part.draw("", _(ENTRIES[room.entry]).lower(), True)
        colours = _(COLOURS[self.roomscreen.theme.name]).lower()
        self.screen_part.draw("", colours, True)
        self.second.draw(snapshot.missed)
        lacking = self.second.missed.text()
        place = _("on a second place too") if self.second.folder.text() else _("on this laptop")
        self.second_part.draw(lacking, place, True)
        if not room.locked:
            self.question.clear()
        self._foot(room, about, people)

    def _foot(self, room: Room, about: str, people: str) -> None:
        _ = self._desk.texts.gettext
        self.lock.setVisible(not room.locked and not room.closed and room.live.kind is Kind.LOBBY)
        if room.closed:
            text, said = _("To the agenda"), _("Session 1 is closed.")
        elif not room.locked:
            text, said = _("To the session"), _("The scan is unlocked.")
        else:
            text = _("Unlock …")
            parts = [part for part in (about, people) if part]
            said = _("Still to do: {what}.").format(what="; ".join(parts)) if parts else ""
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
            self._show(self.people)
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

    def _show(self, part: QWidget) -> None:
        self._scroll.verticalScrollBar().setValue(max(0, part.y() - 14))

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
        index.addWidget(self.scan_part)
        for part in (
            self.people_part,
            self.showing_part,
            self.entering_part,
            self.screen_part,
            self.second_part,
        ):
            index.addWidget(part)
        index.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(12)
        first = Words(_("Region, day and place"), "title")
        column.addWidget(first)
        column.addWidget(self.about)
        column.addSpacing(14)
        column.addWidget(self.people)
        column.addWidget(self.athome)
        column.addSpacing(14)
        third = Words(_("How grades are shown"), "title")
        column.addWidget(third)
        column.addWidget(self.showing)
        column.addSpacing(14)
        entry = Words(_("How people come in"), "title")
        column.addWidget(entry)
        column.addWidget(self.entering)
        column.addSpacing(14)
        screen = Words(_("Room's screen"), "title")
        column.addWidget(screen)
        column.addWidget(self.roomscreen)
        column.addSpacing(14)
        fourth = Words(_("Backup"), "title")
        column.addWidget(fourth)
        column.addWidget(self.second)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.people.form.opened.connect(lambda: QTimer.singleShot(0, self._show_form))
        self.scan_part.clicked.connect(lambda: self._show(first))
        self.people_part.clicked.connect(lambda: self._show(self.people))
        self.showing_part.clicked.connect(lambda: self._show(third))
        self.entering_part.clicked.connect(lambda: self._show(entry))
        self.screen_part.clicked.connect(lambda: self._show(screen))
        self.second_part.clicked.connect(lambda: self._show(fourth))
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
