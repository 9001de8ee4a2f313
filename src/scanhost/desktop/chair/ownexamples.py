"""Examples of the group's own: the board, one example, and what goes to and comes from others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.exampleboard import ExampleBoard
from scanhost.desktop.chair.examplecard import lacking
from scanhost.desktop.chair.exampleedit import ExampleEdit
from scanhost.desktop.chair.exampleexchange import BringIn, HandOn
from scanhost.desktop.chair.look import Look
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.examples import (
    LINES,
    AddExamples,
    DropExamples,
    ExampleView,
    New,
    StageExample,
)
from scanhost.domain.saying import EXAMPLE
from scanhost.domain.views import Room, SaidView
from scanhost.examplewords import LISTS


class OwnExamples(QWidget):
    """The section; what is shown is the board, or one example."""

    portrait_wanted = Signal(str)  # an example; "" is an empty form

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.new = button(_("New example"), self._new, "main")
        self.take = button("", self._take_over, "small")
        self.bring = button(_("Bring in a file …"), self._bring, "small")
        self.hand = button(_("Hand on …"), self._hand, "small")
        self.empty_form = button(
            _("Empty work portrait …"), lambda: self.portrait_wanted.emit(""), "small"
        )
        self.none = Words(
            _(
                "No example of your own yet. Begin one here. In the session people send one from "
                "their phone, and it comes on the gross list."
            ),
            "reading",
            wrap=True,
        )
        self.bringing = BringIn(desk, look)
        self.handing = HandOn(desk, look)
        self.board = ExampleBoard(desk)
        self.board.opened.connect(self.open)
        self.board.moved.connect(self._move)
        self.edit = ExampleEdit(desk, look)
        self.edit.left.connect(self._to_board)
        self.edit.portrait_wanted.connect(self._portray)
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the examples as they are now."""
        room = self._room = snapshot.room
        tr = self._desk.texts
        self.board.draw(room.examples)
        self.none.setVisible(not room.examples)
        said = len(self._said())
        rename(self.take, tr.gettext("Take over what was said ({n})").format(n=said))
        self.take.setVisible(said > 0)
        self.hand.setEnabled(bool(room.examples))
        for part in (self.bringing, self.handing):
            part.draw(room)
        if self._pages.currentIndex() == 1:
            self.edit.draw(room)

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self._room = None
        self.bringing.leave()
        self.handing.hide()
        self._pages.setCurrentIndex(0)

    def open(self, id: str) -> None:
        """Show one example with all its fields."""
        if self._room is not None:
            self.edit.begin(id, self._room)
            in_order(self.edit.chain())
            self._pages.setCurrentIndex(1)
            self.edit.lines["title"].setFocus()

    # --- what is asked ---------------------------------------------------------------------------

    def _new(self) -> None:
        self.open(self._desk.new_id())

    def _to_board(self) -> None:
        flush(self.edit)
        id = self.edit.id
        self._pages.setCurrentIndex(0)
        card = self.board.cards.get(id)
        (self.new if card is None else card.open).setFocus()

    def _portray(self, id: str) -> None:
        flush(self.edit)
        self.portrait_wanted.emit(id)

    def _move(self, id: str, stage: str) -> None:
        if self._room is None:
            return
        _ = self._desk.texts.gettext
        before = next((one.stage for one in self._room.examples if one.id == id), "gross")

        def moved() -> None:
            said = _("On the list “{list}”.").format(list=_(LISTS[stage]))
            view = next((one for one in self._now() if one.id == id), None)
            if view is not None and stage in ("long", "short"):
                said = " ".join(filter(None, (said, *lacking(view, self._desk).split("\n"))))
            self._desk.offered.emit(said, StageExample(id, before))

        self._desk.ask(StageExample(id, stage), then=moved)

    def _take_over(self) -> None:
        new = tuple(New(one.id, _as_example(one)) for one in self._said())
        back, tr = DropExamples(tuple(one.id for one in new)), self._desk.texts
        said = tr.ngettext("{n} example taken over.", "{n} examples taken over.", len(new))
        said = said.format(n=len(new))
        self._desk.ask(AddExamples(new), then=lambda: self._desk.offered.emit(said, back))

    def _bring(self) -> None:
        self.handing.hide()
        self.bringing.choose()

    def _hand(self) -> None:
        self.bringing.leave()
        self.handing.show()
        self.handing.lists.setFocus()

    # --- what there is ---------------------------------------------------------------------------

    def _now(self) -> tuple[ExampleView, ...]:
        return () if self._room is None else self._room.examples

    def _said(self) -> list[SaidView]:
        """Return the examples from phones that are on no list, as in a scan of an earlier year."""
        if self._room is None or self._room.wiped:
            return []
        there = {one.id for one in self._room.examples}
        said = (one for one in self._room.said if one.kind == EXAMPLE and one.formless)
        return [one for one in said if one.id not in there]

    def _lay(self) -> None:
        board = QWidget()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        acts = Wrapping(self.new, self.take, self.bring, self.hand, self.empty_form, spacing=8)
        cards = QVBoxLayout()
        cards.setContentsMargins(18, 0, 18, 8)
        for one in (self.bringing, self.handing, self.none):
            cards.addWidget(one)
        top = QVBoxLayout()
        top.setContentsMargins(18, 14, 18, 10)
        top.addLayout(acts)
        column.addLayout(top)
        column.addLayout(cards)
        column.addWidget(self.board, 1)
        scroll_within(board, inside)
        edit = QWidget()
        scroll_within(edit, self.edit)
        self._pages = QStackedWidget()
        self._pages.addWidget(board)
        self._pages.addWidget(edit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _as_example(said: SaidView) -> tuple[tuple[str, str], ...]:
    """Return what was said in one go in two fields: its first line, and all of it."""
    first = said.text.split("\n")[0]
    most = LINES["title"]
    title = first if len(first) <= most else f"{first[: most - 3].rstrip()}..."
    return (("title", title), ("what", said.text))
