"""Mails as the chair wants them: written, noted, and opened in the computer's mail program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from scanhost.app.library import Library
from scanhost.app.posting import Post, Posting, drafts
from scanhost.app.whole import safe
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.chair.desk import fresh_id
from scanhost.desktop.chair.invitations import Invitations
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain.agenda import Agenda
from scanhost.domain.commands import NoteLetters
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.letters import mails_of
from scanhost.domain.people import AFTER, INVITING, Letter, Person
from scanhost.domain.views import Room
from scanhost.report import mail

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.prepare import Prepare

Hold = Callable[[Callable[[str, Room, Agenda], None]], None]


class Mailing(QObject):
    """Stands between the part with invitations and who writes. Main thread only."""

    said = Signal(object)  # Refused or Trouble

    def __init__(
        self,
        library: Library,
        bridge: Bridge,
        chair: Callable[[], ChairWindow],
        hold: Hold,
    ) -> None:
        super().__init__()
        self._library, self._bridge, self._chair, self._hold = library, bridge, chair, hold
        self._noting = False  # what is written counts as put ready
        self._kind = INVITING[0]  # of the mails that are written
        self._clicked = QTimer(self)  # while a second click is of a double one
        self._clicked.setSingleShot(True)
        self.posting = Posting(self)
        self.posting.progressed.connect(lambda done, of: self._part(self._kind).progress(done, of))
        self.posting.ended.connect(self._ended)
        self.posting.unopened.connect(self._unopened)

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        chair = self._chair()
        chair.late.prepare.whenever(self._listen_before)
        chair.late.results.whenever(lambda results: self._listen(results.aftermails.letters))

    def _listen_before(self, prepare: Prepare) -> None:
        self._listen(prepare.invitations)
        prepare.entering.cards.mail_wanted.connect(self._mail_code)

    def _listen(self, part: Invitations) -> None:
        part.ready_wanted.connect(self._ready)
        part.open_wanted.connect(self._open)
        part.link_wanted.connect(self._link)
        part.files_wanted.connect(self.posting.open)
        part.folder_wanted.connect(self._choose)
        part.show_folder(str(self._library.letters))

    def _parts(self) -> list[Invitations]:
        """Return where mails are put ready, as far as it is there."""
        chair = self._chair()
        parts: list[Invitations] = []
        chair.late.prepare.if_made(lambda prepare: parts.append(prepare.invitations))
        chair.late.results.if_made(lambda results: parts.append(results.aftermails.letters))
        return parts

    def _part(self, kind: str) -> Invitations:
        """Return where mails of a kind are put ready."""
        chair = self._chair()
        return chair.results.aftermails.letters if kind in AFTER else chair.prepare.invitations

    def gave_up(self) -> None:
        """Nothing is put ready; why was said elsewhere."""
        for part in self._parts():
            part.gave_up()

    def stop(self) -> None:
        """Open nothing more."""
        self.posting.stop()

    def saved(self, path: str) -> None:
        """Say where the appointment is, and offer to open it."""
        chair = self._chair()
        tr = chair.desk.texts
        said = tr.gettext("The appointment of session 2 is in {path}").format(path=path)
        chair.strip.offer(said, tr.gettext("Open it"), lambda: self.posting.open([path]))

    def _ready(self, kind: str, ids: Sequence[str], again: bool) -> None:
        """Write mails and note them; nobody who has one by now gets another, unless asked for."""

        def start(scan: str, room: Room, agenda: Agenda) -> None:
            mails = mails_of(room)
            may = {one.id for one in mails.due(kind)}
            people = tuple(
                one
                for one in mails.listed(kind)
                if one.id in ids and (one.id in may or (again and mails.may(one, kind)))
            )
            self._post(self._about(scan, room, kind, people, agenda), noting=True)

        self._hold(start)

    def _open(self, kind: str, id: str) -> None:
        """Write somebody's mail anew, as it reads now, and open it."""

        def start(scan: str, room: Room, agenda: Agenda) -> None:
            people = tuple(one for one in mails_of(room).listed(kind) if one.id == id)
            self._post(self._about(scan, room, kind, people, agenda), noting=False)

        self._hold(start)

    def _mail_code(self, id: str) -> None:
        self._ready("code", (id,), True)

    def _link(self, kind: str, id: str) -> None:
        if self._clicked.isActive():
            return
        self._clicked.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

        def start(scan: str, room: Room, agenda: Agenda) -> None:
            people = tuple(one for one in mails_of(room).listed(kind) if one.id == id)
            post = self._about(scan, room, kind, people, agenda)
            for draft in drafts(post):
                link, whole = mail.mailto(draft)
                if not whole:
                    QGuiApplication.clipboard().setText(draft.body)
                self.posting.open_link(link)
                self._part(kind).linked(whole)
            mails = mails_of(room)
            has = mails.standings(kind)
            fresh = tuple(one for one in people if one.id not in has or has[one.id].outdated)
            if fresh:  # it is a mail like any other: nobody gets a second one by mistake
                moment = datetime.now().strftime("%Y-%m-%dT%H:%M")
                letters = tuple(mails.letter(fresh_id(), one, kind, moment) for one in fresh)
                self._bridge.ask(NoteLetters(letters), lambda no: self._linked(no, letters))

        self._hold(start)

    def _linked(self, refused: Refused | None, letters: tuple[Letter, ...]) -> None:
        if refused is not None:
            self.said.emit(refused)
        else:
            self._part(letters[0].kind).noted(letters)

    def _about(
        self, scan: str, room: Room, kind: str, people: tuple[Person, ...], agenda: Agenda
    ) -> Post:
        name = f"{room.about.get('region', '')} {room.about.get('date', '')}".strip()
        folder = self._library.letters / safe(name or scan)
        return Post(scan, room, kind, people, folder, agenda)

    def _post(self, post: Post, noting: bool) -> None:
        if not post.people or self.posting.busy:
            self._part(post.kind).gave_up()
            return
        self._noting, self._kind = noting, post.kind
        self.posting.start(post)

    def _ended(self, post: Post, outcome: list[str] | Trouble) -> None:
        if isinstance(outcome, Trouble):
            self._part(post.kind).gave_up()
            self.said.emit(outcome)
            return
        if not self._noting:
            self._part(post.kind).written(outcome, ())
            return

        def note(scan: str, room: Room, _: Agenda) -> None:
            if scan == post.scan:  # another one may have been opened in the meantime
                self._note(post, outcome, {one.id for one in mails_of(room).listed(post.kind)})

        self._hold(note)

    def _note(self, post: Post, paths: Sequence[str], listed: set[str]) -> None:
        """Note the mails to those who are on the list still; only theirs are opened."""
        written = zip(post.people, paths, strict=True)
        there = [(one, path) for one, path in written if one.id in listed]
        if not there:
            self._part(post.kind).gave_up()
            return
        moment = datetime.now().strftime("%Y-%m-%dT%H:%M")
        mails = mails_of(post.room)  # what was written, whatever changed since
        letters = tuple(mails.letter(fresh_id(), one, post.kind, moment) for one, _ in there)
        kept = [path for _, path in there]
        self._bridge.ask(NoteLetters(letters), lambda no: self._noted(no, kept, letters))

    def _noted(
        self, refused: Refused | None, paths: Sequence[str], letters: tuple[Letter, ...]
    ) -> None:
        part = self._part(letters[0].kind)
        if refused is not None:
            part.gave_up()
            self.said.emit(refused)
        else:
            part.written(paths, letters)

    def _choose(self, folder: str) -> None:
        self._library.letters = Path(folder)
        for part in self._parts():
            part.show_folder(str(self._library.letters))

    def _unopened(self) -> None:
        self.said.emit(Trouble("mails.unopened", folder=str(self._library.letters)))
