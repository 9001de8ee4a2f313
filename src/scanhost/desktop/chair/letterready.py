"""Putting mails ready: what is asked first, how far it is, and what opens when they are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.lettertext import LetterText
from scanhost.desktop.chair.letterview import holes
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.strip import Strip
from scanhost.domain.letters import mails_of
from scanhost.domain.people import Person
from scanhost.domain.views import Room
from scanhost.report import letters


class LetterReady(Strip):
    """Asks, and has drafts written; one batch at a time."""

    wanted = Signal(str, object, bool)  # kind, ids of people, also who has one already
    files_wanted = Signal(object)  # drafts to open, as paths
    turned = Signal()  # drafts are being written now, or not any more

    def __init__(self, desk: Desk, text: LetterText) -> None:
        super().__init__()
        self._desk, self._text = desk, text
        self._room: Room | None = None
        self._kind = text.kind
        self.busy = False

    def draw(self, room: Room, kind: str) -> None:
        """Know the scan, and which kind of mail is shown."""
        self._room, self._kind = room, kind

    def begin(self) -> None:
        """Begin anew, with another scan."""
        self._room, self.busy = None, False
        self.clear()

    # --- what is asked first -----------------------------------------------------------------

    def put_due(self) -> None:
        """Put a mail ready for everybody who should have one."""
        self._settled(lambda room: self._ask(mails_of(room).due(self._kind), False))

    def put_outdated(self) -> None:
        """Put every mail ready once more that tells something else than holds now."""

        def ask(room: Room) -> None:
            people, tr = mails_of(room).outdated(self._kind), self._desk.texts
            said = tr.ngettext(
                "{n} person has this mail already. Put it ready once more, as it is now?",
                "{n} people have this mail already. Put it ready once more, as it is now?",
                len(people),
            )
            self.ask(
                said.format(n=len(people)),
                tr.gettext("Once more"),
                tr.gettext("No"),
                lambda: self._ask(people, True),
                careful=True,
            )

        self._settled(ask)

    def put_again(self, id: str) -> None:
        """Put the mail of one person ready, also when they have it."""

        def ask(room: Room) -> None:
            mails, _ = mails_of(room), self._desk.texts.gettext
            person = next((one for one in mails.listed(self._kind) if one.id == id), None)
            if person is None or not mails.may(person, self._kind):
                return
            if id not in mails.standings(self._kind):
                # Who is not among those due (they will not come, say) is asked for by name.
                self._ask([person], person not in mails.due(self._kind))
                return
            self.ask(
                _("{name} has this mail already. Put it ready once more?").format(name=person.name),
                _("Once more"),
                _("No"),
                lambda: self._put([person], True),
                careful=True,
            )

        self._settled(ask)

    # --- what is said of it ------------------------------------------------------------------

    def progress(self, n: int, of: int) -> None:
        """Say how far writing drafts is."""
        self.say(self._desk.texts.gettext("Mail {n} of {all} …").format(n=n, all=of), "question")

    def linked(self, whole: bool) -> None:
        """A mail was opened without attachments; say what does not travel with it."""
        _ = self._desk.texts.gettext
        said = _("This way attachments do not go along: add them yourself, or open the mail.")
        if not whole:
            paste = _("The text is on the clipboard: paste it into the mail with Ctrl+V.")
            said = f"{paste} {said}"
        self.say(said, "question")

    def written(self, paths: Sequence[str], grab: bool) -> None:
        """Drafts are there: one opens at once, of more the chair is asked first."""
        tr, n = self._desk.texts, len(paths)
        self._done()
        if n == 1:
            self.files_wanted.emit(tuple(paths))
        elif n:
            self.ask(
                tr.gettext(
                    "{n} mails are ready. Open them all in your mail program now? Check each, "
                    "send it, and then say here that it was sent."
                ).format(n=n),
                tr.gettext("Open all {n}").format(n=n),
                tr.gettext("Later"),
                lambda: self.files_wanted.emit(tuple(paths)),
                careful=True,
                grab=grab,
            )

    def gave_up(self) -> None:
        """Nothing was put ready; why was said elsewhere."""
        self._done()

    def _done(self) -> None:
        self.busy = False
        self.clear()
        self.turned.emit()

    # --- what is done ------------------------------------------------------------------------

    def _settled(self, then: Callable[[Room], None]) -> None:
        """Go on with the scan as it is once what was typed is in it."""
        flush(self.window())
        if self._room is not None and not self.busy:
            then(self._room)

    def _ask(self, people: Sequence[Person], again: bool) -> None:
        _ = self._desk.texts.gettext
        said = f"{self._text.too_long()} {self._holes(people)}".strip()
        if said:
            self.ask(
                said,
                _("Put ready all the same"),
                _("First fill in"),
                lambda: self._put(people, again),
                careful=True,
            )
        else:
            self._put(people, again)

    def _holes(self, people: Sequence[Person]) -> str:
        """Return what is lacking in any of these mails, in words."""
        room = self._room
        if room is None:
            return ""
        # Who has the same fields filled in lacks the same: of hundreds, a few are read.
        alike = {tuple(map(bool, letters.own(room, one).values())): one for one in people}
        read = (letters.read_by(room, self._kind, one) for one in alike.values())
        lacking = (holes(one, self._desk) for one in read)
        return next((said for said in lacking if said), "")

    def _put(self, people: Sequence[Person], again: bool) -> None:
        if people and not self.busy:
            self.busy = True
            self.clear()
            self.wanted.emit(self._kind, tuple(one.id for one in people), again)
            self.turned.emit()
