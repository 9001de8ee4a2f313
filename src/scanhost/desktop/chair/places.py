"""The table as it is being invited: domains side by side, so that gaps show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.chairs import Named, Narrow, Place
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import Faced, button, rename
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import restyle
from scanhost.domain.pack import Domain
from scanhost.domain.people import Person
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room

LEAST = 300  # pixels
APART = 14  # pixels between two tables
ROWS = 5  # of a table: places above, its names, places below, who stands behind, and room
BEHIND = 3  # people behind a domain's chairs that are named; the list has them all


def sorted_in(people: Sequence[Person], room: Room) -> dict[str, list[Person]]:
    """Return the people per domain of the pack; those without one under ""."""
    known = [one.id for one in room.pack.domains]
    found: dict[str, list[Person]] = {id: [] for id in (*known, "")}
    for person in people:
        found[person.domain if person.domain in known else ""].append(person)
    return found


def expected(room: Room) -> list[Person]:
    """Return the people on the list but for those who will not come."""
    return [seat.person for seat in room.seats if seat.person.coming != "no"]


def gaps(room: Room) -> list[tuple[str, int]]:
    """Return the domains with places left, and how many."""
    people = sorted_in(expected(room), room)
    return [
        (one.id, one.places - len(people[one.id]))
        for one in room.pack.domains
        if len(people[one.id]) < one.places
    ]


class Side(QObject):
    """The table's places of one domain, above and below, and who stands behind them."""

    wanted = Signal(str)  # a domain that somebody is to be added to
    chosen = Signal(str)  # a person's id
    more = Signal()  # those who are not named here are in the list

    def __init__(self, desk: Desk, look: Look, domain: Domain, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._domain = desk, domain
        self._behind: list[str] = []
        title = brief(desk.text(domain.title))
        self.name = Narrow("strong", desk.language)
        self.name.tell(title)
        self.name.setMinimumHeight(54)
        self.name.setContentsMargins(10, 6, 10, 6)
        self.above, self.below, self.extra = QWidget(), QWidget(), QWidget()
        up = (domain.places + 1) // 2
        self.places = [Place(desk, look, title, at < up) for at in range(domain.places)]
        for place in self.places:
            place.wanted.connect(lambda: self.wanted.emit(domain.id))
            place.chosen.connect(self.chosen)
        self.others: list[Named] = []  # made once somebody stands there
        self.rest = button("", self.more.emit, "quiet")
        _stack(self.above, self.places[:up])
        _stack(self.below, self.places[up:])
        _stack(self.extra, [self.rest])

    def draw(self, room: Room, mine: Sequence[Person], urgent: bool) -> None:
        """Show who is invited, who stands behind, and who will not come."""
        tr = self._desk.texts
        coming = [one for one in mine if one.coming != "no"]
        places = self._domain.places
        for at, place in enumerate(self.places):
            person = coming[at] if at < len(coming) else None
            where = "" if person is None else said_of(person, room, self._desk)
            place.draw(person, where, urgent, not room.closed)
        missed = urgent and len(coming) < places
        restyle(self.name, "kind", "todo-strong" if missed else "strong")
        behind = [(one, tr.gettext("extra: {name}")) for one in coming[places:]]
        behind += [(one, tr.gettext("not coming: {name}")) for one in mine if one.coming == "no"]
        self._behind = [one.id for one, _ in behind]
        while len(self.others) < min(len(behind), BEHIND):
            self._make_room()
        for at, other in enumerate(self.others):
            other.setVisible(at < len(behind))
            if at < len(behind):
                person, text = behind[at]
                named = text.format(name=person.name)
                away = person.coming == "no"
                other.draw(named, person.organisation, away)
        n = len(behind) - BEHIND
        self.rest.setVisible(n > 0)
        if n > 0:
            text = tr.ngettext("and {n} more", "and {n} more", n)
            rename(self.rest, text.format(n=n))

    def _make_room(self) -> None:
        """Let one more stand behind the chairs."""
        at, other = len(self.others), Named(self._desk.language)
        other.clicked.connect(lambda: self.chosen.emit(self._behind[at]))
        self.others.append(other)
        layout = self.extra.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(at, other)

    @property
    def controls(self) -> list[QWidget]:
        """Return what can be pressed now, from top to bottom."""
        at = [place.add if place.who.isHidden() else place.who for place in self.places]
        more = [one for one in (*self.others, self.rest) if not one.isHidden()]
        return [*at, *more]


class Places(QWidget):
    """Two chairs per domain, on either side of the table; extra people stand behind."""

    wanted = Signal(str)  # a domain that somebody is to be added to
    chosen = Signal(str)  # a person's id
    more = Signal()  # those who are not named here are in the list

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: object = None
        self._domains: tuple[Domain, ...] = ()
        self._across = 0  # domains side by side
        self.sides: list[Side] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)

    @property
    def adds(self) -> list[QPushButton]:
        """Return the buttons of the chairs that are free, in the order of the domains."""
        places = [place for side in self.sides for place in side.places]
        return [place.add for place in places if not place.add.isHidden()]

    @property
    def controls(self) -> list[QWidget]:
        """Return what can be pressed now, domain by domain."""
        return [one for side in self.sides for one in side.controls]

    def draw(self, room: Room) -> None:
        """Show who is invited where."""
        people = [seat.person for seat in room.seats]
        drawn = (room.pack.domains, people, room.closed, room.about.get("seat"))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        if room.pack.domains != self._domains:
            self._build(room.pack.domains)
            self._lay()
        within = sorted_in(people, room)
        for side, domain in zip(self.sides, room.pack.domains, strict=True):
            side.draw(room, within[domain.id], urgent=bool(people))
        self._lay()
        in_order(self.controls)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Let the page be as narrow as it likes: domains then go on in another table."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _build(self, domains: tuple[Domain, ...]) -> None:
        """Make the table of these domains."""
        self._domains = domains
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for side in self.sides:
            side.deleteLater()
        self._across = 0
        self.sides = [Side(self._desk, self._look, domain, self) for domain in domains]
        for side in self.sides:
            side.wanted.connect(self.wanted)
            side.chosen.connect(self.chosen)
            side.more.connect(self.more)

    def _lay(self) -> None:
        """Lay the domains side by side, in as many tables as their width asks for."""
        across = self._fitting()
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for place, side in enumerate(self.sides):
            row, column = place // across * ROWS, place % across
            self._grid.addWidget(side.above, row, column, bottom)
            self._grid.addWidget(side.name, row + 1, column)
            self._grid.addWidget(side.below, row + 2, column, top)
            self._grid.addWidget(side.extra, row + 3, column, top)
            self._grid.setColumnStretch(column, 1)
        for place in range(len(self.sides)):
            last = (place + 1) * across >= len(self.sides)
            self._grid.setRowMinimumHeight((place + 1) * ROWS - 1, 0 if last else APART)

    def _fitting(self) -> int:
        """Return how many domains stand side by side, so that all tables are about as long."""
        if not self.sides:
            return 0
        between = self._grid.horizontalSpacing()
        parts = (one for side in self.sides for one in (side.above, side.name, side.below))
        least = max(one.minimumSizeHint().width() for one in parts) + between
        most = max((self.width() + between) // least, 1)
        tables = -(-len(self.sides) // most)
        return -(-len(self.sides) // tables)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sides:
            return
        names = [side.name.geometry() for side in self.sides]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first in range(0, len(names), self._across):
            self._paint_table(painter, names[first : first + self._across])

    def _paint_table(self, painter: QPainter, names: Sequence[QRect]) -> None:
        box = QRectF(names[0].united(names[-1])).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour(Role.LINE), 1.2))
        painter.setBrush(self._look.colour(Role.SURFACE if self._look.dark else Role.KEY))
        painter.drawRoundedRect(box, 22, 22)
        painter.setPen(QPen(self._look.colour(Role.HAIR), 1))
        for name in names[1:]:
            x = name.left() - self._grid.horizontalSpacing() / 2
            painter.drawLine(int(x), int(box.top()) + 1, int(x), int(box.bottom()) - 1)


def said_of(person: Person, room: Room, desk: Desk) -> str:
    """Return what is said of somebody below their name."""
    if person.id != room.about.get("seat"):
        return person.organisation
    chair = desk.texts.gettext("chair")
    return f"{chair}, {person.organisation}" if person.organisation else chair


def brief(title: str) -> str:
    """Return a domain's title without what stands between brackets."""
    return title.split(" (")[0]


def _stack(inside: QWidget, widgets: Sequence[QWidget]) -> None:
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        if isinstance(widget, QPushButton) and not isinstance(widget, Faced):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            column.addWidget(widget)
