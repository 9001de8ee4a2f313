"""The table as it is being invited: domains side by side, so that gaps show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.people import Person
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room

CHAIR_WIDTH, CHAIR_HEIGHT = 46, 32


def sorted_in(people: Sequence[Person], room: Room) -> dict[str, list[Person]]:
    """Return the people per domain of the pack; those without one under ""."""
    known = [one.id for one in room.pack.domains]
    found: dict[str, list[Person]] = {id: [] for id in (*known, "")}
    for person in people:
        found[person.domain if person.domain in known else ""].append(person)
    return found


def gaps(room: Room) -> list[tuple[str, int]]:
    """Return the domains with places left, and how many."""
    people = sorted_in([seat.person for seat in room.seats], room)
    return [
        (one.id, one.places - len(people[one.id]))
        for one in room.pack.domains
        if len(people[one.id]) < one.places
    ]


class ChairMark(QWidget):
    """A chair at the table, taken or free."""

    def __init__(self, look: Look, above: bool, taken: bool, urgent: bool) -> None:
        super().__init__()
        self._look, self._above, self._taken = look, above, taken
        self._urgent = urgent  # the others are there, so that this one is missed
        self.setFixedSize(CHAIR_WIDTH, CHAIR_HEIGHT)

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


class Places(QWidget):
    """Two chairs per domain, on either side of the table; extra people stand behind."""

    wanted = Signal(str)  # a domain that somebody is to be added to
    chosen = Signal(str)  # a person's id

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: object = None
        self._names: list[Words] = []
        self._urgent = False
        self.adds: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)

    def draw(self, room: Room) -> None:
        """Show who is invited where."""
        people = [seat.person for seat in room.seats]
        drawn = (room.pack.domains, people, room.closed)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._names, self.adds = [], []
        self._urgent = bool(people)
        within = sorted_in(people, room)
        for column, domain in enumerate(room.pack.domains):
            mine = within[domain.id]
            top = mine[0] if mine else None
            low = mine[1] if len(mine) > 1 else None
            self._grid.addWidget(
                self._side(top, domain.id, True), 0, column, Qt.AlignmentFlag.AlignBottom
            )
            name = Words(_brief(self._desk.text(domain.title)), "strong", wrap=True)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setMinimumHeight(54)
            name.setContentsMargins(6, 0, 6, 0)
            if people and len(mine) < domain.places:
                restyle(name, "kind", "todo-strong")
            self._grid.addWidget(name, 1, column)
            self._names.append(name)
            if domain.places > 1:
                side = self._side(low, domain.id, False)
                self._grid.addWidget(side, 2, column, Qt.AlignmentFlag.AlignTop)
            extra = self._extra(mine[domain.places :])
            self._grid.addWidget(extra, 3, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, 1)
        self.update()

    def _side(self, person: Person | None, domain: str, above: bool) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        mark = ChairMark(self._look, above, person is not None, self._urgent)
        words: list[QWidget] = []
        if person is None:
            kind = "todo" if self._urgent else "small"
            add: QPushButton = button(_("Add"), lambda: self.wanted.emit(domain), kind)
            add.setAccessibleName(_("Add somebody to this domain"))
            self.adds.append(add)
            words = [add]
        else:
            name = Words(person.name, "strong", wrap=True)
            where = Words(person.organisation, "small", wrap=True)
            for one in (name, where):
                one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words = [name, where]
        for widget in [*words, mark] if above else [mark, *words]:
            if isinstance(widget, Words):
                column.addWidget(widget)
            else:
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def _extra(self, people: Sequence[Person]) -> QWidget:
        text = self._desk.texts.gettext("extra: {name}")
        said = "\n".join(text.format(name=person.name) for person in people)
        words = Words(said, "small", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setVisible(bool(said))
        return words

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self._names[0].geometry().united(self._names[-1].geometry())
        box = QRectF(across).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour(Role.LINE), 1.2))
        painter.setBrush(self._look.colour(Role.SURFACE if self._look.dark else Role.KEY))
        painter.drawRoundedRect(box, 22, 22)
        painter.setPen(QPen(self._look.colour(Role.HAIR), 1))
        for name in self._names[1:]:
            x = name.geometry().left() - self._grid.horizontalSpacing() / 2
            painter.drawLine(int(x), int(box.top()) + 1, int(x), int(box.bottom()) - 1)


def _brief(title: str) -> str:
    """Return a domain's title without what stands between brackets."""
    return title.split(" (")[0]
