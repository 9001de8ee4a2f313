"""Invitations: the text, how one person sees it, and what was sent to whom.

The program puts drafts ready and cannot know that they left; the chair says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import TYPING
from scanhost.desktop.chair.letterlist import LetterList, lines
from scanhost.desktop.chair.lettersteps import LetterSteps
from scanhost.desktop.chair.lettertext import LetterText
from scanhost.desktop.chair.letterview import LetterView, holes
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.outdated import Outdated
from scanhost.desktop.chair.parts import State
from scanhost.desktop.chair.second import ask_folder
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.columns import Columns
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import ForgetLetters, NoteLetters, SaveText
from scanhost.domain.letters import Mails, body_id, mails_of, sent, subject_id
from scanhost.domain.people import LETTERS, Letter, Person
from scanhost.domain.views import Room
from scanhost.report import letters
from scanhost.texts import N_

RIGHT = 276  # pixels of the third column, so that it stays as wide whoever is chosen
HEIGHT = 440  # pixels of the three columns, at the least
NAMES = {"invitation": N_("Invitation"), "reminder": N_("Reminder"), "code": N_("Code once more")}
MEANS = {
    "invitation": N_(
        "You send from your own mail program. Whoever has an invitation gets no other."
    ),
    "reminder": N_("For whoever was sent an invitation and has not said whether they come."),
    "code": N_("For whoever lost their personal code. You send it from your own mail program."),
}


class Invitations(QWidget):
    """Three columns: text, how one person reads it, and everybody's mail."""

    ready_wanted = Signal(str, object, bool)  # kind, ids of people, also who has one already
    open_wanted = Signal(str, str)  # kind and person: open their mail once more
    files_wanted = Signal(object)  # drafts to open, as paths
    link_wanted = Signal(str, str)  # kind and person: open their mail without attachments
    folder_wanted = Signal(str)  # where drafts are to go from now on

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._person = ""
        self._busy = False
        self._shown: tuple[object, ...] = ()
        self.kind = "invitation"
        _ = desk.texts.gettext
        self.kinds: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for kind in LETTERS:
            one = button(_(NAMES[kind]), partial(self.choose_kind, kind), "part")
            one.setCheckable(True)
            self._group.addButton(one)
            self.kinds[kind] = one
        self.kinds["invitation"].setChecked(True)
        self.means = Words("", "muted", wrap=True)
        self.nobody = Words(
            _("First put people on the list, under Participants."), "muted", wrap=True
        )
        self.text = LetterText(desk, look)
        self.text.restored.connect(self._offer_back)
        self.view = LetterView(desk, look)
        self.view.turned.connect(self._turn)
        self.reads = Words("", "section", wrap=True)
        self.sent = Words("", "small")
        self.list = LetterList(desk, look)
        self.list.chosen.connect(self._choose)
        self.steps = LetterSteps(desk)
        self.list.wanted.connect(self.steps.press)
        self.seat = Words("", "small", wrap=True)
        self.outdated = Outdated(desk)
        self.outdated.wanted.connect(self._put_outdated)
        self.question = Strip()
        self.folder = Words("", "small", wrap=True)
        self.elsewhere = button(_("Another folder …"), self._ask_folder, "quiet")
        self.all_sent = button("", self._confirm_all, "plain")
        self.ready = button("", self._put_ready)
        self._join()
        self._lay()

    # --- what is drawn -----------------------------------------------------------------------

    def draw(self, room: Room) -> None:
        """Show text, preview and everybody's mail as they are."""
        self._room = room
        if self.kind == "code" and room.entry != "code":
            self.choose_kind("invitation")
            return
        people = [seat.person for seat in room.seats]
        kept = (room.about, room.texts, room.letters, room.follow_up, room.closed, people)
        shown = (*kept, self.kind, self._person, self._busy)
        if shown == self._shown:
            return  # a room of two hundred, and a snapshot for each of their grades
        self._shown = shown
        _ = self._desk.texts.gettext
        mails = mails_of(room)
        partners = mails.partners()
        self.kinds["code"].setVisible(room.entry == "code")
        self.kinds[self.kind].setChecked(True)
        self.means.setText(_(MEANS[self.kind]))
        self.nobody.setVisible(not partners)
        self._columns.setVisible(bool(partners))
        self._foot.setVisible(bool(partners))
        self.text.draw(room)
        self._draw_person(room, mails)
        self.list.draw(lines(mails, self.kind, self._desk), self._person)
        self._draw_seat(room)
        self._draw_foot(room, mails)
        chain: list[QWidget] = [*self.kinds.values(), *self.text.chain(), *self.view.chain()]
        chain += [
            self.list,
            *self.steps.chain(),
            self.outdated.again,
            self.question.yes,
            self.question.no,
        ]
        in_order([*chain, self.elsewhere, self.all_sent, self.ready])

    def state(self, room: Room) -> State:
        """Return what the index says."""
        tr, mails = self._desk.texts, mails_of(room)
        standings = mails.standings("invitation").values()
        left = len(mails.lacking("invitation")) + sum(one.moved for one in standings)
        changed = sum(bool(one.changed) and not one.moved for one in standings)
        waiting = len(mails.unconfirmed("invitation"))
        begun = any(one.kind == "invitation" for one in room.letters)
        if not mails.partners():
            return State(complete=tr.gettext("for later"))
        said = []
        if left:
            text = tr.ngettext("{n} not invited yet", "{n} not invited yet", left)
            said.append(text.format(n=left))
        if changed:
            text = tr.ngettext("{n} mail out of date", "{n} mails out of date", changed)
            said.append(text.format(n=changed))
        if said:
            return State("; ".join(said), begun=begun)
        if waiting:
            text = tr.ngettext("{n} not confirmed yet", "{n} not confirmed yet", waiting)
            return State(text.format(n=waiting))
        return State(complete=tr.gettext("everybody is invited"))

    def begin(self) -> None:
        """Begin anew, with another scan."""
        self._busy = False
        self.question.clear()
        self._person, self._room, self._shown = "", None, ()
        self.text.begin()
        self.choose_kind("invitation")

    def show_folder(self, folder: str) -> None:
        """Say where drafts go."""
        said = self._desk.texts.gettext(
            "The mails come in {folder}. When one opens as if you had received it, choose to edit "
            "it as a new message there."
        )
        self.folder.setText(said.format(folder=folder))

    def progress(self, n: int, of: int) -> None:
        """Say how far writing drafts is."""
        said = self._desk.texts.gettext("Mail {n} of {all} …").format(n=n, all=of)
        self.question.say(said, "question")

    def written(self, paths: Sequence[str], letters: tuple[Letter, ...]) -> None:
        """Drafts are there: one opens at once, of more the chair is asked first."""
        self._busy = False
        tr, n = self._desk.texts, len(paths)
        held = QApplication.focusWidget()  # some seconds later the chair may type elsewhere
        waiting = held is None or (self.isAncestorOf(held) and not isinstance(held, TYPING))
        self.question.clear()
        self.noted(letters)
        if n == 1:
            self.files_wanted.emit(tuple(paths))
        elif n:
            self.question.ask(
                tr.gettext(
                    "{n} mails are ready. Open them all in your mail program now? Check each, "
                    "send it, and then say here that it was sent."
                ).format(n=n),
                tr.gettext("Open all {n}").format(n=n),
                tr.gettext("Later"),
                lambda: self.files_wanted.emit(tuple(paths)),
                careful=True,
                grab=waiting,
            )
        if self._room is not None:
            self.draw(self._room)

    def noted(self, letters: tuple[Letter, ...]) -> None:
        """Say that these count as ready, and offer to take that back."""
        tr, n = self._desk.texts, len(letters)
        if letters:
            said = tr.ngettext("{n} mail is ready.", "{n} mails are ready.", n).format(n=n)
            self._desk.offered.emit(said, ForgetLetters(tuple(one.id for one in letters)))

    def linked(self) -> None:
        """A mail was opened without attachments; say what does not travel with it."""
        _ = self._desk.texts.gettext
        said = _("This way attachments do not go along: add them yourself, or open the mail.")
        self.question.say(said, "question")

    def gave_up(self) -> None:
        """Nothing was put ready; why was said elsewhere."""
        self._busy = False
        self.question.clear()
        if self._room is not None:
            self.draw(self._room)

    # --- what is chosen ----------------------------------------------------------------------

    def choose_kind(self, kind: str) -> None:
        """Show another kind of mail."""
        self.text.choose(kind)
        self.kind = kind
        self.question.clear()
        self.kinds[kind].setChecked(True)
        if self._room is not None:
            self.draw(self._room)

    def choose_person(self, id: str) -> None:
        """Show the mail of this person."""
        self._choose(id)

    def _choose(self, id: str) -> None:
        self._person = id
        if self._room is not None:
            self.draw(self._room)

    def _turn(self, by: int) -> None:
        partners = mails_of(self._room).partners() if self._room is not None else []
        ids = [one.id for one in partners]
        if ids:
            at = ids.index(self._person) if self._person in ids else 0
            self._choose(ids[(at + by) % len(ids)])

    def _draw_person(self, room: Room, mails: Mails) -> None:
        partners = mails.partners()
        if not partners:
            return
        person = next((one for one in partners if one.id == self._person), None)
        if person is None:
            person = next(iter(mails.due(self.kind)), partners[0])
            self._person = person.id
        said = self._desk.texts.gettext("How {name} reads it")
        self.reads.setText(said.format(name=person.first or person.name))
        self.view.draw(room, self.kind, person, len(partners) > 1)
        fits = self.view.fits_link(person)
        self.steps.draw(person, mails, self.kind, self._busy or room.closed, fits)

    def _draw_seat(self, room: Room) -> None:
        seat = room.about.get("seat", "")
        name = next((one.person.name for one in room.seats if one.person.id == seat), "")
        said = self._desk.texts.gettext("{name} (you) gets no mail.")
        self.seat.say(said.format(name=name) if name else "")

    def _draw_foot(self, room: Room, mails: Mails) -> None:
        tr, free = self._desk.texts, not self._busy and not room.closed
        due, waiting = len(mails.due(self.kind)), len(mails.unconfirmed(self.kind))
        self.outdated.draw(len(mails.outdated(self.kind)), free)
        many = sum(one.stand == "sent" for one in mails.standings(self.kind).values())
        said = tr.gettext("{n} of {all} sent").format(n=many, all=len(mails.partners()))
        self.sent.setText(said if self.kind == "invitation" else "")
        if self.kind == "reminder":
            said = tr.ngettext("Put {n} reminder ready", "Put {n} reminders ready", due)
        else:
            said = tr.ngettext("Put {n} invitation ready", "Put {n} invitations ready", due)
        rename(self.ready, said.format(n=due))
        self.ready.setVisible(self.kind != "code")
        self.ready.setEnabled(free and due > 0)
        rename(
            self.all_sent, tr.ngettext("Sent it ({n})", "Sent all {n}", waiting).format(n=waiting)
        )
        self.all_sent.setVisible(waiting > 1)
        self.all_sent.setEnabled(free)

    # --- what is done ------------------------------------------------------------------------

    def _put_ready(self) -> None:
        self._settled(lambda room: self._ask_ready(mails_of(room).due(self.kind), False))

    def _put_outdated(self) -> None:
        def ask(room: Room) -> None:
            people, tr = mails_of(room).outdated(self.kind), self._desk.texts
            said = tr.ngettext(
                "{n} person has this mail already. Put it ready once more, as it is now?",
                "{n} people have this mail already. Put it ready once more, as it is now?",
                len(people),
            )
            self.question.ask(
                said.format(n=len(people)),
                tr.gettext("Once more"),
                tr.gettext("No"),
                lambda: self._ask_ready(people, True),
                careful=True,
            )

        self._settled(ask)

    def _put_again(self, id: str) -> None:
        def ask(room: Room) -> None:
            mails, _ = mails_of(room), self._desk.texts.gettext
            person = next((one for one in mails.people if one.id == id), None)
            if person is None or not mails.may(person, self.kind):
                return
            if id not in mails.standings(self.kind):
                # Who is not among those due (they will not come, say) is asked for by name.
                self._ask_ready([person], person not in mails.due(self.kind))
                return
            self.question.ask(
                _("{name} has this mail already. Put it ready once more?").format(name=person.name),
                _("Once more"),
                _("No"),
                lambda: self._ready([person], True),
                careful=True,
            )

        self._settled(ask)

    def _settled(self, then: Callable[[Room], None]) -> None:
        """Go on with the scan as it is once what was typed is in it."""
        flush(self.window())
        if self._room is not None and not self._busy:
            then(self._room)

    def _ask_ready(self, people: Sequence[Person], again: bool) -> None:
        _ = self._desk.texts.gettext
        said = self._holes(people)
        said = f"{self.text.too_long()} {said}".strip()
        if said:
            self.question.ask(
                said,
                _("Put ready all the same"),
                _("First fill in"),
                lambda: self._ready(people, again),
                careful=True,
            )
        else:
            self._ready(people, again)

    def _holes(self, people: Sequence[Person]) -> str:
        """Return what is lacking in any of these mails, in words."""
        room = self._room
        if room is None:
            return ""
        # Who has the same fields filled in lacks the same: of hundreds, a few are read.
        alike = {tuple(map(bool, letters.own(room, one).values())): one for one in people}
        read = (letters.read_by(room, self.kind, one) for one in alike.values())
        lacking = (holes(one, self._desk) for one in read)
        return next((said for said in lacking if said), "")

    def _ready(self, people: Sequence[Person], again: bool) -> None:
        if people and not self._busy:
            self._busy = True
            self.question.clear()
            self.ready_wanted.emit(self.kind, tuple(one.id for one in people), again)
            if self._room is not None:
                self.draw(self._room)

    def _confirm(self, letters: Sequence[Letter]) -> None:
        tr, n = self._desk.texts, len(letters)
        if not letters:
            return
        now = datetime.now().strftime("%Y-%m-%dT%H:%M")
        said = tr.ngettext("{n} mail is noted as sent.", "{n} mails are noted as sent.", n)
        back = NoteLetters(tuple(letters))
        self._desk.ask(
            NoteLetters(sent(letters, now)),
            then=lambda: self._desk.offered.emit(said.format(n=n), back),
        )

    def _confirm_all(self) -> None:
        if self._room is not None:
            self._confirm(mails_of(self._room).unconfirmed(self.kind))

    def _forget(self, letter: Letter) -> None:
        said = self._desk.texts.gettext("This mail counts as not put ready.")
        back = NoteLetters((letter,))
        forget = ForgetLetters((letter.id,))
        self._desk.ask(forget, then=lambda: self._desk.offered.emit(said, back))

    def _offer_back(self, subject: str, body: str) -> None:
        kind, _ = self.kind, self._desk.texts.gettext

        def put_back() -> None:
            self._desk.ask(SaveText(subject_id(kind), subject))
            self._desk.ask(SaveText(body_id(kind), body))

        said = _("This is the standard text again.")
        self.question.offer(said, _("Undo"), put_back)

    def _ask_folder(self) -> None:
        title = self._desk.texts.gettext("Where are the mails to go?")
        ask_folder(self, title, self.folder_wanted.emit)

    def _join(self) -> None:
        self.steps.sent.connect(lambda letter: self._confirm((letter,)))
        self.steps.forget.connect(self._forget)
        self.steps.again.connect(self._put_again)
        self.steps.open.connect(lambda id: self.open_wanted.emit(self.kind, id))
        self.steps.link.connect(lambda id: self.link_wanted.emit(self.kind, id))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for one in self.kinds.values():
            tabs.addWidget(one)
        tabs.addStretch(1)
        reads = QHBoxLayout()
        reads.addWidget(self.reads, 1)
        reads.addLayout(self.view.turns())
        sending = QHBoxLayout()
        sending.addWidget(Words(_("Sending"), "section"))
        sending.addStretch(1)
        sending.addWidget(self.sent)
        right = _column(sending, (self.list, self.seat, self.steps))
        right.setMinimumWidth(RIGHT)
        text = QHBoxLayout()
        text.addWidget(Words(_("Text"), "section"))
        self._columns = Columns(
            (_column(text, (self.text,)), _column(reads, (self.view,)), right),
            (34, 35, 31),
            HEIGHT,
            self._look.points,
        )
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.elsewhere)
        row.addWidget(self.all_sent)
        row.addWidget(self.ready)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(10)
        column_.addWidget(self.means)
        column_.addLayout(tabs)
        column_.addWidget(self.nobody)
        column_.addWidget(self._columns)
        column_.addWidget(self.outdated)
        column_.addWidget(self.question)
        column_.addWidget(self._foot)


def _column(head: QHBoxLayout, below: Sequence[QWidget]) -> QWidget:
    """Return a column with its head; what comes first below it takes the room."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addLayout(head)
    for place, one in enumerate(below):
        column.addWidget(one, 0 if place else 1)
    return made
