"""What the program is, and the licences of everything that comes with it; offline."""

from __future__ import annotations

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop import licences
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.licences import Part
from scanhost.desktop.widgets.words import Words

HOLDS = Qt.ItemDataRole.UserRole


class AboutProgram(QWidget):
    """Name, version, motto, and a list to search in."""

    _found = Signal(object)  # tuple[Part, ...], from another thread

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._begun = False
        _ = desk.texts.gettext
        self.version = Words("", "muted")
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search in the licences"))
        self.search.setPlaceholderText(_("Search in the licences"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What comes with the program"))
        self.list.currentItemChanged.connect(lambda now, _: self._show(now))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Licence"))
        self._found.connect(self._fill, Qt.ConnectionType.QueuedConnection)
        self._lay()

    def begin(self) -> None:
        """Read what there is to tell, the first time."""
        if not self._begun:
            self._begun = True
            version = licences.version()
            said = self._desk.texts.gettext("Version {version}").format(version=version)
            self.version.say(said if version else "")
            QThreadPool.globalInstance().start(self._read)  # forty files: not on this thread

    def _read(self) -> None:
        found = licences.parts()
        try:
            self._found.emit(found)
        except RuntimeError:
            return  # the window is gone

    def _fill(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            item = QListWidgetItem(" ".join(filter(None, (part.name, part.version))))
            item.setData(HOLDS, part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {part.licence or ''}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _narrow(self, words: str) -> None:
        """Show only what has these words in its name or licence."""
        wanted = words.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            part: Part = item.data(HOLDS)
            about = f"{part.name} {part.licence} {part.text}".casefold()
            item.setHidden(not all(word in about for word in wanted))
            if not item.isHidden() and first is None:
                first = item
        self.list.setCurrentRow(-1 if first is None else self.list.row(first))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.text.setPlainText(self._desk.texts.gettext("Nothing found."))
            return
        part: Part = item.data(HOLDS)
        none = self._desk.texts.gettext("The text is not in the package itself.")
        if part.licence == "Public domain":
            none = ""
        self.text.setPlainText("\n\n".join(filter(None, (part.licence, part.text or none))))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        what = _(
            "The program with which the partners of a region look together at how they help young "
            "people, grade it, and agree on an agenda. It works without internet, and everything "
            "stays on this laptop."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words("Participatiescan", "huge"))
        column.addWidget(Words(_("12 players, 20 questions, 1 agenda"), "strong"))
        column.addWidget(self.version)
        column.addWidget(Words(what, "body", wrap=True))
        column.addSpacing(10)
        column.addWidget(Words(_("Made with the work of others"), "section"))
        column.addWidget(self.search)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 2)
        both.addWidget(self.text, 5)
        self.list.setMinimumHeight(150)
        column.addLayout(both, 1)
