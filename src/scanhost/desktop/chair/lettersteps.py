"""What can be done with the mail of one person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.letterlist import said_of
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.letters import Mails, Stand, Standing
from scanhost.domain.people import Letter, Person


class LetterSteps(QWidget):
    """Was it sent, open it, once more, not after all; only what makes sense is there."""

    sent = Signal(object)  # the Letter that left
    forget = Signal(object)  # the Letter that is not to count
    again = Signal(str)  # a person, whose mail is to be put ready
    open = Signal(str)  # a person, whose mail is to be opened
    link = Signal(str)  # the same, without attachments

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person, self._standing = "", Standing()
        _ = desk.texts.gettext
        self.said = Words("", "small", wrap=True)
        self.confirm = button(_("Sent?"), self._confirm, "small")
        self.ready = button("", lambda: self.again.emit(self._person), "small")
        self.look = button(_("Open the mail"), lambda: self.open.emit(self._person), "small")
        self.plain = button(_("Without attachments"), lambda: self.link.emit(self._person), "small")
        self.undo = button(_("Not after all"), self._forget, "small")
        self._shown: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.said)
        column.addLayout(Wrapping(*self.chain()))

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.confirm, self.ready, self.look, self.plain, self.undo]

    def draw(self, person: Person, mails: Mails, kind: str, fixed: bool) -> None:
        """Show what can be done for somebody; nothing while drafts are written."""
        _ = self._desk.texts.gettext
        self._person = person.id
        self._standing = standing = mails.standing(person, kind)
        has, may = standing.letter is not None, mails.may(person, kind)
        rename(self.ready, _("Once more") if has else _("Put ready"))
        shown = {
            self.confirm: standing.stand is Stand.READY,
            self.ready: may,
            # What opens then is another mail than the one that is noted.
            self.look: has and may and not standing.changed,
            self.plain: may,
            self.undo: has,
        }
        for one, visible in shown.items():
            one.setEnabled(not fixed)
            one.setVisible(visible)
        self._shown = [one for one, visible in shown.items() if visible]
        self.said.say(self._changed(standing))

    def press(self) -> None:
        """Do the first thing there is to do."""
        if self._shown and self._shown[0].isEnabled():
            self._shown[0].click()

    def _changed(self, standing: Standing) -> str:
        """Return what changed since a mail was put ready; "" when nothing did."""
        if not standing.outdated:
            return ""
        _ = self._desk.texts.gettext
        day = said_of(standing.stand, standing.when, self._desk.language, _)
        said = []
        if standing.moved:
            said.append(_("The address changed after this mail was put ready ({day})."))
        if "meeting" in standing.changed:
            said.append(_("Day, time or place changed after this mail was put ready ({day})."))
        if "code" in standing.changed:
            said.append(_("The personal code changed after this mail was put ready ({day})."))
        if "agreed" in standing.changed:
            said.append(_("What this mail tells changed after it was put ready ({day})."))
        return " ".join(said).format(day=day)

    def _confirm(self) -> None:
        letter: Letter | None = self._standing.letter
        if letter is not None:
            self.sent.emit(letter)

    def _forget(self) -> None:
        letter: Letter | None = self._standing.letter
        if letter is not None:
            self.forget.emit(letter)
