"""The program with its windows: what is open, what opens next, and how it all ends."""

from __future__ import annotations

import functools
import gettext
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from scanhost import example, resources, texts
from scanhost.app import alone, incoming, standing
from scanhost.app.alone import Alone
from scanhost.app.exporting import Exporting, fresh
from scanhost.app.following import Chosen
from scanhost.app.front import Front
from scanhost.app.known import Known
from scanhost.app.library import Library
from scanhost.app.mailing import Mailing
from scanhost.app.running import Running
from scanhost.app.sheet import Sheet
from scanhost.desktop import pictures, printing, systemlook
from scanhost.desktop.awake import Awake
from scanhost.desktop.bridge import Bridge, Emphasis, Snapshot, Then, Typed
from scanhost.desktop.chair.checklist import PRACTICE
from scanhost.desktop.chair.pages import HOME
from scanhost.desktop.chair.practising import rehearsal_said
from scanhost.desktop.chair.twice import Choice
from scanhost.desktop.chair.window import OPEN, PRINT, ChairWindow
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.screens import Screens
from scanhost.desktop.theme import DARK, THEMES
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import shortened
from scanhost.domain.commands import Command, SaveAbout
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.pack import Pack
from scanhost.domain.script import Kind
from scanhost.domain.views import Room
from scanhost.sentences import sentence
from scanhost.store import packs, peeking
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile

STOPPING = 60_000  # milliseconds that a computer takes to stop, at the most
DAMAGED = ("file.damaged", "file.incomplete", "file.missing")  # what a backup may help


