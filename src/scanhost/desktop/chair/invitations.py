"""Mails: the text, how one person reads it, and what was put ready and sent for whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair import letternotes, letterstate
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import TYPING
from scanhost.desktop.chair.letterfoot import LetterFoot
from scanhost.desktop.chair.letterkinds import LetterKinds, nobody
from scanhost.desktop.chair.letterpeople import LetterPeople
from scanhost.desktop.chair.letterready import LetterReady
from scanhost.desktop.chair.lettertext import LetterText
from scanhost.desktop.chair.letterview import LetterView
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.outdated import Outdated
from scanhost.desktop.chair.parts import State
from scanhost.desktop.widgets.columns import Columns
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SaveText
from scanhost.domain.letters import Mails, body_id, mails_of, over, subject_id
from scanhost.domain.people import AFTER, INVITING, Letter
from scanhost.domain.views import Room

HEIGHT = 440  # pixels of the three columns, at the least


class Invitations(QWidget):
    """Three columns: text, how one person reads it, and everybody's mail."""

    ready_wanted = Signal(str, object, bool)  # kind, ids of people, also who has one already
    open_wanted = Signal(str, str)  # kind and person: open their mail once more
    files_wanted = Signal(object)  # drafts to open, as paths
    link_wanted = Signal(str, str)  # kind and person: open their mail without attachments
    folder_wanted = Signal(str)  # where drafts are to go from now on

    def __init__(self, desk: Desk, look: Look, kinds: Sequence[str] = INVITING) -> None:
        super().__init__()
        self._first = kinds[0]
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._shown: tuple[object, ...] = ()
        self._which = LetterKinds(desk, kinds)
        self.kinds = self._which.buttons
        self.nobody = Words("", "muted", wrap=True)
        self.text = LetterText(desk, look, self._first)
        self.view = LetterView(desk, look)
        self._people = LetterPeople(desk, look)
        self.list, self.steps = self._people.list, self._people.steps
        self.seat = self._people.seat
        self.outdated = Outdated(desk)
        self.question = LetterReady(desk, self.text)
        self._foot = LetterFoot(desk)
        self.all_sent, self.ready = self._foot.all_sent, self._foot.ready
        self._join()
        self._lay()

    # --- what is drawn -----------------------------------------------------------------------

    def draw(self, room: Room) -> None:
        """Show text, preview and everybody's mail as they are."""
        self._room = room
        kind = self._which.kind
        if kind == "code" and room.entry != "code":
            self.choose_kind("invitation")
            return
        people = [(seat.person, seat.attended) for seat in room.seats]
        kept: tuple[object, ...] = (room.about, room.texts, room.letters, room.follow_up)
        kept += (room.closed, people)
        if kind in AFTER:
            kept += (room.points, room.process, room.absent, room.meetings)
        shown = (*kept, kind, self._people.person, self.question.busy)
        self.question.draw(room, kind)
        if shown == self._shown:
            return  # a room of two hundred, and a snapshot for each of their grades
        self._shown = shown
        mails = mails_of(room)
        partners = mails.partners(kind)
        self._which.draw(room.entry == "code")
        self.nobody.say("" if partners else self._desk.texts.gettext(nobody(kind)))
        self._columns.setVisible(bool(partners))
        self._foot.setVisible(bool(partners))
        self.text.draw(room)
        self._draw_person(room, mails)
        self._people.draw(room, mails, kind)
        free = not self.question.busy and not over(room, kind)
        self.outdated.draw(len(mails.outdated(kind)), free)
        self._foot.draw(mails, kind, free)
        chain: list[QWidget] = [*self.kinds.values(), *self.text.chain(), *self.view.chain()]
        chain += [self.list, *self.steps.chain(), self.outdated.again]
        chain += [self.question.yes, self.question.no]
        in_order([*chain, self._foot.elsewhere, self.all_sent, self.ready])

    def _draw_person(self, room: Room, mails: Mails) -> None:
        kind = self._which.kind
        person = self._people.person_of(mails, kind)
        if person is not None:
            self.view.draw(room, kind, person, len(mails.partners(kind)) > 1)
            fixed = self.question.busy or over(room, kind)
            self.steps.draw(person, mails, kind, fixed)

    def _draw_again(self) -> None:
        if self._room is not None:
            self.draw(self._room)

    def state(self, room: Room) -> State:
        """Return what the index says."""
        return letterstate.state_of(room, self._desk)

    def begin(self) -> None:
        """Begin anew, with another scan."""
        self.question.begin()
        self._people.person, self._room, self._shown = "", None, ()
        self.text.begin()
        self.choose_kind(self._first)

    def show_folder(self, folder: str) -> None:
        """Say where drafts go."""
        self._foot.show_folder(folder)

    # --- how putting ready goes --------------------------------------------------------------

    def progress(self, n: int, of: int) -> None:
        """Say how far writing drafts is."""
        self.question.progress(n, of)

    def written(self, paths: Sequence[str], letters: tuple[Letter, ...]) -> None:
        """Drafts are there, and count as put ready."""
        held = QApplication.focusWidget()  # some seconds later the chair may type elsewhere
        waiting = held is None or (self.isAncestorOf(held) and not isinstance(held, TYPING))
        self.noted(letters)
        self.question.written(paths, waiting)

    def noted(self, letters: tuple[Letter, ...]) -> None:
        """Say that these count as ready, and offer to take that back."""
        letternotes.offer_ready(letters, self._desk)

    def linked(self, whole: bool) -> None:
        """A mail was opened without attachments, and maybe its text is on the clipboard."""
        self.question.linked(whole)

    def gave_up(self) -> None:
        """Nothing was put ready; why was said elsewhere."""
        self.question.gave_up()

    # --- what is chosen ----------------------------------------------------------------------

    def choose_kind(self, kind: str) -> None:
        """Show another kind of mail."""
        self.text.choose(kind)
        self._which.choose(kind)
        self.question.clear()
        self._draw_again()

    def choose_person(self, id: str) -> None:
        """Show the mail of this person."""
        self._people.person = id
        self._draw_again()

    # --- what is done ------------------------------------------------------------------------

    def _confirm_all(self) -> None:
        if self._room is not None:
            waiting = mails_of(self._room).unconfirmed(self._which.kind)
            letternotes.confirm(waiting, self._desk)

    def _offer_back(self, subject: str, body: str) -> None:
        kind, _ = self._which.kind, self._desk.texts.gettext

        def put_back() -> None:
            self._desk.ask(SaveText(subject_id(kind), subject))
            self._desk.ask(SaveText(body_id(kind), body))

        said = _("This is the standard text again.")
        self.question.offer(said, _("Undo"), put_back)

    def _join(self) -> None:
        desk, kind = self._desk, self._which
        kind.chosen.connect(self.choose_kind)
        self.text.restored.connect(self._offer_back)
        self.view.turned.connect(self._people.turn)
        self._people.chosen.connect(self.choose_person)
        self.steps.sent.connect(lambda letter: letternotes.confirm((letter,), desk))
        self.steps.forget.connect(lambda letter: letternotes.forget(letter, desk))
        self.steps.again.connect(self.question.put_again)
        self.steps.open.connect(lambda id: self.open_wanted.emit(kind.kind, id))
        self.steps.link.connect(lambda id: self.link_wanted.emit(kind.kind, id))
        self.outdated.wanted.connect(self.question.put_outdated)
        self.question.wanted.connect(self.ready_wanted)
        self.question.files_wanted.connect(self.files_wanted)
        self.question.turned.connect(self._draw_again)
        self._foot.ready_wanted.connect(self.question.put_due)
        self._foot.sent_wanted.connect(self._confirm_all)
        self._foot.folder_wanted.connect(self.folder_wanted)

    def _lay(self) -> None:
        text = QHBoxLayout()
        text.addWidget(Words(self._desk.texts.gettext("Text"), "section"))
        self._columns = Columns(
            (_column(text, self.text), _column(self.view.head(), self.view), self._people),
            (34, 35, 31),
            HEIGHT,
            self._look.points,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._which)
        column.addWidget(self.nobody)
        column.addWidget(self._columns, 1)
        column.addWidget(self.outdated)
        column.addWidget(self.question)
        column.addWidget(self._foot)
        column.addStretch()  # where there are no columns, nothing is spread over the page


def _column(head: QHBoxLayout, below: QWidget) -> QWidget:
    """Return a column with its head, and below it what takes the room."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addLayout(head)
    column.addWidget(below, 1)
    return made
