"""The scan that is open: one after another, and a rehearsal in its place now and then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from scanhost.app.alone import Alone
from scanhost.app.following import Chosen
from scanhost.app.library import Library
from scanhost.app.running import Running
from scanhost.desktop.bridge import Bridge, Then
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.widgets.record import flush
from scanhost.domain.commands import Command
from scanhost.domain.errors import Refused, Trouble
from scanhost.store.scanfile import ScanFile


class Current(QObject):
    """Opens one scan at a time in its own thread, once the last one is closed. Main thread."""

    opens = Signal(bool)  # one is about to open; whether the chair need not notice
    rehearses = Signal(bool)  # a rehearsal begins, or is over
    closed = Signal(object)  # the Trouble that ended it, or None; another may follow
    rests = Signal(object, object)  # the same with its Path, and nothing follows
    _later = Signal(object)  # something to do on this thread

    def __init__(
        self,
        library: Library,
        bridge: Bridge,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused | Trouble], None],
    ) -> None:
        super().__init__()
        self._library, self._bridge, self._chair, self._say = library, bridge, chair, say
        self.running: Running | None = None
        self.alone: Alone | None = None  # a rehearsal, in place of a scan
        self.id = ""  # of the scan that is open, as far as it is known
        self._next: Callable[[], None] | None = None  # once the scan that is open is closed
        # What is asked of a scan while it is opened anew, and what is to end it after that.
        self._held: list[Callable[[Running], object]] | None = None
        self._waits: tuple[Callable[[], None], bool] | None = None
        bridge.changed.connect(self._goes_on)
        self._later.connect(lambda work: work(), Qt.ConnectionType.QueuedConnection)

    def later(self, work: Callable[[], object]) -> None:
        """Do something on the main thread; any thread may ask."""
        self._later.emit(work)

    @property
    def ends(self) -> bool:
        """Tell whether something waits for the end of what is open."""
        return self._next is not None

    @property
    def under_way(self) -> bool:
        """Tell whether a session runs now, which no other scan may push aside."""
        if self.running is None or self._bridge.snapshot is None or self.alone is not None:
            return False
        room = self._bridge.snapshot.room
        return not (room.locked or room.closed)

    def may_end(self) -> bool:
        """Tell whether another scan may take its place, and the chair when it may not."""
        if self.under_way:
            self._say(Trouble("session.under_way"))
        return not self.under_way

    def if_sure(self, then: Callable[[], object]) -> None:
        """Do what puts another scan in its place, when that may be and loses nothing typed."""

        def sure() -> None:
            if self.may_end():  # it may have gone on while the chair was asked
                then()

        if self.may_end():
            self._chair().ask_before_another(sure)

    def run(
        self,
        path: Path,
        port: int | None,
        make: Callable[[], ScanFile],
        first: Sequence[Command] = (),
        id: str = "",
        again: bool = False,
        alone: Alone | None = None,
    ) -> None:
        """Close what is open, and open a scan that `make` gives in the server thread.

        `port` is the one its phones know. `again` is for the scan that is open, `alone` for
        a rehearsal.
        """
        if not self.may_end():
            return

        def begin() -> None:
            running = Running(
                path,
                port,
                self._bridge.show,
                lambda trouble: self.later(lambda: self._end(running, trouble)),
                make,
                first,
                self._way(),
            )
            self.running, self.alone = running, alone
            self.id = id
            self.opens.emit(again)
            if alone is not None:
                self.rehearses.emit(True)
            running.start()

        self.after(begin, again)

    def let_go(self, then: Callable[[], None]) -> None:
        """Show that nothing is open, and do something."""
        path = None if self.running is None else self.running.path

        def gone() -> None:
            self.rests.emit(path, None)
            then()

        self.after(gone)

    def after(self, then: Callable[[], None], again: bool = False) -> None:
        """Do something once nothing is open any more; `again` opens the same scan."""
        if self.running is None:
            then()
            return
        flush(self._chair())  # what was typed last is of the scan that is open
        if self._held is not None:
            self._waits = then, again  # or what was asked since would be lost
            return
        self._next = then
        self._held = [] if again else None
        if self.alone is None or not self.alone.leave():
            self.running.stop()

    def group_left(self) -> None:
        """Go on ending a rehearsal, which waited for its group."""
        if self._next is not None and self.running is not None:
            self.running.stop()

    def _end(self, running: Running, trouble: Trouble | None) -> None:
        running.join()
        if running is not self.running:
            return
        alone, self.running, self.alone = self.alone, None, None
        if alone is not None:
            alone.end()
            self.rehearses.emit(False)
        then, self._next = self._next, None
        if then is None:  # it did not open anew, or ended by a fault
            then = None if self._waits is None else self._waits[0]
            self._held = self._waits = None
        self.closed.emit(trouble)
        if then is not None:
            then()
        else:
            self.rests.emit(running.path, trouble)

    def _goes_on(self) -> None:
        """Ask what was held back while the scan was opened anew."""
        if self._held is None or self.ends or self.running is None:
            return
        held, self._held = self._held, None
        for work in held:
            work(self.running)
        waits, self._waits = self._waits, None
        if waits is not None:
            self.after(*waits)

    # --- what is asked of it ---------------------------------------------------------------------

    def ask(self, command: Command, then: Then) -> None:
        """Post a command; `then` is called on the server thread."""
        self.when_open(lambda running: running.ask(command, then))

    def when_open(self, work: Callable[[Running], object]) -> None:
        """Ask something of the scan that is open; while it is opened anew, once it is there."""
        if self._held is not None:
            self._held.append(work)
        elif self.running is not None:
            work(self.running)

    def undo(self) -> None:
        """Take back what the chair did last."""
        if self.running is not None:
            self.running.undo(self.answer(lambda: self._chair().tell("")))

    def choose_way(self, ip: str, adapter: str) -> None:
        """Let phones come by this address, now and from now on."""
        self._library.way = ip, adapter
        if self.running is not None:
            self.running.choose(ip)

    def answer(self, done: Callable[[], object]) -> Then:
        """Return an answer for the server thread; on this one `done` follows, or why not."""

        def answered(refused: Refused | None) -> None:
            self.later(done if refused is None else lambda: self._say(refused))

        return answered

    def _way(self) -> Chosen | None:
        ip, adapter = self._library.way
        return Chosen(ip, adapter) if adapter else None