class Program(QObject):
    """Opens one scan at a time in its own thread, and shows it in two windows."""

    ended = Signal()  # the windows are closed and the scan is safe
    spoke = Signal(str)  # the language of the windows from now on
    _later = Signal(object)  # something to do on this thread

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
        self._running: Running | None = None
        self._id = ""  # of the scan that is open, as far as it is known
        self._next: Callable[[], None] | None = None  # once the scan that is open is closed
        self._closing = False
        self._sure = False  # to leave a session that goes on
        self._packs, self._broken = packs.available(resources.norms())
        self._films = functools.partial(packs.film, resources.norms())
        self.bridge = Bridge() if chair is None else chair.bridge
        self.bridge.through(self._ask)
        self.chair = chair or self._window()
        self.chair.furnish(films=self._films)
        self.beamer = Presentation(self.bridge, films=self._films)
        self.screens = Screens(self.beamer, library.beamer, self._remember_beamer)
        self.front = Front(library, lambda: self.chair, self.screens, self._say)
        self.front.packs = self._titles()
        self.awake = Awake()
        self.exporting = Exporting()
        self.mailing = Mailing(library, self.bridge, lambda: self.chair, self._hold)
        self.sheet = Sheet()
        self._thanked = False  # the room came to its closing step while this program ran
        self._steps: set[Kind] = set()  # that this program has seen of the scan that is open
        self._shown = ""  # the step for which the room's window was last put in its place
        self._alone: Alone | None = None  # a rehearsal, in place of a scan
        self._told: tuple[Refused, ...] = ()  # notices of the scan that is open
        self._known: Known | None = None  # what the list says of it
        self._later.connect(lambda work: work(), Qt.ConnectionType.QueuedConnection)
        self._join()
        self._join_chair()

    def _window(self) -> ChairWindow:
        """Return a window for the chair: its home page."""
        wanted = self._library.preferences
        theme = systemlook.theme(wanted.theme)
        return ChairWindow(
            self.bridge, self._language, self._tr, theme, size=wanted.size, at_once=False
        )

    def _titles(self) -> list[tuple[str, str]]:
        return [(pack.id, pack.title.in_(self._language)) for pack in self._packs]

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
        for trouble in self._broken:
            self._say(trouble)
        if with_example:
            self.open_example()
        elif path is not None:
            self.open(path)

    def started_again(self, path: str) -> None:
        """Come to the front; somebody started the program a second time."""
        self.chair.setWindowState(self.chair.windowState() & ~Qt.WindowState.WindowMinimized)
        self.chair.raise_()
        self.chair.activateWindow()
        if path:
            self.open(path)

    # --- what the chair wants -------------------------------------------------------------------

    def open(self, path: Path | str) -> None:
        """Open a scan; one from elsewhere is copied first, and only the copy is opened."""
        if self._under_way():
            self._say(Trouble("session.under_way"))
            return
        now = None if self._running is None else self._running.path
        try:
            twin = self._library.twin(Path(path), now, self._id)
            if twin is not None:
                self._ask_twice(Path(path), twin)
                return
            inside, copied = self._library.take_in(Path(path))
        except Trouble as trouble:
            self._say(trouble)
            return
        if self._running is not None and self._running.path.resolve() == inside:
            self.chair.back()
            return
        known = self._library.known(inside)
        self._run(inside, None if known is None else known.port)
        if copied:
            self.chair.tell(
                self._tr.gettext("This is your working copy; the original file does not change.")
            )

    def _ask_twice(self, there: Path, here: Path) -> None:
        self.chair.go(HOME)
        self.chair.home.ask_twice(incoming.file(there.resolve()), incoming.file(here))

    def _chosen(self, choice: str, there: str, here: str) -> None:
        """Open one of two files of a scan, once the scan that is open is closed."""
        if self._under_way():
            self._say(Trouble("session.under_way"))
            return
        mine = Path(here)

        def settle() -> None:
            try:
                path = incoming.settled(
                    self._library, Choice(choice), Path(there), mine, self._backups(mine)
                )
            except Trouble as trouble:
                self._say(trouble)
            else:
                self.open(path)

        if choice == Choice.MINE:
            self.open(mine)
        else:
            self._after(settle)

    def new(self, pack: str) -> None:
        """Make a new scan with a pack, and open it."""
        try:
            path = self._library.place("", date.today())
        except Trouble as trouble:
            self._say(trouble)
            return
        self._make(path, self._pack(pack), [SaveAbout("language", self._language)])

    def open_example(self) -> None:
        """Make a fresh copy of the example scan, and open it."""
        if self._under_way():
            self._say(Trouble("session.under_way"))
            return
        today = date.today()
        first = example.commands(today, self._language)

        def make() -> None:
            try:
                path = self._library.example()
            except Trouble as trouble:
                self._say(trouble)
            else:
                self._make(path, self._packs[0], first)

        self._after(make)  # the example that may be open now is replaced

    def rehearse(self) -> None:
        """Rehearse on one's own: what is open, or else the example, in a folder of its own."""
        if self._under_way():
            self._say(Trouble("session.under_way"))
            return
        flush(self.chair)
        open_now = self._running is not None and self._alone is None
        seen = self.bridge.snapshot if self._running is not None else None
        room = None if seen is None else seen.room  # of a rehearsal, too: it is rehearsed again
        back = self._running.path if self._running is not None and open_now else None
        back = back if self._alone is None else self._alone.back
        first = alone.commands(room, date.today(), self._language)
        pack = self._packs[0] if room is None else room.pack

        def begin() -> None:
            rehearsal = Alone(self._library.folder, back, self._group_gone)
            try:
                rehearsal.prepare()
            except Trouble as trouble:
                self._say(trouble)
                return
            self._run(
                rehearsal.path,
                None,
                lambda: ScanFile.create(rehearsal.path, pack, backups=rehearsal.folder),
                first,
            )
            self._alone = rehearsal
            self._practise(True)

        self._after(begin)

    def end_rehearsal(self) -> None:
        """End the rehearsal, and offer the scan that was open before."""
        if self._alone is not None:
            back = self._alone.back
            self._after(lambda: self._rehearsed(back))

    def _rehearsed(self, back: Path | None) -> None:
        self.screens.hide()
        self.front.welcome()
        self.chair.closed()
        said = self._tr.gettext("The rehearsal is over. Nothing of it was kept.")
        known = None if back is None else self._library.known(back)
        if back is None or not back.is_file():
            self.chair.tell(said)
        else:
            region = known.region if known is not None and known.region else back.stem
            label = self._tr.gettext("Back to {region}").format(region=shortened(region, 18))
            self.chair.offer(said, label, lambda: self.open(back))

    def _group_gone(self, failed: bool) -> None:
        """Hear from the group's thread that it is at its end."""
        self._later.emit(lambda: self._without_group(failed))

    def _without_group(self, failed: bool) -> None:
        if self._alone is None:
            return
        self._alone.gone()
        if self._next is not None and self._running is not None:
            self._running.stop()  # it waited for the group
        elif failed:
            self.chair.tell(
                self._tr.gettext(
                    "The simulated group has stopped. You can look on, or end the rehearsal."
                )
            )

    def _practise(self, yes: bool) -> None:
        self.chair.rehearses(yes)
        self.beamer.corner.say(rehearsal_said(self.chair.desk) if yes else "")

    def close(self) -> None:
        """Close the scan and then the windows; `ended` says when it is done.

        Who leaves after the closing step has closed session 1 by that.
        """
        flush(self.chair)  # what was typed last goes before the end
        self._closing = True
        self.exporting.stop()
        self.mailing.stop()
        self.sheet.stop()
        self.screens.hide()
        if self._running is not None and self._thanked:
            self._running.close_session(
                lambda refused: self._later.emit(lambda: self._closed(refused))
            )
        else:
            self._leave()

    def _closed(self, refused: Refused | None) -> None:
        """Leave once session 1 is closed; when it could not be, stay and say so."""
        if refused is None or refused.code == "session.closed":
            self._leave()
            return
        self._closing = self._thanked = False
        self.screens.show()
        self.chair.show()
        self._say(refused)

    def _leave(self) -> None:
        self._after(self.ended.emit)

    # --- one scan after another ------------------------------------------------------------------

    def _make(self, path: Path, pack: Pack, first: Sequence[Command]) -> None:
        backups, second = self._backups(path), self._library.second
        id = secrets.token_hex(16)

        def create() -> ScanFile:
            return ScanFile.create(path, pack, id=id, backups=backups, second=second)

        self._run(path, None, create, first, id)

    def _run(
        self,
        path: Path,
        port: int | None,
        make: Callable[[], ScanFile] | None = None,
        first: Sequence[Command] = (),
        id: str = "",
        again: bool = False,  # the scan that is open, which the chair need not notice
    ) -> None:
        if self._under_way():
            self._say(Trouble("session.under_way"))
            return

        def begin() -> None:
            running = Running(
                path,
                port,
                self.bridge.show,
                lambda trouble: self._later.emit(lambda: self._end(running, trouble)),
                make or functools.partial(self._open, path, self._library.second),
                first,
                self._way(),
            )
            self._running = running
            self._id = id or peeking.id_of(path)  # before it is open: never a second time
            self._steps.clear()
            self._thanked = False  # that was the scan before this one
            self._shown, self._told, self._known = "", (), None
            self.screens.hide()
            self.bridge.begin()
            self.beamer.begin()
            self.chair.opened(again)
            running.start()

        self._after(begin)

    def _open(self, path: Path, second: Path | None) -> ScanFile:
        return ScanFile.open(path, backups=self._backups(path), second=second)

    def restore(self, path: str) -> None:
        """Put a damaged scan back from its newest good backup, and open it."""
        scan, second = Path(path), self._library.second

        def restored() -> ScanFile:
            backups = self._backups(scan)
            restore(scan, backups=backups, second=second)
            return self._open(scan, second)

        known = self._library.known(scan)
        self._run(scan, None if known is None else known.port, restored)

    def _under_way(self) -> bool:
        """Tell whether a session runs now, which no other scan may push aside."""
        if self._running is None or self.bridge.snapshot is None or self._alone is not None:
            return False
        room = self.bridge.snapshot.room
        return not (room.locked or room.closed)

    def _after(self, then: Callable[[], None]) -> None:
        if self._running is None:
            then()
            return
        flush(self.chair)  # what was typed last is of the scan that is open
        self._next = then
        if self._alone is None or not self._alone.leave():
            self._running.stop()

    def _end(self, running: Running, trouble: Trouble | None) -> None:
        running.join()
        if running is not self._running:
            return
        self._running = None
        self._cleared()
        self.awake.keep(False)
        then, self._next = self._next, None
        if trouble is not None:
            self._say(trouble)
        if then is not None:
            then()
        else:
            self.screens.hide()
            self.front.draw(None)
            self.front.welcome()
            self.chair.closed()
            if trouble is not None and trouble.code in DAMAGED and trouble.facts.get("backup"):
                self.chair.tell("")
                self.chair.offer_rescue(sentence(trouble, self._tr), str(running.path))

    def _way(self) -> Chosen | None:
        ip, adapter = self._library.way
        return Chosen(ip, adapter) if adapter else None

    def _choose_way(self, ip: str, adapter: str) -> None:
        self._library.way = ip, adapter
        if self._running is not None:
            self._running.choose(ip)

    def _cleared(self) -> None:
        """Leave nothing of a rehearsal behind."""
        if self._alone is not None:
            self._alone.leave()
            self._alone = None
            self._practise(False)
            alone.clear(self._library.folder)

    def _backups(self, path: Path) -> Path:
        return self._library.folder / "backups" / path.stem

    # --- what comes back -----------------------------------------------------------------------

    def _drawn(self, snapshot: Snapshot) -> None:
        if self._running is None:
            return
        room = snapshot.room
        if self._alone is not None:
            self._rehearse_with(self._alone, snapshot)
            return
        self.front.draw(snapshot)
        known = standing.known(snapshot, self._running.path, self._id)
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
        self._present(room)

    def _rehearse_with(self, rehearsal: Alone, snapshot: Snapshot) -> None:
        """Call the group once there is a room, and show it; no list and no list of scans knows."""
        if not rehearsal.begun and self._next is None and snapshot.joining is not None:
            rehearsal.begin(snapshot.joining.url, snapshot.room, self._tr)
        self._present(snapshot.room)

    def _present(self, room: Room) -> None:
        """Show the room's window once there is a room; closed by accident, it comes back."""
        self.awake.keep(not room.locked and not room.closed and not self._closing)
        if room.locked or self._closing or self._shown == room.position:
            return
        if room.closed and not self._shown:
            return  # opened to work on the agenda: there is no room
        first, self._shown = not self._shown, room.position
        self.screens.show()
        if first and self.screens.situation is not None:
            self.chair.screens(self.screens.situation)  # the room looks on from here

    def _remember_beamer(self, screen: str) -> None:
        self._library.beamer = screen

    def _ask(self, command: Command, then: Then) -> None:
        if self._running is not None:
            self._running.ask(command, then)

    def _said(self, done: str = "") -> Then:
        """Return an answer for the server thread that says on this one what came of it."""

        def answer(refused: Refused | None) -> None:
            self._later.emit(
                lambda: self.chair.tell(done) if refused is None else self._say(refused)
            )

        return answer

    def _pdf(self, path: str) -> None:
        if self._running is not None:
            said = self._tr.gettext("The agenda is in {path}").format(path=path)
            self._running.write_agenda(Path(path), self._said(said))

    def _practice(self, path: str) -> None:
        if self._running is not None:
            said = self._tr.gettext("The practice file is in {path}").format(path=path)
            told = self._said(said)

            def written(refused: Refused | None) -> None:
                told(refused)
                if refused is None:
                    self._later.emit(lambda: self.chair.prepare.checklist.made(PRACTICE))

            self._running.write_practice(Path(path), written)

    def _appointment(self, path: str) -> None:
        def answer(refused: Refused | None) -> None:
            self._later.emit(
                lambda: self.mailing.saved(path) if refused is None else self._say(refused)
            )

        if self._running is not None:
            self._running.write_appointment(Path(path), answer)

    def _pictures(self, folder: str, name: str) -> None:
        def taken(snapshot: Snapshot) -> None:
            self._later.emit(lambda: self._export(snapshot, fresh(Path(folder), name)))

        if self._running is not None and not self.exporting.busy:
            self._running.kept(taken)

    def _hold(self, then: Callable[[str, Room], None]) -> None:
        """Hand over the scan that is open as it is now; on this thread."""
        if self._alone is not None:
            self.chair.prepare.invitations.gave_up()
            self._say(Trouble("rehearsal.mails"))
        elif self._running is not None:
            self._running.held(lambda scan, room: self._later.emit(lambda: then(scan, room)))

    def _export(self, snapshot: Snapshot, folder: Path) -> None:
        self.exporting.start(pictures.of_scan(snapshot), folder)

    def _painted(self, many: int, of: int) -> None:
        said = self._tr.gettext("Picture {n} of {all} …").format(n=many, all=of)
        self.chair.tell(said)

    def _exported(self, done: Path | Trouble) -> None:
        if isinstance(done, Trouble):
            self._say(done)
        else:
            said = self._tr.gettext("The pictures of the slides are in {folder}")
            self.chair.tell(said.format(folder=done))

    def _read_table(self, path: str) -> None:
        read = self.chair.prepare.people.importing.read
        if self._running is not None:
            self._running.table(
                Path(path), lambda found: self._later.emit(lambda: read(path, found))
            )

    def _process(self, what: str) -> None:
        """Make the sheet of the whole process, to print, to look at, or to keep at a path."""
        if what == PRINT:
            self.sheet.start(self._language)
        else:
            own = self._library.folder / "process.pdf"
            self.sheet.start(self._language, own if what == OPEN else Path(what))

    def _print_sheet(self, pdf: bytes) -> None:
        title = self._tr.gettext("The whole process on one page")
        printing.ask_and_print(pdf, title, self.chair)

    def _sheet_written(self, path: Path) -> None:
        if path.parent == self._library.folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        else:
            self.chair.tell(self._tr.gettext("The sheet is in {path}").format(path=path))

    def _print(self) -> None:
        def made(paper: bytes | Refused) -> None:
            self._later.emit(lambda: self._printed(paper))

        if self._running is not None:
            self._running.paper(made)

    def _printed(self, paper: bytes | Refused) -> None:
        if isinstance(paper, Refused):
            self._say(paper)
        else:
            printing.ask_and_print(paper, self.chair.windowTitle(), self.chair)

    def _close_session(self) -> None:
        if self._running is not None:
            closed = self._tr.gettext("Session 1 is closed. Who gave which grade is erased.")
            self._running.close_session(self._said(closed))

    def _try_again(self) -> None:
        if self._running is not None:
            self._running.try_again(self._stored)

    def _elsewhere(self, folder: str) -> None:
        if self._running is not None:
            self._running.continue_at(Path(folder), self._stored)

    def _stored(self, refused: Refused | None) -> None:
        """Say in the panel why it does not store yet; server thread."""
        said = "" if refused is None else sentence(refused, self._tr)
        self._later.emit(lambda: self.chair.trouble.told(said))

    def _second(self, folder: str) -> None:
        self._library.second = Path(folder) if folder else None
        self.chair.second(folder)
        snapshot = self.bridge.snapshot
        if self._alone is not None:
            return  # the rehearsal keeps nothing
        if self._running is not None and snapshot is not None and snapshot.room.locked:
            # Opened anew, with its second place.
            self._run(self._running.path, self._port(), again=True)
        elif self._running is not None:
            said = self._tr.gettext("This holds from the next time the scan is opened.")
            self.chair.tell(said)

    def _port(self) -> int | None:
        known = None if self._running is None else self._library.known(self._running.path)
        return None if known is None else known.port

    def _undo(self) -> None:
        if self._running is not None:
            self._running.undo(self._said())

    def _emphasise(self, emphasis: Emphasis) -> None:
        self.beamer.emphasis = emphasis

    def _type(self, typed: Typed) -> None:
        self.beamer.typed = typed

    def _choose_look(self, name: str, moves: bool) -> None:
        self._library.roomscreen = name, moves
        self._wear(name, moves)

    def _wear(self, name: str, moves: bool) -> None:
        """Give the room's screen its colours, and let things move there or not."""
        theme = THEMES.get(name, DARK)
        self.beamer.theme, self.beamer.moves = theme, moves
        self.chair.roomscreen(theme, moves)

    def _black(self, yes: bool) -> None:
        self.beamer.black = yes

    def _say(self, what: Refused | Trouble) -> None:
        self.chair.tell(sentence(what, self._tr))

    def _pack(self, id: str) -> Pack:
        return next((pack for pack in self._packs if pack.id == id), self._packs[0])

    def speak(self, language: str) -> None:
        """Let the chair's window be in this language; the slides are not touched."""
        if self._under_way():
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

    def _join(self) -> None:
        """Join what stays as long as the program runs."""
        self.bridge.changed.connect(self._drawn)
        self.front.language_wanted.connect(self.speak)
        self.exporting.progressed.connect(self._painted)
        self.exporting.ended.connect(self._exported)
        self.mailing.said.connect(self._say)
        self.sheet.made.connect(self._print_sheet)
        self.sheet.written.connect(self._sheet_written)
        self.sheet.failed.connect(self._say)
        beamer = self.beamer
        beamer.forward.connect(lambda: self.chair.conduct.stage.next.press())
        beamer.backward.connect(lambda: self.chair.conduct.stage.controls.go_back())
        beamer.darkened.connect(lambda: self.chair.toggle_black())
        beamer.pressed.connect(lambda key: self.chair.conduct.press(key))
        beamer.activated.connect(lambda: self.chair.activateWindow())
        beamer.screening.unplayed.connect(self._say)
        self.screens.changed.connect(lambda situation: self.chair.screens(situation))
        self.screens.taken.connect(lambda screen: self.chair.make_way(screen))

    def _join_chair(self) -> None:
        """Join the chair's window as it is now, and show it how things stand."""
        chair = self.chair
        chair.new_wanted.connect(self.new)
        chair.open_wanted.connect(self.open)
        chair.example_wanted.connect(self.open_example)
        chair.twice_chosen.connect(self._chosen)
        chair.pdf_wanted.connect(self._pdf)
        chair.print_wanted.connect(self._print)
        chair.practice_wanted.connect(self._practice)
        chair.prepare.people.importing.file_wanted.connect(self._read_table)
        chair.pictures_wanted.connect(self._pictures)
        chair.appointment_wanted.connect(self._appointment)
        chair.close_session_wanted.connect(self._close_session)
        chair.undo_wanted.connect(self._undo)
        chair.try_again_wanted.connect(self._try_again)
        chair.elsewhere_wanted.connect(self._elsewhere)
        chair.second_wanted.connect(self._second)
        chair.page_wanted.connect(self.beamer.turn)
        chair.roomscreen_wanted.connect(self._choose_look)
        chair.restore_wanted.connect(self.restore)
        chair.black_toggled.connect(self._black)
        chair.emphasised.connect(self._emphasise)
        chair.typed.connect(self._type)
        chair.swap_wanted.connect(self.screens.swap)
        chair.leave_wanted.connect(self._surely_leave)
        chair.way_wanted.connect(self._choose_way)
        chair.rehearsal_wanted.connect(self.rehearse)
        chair.rehearsal_over.connect(self.end_rehearsal)
        chair.process_wanted.connect(self._process)
        chair.combined.slide.screening.unplayed.connect(self._say)
        chair.installEventFilter(self)
        self.beamer.setWindowIcon(chair.windowIcon())
        self.beamer.setWindowTitle(self._tr.gettext("Room's screen") + " – Participatiescan")
        chair.second(str(self._library.second or ""))
        self._wear(*self._library.roomscreen)
        if self.screens.situation is not None:
            chair.screens(self.screens.situation)
        self._practise(self._alone is not None)
        self.front.join()
        self.mailing.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the chair's window, once the scan is safe.

        A session that goes on, or what was typed and is not kept, is left only when the chair
        says so, in the page. The system is never asked to wait for that.
        """
        if watched is self.chair and event.type() is QEvent.Type.Close and not self._closing:
            if self._under_way() and not self._thanked and not self._sure:
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
