"""Ticking improvement points: the norms of a block, or a point in the group's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair import steps
from scanhost.desktop.chair.agreeing import Agreeing
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.settingaside import SettingAside
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check, Choice
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.commands import DropPoint, SaveText, TickPoint, VoteAgain
from scanhost.domain.lines import TEXT
from scanhost.domain.results import latest
from scanhost.domain.script import Kind
from scanhost.domain.state import Phase
from scanhost.domain.views import Room

ADVISED = 2  # points per theme; source: Participatiescan, instructie voorzitter (2019)


class PointRow(QWidget):
    """A line to tick: a norm with its mean, or own words."""

    def __init__(self, look: Look, value: str) -> None:
        super().__init__()
        self.check = Check(look.colour)
        # Who ticks with the mouse and presses Space goes on, and does not untick it.
        self.check.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.value = Words(value, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 4, 1)
        row.setSpacing(6)
        row.addWidget(self.check, 1)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        self.value.setContentsMargins(0, 6, 0, 0)


class Points(QWidget):
    """What is chosen of this block, or of all of them."""

    chosen = Signal(str)  # a norm to look at
    left = Signal()  # Escape in the field: the keys are keys again

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._rows: dict[str, PointRow] = {}  # by norm, or by point in own words
        self._drawn: list[tuple[str, str, str]] = []
        self._norm = ""  # looked at
        self._block: str | None = None  # whose points are shown
        self._adding = False  # a point in own words is on its way
        self._of = ""  # the theme that what stands in the field was typed for
        self._begun: dict[str, str] = {}  # own words that are not a point yet, of other themes
        _ = desk.texts.gettext
        self.heading = Words("", "section", wrap=True)
        self.line = Words(_("Choose together, preferably two."), "muted", wrap=True)
        self.own = QLineEdit()
        self.own.setMaxLength(TEXT)
        self.own.setPlaceholderText(_("Another point, no norm"))
        self.own.setAccessibleName(_("Another point, in your own words"))
        self.own.returnPressed.connect(self.add_own)
        self.own.textEdited.connect(self._read_along)
        self.own.editingFinished.connect(self._own_left)
        leave = QShortcut(QKeySequence("Esc"), self.own)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.left)
        self.theme = Choice(look.colour, _("Theme of the point"))
        self.theme.activated.connect(self._give_to)
        self.add = button(_("Add"), self.add_own, "small")
        self.looked_at = Words("", "strong", wrap=True)
        self.again = button(_("Vote again"), self._vote_again, "small")
        self.aside = SettingAside(desk)
        self.agreeing = Agreeing(desk)
        self._lay()

    def begin(self) -> None:
        """Show another scan from now on: nothing was typed for it yet."""
        self._of, self._block, self._adding = "", None, False
        self._begun.clear()
        self.own.clear()
        self.aside.form.hide()

    def draw(self, room: Room) -> None:
        """Show the points of the block on screen; in the other steps those of all themes."""
        self._room = room
        _ = self._desk.texts.gettext
        block = room.step.theme if room.step.kind is Kind.REVIEW else None
        if block is None:
            self.heading.setText(_("All improvement points"))
        else:
            self.heading.setText(_("Improvement points of this theme"))
        lines = self._lines(room, block)
        if lines != self._drawn:
            self._fill(lines)
        chosen = {point.norm or point.id for point in room.points}
        for id, row in self._rows.items():
            row.check.blockSignals(True)
            row.check.setChecked(id in chosen)
            row.check.blockSignals(False)
        self.theme.setVisible(block is None)
        self.theme.fill(
            [(t.id, steps.theme_name(t.id, room, self._desk)) for t in room.pack.themes]
        )
        if block != self._block:
            if block is None and self._block is not None:
                self.theme.choose(self._block)  # what stands in the field was meant for it
            self._block = block
            self._turn_to(self._theme(room))
        self._count(room, block)
        self._look_at(room)
        self.agreeing.draw(room)

    def _count(self, room: Room, block: str | None) -> None:
        """Say how many points are best; more is a hint and nothing else."""
        tr = self._desk.texts
        n = sum(point.theme_id == block for point in room.points)
        said = tr.gettext("Choose together, preferably two.")
        if n > ADVISED:
            said = tr.gettext(
                "{n} points are chosen. Two per theme is a lot of work already."
            ).format(n=n)
        restyle(self.line, "kind", "todo" if n > ADVISED else "muted")
        self.line.setText(said)

    def tick(self, place: int) -> None:
        """Tick or untick the norm at a place, from 1 on."""
        rows = list(self._rows.values())
        if 0 < place <= len(rows):
            rows[place - 1].check.click()

    def look_at(self, norm: str) -> None:
        """Offer what can be done with a norm."""
        self._norm = norm
        if self._room is not None:
            self._look_at(self._room)

    @property
    def changed(self) -> bool:
        """Tell whether own words or a reason stand here that are not kept yet."""
        words = (self.own.text(), *self._begun.values())
        return any(one.strip() for one in words) or self.aside.changed

    def add_own(self) -> None:
        """Tick a point in the group's own words."""
        title, room = self.own.text().strip(), self._room
        if self._adding:
            return  # pressed twice
        if not title or room is None:
            self.own.setFocus()
            return
        point, theme, self._adding = self._desk.new_id(), self._theme(room), True
        self._desk.ask(SaveText(f"{point}.title", title))
        self._desk.ask(TickPoint(point, theme), self._not_added, lambda: self._added(theme))

    def _theme(self, room: Room) -> str:
        """Return the theme for which a point would be added."""
        if room.step.kind is Kind.REVIEW and room.step.theme is not None:
            return room.step.theme
        return self.theme.chosen or room.pack.themes[0].id

    def _turn_to(self, theme: str) -> None:
        """Show the own words of a theme; those of the one before come back with it."""
        if theme == self._of:
            return
        if words := self.own.text():
            self._begun[self._of] = words
        self._of = theme
        self.own.setText(self._begun.pop(theme, ""))
        if self.own.hasFocus():
            self._read_along(self.own.text())

    def _give_to(self) -> None:
        """Let what stands in the field be of the theme that was picked for it."""
        picked = self.theme.chosen
        if picked not in self._begun and self.own.text():
            self._of = picked
        self._turn_to(picked)

    def _read_along(self, words: str) -> None:
        if self._room is not None:
            self._desk.typing.begin(self._theme(self._room), words)

    def _own_left(self) -> None:
        if not self.own.hasFocus():  # and not Enter, which adds it
            self._desk.typing.begin("", "")

    def _not_added(self, _: object) -> bool:
        self._adding = False
        return False

    def _added(self, theme: str) -> None:
        self._adding = False
        self._begun.pop(theme, None)
        if theme == self._of:
            self.own.clear()
            self._desk.typing.begin("", "")

    def _lines(self, room: Room, block: str | None) -> list[tuple[str, str, str]]:
        lines = []
        for theme in room.pack.themes:
            if block not in (None, theme.id):
                continue
            chosen = {point.norm for point in room.points}
            for norm in theme.norms:
                found = latest(room.norms[norm.id].rounds)
                if found is None or (block is None and norm.id not in chosen):
                    continue
                value = (
                    self._desk.texts.gettext("does not count")
                    if found.aside
                    else texts.decimal(found.mean, self._desk.language)
                    if found.mean is not None
                    else self._desk.texts.ngettext("{n} grade", "{n} grades", found.n).format(
                        n=found.n
                    )
                )
                lines.append((norm.id, steps.norm_name(norm.id, room, self._desk), value))
            own = [p for p in room.points if p.norm is None and p.theme_id == theme.id]
            lines += [(point.id, point.title, "") for point in own]
        return lines

    def _fill(self, lines: list[tuple[str, str, str]]) -> None:
        if [one[0] for one in lines] != list(self._rows):
            for row in self._rows.values():
                row.setParent(None)
                row.deleteLater()
            self._rows = {}
            for id, _, value in lines:
                row = PointRow(self._look, value)
                row.check.toggled.connect(lambda on, id=id: self._ticked(id, on))
                self._rows[id] = row
                self._column.insertWidget(self._column.count() - 1, row)
            checks = [row.check for row in self._rows.values()]
            in_order([*checks, self.again, self.theme, self.own, self.add])
        for id, title, value in lines:
            self._rows[id].check.say(title)
            self._rows[id].value.setText(value)
        self._drawn = lines

    def _ticked(self, id: str, on: bool) -> None:
        room = self._room
        if room is None:
            return
        known = next((p for p in room.points if id in (p.norm, p.id)), None)
        if known is not None:
            if not on:
                back = TickPoint(known.id, known.theme_id, known.norm)
                said = self._desk.texts.gettext("The point is no longer chosen.")
                self._desk.ask(
                    DropPoint(known.id), self._undo, lambda: self._desk.offered.emit(said, back)
                )
        elif on:
            self._desk.ask(TickPoint(id, room.pack.theme_of(id).id, id), self._undo)

    def _undo(self, _: object) -> bool:
        if self._room is not None:
            self.draw(self._room)
        return False

    def _look_at(self, room: Room) -> None:
        block = room.pack.theme(room.step.theme).norms if room.step.theme else ()
        shown = self._norm if any(one.id == self._norm for one in block) else ""
        revealed = bool(shown) and room.norms[shown].phase is Phase.REVEALED
        usable = revealed and room.called is None and not room.closed
        self.looked_at.setText(steps.norm_name(shown, room, self._desk) if shown else "")
        self.looked_at.setVisible(bool(shown))
        self.again.setVisible(usable)
        self.aside.draw(shown, room, usable)

    def _vote_again(self) -> None:
        if self._norm:
            self._desk.ask(VoteAgain(self._norm))

    def _lay(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        rule = QFrame()
        rule.setObjectName("rule")
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.own, 1)
        adding.addWidget(self.add)
        looking = QHBoxLayout()
        looking.addWidget(self.looked_at, 1)
        looking.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.line)
        column.addWidget(scroll, 1)
        column.addLayout(looking)
        column.addWidget(self.aside)
        column.addWidget(self.agreeing)
        column.addWidget(rule)
        column.addWidget(self.theme)
        column.addLayout(adding)
        note = self._desk.texts.gettext("Do not write names or details of young people.")
        column.addWidget(Words(note, "small", wrap=True))
