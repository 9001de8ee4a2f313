"""Mails as drafts in a folder, written in a thread of their own and opened one by one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from scanhost import texts
from scanhost.app.along import Along
from scanhost.app.whole import safe
from scanhost.domain.agenda import Agenda
from scanhost.domain.errors import Trouble
from scanhost.domain.people import PARTNER, Person
from scanhost.domain.views import Room
from scanhost.report import letters, mail
from scanhost.report.calendar import Meeting, ics
from scanhost.report.mail import Attachment, Draft

log = logging.getLogger(__name__)

PAUSE = 400  # milliseconds between two drafts that are opened, for the mail program's sake


@dataclass(frozen=True, slots=True)
class Post:
    """Some mails of one kind, to be written."""

    scan: str  # its id
    room: Room
    kind: str
    people: tuple[Person, ...]
    folder: Path
    agenda: Agenda | None = None  # of which mails tell once session 1 is closed


class Posting(QObject):
    """Writes drafts, one post at a time. Main thread; signals arrive there."""

    progressed = Signal(int, int)  # so many mails, of all
    ended = Signal(object, object)  # the Post, and its paths or the Trouble that ended it
    unopened = Signal()  # no program took a file or link
    _written = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer: ThreadPoolExecutor | None = None
        self._waiting: list[QUrl] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._open_next)
        self._written.connect(self._done, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether mails are being written."""
        return self._writer is not None

    def start(self, post: Post) -> None:
        """Write these; `ended` says how it went."""
        if self.busy:
            return
        self._writer = ThreadPoolExecutor(1, "mails")

        def told(n: int) -> None:
            self.progressed.emit(n, len(post.people))

        def work() -> None:
            try:
                self._written.emit(post, write(post, told))
            except Trouble as trouble:
                self._written.emit(post, trouble)
            except Exception as error:
                self._written.emit(post, error)
                raise

        self._writer.submit(work)

    def open(self, paths: Sequence[str]) -> None:
        """Open drafts with the program the computer has for mail, one after another."""
        self._waiting += [QUrl.fromLocalFile(path) for path in paths]
        self._open_next()

    def open_link(self, link: str) -> None:
        """Open a mailto link."""
        self._waiting.append(QUrl.fromEncoded(link.encode()))
        self._open_next()

    def stop(self) -> None:
        """Let the last draft be written, and open nothing more."""
        self._waiting.clear()
        self._timer.stop()
        if self._writer is not None:
            self._writer.shutdown(wait=False, cancel_futures=True)
            self._writer = None

    def _open_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        url = self._waiting.pop(0)
        if not QDesktopServices.openUrl(url):
            self._waiting.clear()  # the others would not open either
            self.unopened.emit()
        if self._waiting and not self._timer.isActive():
            self._timer.start()

    def _done(self, post: Post, outcome: list[str] | Trouble | Exception) -> None:
        if self._writer is None:
            return  # given up in the meantime
        self._writer.shutdown(wait=False)
        self._writer = None
        if isinstance(outcome, Exception) and not isinstance(outcome, Trouble):
            log.error("mails were not written", exc_info=outcome)
            outcome = Trouble("bug")
        self.ended.emit(post, outcome)


def write(post: Post, told: Callable[[int], None] = lambda _: None) -> list[str]:
    """Write every draft and return their paths; `Trouble` when the folder takes none. Any thread.

    An earlier draft for the same person gives way; another file does not.
    """
    paths = []
    along = Along(post.scan, post.room, post.kind, post.agenda)
    try:
        post.folder.mkdir(parents=True, exist_ok=True)
        for n, draft in enumerate(drafts(post, along.to), 1):
            told(n)
            path = _place(post.folder, _title(post, draft.name), draft)
            path.write_bytes(mail.eml(draft))
            paths.append(str(path))
    except OSError as error:
        raise Trouble("mails.unwritable", folder=str(post.folder)) from error
    return paths


def drafts(
    post: Post, along: Callable[[Person], tuple[Attachment, ...]] = lambda _: ()
) -> Iterator[Draft]:
    """Yield the mail to each person as it reads for them."""
    for person in post.people:
        said = letters.read_by(post.room, post.kind, person)
        yield Draft(person.name, person.email, said.subject.text, said.body.text, along(person))


def write_calendar(path: Path, meeting: Meeting) -> None:
    """Write a calendar file; `Trouble` when that cannot be. No other kind is written over."""
    if path.exists() and path.suffix.lower() != ".ics":
        raise Trouble("file.exists", name=path.name)
    try:
        path.write_bytes(ics([meeting], datetime.now(UTC)))
    except OSError as error:
        raise Trouble("file.unwritable", name=path.name) from error


def _title(post: Post, name: str) -> str:
    _ = texts.catalogue(post.room.language).gettext
    kinds = {
        "invitation": _("Invitation"),
        "reminder": _("Reminder"),
        "code": _("Code"),
        "homework": _("Homework"),
        "reminder2": _("Session 2"),
        "agenda": _("Work agenda"),
        "lead": _("What you lead"),
        PARTNER: _("What came of the scan"),
    }
    return safe(f"{kinds[post.kind]} {name}")


def _place(folder: Path, title: str, draft: Draft) -> Path:
    """Return where a draft goes: in place of one to the same person, or beside what is there."""
    path, number = folder / f"{title}.eml", 1
    while path.exists() and not _replaces(path, draft):
        number += 1
        path = folder / f"{title} {number}.eml"
    return path


def _replaces(path: Path, draft: Draft) -> bool:
    """Tell whether a file is a draft of ours for this very person."""
    head = mail.eml(Draft(draft.name, draft.address, "", ""))
    to = head[: head.index(b"Subject:")]
    with path.open("rb") as file:
        return file.read(len(to)) == to
