"""The knowledge bank: found by its words, narrowed down, and read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scanhost import examplewords, knownwords
from scanhost.desktop.chair.bank import Bank
from scanhost.desktop.chair.bankfilters import BankFilters
from scanhost.desktop.chair.banklist import BankList, Line
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.entryview import EntryView
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import ChooseEntry
from scanhost.domain.examples import NORMS, STAGES, ExampleView
from scanhost.domain.figures import of_room
from scanhost.domain.knowledge import Entry, Found, helped
from scanhost.domain.narrowing import by_others
from scanhost.domain.regions import chosen_by
from scanhost.domain.views import Room

BEST, OTHERS = "best", "others"  # in which order
LIST = 316  # pixels
LONGEST = 200  # characters that are looked for


class Searching(QWidget):
    """A field to search by, what was found, and what is read of it."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self._shipped: Bank | None = None
        self._bank: Bank | None = None  # with the group's own examples
        self._helps: Mapping[str, Collection[str]] = {}
        self._found: Mapping[str, Found] | None = None  # None: nothing is searched for
        self._chosen = ""  # the entry that is read
        self._elsewhere: Mapping[str, Collection[str]] = {}  # mark of a scan -> what it chose
        self._own = ""  # the mark of this scan, once it has one
        _ = desk.texts.gettext
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(_("Search the knowledge bank"))
        self.field.setPlaceholderText(_("Search: what is it about?"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.order = Choice(look.colour, _("In which order"))
        self.order.fill([(BEST, _("What fits best")), (OTHERS, _("Chosen most by others"))])
        self.order.setMinimumContentsLength(18)
        self.order.currentIndexChanged.connect(self._from_top)
        self.favourites = Check(look.colour, _("Only our favourites"))
        self.favourites.toggled.connect(self._list)
        self.more = button(_("Filters"), self._show_filters, "small")
        self.filters = BankFilters(desk, look)
        self.filters.changed.connect(self._list)
        self.filters.hide()
        self.says = Words("", "muted", wrap=True)
        self.nothing = Words("", "reading", wrap=True)
        self.list = BankList(desk, look)
        self.list.chosen.connect(self._choose)
        self.list.favoured.connect(self._favour)
        self.held = QWidget()  # the list, with what is said above it
        self.entry = EntryView(desk, look)
        self.entry.favoured.connect(self._favour)
        self.entry.left.connect(self.list.setFocus)
        self.list.wanted.connect(self.entry.page.setFocus)
        self._lay()
        self._list()

    def fill(self, bank: Bank) -> None:
        """Show this bank from now on."""
        if self._shipped is None or bank.entries != self._shipped.entries:
            self.filters.fill(bank.entries)
        self._shipped = bank
        self._take_along()
        self._search()

    def know(self, elsewhere: Mapping[str, Collection[str]]) -> None:
        """Know what other groups chose, by the marks of their scans."""
        self._elsewhere = elsewhere
        self._list()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what was found for a scan."""
        before, self._room = self._room, snapshot.room
        if before is None or (before.closed, before.norms) != (self._room.closed, self._room.norms):
            own = of_room(self._room)
            self._own = "" if own is None else own.scan
        other = before is None or before.pack != self._room.pack
        if other:
            self.filters.draw(self._room.pack)
        if before is None or other or _own(before) != _own(self._room):
            self._take_along()
            self._find()
        elif before.favourites == self._room.favourites and self.list.lines.lines:
            self._read()  # colours may be others
            return
        self._list()

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._room = None
        self.field.clear()
        self.favourites.setChecked(False)
        self.order.choose(BEST)
        if self.filters.many:
            self.filters.leave()

    def show_entry(self, entry: str) -> None:
        """Show an entry, with nothing searched for or narrowed down."""
        self.field.clear()
        self.favourites.setChecked(False)
        if self.filters.many:
            self.filters.leave()
        self._chosen = entry
        self._list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def seek(self) -> None:
        """Let the chair type what to search for."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter lead from the field to what was found."""
        if watched is self.field and isinstance(event, QKeyEvent) and self.list.lines.lines:
            leads = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.KeyPress and leads:
                self.list.setFocus()
                return True
        return False

    # --- what is found ---------------------------------------------------------------------------

    def _take_along(self) -> None:
        """Let the group's own examples stand beside the bank, with the norms they help."""
        if self._shipped is None or self._room is None:
            self._bank = self._shipped
            return
        own, about = _own(self._room), self._room.about
        self._bank = self._shipped.beside(tuple(examplewords.entry(one, about) for one in own))
        helps = {one.id: one.some(NORMS) for one in own}
        self._helps = {**helped(self._room.pack, self._shipped.entries), **helps}

    def _find(self) -> None:
        asked = self.field.text().strip()
        found = self._bank.find(asked) if self._bank is not None and asked else None
        self._found = None if found is None else {one.entry: one for one in found}

    def _search(self) -> None:
        self._find()
        if self._found is not None:
            self._chosen = ""  # what fits best is read
        self._list()

    def _from_top(self) -> None:
        self._chosen = ""
        self._list()

    def _list(self) -> None:
        if self._bank is None or self._room is None:
            for one in (self.held, self.entry):
                one.hide()
            self.nothing.say(self._desk.texts.gettext("The knowledge bank is on its way …"))
            return
        favourites = self._room.favourites
        known = {one.id: one for one in self._bank.entries}
        if self._found is None:
            ordered = sorted(known.values(), key=lambda one: not self._helps.get(one.id))
        else:
            ordered = [known[id] for id in self._found if id in known]
        narrowing = self.filters.narrowing(self.favourites.isChecked())
        left = narrowing.left(ordered, self._room.pack, self._helps, favourites)
        if self.order.chosen == OTHERS:
            left = by_others(left, self._others())
        if not any(one.id == self._chosen for one in left):
            self._chosen = left[0].id if left else ""
        self.list.draw([self._line(one, one.id in favourites) for one in left], self._chosen)
        held = self.list.hasFocus() or self.entry.isAncestorOf(self.window().focusWidget() or self)
        if not left and held:
            self.field.setFocus()  # what has the keyboard goes
        self.held.setVisible(bool(left))
        self.entry.setVisible(bool(left))
        self.nothing.say("" if left else self._nothing())
        self.says.setText(self._said(left) if left else "")
        self._say_filters()
        self._read()

    def _others(self) -> Counter[str]:
        return chosen_by(each for mark, each in self._elsewhere.items() if mark != self._own)

    def _line(self, entry: Entry, favourite: bool) -> Line:
        said = knownwords.facts(entry, self._desk.language, self._desk.texts)
        if self._ours(entry.id):
            said = f"{said} · {self._desk.texts.gettext('from our own region')}"
        word = self._desk.texts.gettext("favourite") if favourite else ""
        return Line(entry.id, self._desk.text(entry.title), said, word)

    def _nothing(self) -> str:
        _ = self._desk.texts.gettext
        if self.favourites.isChecked() and self._room is not None and not self._room.favourites:
            return _("Nothing is a favourite yet. Give a star to what your group likes.")
        if self.filters.many or self.favourites.isChecked():
            return _("Nothing found. Take filters away, or try another word.")
        return _(
            "Nothing found. Try one word that says what it is about, such as “employer” or "
            "“aftercare”, or look by theme under Filters."
        )

    def _said(self, left: list[Entry]) -> str:
        tr = self._desk.texts
        many = tr.ngettext("{n} entry", "{n} entries", len(left)).format(n=len(left))
        if self._found is None:
            return many
        whole = sum(self._found[one.id].whole for one in left)
        if whole == len(left):
            return many
        if not whole:
            return tr.gettext("Nothing has all these words. These come near:")
        return tr.ngettext(
            "{n} entry has all these words; the others come near.",
            "{n} entries have all these words; the others come near.",
            whole,
        ).format(n=whole)

    # --- what is read ----------------------------------------------------------------------------

    def _choose(self, entry: str) -> None:
        self._chosen = entry
        self._read()

    def _read(self) -> None:
        if self._bank is None or self._room is None:
            return
        shown = next((one for one in self._bank.entries if one.id == self._chosen), None)
        titles = {one.id: self._desk.text(one.title) for one in self._room.pack.norms()}
        norms = [f"{id} {titles[id]}" for id in self._helps.get(self._chosen, ()) if id in titles]
        found = (self._found or {}).get(self._chosen)
        many = self._others()[self._chosen]
        said = self._desk.texts.ngettext(
            "chosen by {n} other group", "chosen by {n} other groups", many
        )
        self.entry.draw(
            shown,
            norms,
            frozenset() if found is None else found.words,
            self._chosen in self._room.favourites,
            self._desk.texts.gettext("from our own region")
            if self._ours(self._chosen)
            else said.format(n=many)
            if many
            else "",
        )

    def _ours(self, entry: str) -> bool:
        return self._room is not None and any(one.id == entry for one in self._room.examples)

    def _favour(self) -> None:
        if self._room is not None and self._chosen:
            yes = self._chosen not in self._room.favourites
            self._desk.ask(ChooseEntry(self._chosen, yes))

    # --- filters ---------------------------------------------------------------------------------

    def _show_filters(self) -> None:
        self.filters.setVisible(self.filters.isHidden())
        self._say_filters()
        if not self.filters.isHidden():
            self.filters.lists["theme"].setFocus()

    def _say_filters(self) -> None:
        _, many = self._desk.texts.gettext, self.filters.many
        if not self.filters.isHidden():
            said = _("Put filters away")
        else:
            said = _("Filters ({n})").format(n=many) if many else _("Filters")
        rename(self.more, said)

    def _lay(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(18, 14, 18, 8)
        top.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.order)
        top.addLayout(row)
        top.addLayout(Wrapping(self.favourites, self.more, spacing=14))
        top.addWidget(self.filters)
        left = QVBoxLayout()
        left.setContentsMargins(18, 0, 0, 14)
        left.setSpacing(6)
        left.addWidget(self.says)
        left.addWidget(self.list, 1)
        self.held.setLayout(left)
        self.held.setFixedWidth(LIST)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(18, 24, 48, 0)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 14)
        below.setSpacing(0)
        below.addWidget(self.held)
        below.addWidget(self.nothing, 1)
        below.addWidget(self.entry, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below, 1)


def _own(room: Room) -> tuple[ExampleView, ...]:
    """Return the examples of the group's own that are of use, as far as they have a title."""
    return tuple(one for one in room.examples if one.stage != STAGES[-1] and one.get("title"))
