"""The packs that are here: those that come with the program, and the chair's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import tip
from scanhost.domain.packdraft import Kept

ID = Qt.ItemDataRole.UserRole
SEEN = 5  # packs that are seen without scrolling


class Shelf(QWidget):
    """A line per pack."""

    chosen = Signal(str)  # a pack's id
    file_wanted = Signal()  # a pack from elsewhere

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drawing = False
        _ = desk.texts.gettext
        self.view = QListWidget()
        self.view.setAccessibleName(_("Norm sets"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.currentItemChanged.connect(lambda *_: self._choose())
        self.bring = button(_("Take in a file …"), self.file_wanted.emit, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.view)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)

    def draw(self, packs: Sequence[Kept], id: str) -> None:
        """Show these packs, with this one chosen."""
        self._drawing = True
        if self.view.count() != len(packs):
            self.view.clear()
            for _ in packs:
                self.view.addItem(QListWidgetItem())
        for row, one in enumerate(packs):
            item = self.view.item(row)
            item.setText(self._named(one))
            item.setToolTip(tip(self._desk.text(one.pack.title)))
            item.setData(ID, one.pack.id)
            if one.pack.id == id:
                self.view.setCurrentRow(row)
        self._drawing = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the first lines, so that the rest of the rail is for the norms."""
        rows = range(min(self.view.count(), SEEN))
        self.view.setFixedHeight(sum(self.view.sizeHintForRow(row) for row in rows) + 8)

    def _named(self, one: Kept) -> str:
        _ = self._desk.texts.gettext
        title = self._desk.text(one.pack.title) or _("Norm set without a title")
        if not one.own:
            return title
        whose = _("your own, not finished") if one.wrong else _("your own")
        return f"{title}\n{whose}"

    def _choose(self) -> None:
        item = self.view.currentItem()
        if not self._drawing and item is not None:
            self.chosen.emit(str(item.data(ID)))
