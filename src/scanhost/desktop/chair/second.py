"""A second place for backups, such as a stick; the chair's own choice, for every scan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.errors import Refused


class SecondPlace(QWidget):
    """Which folder gets backups too."""

    wanted = Signal(str)  # a folder, or "" for none

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.folder = Words("", "strong", wrap=True)
        self.missed = Words("", "todo", wrap=True)
        self.choose = button(_("Also keep the backup on …"), self._choose)
        self.clear = button(_("No second place"), lambda: self.wanted.emit(""), "quiet")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        row.addStretch(1)
        hint = _("The program makes backups after every theme. A stick keeps one elsewhere too.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(hint, "muted", wrap=True))
        column.addWidget(self.folder)
        column.addWidget(self.missed)
        column.addLayout(row)
        self.show_folder("")

    def show_folder(self, folder: str) -> None:
        """Show which folder it is; "" is none."""
        self.folder.say(folder)
        self.clear.setVisible(bool(folder))

    def draw(self, missed: Refused | None) -> None:
        """Say what the second place still lacks."""
        self.missed.say("" if missed is None else self._said(missed))

    def _said(self, missed: Refused) -> str:
        if missed.code == "second.missed":
            return self._desk.texts.gettext("The stick is not there: a copy follows.")
        return self._desk.said(missed)

    def _choose(self) -> None:
        ask_folder(self, self._desk.texts.gettext("Also keep the backup on"), self.wanted.emit)


def ask_folder(
    parent: QWidget, title: str, then: Callable[[str], object], clock: bool = False
) -> None:
    """Let the chair choose a folder; nothing waits for the answer."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(path))
    show_beside(dialog, clock)


def show_beside(dialog: QFileDialog, clock: bool) -> None:
    """Show a dialog; while a clock runs the window it belongs to can be used beside it."""
    if clock:
        dialog.show()
    else:
        dialog.open()
