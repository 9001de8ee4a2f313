"""The table as the chair sees it: who is in, and who has not answered. Never a grade."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.marks import pen, tick
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room, Seat

PLACE = 20  # side of a place, in pixels
TABLE = 58  # width of the table between the two sides


def state_of(seat: Seat, room: Room, desk: Desk) -> str:
    """Return what there is to say about a seat; nothing when all is well."""
    tr = desk.texts
    if not seat.taken:
        return tr.gettext("not in yet")
    if seat.absent:
        return tr.gettext("absent")
    if room.voting is not None and seat.busy:
        return tr.gettext("still answering")
    if room.voting is None and seat.behind:
        return tr.ngettext("{n} still to fill in", "{n} still to fill in", seat.behind).format(
            n=seat.behind
        )
    return ""


class Place(QAbstractButton):
    """A seat: its place at the table, its name, and what is the matter with it."""

    def __init__(self, look: Look, left: bool) -> None:
        super().__init__()
        self._look, self._left = look, left
        self._seat: Seat | None = None
        self._state = ""
        self._full = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, seat: Seat, room: Room, desk: Desk) -> None:
        """Show this seat."""
        state = state_of(seat, room, desk)
        full = seat.taken and not seat.absent and not state
        if (self._seat, self._state, self._full) == (seat, state, full):
            return
        self._seat, self._state, self._full = seat, state, full
        _ = desk.texts.gettext
        said = state or (_("answered") if room.voting is not None else _("is in"))
        self.setAccessibleName(f"{seat.person.name}, {said}")
        self.update()

    @property
    def id(self) -> str:
        """Return whose seat it is."""
        return self._seat.person.id if self._seat is not None else ""

    def sizeHint(self) -> QSize:
        return QSize(130, self.fontMetrics().lineSpacing() * 2 + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        seat = self._seat
        if seat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, muted = self._look.colour(Role.INK), self._look.colour(Role.MUTED)
        if self.isChecked() or self.hasFocus():
            width = 2.0 if self.hasFocus() else 1.0
            painter.setPen(QPen(self._look.colour(Role.FOCUS if width > 1 else Role.LINE), width))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        x = self.width() - PLACE - 5 if self._left else 5
        self._place(painter, QRectF(x, (self.height() - PLACE) / 2, PLACE, PLACE), ink)
        line = self.fontMetrics().lineSpacing()
        width_of_words = self.width() - PLACE - 18
        words_x = 6 if self._left else PLACE + 13
        side = Qt.AlignmentFlag.AlignRight if self._left else Qt.AlignmentFlag.AlignLeft
        font = QFont(self.font())
        waiting = bool(self._state) and seat.taken and not seat.absent
        font.setWeight(
            QFont.Weight.DemiBold if waiting or self.isChecked() else QFont.Weight.Normal
        )
        painter.setFont(font)
        present = seat.taken and not seat.absent
        painter.setPen(ink if present else muted)
        name, metrics = seat.person.name, painter.fontMetrics()
        wraps = not self._state and metrics.horizontalAdvance(name) > width_of_words
        height = line * (2 if self._state or wraps else 1)
        top = (self.height() - height) // 2
        if wraps:
            words = QRect(words_x, top, width_of_words, height)
            painter.drawText(words, int(side) | int(Qt.TextFlag.TextWordWrap), name)
        else:
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width_of_words)
            painter.drawText(QRect(words_x, top, width_of_words, line), side, name)
        if self._state:
            small = QFont(self.font())
            small.setPointSizeF(10)
            painter.setFont(small)
            painter.setPen(muted)
            painter.drawText(QRect(words_x, top + line, width_of_words, line), side, self._state)

    def _place(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        assert self._seat is not None
        accent = self._look.colour(Role.ACCENT)
        edge = accent if self._look.dark else ink
        if self._full:
            painter.setPen(QPen(edge, 1.3))
            painter.setBrush(accent)
        elif self._seat.taken and not self._seat.absent:
            painter.setPen(QPen(edge, 1.3))
            painter.setBrush(self._look.tint)
        else:
            painter.setPen(QPen(self._look.colour(Role.LINE), 1.3, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, PLACE * 0.38 * 0.7, PLACE * 0.38 * 0.7)
        if self._full:
            painter.setPen(pen(self._look.colour(Role.ON_ACCENT), 1.8))
            painter.drawPolyline(tick(box.center().x(), box.center().y(), 4.5))


class Table(QWidget):
    """The places on both sides of the table, with how many are done upon it."""

    chosen = Signal(str)  # a seat's id

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._places: list[Place] = []
        self._ids: list[str] = []
        self._count, self._of = "", ""
        self._group = QButtonGroup(self)
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

    def _lay(self, ids: list[str]) -> None:
        for place in self._places:
            self._group.removeButton(place)
            place.setParent(None)
            place.deleteLater()
        self._ids, self._places = ids, []
        for index, id in enumerate(ids):
            place = Place(self._look, left=index % 2 == 0)
            place.clicked.connect(lambda _=False, id=id: self.chosen.emit(id))
            self._group.addButton(place)
            self._grid.addWidget(place, index // 2, 0 if index % 2 == 0 else 2)
            self._places.append(place)

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
        font.setPointSizeF(18)
        font.setBold(True)
        painter.setFont(font)
        centre = int(box.center().y())
        top = QRect(int(box.left()), centre - 30, int(box.width()), 30)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._count)
        font.setPointSizeF(10)
        font.setBold(False)
        painter.setFont(font)
        below = QRect(int(box.left()), centre, int(box.width()), 20)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._of)
