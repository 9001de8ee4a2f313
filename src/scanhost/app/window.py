"""The program with its windows: who is joined to whom, and how it all starts and ends."""

from __future__ import annotations

import functools
import gettext
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from scanhost import resources, texts
from scanhost.app import alone, standing
from scanhost.app.aftercare import Aftercare
from scanhost.app.bank import Bank
from scanhost.app.current import Current
from scanhost.app.front import Front
from scanhost.app.known import Known
from scanhost.app.library import Library
from scanhost.app.mailing import Mailing
from scanhost.app.normsets import Normsets
from scanhost.app.opening import Opening
from scanhost.app.papers import Papers
from scanhost.app.practising import Practising
from scanhost.app.preparing import Preparing
from scanhost.app.roomscreen import RoomScreen
from scanhost.app.years import Years
from scanhost.desktop import systemlook
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.chair.pages import FOLLOW
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.record import flush
from scanhost.domain import packform
from scanhost.domain.agenda import Agenda
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.script import Kind
from scanhost.domain.views import Room
from scanhost.sentences import sentence
from scanhost.store import packs

STOPPING = 60_000  # milliseconds that a computer takes to stop, at the most


class Program(QObject):
    """The chair's window, the room's, and what stands between them and the scan that is open."""

    ended = Signal()  # the windows are closed and the scan is safe
    spoke = Signal(str)  # the language of the windows from now on

    def __init__(
        self,
        library: Library,
        language: str,
        tr: gettext.NullTranslations,
        chair: ChairWindow | None = None,
    ) -> None:
        """Make the windows; `chair` may be there already, as no more than its home page.

        `language` is the computer's, and `tr` what the chair reads.
        """
        super().__init__()
        self._library = library
        self._system = language
        self._language = library.preferences.language or language
        self._tr = tr
        self._closing = False
        self._sure = False  # to leave a session that goes on
        self._films = functools.partial(packs.film, resources.norms())
        self.bridge = Bridge() if chair is None else chair.bridge
        self.chair = chair or self._window()
        self.chair.furnish(films=self._films)
        now = self._now
        self.normsets = Normsets(library, now, self._say)
        self.current = Current(library, self.bridge, now, self._say)
        self.bridge.through(self.current.ask)
        self.roomscreen = RoomScreen(
            library, self.bridge, self._films, self.current, now, self._say
        )
        self.beamer, self.screens = self.roomscreen.beamer, self.roomscreen.screens
        self.front = Front(library, now, self.screens, self._say)
        self.front.packs = self._titles()
        self.mailing = Mailing(library, self.bridge, now, self._hold)
        self.preparing = Preparing(now, self._say)
        usable = self.normsets.usable
        self.opening = Opening(library, usable, self.current, self.preparing, now, self._say)
        self.years = Years(library, self.current, now)
        self.papers = Papers(library, self.current, self.mailing, now, self._say)
        self.bank = Bank(library, self.current, now)
        leave_no_copy = self.papers.leave_no_copy
        self.aftercare = Aftercare(
            library, self.current, self.opening, now, self._say, leave_no_copy
        )
        self.practising = Practising(
            library, self.current, self.opening, self.preparing, now, self._rest, self._say
        )
        self._thanked = False  # the room came to its closing step while this program ran
        self._steps: set[Kind] = set()  # that this program has seen of the scan that is open
        self._told: tuple[Refused, ...] = ()  # notices of the scan that is open
        self._known: Known | None = None  # what the list says of it
        self._join()
        self._join_chair()

    def _now(self) -> ChairWindow:
        """Return the chair's window as it is now: another language makes another one."""
        return self.chair

    def _window(self) -> ChairWindow:
        """Return a window for the chair: its home page."""
        wanted = self._library.preferences
        theme = systemlook.theme(wanted.theme)
        return ChairWindow(
            self.bridge, self._language, self._tr, theme, size=wanted.size, at_once=False
        )

    def _titles(self) -> list[tuple[str, str]]:
        return [(one.id, one.title.in_(self._language)) for one in self.normsets.usable]

    def _offer_packs(self) -> None:
        """Let a new scan have the packs that are here now."""
        self.opening.packs = self.normsets.usable
        if (titles := self._titles()) != self.front.packs:
            self.front.packs = titles
            self.front.welcome()
        self._say_unfinished()

    def _say_unfinished(self) -> None:
        titles = [one.title.in_(self._language) for one in self.normsets.unfinished]
        self.chair.home.form.say_unfinished([one for one in titles if one])

    def start(self, path: Path | None = None, with_example: bool = False) -> None:
        """Show the chair's window, on a scan if there is one to open."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._system_ends)
        alone.clear(self._library.folder)
        self.front.welcome()
        if not self.chair.isVisible():
            self.chair.appear()
        self.screens.start()
        for trouble in self.normsets.troubles:
            self._say(trouble)
        if with_example:
            self.opening.open_example()
        elif path is not None:
            self._open(str(path))

    def started_again(self, path: str) -> None:
        """Come to the front; somebody started the program a second time."""
        if self._closing:
            return  # what would open now would keep the program from ending
        self.chair.setWindowState(self.chair.windowState() & ~Qt.WindowState.WindowMinimized)
        self.chair.raise_()
        self.chair.activateWindow()
        if path:
            self._open(path)

    def _open(self, path: str) -> None:
        """Open what was handed over: a scan, or a pack to be looked at first."""
        if packform.is_called(Path(path).name):
            self.normsets.bring(path)
        else:
            self.opening.open(path)

    def speak(self, language: str) -> None:
        """Let the chair's window be in this language; the slides are not touched."""
        if self.current.under_way:
            return
        old, state = self.chair, self.chair.windowState()
        flush(old)
        self._language = language or self._system
        self._tr = texts.catalogue(self._language)
        old.removeEventFilter(self)
        self.bridge.changed.disconnect(old.draw)
        self.chair = chair = self._window()
        chair.furnish(films=self._films)
        self.front.packs = self._titles()
        self._join_chair()
        self.front.welcome()
        chair.setGeometry(old.geometry())
        chair.setWindowState(state)
        chair.replace(old)
        self.spoke.emit(self._language)

    # --- the scan that is open -------------------------------------------------------------------

    def _opens(self, again: bool) -> None:
        self._steps.clear()
        self._thanked = False  # that was the scan before this one
        self._told, self._known = (), None
        self.aftercare.opens()
        self.bridge.begin()
        self.chair.opened(again)

    def _drawn(self, snapshot: Snapshot) -> None:
        running, rehearsal, room = self.current.running, self.current.alone, snapshot.room
        if running is None:
            return
        if rehearsal is not None:  # no list, and no list of scans, knows of it
            self.practising.draw(rehearsal, snapshot)
            self._show(room)
            return
        self.front.draw(snapshot)
        known = standing.known(snapshot, running.path, self.current.id)
        if known != self._known:
            self._known = known
            self._library.remember(known)
            self.front.welcome()
        # Opened at its closing step, a scan is left as it is: the chair closes it, or not.
        self._steps.add(room.live.kind)
        self._thanked = room.live.kind is Kind.CLOSING and len(self._steps) > 1
        for notice in snapshot.notices:
            if notice not in self._told:
                self._say(notice)
        self._told = snapshot.notices
        self.aftercare.draw(snapshot)
        self._show(room)

    def _show(self, room: Room) -> None:
        if not self._closing:
            self.roomscreen.show(room)

    def _closed(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._say(trouble)

    def _rests(self, path: Path | None, trouble: Trouble | None) -> None:
        self._rest()
        if path is not None and trouble is not None:
            self.opening.offer_rescue(path, trouble)

    def _rest(self) -> None:
        """Show that nothing is open."""
        self.screens.hide()
        self.front.draw(None)
        self.front.welcome()
        self.chair.closed()

    def _hold(self, then: Callable[[str, Room, Agenda], None]) -> None:
        """Hand over the scan that is open as it is now; on this thread."""
        current = self.current
        if current.alone is not None:
            self.mailing.gave_up()
            self._say(Trouble("rehearsal.mails"))
        else:
            current.when_open(
                lambda running: running.held(
                    lambda scan, room, agenda: current.later(lambda: then(scan, room, agenda))
                )
            )

    def _read_table(self, path: str) -> None:
        read, current = self.chair.prepare.people.importing.read, self.current
        if current.running is not None:
            current.running.table(
                Path(path), lambda found: current.later(lambda: read(path, found))
            )

    def _close_session(self) -> None:
        if self.current.running is not None:
            closed = self._tr.gettext("Session 1 is closed. Who gave which grade is erased.")
            on = self._tr.gettext("To homework and session 2")
            answer = self.current.answer(
                lambda: self.chair.offer(closed, on, lambda: self.chair.go(FOLLOW))
            )
            self.current.running.close_session(answer)

    # --- where it is kept ------------------------------------------------------------------------

    def _try_again(self) -> None:
        if self.current.running is not None:
            self.current.running.try_again(self._stored)

    def _elsewhere(self, folder: str) -> None:
        if self.current.running is not None:
            self.current.running.continue_at(Path(folder), self._stored)

    def _stored(self, refused: Refused | None) -> None:
        """Say in the panel why it does not store yet; server thread."""
        said = "" if refused is None else sentence(refused, self._tr)
        self.current.later(lambda: self.chair.trouble.told(said))

    def _second(self, folder: str) -> None:
        self._library.second = Path(folder) if folder else None
        self.chair.second(folder)
        snapshot = self.bridge.snapshot
        if self.current.running is None or self.current.alone is not None:
            return  # a rehearsal keeps nothing
        if snapshot is not None and snapshot.room.locked:
            self.opening.again()
        else:
            said = self._tr.gettext("This holds from the next time the scan is opened.")
            self.chair.tell(said)

    # --- leaving ---------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the scan and then the windows; `ended` says when it is done.

        Who leaves after the closing step has closed session 1 by that.
        """
        flush(self.chair)  # what was typed last goes before the end
        self._closing = True
        self.preparing.forget()
        self.normsets.stop()
        self.papers.stop()
        self.bank.stop()
        self.mailing.stop()
        self.screens.hide()
        if self.current.running is not None and self._thanked:
            self.current.running.close_session(
                lambda refused: self.current.later(lambda: self._leave(refused))
            )
        else:
            self._leave(None)

    def _leave(self, refused: Refused | None) -> None:
        """Leave once session 1 is closed; when it could not be, stay and say so."""
        if refused is None or refused.code == "session.closed":
            self.current.after(self.ended.emit)
            return
        self._closing = self._thanked = self._sure = False
        self.screens.show()
        self.chair.show()
        self._say(refused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the chair's window, once the scan is safe.

        A session that goes on, or what was typed and is not kept, is left only when the chair
        says so, in the page. The system is never asked to wait for that.
        """
        if watched is self.chair and event.type() is QEvent.Type.Close and not self._closing:
            if self.current.under_way and not self._thanked and not self._sure:
                event.ignore()
                self.chair.ask_to_leave()
                return True
            if self.chair.unkept.where and not self._sure:
                event.ignore()
                self.chair.ask_to_close()
                return True
            self.close()
        return super().eventFilter(watched, event)

    def _surely_leave(self) -> None:
        self._sure = True
        self.chair.close()

    def _system_ends(self) -> None:
        """The computer stops or its user logs out: what was typed last is kept, nothing asked.

        When it does not stop after all, closing the window asks again.
        """
        self._sure = True
        flush(self.chair)
        QTimer.singleShot(STOPPING, self, self._not_sure)

    def _not_sure(self) -> None:
        self._sure = False

    # --- joining ---------------------------------------------------------------------------------

    def _say(self, what: Refused | Trouble) -> None:
        self.chair.tell(sentence(what, self._tr))

    def _join(self) -> None:
        """Join what stays as long as the program runs."""
        self.bridge.changed.connect(self._drawn)
        self.current.opens.connect(self._opens)
        self.current.closed.connect(self._closed)
        self.current.rests.connect(self._rests)
        self.front.language_wanted.connect(self.speak)
        self.mailing.said.connect(self._say)
        self.normsets.changed.connect(self._offer_packs)
        self.papers.brought.connect(self.bank.remember)

    def _join_chair(self) -> None:
        """Join the chair's window as it is now, and show it how things stand."""
        chair, current = self.chair, self.current
        chair.prepare.people.importing.file_wanted.connect(self._read_table)
        chair.close_session_wanted.connect(self._close_session)
        chair.undo_wanted.connect(current.undo)
        chair.way_wanted.connect(current.choose_way)
        chair.try_again_wanted.connect(self._try_again)
        chair.elsewhere_wanted.connect(self._elsewhere)
        chair.second_wanted.connect(self._second)
        chair.leave_wanted.connect(self._surely_leave)
        chair.installEventFilter(self)
        chair.second(str(self._library.second or ""))
        parts = (
            self.opening,
            self.papers,
            self.bank,
            self.years,
            self.aftercare,
            self.roomscreen,
            self.practising,
            self.normsets,
        )
        for part in parts:
            part.join()
        self.front.join()
        self.mailing.join()
        self._say_unfinished()
