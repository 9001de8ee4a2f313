"""Who stands at the door: let in on their seat, as a guest, or not at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words, shortened
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import Admit, TurnAway
from scanhost.domain.views import Room, VisitorView

BOUNCE = 500  # milliseconds between a card's moving up and a click on it
SHOWN = 4  # at once; the next comes when one of these is in


class Visitor(QFrame):
    """One who waits, with what the chair can answer."""

    def __init__(self, desk: Desk, look: Look, visitor: VisitorView, room: Room) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id = visitor.id
        self._desk, self._visitor = desk, visitor
        self._chosen: str | None = None  # by the chair, not by us
        _ = desk.texts.gettext
        name = shortened(visitor.name, 30)
        self.who = Words(name, "strong", wrap=True)
        said = _("wants to go on with another device") if visitor.seat else _("is not on the list")
        if not visitor.seat and room.entry == "knock":
            said = _("knocks")
        domain = next((one.title for one in room.pack.domains if one.id == visitor.domain), None)
        where = [visitor.organisation, desk.text(domain).split(" (")[0] if domain else ""]
        self.what = Words(" · ".join([*filter(None, where), said]), "small", wrap=True)
        self.seat = Choice(look.colour, _("On which seat?"))
        self.seat.activated.connect(lambda _=0: self._choose())
        self.yes = button(_("Let in"), self.admit, "small")
        self.yes.setAccessibleName(_("Let {name} in").format(name=name))
        self.no = button(_("No"), lambda: desk.ask(TurnAway(visitor.id)), "quiet")
        self.no.setAccessibleName(_("Do not let {name} in").format(name=name))
        self.setFocusProxy(self.yes)
        self.seat.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        acts = Wrapping(self.yes, self.no, self.seat)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.who)
        column.addWidget(self.what)
        column.addLayout(acts)
        self.fill(room, visitor)  # shown before it stands here, its choice would be a window

    def fill(self, room: Room, visitor: VisitorView) -> None:
        """Offer the seats that are free now; a choice that is gone is asked for again."""
        self._visitor = visitor
        names = {seat.person.id: seat.person.name for seat in room.seats}
        guest = self._desk.texts.gettext("as a guest")
        self.seat.fill([*((id, names[id]) for id in visitor.free), ("", guest)])
        self.seat.setVisible(not visitor.seat)
        if self._chosen is not None and self._chosen not in (*visitor.free, ""):
            self._chosen = None
        if self._chosen is not None:
            self.seat.choose(self._chosen)
            return
        first = visitor.free[0] if visitor.free else ""
        same = bool(first) and names[first].casefold() == visitor.name.casefold()
        self.seat.choose(first if same else "")

    def wait(self) -> None:
        """Take no click for a moment: this card stands where another one stood."""
        for one in (self.yes, self.no):
            one.setEnabled(False)
        QTimer.singleShot(BOUNCE, self._ready)

    def _ready(self) -> None:
        for one in (self.yes, self.no):
            one.setEnabled(True)

    def _choose(self) -> None:
        self._chosen = self.seat.chosen

    def admit(self) -> None:
        """Let them in as chosen."""
        seat = self._visitor.seat or self.seat.chosen or self._desk.new_id()
        self._desk.ask(Admit(self.id, seat))


class AtDoor(QWidget):
    """All who wait, who came first on top."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self.heading = Words("", "section")
        self.all = button(desk.texts.gettext("Let everybody with a code in"), self._all, "small")
        self.visitors: list[Visitor] = []
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.all)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._lines)
        self.hide()

    def draw(self, room: Room) -> None:
        """Show who waits now; a card keeps its place and its focus while it is there."""
        self._room = room
        waiting = room.visitors if not room.closed else ()
        shown = {one.id: one for one in waiting[:SHOWN]}
        gone = [one for one in self.visitors if one.id not in shown]
        focus = QApplication.focusWidget()
        held = focus is not None and any(one.isAncestorOf(focus) for one in gone)
        for card in gone:
            self.visitors.remove(card)
            card.setParent(None)
            card.deleteLater()
        for card in self.visitors if gone else ():
            card.wait()
        if held and self.visitors:
            self.visitors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        known = {card.id for card in self.visitors}
        for card in self.visitors:
            card.fill(room, shown[card.id])
        for one in shown.values():
            if one.id not in known:
                card = Visitor(self._desk, self._look, one, room)
                self.visitors.append(card)
                self._lines.addWidget(card)
                if gone:
                    card.wait()
        tr = self._desk.texts
        n = len(waiting)
        self.heading.setText(
            tr.ngettext("{n} at the door", "{n} at the door", n).format(n=n) if n else ""
        )
        self.all.setVisible(sum(bool(one.seat) for one in waiting) > 1)
        self.setVisible(bool(waiting))

    def _all(self) -> None:
        """Let in everybody who showed the code of a seat."""
        for one in self._room.visitors if self._room is not None else ():
            if one.seat:
                self._desk.ask(Admit(one.id, one.seat))
