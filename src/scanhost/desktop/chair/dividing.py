"""Into which domains the table is divided, and how many places each has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.places import brief
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain import division
from scanhost.domain.commands import Divide
from scanhost.domain.dividing import back
from scanhost.domain.division import DIVISION, DOMAINS, MOST, NAME, OWN
from scanhost.domain.errors import Refused
from scanhost.domain.pack import Domain, Text
from scanhost.domain.views import Room

SEATS = 8  # places of a domain that are offered


class OwnRow:
    """The name and the places of a domain of the group's own."""

    def __init__(self, desk: Desk, look: Look, id: str, changed: Callable[[], object]) -> None:
        _ = desk.texts.gettext
        self.id = id
        self.name = Line(_("Name of a domain"), lambda _text: changed(), NAME)
        self.places = Choice(look.colour, _("Places at the table"))
        self.places.setMinimumWidth(110)
        self.places.activated.connect(lambda _at=0: changed())
        self.strike = button(_("Remove"), kind="quiet")

    @property
    def named(self) -> bool:
        """Tell whether a name stands in it."""
        return bool(self.name.record.read.strip())

    def keep(self) -> None:
        """Show its name again once the field is left."""
        if self.name.hasFocus():
            self.name.record.refused()
        else:
            self.name.record.begin(self.name.record.known)

    @property
    def widgets(self) -> tuple[QWidget, QWidget, QWidget]:
        """Return what stands on its row."""
        return self.name, self.places, self.strike

    def draw(self, domain: Domain, desk: Desk, free: bool) -> None:
        """Show a domain."""
        tr = desk.texts
        seats = range(1, max(SEATS, domain.places) + 1)
        self.places.fill(
            [(str(n), tr.ngettext("{n} place", "{n} places", n).format(n=n)) for n in seats]
        )
        self.name.draw(domain.title.nl)
        self.places.choose(str(domain.places))
        for one in self.widgets:
            one.setEnabled(free)


