"""Where a pack is to go as one file, and which one is to come: the computer's own dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.home import PACKS
from scanhost.domain.pack import Pack

ENDING = PACKS.removeprefix(".")


def ask_where(parent: QWidget, desk: Desk, pack: Pack, then: Callable[[str], object]) -> None:
    """Ask where a pack is to go; nothing waits for the answer."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = desk.texts.gettext("Save the norm set")
    dialog = QFileDialog(parent, title, f"{folder}/{pack.id}.{ENDING}", _kind(desk))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_which(parent: QWidget, desk: Desk, then: Callable[[str], object]) -> None:
    """Ask for a pack from elsewhere; nothing waits for the answer."""
    dialog = QFileDialog(parent, desk.texts.gettext("Take in a norm set"), "", _kind(desk))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()


def _kind(desk: Desk) -> str:
    return desk.texts.gettext("Norm sets") + f" (*.{ENDING})"
