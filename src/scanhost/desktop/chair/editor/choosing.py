"""Where a pack is to go as one file, and which one is to come: the computer's own dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.domain.pack import Pack
from scanhost.domain.packform import ENDING


def ask_where(parent: QWidget, desk: Desk, pack: Pack, then: Callable[[str], object]) -> None:
    """Ask where a pack is to go; nothing waits for the answer."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = desk.texts.gettext("Save the norm set")
    dialog = QFileDialog(parent, title, f"{folder}/{pack.id}{ENDING}", _kind(desk, f"*{ENDING}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING.removeprefix("."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_which(parent: QWidget, desk: Desk, then: Callable[[str], object]) -> None:
    """Ask for a pack from elsewhere; nothing waits for the answer."""
    # One that was written by hand, or that a mail program gave another name.
    kind = _kind(desk, f"*{ENDING} *.toml")
    dialog = QFileDialog(parent, desk.texts.gettext("Take in a norm set"), "", kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()


def _kind(desk: Desk, names: str) -> str:
    return desk.texts.gettext("Norm sets") + f" ({names})"
