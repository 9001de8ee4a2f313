"""Picking a day from a calendar instead of typing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Line

ISO = Qt.DateFormat.ISODate


class Month(QFrame):
    """A month to pick a day from, over the page; Enter picks, Escape leaves it as it was.

    It is no window of its own, so that it never holds the keyboard or the mouse.
    """

    picked = Signal(str)  # YYYY-MM-DD

    def __init__(self, desk: Desk, day: str, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("card")
        self._field = field
        self.days = QCalendarWidget()
        self.days.setAccessibleName(desk.texts.gettext("Calendar"))
        table = self.days.findChild(QTableView)
        if table is not None:  # which has the keyboard
            table.setAccessibleName(desk.texts.gettext("Calendar"))
        self.days.setLocale(QLocale("nl_NL" if desk.language == "nl" else "en_GB"))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Days of a weekend are red otherwise, which says more than it knows.
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.days.setMinimumWidth(310)
        for part, sign in (("prev", "\u2039"), ("next", "\u203a")):  # icons would be black
            turn = self.days.findChild(QToolButton, f"qt_calendar_{part}month")
            if turn is not None:
                turn.setIcon(QIcon())
                turn.setText(sign)
        shown = QDate.fromString(day, ISO)
        if shown.isValid():
            self.days.setSelectedDate(shown)
        self.days.clicked.connect(self._pick)
        self.days.activated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.days)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def open(self) -> None:
        """Show below the field, or above it where there is no room, with the keyboard in it."""
        self.adjustSize()
        window, field = self._field.window(), self._field
        place = field.mapTo(window, QPoint(0, field.height() + 2))
        if place.y() + self.height() > window.height():
            place = field.mapTo(window, QPoint(0, -self.height() - 2))
        place.setX(max(0, min(place.x(), window.width() - self.width() - 8)))
        self.move(place.x(), max(0, place.y()))
        self.raise_()
        self.show()
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Go when the keyboard goes elsewhere."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._end()

    def _leave(self) -> None:
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._end()

    def _end(self) -> None:
        self.hide()
        self.deleteLater()

    def _pick(self, day: QDate) -> None:
        if self.isVisible():  # Enter says both clicked and activated
            self._leave()
            self.picked.emit(day.toString(ISO))


def open_month(desk: Desk, line: Line, day: str, pick: Callable[[str], object]) -> None:
    """Open a calendar below a field; the field has the keyboard again afterwards."""
    month = Month(desk, day, line)
    month.picked.connect(pick)
    month.open()


class WithDays(QWidget):
    """A field for a day, with a calendar beside it; what is picked there is recorded at once."""

    def __init__(self, desk: Desk, line: Line, name: str) -> None:
        super().__init__()
        self._desk, self._line = desk, line
        self.open = button(desk.texts.gettext("Calendar"), self._open, "small")
        self.open.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(line, 1)
        row.addWidget(self.open)

    def _open(self) -> None:
        self._line.record.flush()
        open_month(self._desk, self._line, self._line.record.read, self._line.choose)
