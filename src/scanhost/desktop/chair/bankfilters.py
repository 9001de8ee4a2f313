"""By what the entries of the knowledge bank are narrowed down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scanhost import knownwords
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import shortened
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.knowledge import Entry
from scanhost.domain.narrowing import Narrowing
from scanhost.domain.pack import Pack

TITLE = 44  # characters of a norm that its list shows


class BankFilters(QWidget):
    """A list for each; the first line of each leaves everything."""

    changed = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self._all = {
            "theme": _("All themes"),
            "norm": _("All norms"),
            "kind": _("All kinds"),
            "region": _("All regions"),
            "width": _("Narrow and broad"),
            "function": _("All functions of a network"),
            "good_for": _("For everybody"),
        }
        self.lists = {name: Choice(look.colour, every) for name, every in self._all.items()}
        self.clear = button(_("Take filters away"), self.leave, "quiet")
        for one in self.lists.values():
            one.setMinimumContentsLength(19)
            one.currentIndexChanged.connect(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(Wrapping(*self.lists.values(), self.clear, spacing=8))
        self._named("kind", knownwords.KINDS)
        self._named("width", knownwords.WIDTHS)
        self._named("function", knownwords.FUNCTIONS)
        self._named("good_for", knownwords.FOR)
        self.clear.setEnabled(False)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Offer the regions of these entries."""
        regions = {one.region.nl: self._desk.text(one.region) for one in entries if one.region}
        self._offer("region", sorted(regions.items(), key=lambda one: one[1].casefold()))

    def draw(self, pack: Pack) -> None:
        """Offer the themes and norms of a pack."""
        text = self._desk.text
        self._offer("theme", ((theme.id, text(theme.title)) for theme in pack.themes))
        norms = ((one.id, f"{one.id} {text(one.title)}") for one in pack.norms())
        self._offer("norm", ((id, shortened(said, TITLE)) for id, said in norms))

    @property
    def many(self) -> int:
        """Return how many narrow it down now."""
        return sum(bool(one.chosen) for one in self.lists.values())

    def narrowing(self, favourites: bool) -> Narrowing:
        """Return what is chosen."""
        return Narrowing(
            **{name: one.chosen for name, one in self.lists.items()}, favourites=favourites
        )

    def leave(self) -> None:
        """Narrow nothing down."""
        for one in self.lists.values():
            one.blockSignals(True)
            one.choose("")
            one.blockSignals(False)
        self._change()
        self.lists["theme"].setFocus()

    def _change(self) -> None:
        self.clear.setEnabled(self.many > 0)
        self.changed.emit()

    def _named(self, name: str, words: Mapping[str, str]) -> None:
        _ = self._desk.texts.gettext
        self._offer(name, ((id, _(said)) for id, said in words.items()))

    def _offer(self, name: str, items: Iterable[tuple[str, str]]) -> None:
        self.lists[name].fill([("", self._all[name]), *items])
