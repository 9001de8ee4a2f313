"""One place at the table as the chair sees it. Never a grade."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.marks import pen, tick
from scanhost.desktop.widgets.words import in_lines
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room, Seat

PLACE = 20  # side of a place, in pixels
SAID = 18  # height of what is said below a name


def state_of(seat: Seat, room: Room, desk: Desk) -> str:
    """Return what there is to say about a seat; nothing when all is well."""
    tr = desk.texts
    if room.closed:  # nobody has a seat any more; what is left is who took part
        return "" if seat.attended else tr.gettext("absent")
    said = _stands(seat, room, desk)
    extra = tr.gettext("extra time") if seat.extra and not seat.gone else ""
    return " · ".join(part for part in (extra, said) if part)


def _stands(seat: Seat, room: Room, desk: Desk) -> str:
    tr = desk.texts
    if seat.gone:
        return tr.gettext("gone home")
    if seat.behalf:
        return tr.gettext("answered on behalf")
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


def waits(seat: Seat, room: Room) -> bool:
    """Tell whether somebody at the table still has something to answer."""
    here = seat.taken and not seat.absent and not seat.gone
    return here and bool(seat.busy if room.voting is not None else seat.behind)


def done(seat: Seat, room: Room) -> bool:
    """Tell whether all is well with a seat: somebody took part, or is in and has answered."""
    if room.closed:
        return seat.attended
    if seat.gone:
        return False
    return seat.behalf or (seat.taken and not seat.absent and not waits(seat, room))


class Place(QAbstractButton):
    """A seat: its place at the table, its name, and what is the matter with it."""

    entered = Signal(str)  # its id, when Enter was pressed: on to what can be done for it

    def __init__(self, look: Look, left: bool) -> None:
        super().__init__()
        self._look, self._left = look, left
        self._seat: Seat | None = None
        self._state = ""
        self._full = False
        self._waits = False
        self._hinted: tuple[str, int, str, int] | None = (
            None  # what a height was reckoned for, and it
        )
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, seat: Seat, room: Room, desk: Desk) -> None:
        """Show this seat."""
        state = state_of(seat, room, desk)
        full = done(seat, room)
        if (self._seat, self._state, self._full) == (seat, state, full):
            return
        renamed = self._seat is None or self._seat.person.name != seat.person.name
        self._seat, self._state, self._full = seat, state, full
        self._waits = not room.closed and waits(seat, room)
        if renamed:
            self.updateGeometry()
        _ = desk.texts.gettext
        said = state or (_("answered") if room.voting is not None else _("is in"))
        self.setAccessibleName(f"{seat.person.name}, {said}")
        self.update()

    @property
    def id(self) -> str:
        """Return whose seat it is."""
        return self._seat.person.id if self._seat is not None else ""

    @property
    def _said(self) -> int:
        return round(self._look.points(SAID))

    def sizeHint(self) -> QSize:
        # A long name keeps its two lines whatever is said below it, so that nothing jumps.
        name = self._seat.person.name if self._seat is not None else ""
        asked = (name, self.width(), self.font().key())
        if self._hinted is None or self._hinted[:3] != asked:  # layouts ask many times over
            line, lines = self.fontMetrics().lineSpacing(), len(self._names(self._bold()))
            self._hinted = (*asked, max(2 * line + 8, lines * line + self._said + 2))
        return QSize(130, self._hinted[3])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._hinted
        if before is not None and self.sizeHint().height() != before[3]:
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.id)
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
        width_of_words = self.width() - PLACE - 15
        words_x = 4 if self._left else PLACE + 11
        side = Qt.AlignmentFlag.AlignRight if self._left else Qt.AlignmentFlag.AlignLeft
        font = QFont(self.font())
        waiting = self._waits
        font.setWeight(
            QFont.Weight.DemiBold if waiting or self.isChecked() else QFont.Weight.Normal
        )
        painter.setFont(font)
        painter.setPen(ink if self._full or waiting else muted)
        lines = self._names(painter.fontMetrics())
        said = self._said if self._state else 0
        top = (self.height() - line * len(lines) - said) // 2
        for index, part in enumerate(lines):
            painter.drawText(QRect(words_x, top + index * line, width_of_words, line), side, part)
        if self._state:
            small = QFont(self.font())
            small.setPointSizeF(self._look.points(10))
            painter.setFont(small)
            painter.setPen(muted)
            state = painter.fontMetrics().elidedText(
                self._state, Qt.TextElideMode.ElideRight, width_of_words
            )
            below = top + len(lines) * line
            painter.drawText(QRect(words_x, below, width_of_words, self._said), side, state)

    def _names(self, metrics: QFontMetrics) -> list[str]:
        name = self._seat.person.name if self._seat is not None else ""
        return in_lines(name, metrics, max(self.width(), 90) - PLACE - 15)

    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _place(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        assert self._seat is not None
        accent = self._look.colour(Role.ACCENT)
        edge = accent if self._look.dark else ink
        if self._full:
            painter.setPen(QPen(edge, 1.3))
            painter.setBrush(accent)
        elif self._seat.taken and not self._seat.absent and not self._seat.gone:
            painter.setPen(QPen(edge, 1.3))
            painter.setBrush(self._look.tint)
        else:
            painter.setPen(QPen(self._look.colour(Role.LINE), 1.3, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, PLACE * 0.38 * 0.7, PLACE * 0.38 * 0.7)
        if self._full:
            painter.setPen(pen(self._look.colour(Role.ON_ACCENT), 1.8))
            painter.drawPolyline(tick(box.center().x(), box.center().y(), 4.5))
