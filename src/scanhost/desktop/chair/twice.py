"""A scan from elsewhere that is here already: both side by side, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words


class Choice(StrEnum):
    """What to do with a scan that is here already."""

    MINE = "mine"  # open the one that is here
    REPLACE = "replace"  # the other takes its place
    COPY = "copy"  # open the other beside it


@dataclass(frozen=True, slots=True)
class File:
    """A file as the chair recognises it."""

    path: str
    folder: str
    name: str
    changed: datetime  # local time


class Twice(QFrame):
    """Shows both files with when they were changed last; in the page, not over it."""

    chosen = Signal(str, str, str)  # a Choice, the path from elsewhere, and ours
    cancelled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._paths = ("", "")
        _ = desk.texts.gettext
        self.mine = button(_("Open the one on this laptop"), lambda: self._choose(Choice.MINE))
        self.replace = button(_("Replace it"), lambda: self._choose(Choice.REPLACE))
        self.copy = button(_("Keep both"), lambda: self._choose(Choice.COPY))
        self.cancel = button(_("Cancel"), self._cancel, "quiet")
        self.here, self.there = Words("", wrap=True), Words("", wrap=True)
        self.newer = Words("", "muted", wrap=True)
        both = QHBoxLayout()
        both.setSpacing(28)
        for title, said in ((_("On this laptop"), self.here), (_("What you opened"), self.there)):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(Words(title, "small"))
            side.addWidget(said)
            side.addStretch(1)
            both.addLayout(side, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for one in (self.mine, self.replace, self.copy, self.cancel):
            acts.addWidget(one)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 20)
        column.setSpacing(8)
        column.addWidget(Words(_("This scan is on this laptop already"), "section"))
        column.addLayout(both)
        column.addWidget(self.newer)
        hint = _(
            "Replace it: the one on this laptop stays among the backups. Keep both: the second "
            "one becomes a scan of its own."
        )
        column.addWidget(Words(hint, "small", wrap=True))
        column.addSpacing(4)
        column.addLayout(acts)
        self.hide()

    def ask(self, there: File, here: File) -> None:
        """Show two files of one scan, and wait for a choice."""
        _ = self._desk.texts.gettext
        self._paths = there.path, here.path
        self.here.setText(self._said(here))
        self.there.setText(self._said(there))
        newer = here.changed >= there.changed
        self.newer.setText(
            _("The one on this laptop was changed last.")
            if newer
            else _("The one you opened was changed last.")
        )
        self.show()
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _said(self, file: File) -> str:
        _, language = self._desk.texts.gettext, self._desk.language
        changed = _("last changed on {day} at {time}").format(
            day=texts.date_long(file.changed.date(), language),
            time=texts.time_short(file.changed, language),
        )
        return f"{file.name}\n{file.folder}\n{changed}"

    def _choose(self, choice: Choice) -> None:
        self.hide()
        self.chosen.emit(choice.value, *self._paths)

    def _cancel(self) -> None:
        self.hide()
        self.cancelled.emit()
