"""Where the scans are on this computer, and the second place for backups."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.second import SecondPlace
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words


class Keeping(QWidget):
    """The folder is shown and not chosen: a cloud would change a scan under our hands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self._folder = ""
        self.folder = Words("", "strong", wrap=True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.look_into = button(_("Show the folder"), self._open)
        self.second = SecondPlace(desk)
        hint = _(
            "Scans stay in this folder of the laptop. On a stick, or in a folder that is copied "
            "to a cloud, another program could change a scan while you work on it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("Where your scans are"), "section"))
        column.addWidget(self.folder)
        column.addWidget(Words(hint, "muted", wrap=True))
        column.addWidget(self.look_into, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(Words(_("Backup"), "section"))
        column.addWidget(self.second)
        column.addStretch(1)

    def show_folder(self, folder: str) -> None:
        """Show where the scans are."""
        self._folder = folder
        self.folder.setText(folder)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
