"""Drives the whole program in tests: its windows by keys and buttons, phones from elsewhere."""

import asyncio
import threading

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from scanhost.app.window import Program
from scanhost.desktop import slides
from scanhost.domain.views import Room

WAIT = 20_000  # milliseconds, at the most


class Desk:
    """Drives the program by its buttons and keys, and waits for what they bring about."""

    def __init__(self, program: Program, qtbot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.ended = False
        program.ended.connect(self._end)

    @property
    def room(self) -> Room:
        snapshot = self.program.bridge.snapshot
        assert snapshot is not None
        return snapshot.room

    def until(self, holds) -> None:
        def ready() -> bool:
            return self.program.bridge.snapshot is not None and bool(holds())

        self.qtbot.waitUntil(ready, timeout=WAIT)

    def until_example(self) -> None:
        """Wait until the example is open, with everybody in it."""
        self.until(
            lambda: self.room.about.get("region") == "Oosterdelta" and len(self.room.seats) == 12
        )

    def end(self) -> None:
        """Close the program, and return once the scan is safe."""
        if not self.ended:
            with self.qtbot.waitSignal(self.program.ended, timeout=WAIT):
                self.program.close()

    def _end(self) -> None:
        self.ended = True

    def url(self, host: str) -> str:
        """Return the link that phones open, by another of this computer's addresses."""
        snapshot = self.program.bridge.snapshot
        assert snapshot is not None
        assert snapshot.joining is not None
        before, _, after = snapshot.joining.url.partition("//")
        return f"{before}//{host}:{after.partition(':')[2]}"

    def leave(self, step: str) -> None:
        """Press on if the room is still in a step; the clock may have been first."""
        if self.room.live.id == step:
            self._press(self.room.position)
        self.until(lambda: self.room.live.id != step)

    def beamer_picture(self, name: str) -> QImage:
        """Return what the room sees, once it is the slide of that name."""
        beamer = self.program.beamer
        self.until(lambda: beamer.snapshot and slides.name(beamer.snapshot) == name)
        return beamer.grab().toImage()

    def _pressed_from(self, here: str) -> bool:
        if self.room.position == here:
            self.key(Qt.Key.Key_Space)
        return self.room.position != here

    def key(self, key) -> None:
        chair = self.program.chair
        chair.activateWindow()
        self.qtbot.waitUntil(chair.isActiveWindow, timeout=WAIT)
        self.qtbot.keyClick(chair.focusWidget() or chair, key)

    def unlock(self) -> None:
        prepare = self.program.chair.prepare
        prepare.unlock.click()
        prepare.question.yes.click()
        self.until(lambda: not self.room.locked)

    def ask(self, command) -> None:
        self.program.bridge.ask(command)

    def next_to(self, step: str) -> None:
        """Press the space bar until the room is there; a question is answered with yes."""
        while self.room.live.id != step:
            self._press(self.room.position)

    def _press(self, here: str) -> None:
        """Press until the room has moved: a question that came to nothing is asked again."""
        self.until(lambda: self._pressed_from(here))


class Away:
    """Runs a coroutine in a thread of its own, as phones do."""

    def __init__(self, make) -> None:
        self._make = make
        self._thread = threading.Thread(target=self._run, name="phones")
        self._thread.start()

    def _run(self) -> None:
        asyncio.run(self._make())  # what goes wrong here fails the test: pytest sees the thread

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()
