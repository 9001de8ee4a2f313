"""What is done with all mails of a kind at once, and the folder they come in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.second import ask_folder
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.words import Words
from scanhost.domain.letters import Mails
from scanhost.domain.people import AFTER


class LetterFoot(QWidget):
    """One line: the folder, and two buttons."""

    ready_wanted = Signal()  # to put every mail ready that is due
    sent_wanted = Signal()  # all that were put ready have left
    folder_wanted = Signal(str)  # where drafts are to go from now on

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.folder = Words("", "small", wrap=True)
        self.elsewhere = button(_("Another folder …"), self._ask_folder, "quiet")
        self.all_sent = button("", self.sent_wanted.emit, "plain")
        self.ready = button("", self.ready_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.elsewhere)
        row.addWidget(self.all_sent)
        row.addWidget(self.ready)

    def draw(self, mails: Mails, kind: str, free: bool) -> None:
        """Say how many there are; not `free`, nothing can be done now."""
        tr = self._desk.texts
        due, waiting = len(mails.due(kind)), len(mails.unconfirmed(kind))
        if kind in ("reminder", "reminder2"):
            said = tr.ngettext("Put {n} reminder ready", "Put {n} reminders ready", due)
        elif kind in AFTER:
            said = tr.ngettext("Put {n} mail ready", "Put {n} mails ready", due)
        else:
            said = tr.ngettext("Put {n} invitation ready", "Put {n} invitations ready", due)
        rename(self.ready, said.format(n=due))
        self.ready.setVisible(kind != "code")
        self.ready.setEnabled(free and due > 0)
        said = tr.ngettext("Sent it ({n})", "Sent all {n}", waiting)
        rename(self.all_sent, said.format(n=waiting))
        self.all_sent.setVisible(waiting > 1)
        self.all_sent.setEnabled(free)

    def show_folder(self, folder: str) -> None:
        """Say where drafts go."""
        said = self._desk.texts.gettext(
            "The mails come in {folder}. When one opens as if you had received it, choose to edit "
            "it as a new message there."
        )
        self.folder.setText(said.format(folder=folder))

    def _ask_folder(self) -> None:
        title = self._desk.texts.gettext("Where are the mails to go?")
        ask_folder(self, title, self.folder_wanted.emit)
