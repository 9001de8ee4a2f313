"""A chair at the table, and who is invited to it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.words import Words, restyle, tip
from scanhost.domain.people import Person
from scanhost.domain.shapes import Role
from scanhost.texts import syllables

CHAIR_WIDTH, CHAIR_HEIGHT = 46, 32
LONG = 12  # letters of a piece that still fit in a narrow column


class ChairMark(QWidget):
    """A chair at the table, taken or free."""

    def __init__(self, look: Look, above: bool) -> None:
        super().__init__()
        self._look, self._above, self._taken = look, above, False
        self._urgent = False  # the others are there, so that this one is missed
        self.setFixedSize(CHAIR_WIDTH, CHAIR_HEIGHT)

    def draw(self, taken: bool, urgent: bool) -> None:
        """Show whether somebody is invited to it, and whether somebody is missed."""
        self._taken, self._urgent = taken, urgent
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink: QColor = self._look.colour(Role.INK if self._taken else Role.LINE)
        if self._urgent and not self._taken:
            ink = self._look.attention
        middle = self.width() / 2
        seat = QRectF(middle - 15, 9 if self._above else 2, 30, 21)
        pen = QPen(self._look.edge if self._taken and not self._look.dark else ink, 1.6)
        if not self._taken:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._taken:
            painter.setBrush(self._look.colour(Role.ACCENT))
            if self._look.dark:
                painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(seat, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        back = QPen(ink, 3.4)
        back.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(back)
        box = QRectF(middle - 28, 3, 56, 26)
        painter.drawArc(box, (50 if self._above else 230) * 16, 80 * 16)


class Narrow(Words):
    """A text in a column: a word too long for it breaks at a syllable, an endless one is cut.

    The whole text belongs in a tooltip, and in a name for a screen reader.
    """

    def __init__(self, kind: str, language: str) -> None:
        super().__init__("", kind, wrap=True)
        self._language = language
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def tell(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        words = [
            word if metrics.horizontalAdvance(word) <= room else _pieces(word, self._language)
            for word in self._whole.split(" ")
        ]
        text = " ".join(words)
        if text != self.text():
            self.setText(text)


def _pieces(word: str, language: str) -> str:
    cuts = [0, *syllables(word, language), len(word)]
    parts = [word[one:other] for one, other in pairwise(cuts)]
    return "\u00ad".join(part if len(part) <= LONG else f"{part[: LONG - 3]}…" for part in parts)


class Named(Faced):
    """Somebody by name and organisation, to be clicked."""

    def __init__(self, language: str) -> None:
        super().__init__("marked")
        # All domains are as wide, whoever sits there.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.name, self.where = Narrow("strong", language), Narrow("small", language)
        column = QVBoxLayout()
        column.setContentsMargins(4, 2, 4, 3)
        column.setSpacing(0)
        for one in (self.name, self.where):
            column.addWidget(one)
        self.face(column)

    def draw(self, name: str, where: str, muted: bool = False) -> None:
        """Show who it is."""
        restyle(self.name, "kind", "muted" if muted else "strong")
        self.name.tell(name)
        self.where.tell(where)
        self.where.setVisible(bool(where))
        said = ", ".join(one for one in (name, where) if one)
        self.setAccessibleName(said)
        self.setToolTip(tip(said))


class Place(QWidget):
    """A chair of a domain: who is invited to it, or that somebody is still to be."""

    wanted = Signal()  # somebody is to be added here
    chosen = Signal(str)  # a person's id

    def __init__(self, desk: Desk, look: Look, domain: str, above: bool) -> None:
        super().__init__()
        self._person: Person | None = None
        _ = desk.texts.gettext
        self.mark = ChairMark(look, above)
        self.who = Named(desk.language)
        self.who.clicked.connect(self._act)
        self.add = button(_("Add"), self._act, "todo")
        self.add.setAccessibleName(_("Add somebody to {domain}").format(domain=domain))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        if not above:
            column.addWidget(self.mark, 0, middle)
        column.addWidget(self.who)
        column.addWidget(self.add, 0, middle)
        if above:
            column.addWidget(self.mark, 0, middle)

    def draw(self, person: Person | None, where: str, urgent: bool, free: bool) -> None:
        """Show who sits here; `free` says that somebody may be added."""
        self._person = person
        self.mark.draw(person is not None, urgent)
        if person is not None:
            self.who.draw(person.name, where)
        self.who.setVisible(person is not None)
        self.add.setVisible(person is None)
        self.add.setEnabled(free)
        restyle(self.add, "kind", "todo" if urgent else "small")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the chair itself be clicked too."""
        if self.rect().contains(event.position().toPoint()) and self.add.isEnabled():
            self._act()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _act(self) -> None:
        if self._person is None:
            self.wanted.emit()
        else:
            self.chosen.emit(self._person.id)
