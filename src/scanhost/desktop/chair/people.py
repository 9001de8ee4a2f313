"""The people of the scan: the table they are invited to, the list, and the form for one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.person import PersonForm, is_address
from scanhost.desktop.chair.places import Places
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SaveAbout
from scanhost.domain.people import ADVISED, Person
from scanhost.domain.views import Room

Index = QModelIndex | QPersistentModelIndex
LINE = 32  # pixels of a row


class List(QAbstractTableModel):
    """The people, a row each, in the order of the domains."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self.people: list[Person] = []
        self._domains: dict[str, str] = {}
        _ = desk.texts.gettext
        self._heads = (_("Name"), _("Organisation"), _("Function"), _("Domain"), _("E-mail"))

    def draw(self, people: Sequence[Person], domains: dict[str, str]) -> None:
        """Show these people."""
        order = [*domains, ""]
        ordered = sorted(
            people, key=lambda p: order.index(p.domain) if p.domain in order else len(order)
        )
        if ordered == self.people and domains == self._domains:
            return
        self.beginResetModel()
        self.people, self._domains = ordered, domains
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts(person)[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        wrong = index.column() == 4 and person.email and not is_address(person.email)
        missing = index.column() == 3 and not person.domain
        if role == Qt.ItemDataRole.ForegroundRole and (wrong or missing):
            return QBrush(self._look.attention)
        return None

    def _texts(self, person: Person) -> tuple[str, ...]:
        _ = self._desk.texts.gettext
        email = person.email
        if email and not is_address(email):
            email = _("{email} (not complete)").format(email=email)
        domain = self._domains.get(person.domain, "") or _("no domain yet")
        return person.name, person.organisation, person.function, domain, email


class ListView(QTableView):
    """The list; it is as long as it is, the page scrolls."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = self.model().rowCount()
        height = self.horizontalHeader().sizeHint().height() + rows * LINE + 4
        self.setFixedHeight(height)


class People(QWidget):
    """Who comes."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.add = button(_("Add a person"), lambda: self.begin(""))
        self.hint = Words("", "info", wrap=True)
        self.places = Places(desk, look)
        self.places.wanted.connect(self.begin)
        self.form = PersonForm(desk, look)
        self.form.done.connect(self._finished)
        self.list = List(desk, look)
        self.view = ListView()
        self.heading = Words(_("Participants"), "title")
        self.shared = Check(
            look.colour,
            _("A tablet may go round: several people then grade on it in turn, each out of sight."),
        )
        self.shared.clicked.connect(lambda on: desk.ask(SaveAbout("shared", "yes" if on else "")))
        self._set_up_view()
        self._lay()

    def draw(self, room: Room) -> None:
        """Show who is invited."""
        self._room = room
        people = [seat.person for seat in room.seats]
        self.form.draw(room)
        self.places.draw(room)
        domains = {one.id: self._desk.text(one.title).split(" (")[0] for one in room.pack.domains}
        self.list.draw(people, domains)
        self.view.fit()
        self.view.setVisible(bool(people))
        in_order([self.form.remove, *self.places.adds, self.view, self.shared])
        text = ""
        if len(people) > ADVISED:
            text = self._desk.texts.gettext(
                "You have {n} people now. Twelve is the advice: with more, a conversation soon "
                "becomes a meeting. You can simply go on."
            ).format(n=len(people))
        self.hint.say(text)
        self.shared.setChecked(room.about.get("shared") == "yes")
        self.shared.setEnabled(not room.closed)
        self.add.setEnabled(not room.closed)

    def begin(self, domain: str) -> None:
        """Add somebody, to a domain when it is known."""
        self.form.open(Person(self._desk.new_id(), "", domain=domain), new=True)

    def _edit(self, index: Index) -> None:
        if index.isValid() and self._room is not None and not self._room.closed:
            self.form.open(self.list.people[index.row()], new=False)

    def _finished(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up_view(self) -> None:
        _ = self._desk.texts.gettext
        view = self.view
        view.setModel(self.list)
        view.setAccessibleName(_("Participants; Enter changes one"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(LINE)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.activated.connect(self._edit)
        view.doubleClicked.connect(self._edit)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(
            Words(_("From each domain two people who decide on policy or management."), "muted")
        )
        column.addWidget(self.hint)
        column.addWidget(self.form)
        column.addWidget(self.places)
        column.addSpacing(6)
        column.addWidget(self.view)
        column.addWidget(
            Words(_("Double-click a line, or press Enter, to change somebody."), "small")
        )
        column.addWidget(self.shared)
