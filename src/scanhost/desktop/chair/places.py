"""The table as it is being invited: domains side by side, so that gaps show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words, restyle, tip
from scanhost.domain.pack import Domain
from scanhost.domain.people import Person
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room

CHAIR_WIDTH, CHAIR_HEIGHT = 46, 32
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


class Named(Faced):
    """Somebody by name and organisation, to be clicked."""

    def __init__(self) -> None:
        super().__init__("marked")
        self.name = Words("", "strong", wrap=True)
        self.where = Words("", "small", wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(4, 2, 4, 3)
        column.setSpacing(0)
        for one in (self.name, self.where):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(one)
        self.face(column)

    def draw(self, name: str, where: str, muted: bool = False) -> None:
        """Show who it is."""
        restyle(self.name, "kind", "muted" if muted else "strong")
        self.name.setText(name)
        self.where.say(where)
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
        self.who = Named()
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
        self.name = Words(title, "strong", wrap=True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setMinimumHeight(54)
        self.name.setContentsMargins(10, 6, 10, 6)
        self.above, self.below, self.extra = QWidget(), QWidget(), QWidget()
        up = (domain.places + 1) // 2
        self.places = [Place(desk, look, title, at < up) for at in range(domain.places)]
        for place in self.places:
            place.wanted.connect(lambda: self.wanted.emit(domain.id))
            place.chosen.connect(self.chosen)
        self.others = [Named() for _ in range(BEHIND)]
        for at, other in enumerate(self.others):
            other.clicked.connect(lambda _=False, at=at: self.chosen.emit(self._behind[at]))
        self.rest = button("", self.more.emit, "quiet")
        _stack(self.above, self.places[:up])
        _stack(self.below, self.places[up:])
        _stack(self.extra, [*self.others, self.rest])

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
        for at, other in enumerate(self.others):
            other.setVisible(at < len(behind))
            if at < len(behind):
                person, text = behind[at]
                named = text.format(name=person.name)
                other.draw(named, person.organisation, person.coming == "no")
        n = len(behind) - BEHIND
        self.rest.setVisible(n > 0)
        if n > 0:
            text = tr.ngettext("and {n} more in the list", "and {n} more in the list", n)
            self.rest.setText(text.format(n=n))
            self.rest.setAccessibleName(text.format(n=n))

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
        within = sorted_in(people, room)
        for side, domain in zip(self.sides, room.pack.domains, strict=True):
            side.draw(room, within[domain.id], urgent=bool(people))
        in_order(self.controls)
        self.update()

    def _build(self, domains: tuple[Domain, ...]) -> None:
        """Make the table of these domains."""
        self._domains = domains
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for column, side in enumerate(self.sides):
            side.deleteLater()
            self._grid.setColumnStretch(column, 0)
        self.sides = [Side(self._desk, self._look, domain, self) for domain in domains]
        for column, side in enumerate(self.sides):
            side.wanted.connect(self.wanted)
            side.chosen.connect(self.chosen)
            side.more.connect(self.more)
            top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
            self._grid.addWidget(side.above, 0, column, bottom)
            self._grid.addWidget(side.name, 1, column)
            self._grid.addWidget(side.below, 2, column, top)
            self._grid.addWidget(side.extra, 3, column, top)
            self._grid.setColumnStretch(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sides:
            return
        names = [side.name.geometry() for side in self.sides]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
