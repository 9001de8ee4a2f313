"""What the chair makes of a scan for outside the program, and where it is to go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair import saving
from scanhost.desktop.chair.contents import Contents
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.whole import Whole
from scanhost.desktop.widgets.record import flush
from scanhost.domain.views import Room
from scanhost.report.documents import DEFINITIVE, DRAFT
from scanhost.report.material import Wanted

SHOW, OPEN, PRINT = "show", "open", "print"  # what can be done with paper, besides saving it


class Outgoing(QObject):
    """Asks where, after what was typed last is recorded."""

    document = Signal(object, str)  # Wanted, and SHOW, OPEN, PRINT or a path
    pictures = Signal(str, str)  # a folder, and what theirs in it is called
    appointment = Signal(str)  # a path
    process = Signal(str)  # OPEN, PRINT, or a path
    years_pdf = Signal(str)  # a path
    years_page = Signal(str)  # a path
    file = Signal(str, str, str)  # which kind, a path or a folder, and a name in it

    def __init__(self, window: QWidget, desk: Desk, room: Callable[[], Room | None]) -> None:
        super().__init__(window)
        self._window, self._desk, self._room = window, desk, room

    def join(self, whole: Whole, contents: Contents) -> None:
        """Hear what is wanted of the agenda, and in the guide of the sheet of the process."""
        whole.pdf.connect(self.ask_pdf)
        whole.printing.connect(self._print)
        whole.pictures.connect(self._ask_pictures)
        whole.appointment.connect(self._ask_appointment)
        contents.large_wanted.connect(lambda: self.process.emit(OPEN))
        contents.print_wanted.connect(lambda: self.process.emit(PRINT))
        contents.save_wanted.connect(self._ask_process)

    def ask_pdf(self) -> None:
        """Ask where the agenda is to go."""
        if (room := self._settled()) is not None:
            name = self._desk.texts.gettext("Agenda")
            wanted = _agenda(room)
            saving.ask_where_document(
                self._window, self._desk, room, name, wanted.form, partial(self._write, wanted)
            )

    def ask_years(self, suffix: str) -> None:
        """Ask where the comparison of years is to go, as "pdf" or "html"."""
        if (room := self._settled()) is not None:
            then = self.years_pdf.emit if suffix == "pdf" else self.years_page.emit
            saving.ask_where_years(self._window, self._desk, room, suffix, then)

    def ask_file(self, kind: str) -> None:
        """Ask where a kind of file is to go."""
        if (room := self._settled()) is not None:
            saving.ask_where_file(self._window, self._desk, room, kind, self.file.emit)

    def _ask_pictures(self) -> None:
        if (room := self._settled()) is not None:
            saving.ask_where_pictures(self._window, self._desk, room, self.pictures.emit)

    def _ask_appointment(self) -> None:
        if (room := self._settled()) is not None:
            saving.ask_where_appointment(self._window, self._desk, room, self.appointment.emit)

    def _ask_process(self) -> None:
        room = self._room()
        running = room is not None and room.running
        saving.ask_where_process(self._window, self._desk, running, self.process.emit)

    def _print(self) -> None:
        if (room := self._settled()) is not None:
            self.document.emit(_agenda(room), PRINT)

    def _write(self, wanted: Wanted, path: str) -> None:
        self.document.emit(wanted, path)

    def _settled(self) -> Room | None:
        flush(self._window)
        return self._room()


def _agenda(room: Room) -> Wanted:
    """Return the agenda as it stands: the draft, or once a meeting has ended the definitive."""
    return Wanted(DEFINITIVE if any(one.ended for one in room.meetings) else DRAFT)
