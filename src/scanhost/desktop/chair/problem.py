"""Reporting a problem: one file without names or grades, seen whole before it is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words

FILE = "participatiescan-report.txt"
WAIT = 300  # milliseconds after the last key
MOST = 4000  # characters of what the chair tells

Clean = Callable[[str], str]


class Problem(QWidget):
    """What went wrong in the chair's words, and what the program adds to it."""

    wanted = Signal()  # the program's part of the report
    saved = Signal(str, str)  # a path, and the report as it is shown

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._clean: Clean = str
        self._rest = ""
        self._saved = ""  # what was told in the report that was saved last
        self._saving = ""  # and in the one that is being saved
        _ = desk.texts.gettext
        self.told = QPlainTextEdit()
        self.told.setAccessibleName(_("What went wrong?"))
        self.told.setTabChangesFocus(True)
        self.told.setPlaceholderText(_("What did you do, what happened, what did you expect?"))
        self.told.textChanged.connect(self._soon)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(_("The whole report"))
        self.save = button(_("Save the report …"), self._ask_where, "main")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._draw)
        self._lay()
        self.save.setEnabled(False)

    def begin(self) -> None:
        """Ask for the program's part anew."""
        self.wanted.emit()

    @property
    def changed(self) -> bool:
        """Tell whether something was told that is in no report yet."""
        return self.told.toPlainText().strip() != self._saved

    def kept(self) -> None:
        """The report that was to be saved is on disk."""
        self._saved = self._saving

    def show_report(self, rest: str, clean: Clean) -> None:
        """Show the program's part; `clean` takes names out of what the chair tells."""
        self._rest, self._clean = rest, clean
        self._draw()
        self.save.setEnabled(True)

    def _soon(self) -> None:
        self._timer.start()

    def _draw(self) -> None:
        told = self._clean(self.told.toPlainText()[:MOST].strip())
        whole = f"== What went wrong ==\n{told or '-'}\n\n{self._rest}"
        if whole != self.whole.toPlainText():
            at = self.whole.verticalScrollBar().value()
            self.whole.setPlainText(whole)
            self.whole.verticalScrollBar().setValue(at)

    def _ask_where(self) -> None:
        self._timer.stop()
        self._draw()
        whole, told = self.whole.toPlainText(), self.told.toPlainText().strip()

        def chosen(path: str) -> None:
            self._saving = told
            self.saved.emit(path, whole)

        _ = self._desk.texts.gettext
        dialog = QFileDialog(self, _("Save the report"), FILE, _("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        hint = _(
            "This makes one file that you can send to whoever helps you. It holds no names, no "
            "grades and nothing that was written in a scan. Nothing is sent by itself."
        )
        column.addWidget(Words(hint, "body", wrap=True))
        column.addSpacing(6)
        label = Words(_("What went wrong?"), "section")
        label.setBuddy(self.told)
        column.addWidget(label)
        self.told.setMinimumHeight(84)
        self.told.setMaximumHeight(130)
        column.addWidget(self.told)
        column.addWidget(Words(_("Name no people, organisations or regions."), "small", wrap=True))
        column.addSpacing(8)
        column.addWidget(Words(_("The whole report"), "section"))
        self.whole.setMinimumHeight(140)
        column.addWidget(self.whole, 1)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
