"""The table as the chair sees it: who is in, and who has not answered. Never a grade."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.place import Place
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room

TABLE = 48  # width of the table between the two sides


class Table(QWidget):
    """The places on both sides of the table, with how many are done upon it."""

    chosen = Signal(str)  # a seat's id
    entered = Signal(str)  # the same, and the keyboard goes on to what can be done for it

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._places: list[Place] = []
        self._ids: list[str] = []
        self._count, self._of = "", ""
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._click)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(1, TABLE)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def draw(self, room: Room, selected: str) -> None:
        """Show everybody; the pack's order of domains is the order around the table."""
        order = [one.id for one in room.pack.domains]
        seats = sorted(
            room.seats,
            key=lambda s: order.index(s.person.domain) if s.person.domain in order else len(order),
        )
        ids = [seat.person.id for seat in seats]
        if ids != self._ids:
            self._lay(ids)
        for place, seat in zip(self._places, seats, strict=True):
            place.draw(seat, room, self._desk)
            place.setChecked(seat.person.id == selected)
        _ = self._desk.texts.gettext
        if room.voting is not None:
            self._count, self._of = f"{room.answered}", _("of {n}").format(n=room.present)
        elif room.closed:
            took = sum(seat.attended for seat in room.seats)
            self._count, self._of = f"{took}", _("of {n}").format(n=len(room.seats))
        else:
            self._count, self._of = f"{room.present}", _("are in")
        self.update()

    def focus(self) -> None:
        """Give the keyboard to the chosen place, or to the first."""
        for place in self._places:
            if place.isChecked():
                place.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        if self._places:
            self._places[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _click(self, place: QAbstractButton) -> None:
        assert isinstance(place, Place)
        self.chosen.emit(place.id)

    def _lay(self, ids: list[str]) -> None:
        for place in self._places:
            self._group.removeButton(place)
            place.setParent(None)
            place.deleteLater()
        self._ids, self._places = ids, []
        self._grid.setEnabled(False)  # else Qt lays all out anew for each that it shows
        for index in range(len(ids)):
            place = Place(self._look, left=index % 2 == 0)
            place.entered.connect(self.entered)
            self._group.addButton(place)
            self._grid.addWidget(place, index // 2, 0 if index % 2 == 0 else 2)
            place.show()
            self._places.append(place)
        self._grid.setEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._places:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._grid.cellRect(0, 1)
        box = QRectF(middle.left(), 1, middle.width(), self.height() - 2)
        painter.setPen(QPen(self._look.colour(Role.LINE), 1.2))
        painter.setBrush(self._look.colour(Role.GROUND))
        painter.drawRoundedRect(box, TABLE * 0.38, TABLE * 0.38)
        painter.setPen(self._look.colour(Role.INK))
        font = QFont(self.font())
        font.setPointSizeF(self._look.points(18))
        font.setBold(True)
        painter.setFont(font)
        centre = int(box.center().y())
        top = QRect(int(box.left()), centre - 30, int(box.width()), 30)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._count)
        font.setPointSizeF(self._look.points(10))
        font.setBold(False)
        painter.setFont(font)
        below = QRect(int(box.left()), centre, int(box.width()), 20)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._of)
