"""Settings: how the program is, what it is made of, and how to get help; a page, no dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.aboutprogram import AboutProgram
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keeping import Keeping
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.problem import Problem
from scanhost.desktop.chair.slidescreen import SlideScreen
from scanhost.desktop.chair.thiswindow import ThisWindow
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.words import Words

RAIL = 244


class Settings(QWidget):
    """Parts side by side with their index; every change holds at once."""

    left = Signal()  # back to where the chair came from

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        _ = desk.texts.gettext
        self.setAccessibleName(_("Settings"))
        self.window_part = ThisWindow(desk, look)
        self.screens = SlideScreen(desk, look)
        self.keeping = Keeping(desk)
        self.about = AboutProgram(desk)
        self.problem = Problem(desk)
        self.parts: tuple[tuple[str, QWidget], ...] = (
            (_("This window"), self.window_part),
            (_("Room's screen"), self.screens),
            (_("Scans and backup"), self.keeping),
            (_("About this program"), self.about),
            (_("Report a problem"), self.problem),
        )
        self.index = [self._line(title) for title, _part in self.parts]
        self.back = button(_("Back"), self.left.emit)
        self._stack = QStackedWidget()
        self._lay()
        self.show_part(0)

    def show_part(self, place: int) -> None:
        """Show a part."""
        self.index[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        if self.parts[place][1] is self.about:
            self.about.begin()
        if self.parts[place][1] is self.problem:
            self.problem.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, title: str) -> Faced:
        line = Faced("row")
        line.setCheckable(True)
        line.setAccessibleName(title)
        row = QHBoxLayout()
        row.setContentsMargins(12, 9, 8, 10)
        row.addWidget(Words(title, "strong", wrap=True), 1)
        line.face(row)
        return line

    def _lay(self) -> None:
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setMinimumWidth(RAIL)
        column = QVBoxLayout(rail)
        column.setContentsMargins(11, 16, 11, 12)
        column.setSpacing(6)
        group = QButtonGroup(self)
        for place, line in enumerate(self.index):
            group.addButton(line, place)
            column.addWidget(line)
        group.idClicked.connect(self.show_part)
        column.addStretch(1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for title, part in self.parts:
            self._stack.addWidget(_Sheet(title, part))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(self._stack, 1)


class _Sheet(QScrollArea):
    """A part with its title; what is higher than the window scrolls."""

    def __init__(self, title: str, part: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(36, 24, 48, 24)
        column.setSpacing(14)
        column.addWidget(Words(title, "title"))
        column.addWidget(part, 1)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
