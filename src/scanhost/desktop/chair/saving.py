"""Where a file is to be written: the computer's own dialog, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.domain.views import Room

UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))  # in names of files, somewhere


def ask_where(parent: QWidget, desk: Desk, room: Room, then: Callable[[str], object]) -> None:
    """Ask where the agenda is to go as a PDF; `then` gets the path."""
    _ = desk.texts.gettext
    words = (_("Agenda"), room.about.get("region", ""), room.about.get("date", ""))
    name = " ".join(word for word in words if word).translate(UNSAFE)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = str(Path(folder) / f"{name}.pdf")
    dialog = QFileDialog(parent, _("Make the agenda (PDF)"), path, "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(path))
    dialog.open()