class TableDivision(QWidget):
    """As the norms have it, otherwise, or the group's own; free until somebody sits down."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._fresh: list[Domain] = []  # added, and without a name until now
        _ = desk.texts.gettext
        self.options: dict[str, Option] = {}
        self._offered: object = None
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(3)
        self.rows: list[OwnRow] = []
        self.add = button(_("Add a domain"), self._add, "small")
        self.wrong = Words("", "error", wrap=True)
        self.fixed = Words(
            _("Somebody has a place at the table: the domains stay as they are."),
            "muted",
            wrap=True,
        )
        self.strip = Strip()
        self._lay()

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._fresh = []
        self.strip.clear()
        self.wrong.say("")

    def said(self, room: Room) -> str:
        """Return how the table is divided, in a few words."""
        return self._counted(room.pack.domains)

    def draw(self, room: Room) -> None:
        """Show how the table is divided, and how else it could be."""
        self._room = room
        free = not (room.closed or room.asked or any(seat.taken for seat in room.seats))
        chosen = room.about.get(DIVISION, "")
        self._offer(room)
        for key, option in self.options.items():
            option.setChecked(key == chosen)
            option.setEnabled(free)
        self.fixed.setVisible(not free and not room.closed)
        self._own.setVisible(chosen == OWN)
        if chosen == OWN:
            self._draw_own(room, free)

    def _offer(self, room: Room) -> None:
        given, tr = room.given, self._desk.texts
        if self._offered == (given.domains, given.divisions):
            return
        self._offered = (given.domains, given.divisions)
        for option in self.options.values():
            self._group.removeButton(option)
            option.setParent(None)
            option.deleteLater()
        self.options = {}
        own = tr.gettext("Own division")
        usual = tr.gettext("As these norms have it")
        offered = [("", usual, given.domains)]
        offered += [(one.id, self._desk.text(one.title), one.domains) for one in given.divisions]
        for key, title, domains in offered:
            names = ", ".join(brief(self._desk.text(one.title)) for one in domains)
            self._option(key, title, f"{self._counted(domains)}: {names}.")
        self._option(OWN, own, tr.gettext("You name the domains, and how many places each has."))

    def _option(self, key: str, title: str, means: str) -> None:
        option = Option(self._look, title, means)
        option.clicked.connect(lambda: self._choose(key))
        self._group.addButton(option)
        self._choices.addWidget(option)
        self.options[key] = option

    def _draw_own(self, room: Room, free: bool) -> None:
        domains = [*room.pack.domains, *self._fresh]
        while len(self.rows) > len(domains):
            for widget in self.rows.pop().widgets:
                widget.setParent(None)
                widget.deleteLater()
        for at, domain in enumerate(domains):
            if at == len(self.rows):
                self._make_row(at)
            self.rows[at].id = domain.id
            self.rows[at].draw(domain, self._desk, free)
        self.add.setVisible(free and len(domains) < MOST)

    def _make_row(self, at: int) -> None:
        row = OwnRow(self._desk, self._look, "", self._changed)
        row.strike.clicked.connect(lambda: self._strike(at))
        self.rows.append(row)
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, at, column)

    # --- what the chair does ---------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        room = self._room
        if room is None:
            return
        own = room.about.get(DOMAINS, "")
        if key == OWN and not own:  # begun with what there is now, everybody in their place
            own = division.written(
                (
                    Domain(one.id, Text(brief(one.title.in_(room.language))[:NAME]), one.places)
                    for one in room.pack.domains
                ),
                room.language,
            )
        self._fresh = []
        self._divide(key, own)

    def _changed(self) -> None:
        if emptied := [row for row in self.rows if row.name.record.known and not row.named]:
            # Somebody who empties a name is about to type another; only Remove takes it off.
            for row in emptied:
                row.keep()
            self.wrong.say(self._desk.said(Refused("division.own")))
            return
        named = [row for row in self.rows if row.named]
        self._write([(row.id, row.name.record.read, row.places.chosen) for row in named])

    def _strike(self, at: int) -> None:
        rows = [row for place, row in enumerate(self.rows) if place != at]
        gone = self.rows[at].id
        if any(one.id == gone for one in self._fresh):
            self._fresh = [one for one in self._fresh if one.id != gone]
            self._redraw()
            return
        known = [row for row in rows if row.name.record.known]
        self._write([(row.id, row.name.record.known, row.places.chosen) for row in known])

    def _write(self, rows: Sequence[tuple[str, str, str]]) -> None:
        names = [(id, " ".join(name.split()), places) for id, name, places in rows]
        kept = {id for id, _, _ in names}
        self._fresh = [one for one in self._fresh if one.id not in kept]
        self._divide(OWN, "\n".join(f"{id} {places} {name}" for id, name, places in names))

    def _add(self) -> None:
        room = self._room
        if room is None:
            return
        taken = {one.id for one in (*room.pack.domains, *self._fresh)}
        id = next(id for n in range(1, 100) if (id := f"own{n}") not in taken)
        self._fresh.append(Domain(id, Text("")))
        self._redraw()
        self.rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _divide(self, key: str, own: str) -> None:
        room, tr = self._room, self._desk.texts
        if room is None:
            return
        people = [seat.person for seat in room.seats]
        domains = division.domains_of(room.given, key, own) or ()
        lost = [one.name for one in division.lost(people, domains)]
        undo = back(room.about, people)

        def done() -> None:
            self.wrong.say("")
            if not lost:
                self.strip.clear()
                return
            said = tr.ngettext(
                "{n} person has no domain any more: {names}.",
                "{n} people have no domain any more: {names}.",
                len(lost),
            )
            self.strip.offer(
                said.format(n=len(lost), names=", ".join(lost)),
                tr.gettext("Undo"),
                lambda: self._desk.ask(undo, self._refused),
            )

        self._desk.ask(Divide(key, own), self._refused, done)

    def _refused(self, refused: Refused) -> bool:
        self.wrong.say(self._desk.said(refused))
        self._redraw()
        return True

    def _redraw(self) -> None:
        if self._room is not None:
            self.draw(self._room)

    def _counted(self, domains: Sequence[Domain]) -> str:
        tr, n, seats = self._desk.texts, len(domains), division.places(domains)
        many = tr.ngettext("{n} domain", "{n} domains", n).format(n=n)
        places = tr.ngettext("{n} place", "{n} places", seats).format(n=seats)
        return f"{many}, {places}"

    def _lay(self) -> None:
        self._own = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        more = QHBoxLayout()
        more.addWidget(self.add)
        more.addStretch(1)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(42, 0, 0, 4)
        own.setSpacing(8)
        own.addLayout(self._grid)
        own.addLayout(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._choices)
        column.addWidget(self._own)
        column.addWidget(self.wrong)
        column.addWidget(self.fixed)
        column.addWidget(self.strip)
        self.wrong.hide()
