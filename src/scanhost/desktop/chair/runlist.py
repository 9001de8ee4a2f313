"""The left side while conducting: the run of show, jumping in it, and one norm at a time."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.run import Row, Run, RunPainter, rows
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import Jump, Reopen, Skip, VoteAgain
from scanhost.domain.errors import Refused
from scanhost.domain.script import VOTING
from scanhost.domain.state import Phase
from scanhost.domain.views import Room


class RunView(QListView):
    """The lines; Enter goes to one, Escape gives up choosing."""

    entered_on = Signal()
    given_up = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not chosen:  # Qt would choose the first line; nobody did
            self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class RunList(QWidget):
    """Where the room is; choose a line to jump to it, or to do something with its norm."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._look = desk, look
        self._room: Room | None = None
        self._choosing = False
        _ = desk.texts.gettext
        self.model = Run()
        self.view = RunView()
        self.painter = RunPainter(look)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.painter)
        self.view.setAccessibleName(_("Run of show"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.entered_on.connect(self.go)
        self.view.given_up.connect(self.give_up)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.question = Strip(tall=True)
        self.go_there = button(_("Go there"), self.go, "small")
        self.skip = button(_("Skip"), self._skip, "small")
        self.reopen = button(_("Put back"), self._reopen, "small")
        self.again = button(_("Vote again"), self._again, "small")
        self.jump_key = Words("J", "key")
        self._lay()

    def draw(self, room: Room) -> None:
        """Show where the room is."""
        moved = self._room is None or self._room.step.id != room.step.id
        self._room = room
        kept = self._row()
        lines = rows(room, self._desk, self._choosing)
        if lines != self.model.lines:
            self.model.draw(lines)
            # A line that is skipped now has less room for its title, and may be taller.
            self.view.scheduleDelayedItemsLayout()
        if kept is not None and not moved:
            self._choose(kept.step, kept.title)
        if moved:
            self.view.selectionModel().clear()
            self.question.clear()
            here = next((i for i, one in enumerate(lines) if one.here), 0)
            self.view.scrollTo(self.model.index(here), QAbstractItemView.ScrollHint.EnsureVisible)
        self._offer()

    def jump(self) -> None:
        """Open the whole run of show, and let the keyboard choose in it."""
        self._choosing = True
        if self._room is not None:
            self.draw(self._room)
            self._choose(self._room.step.id, "")
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """Stop choosing."""
        self._choosing = False
        self.view.selectionModel().clear()
        self.question.clear()
        if self._room is not None:
            self.draw(self._room)
        page = self.parentWidget()
        if page is not None and self.view.hasFocus():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Jump to the chosen line; ask first when that skips something."""
        row, room = self._row(), self._room
        if row is None or room is None:
            return
        order = [step for step, _ in room.steps]
        ids = [step.id for step in order]
        over = order[ids.index(room.live.id) + 1 : ids.index(row.step)]
        if all(step.kind not in VOTING for step in over):
            self._jump(row.step, sure=False)
            return
        _ = self._desk.texts.gettext
        self.question.ask(
            _("Jump to {step}? What you jump over is skipped; you can put it back.").format(
                step=row.title
            ),
            _("Jump"),
            _("No"),
            lambda: self._jump(row.step, sure=False),
        )

    def _jump(self, step: str, sure: bool) -> None:
        self._desk.ask(Jump(step, sure), lambda refused: self._jumped(step, refused), self.give_up)

    def _jumped(self, step: str, refused: Refused) -> bool:
        if refused.code != "reveal.missing":
            return False
        _ = self._desk.texts.gettext
        self.question.ask(
            self._desk.said(refused), _("Show them"), _("No"), lambda: self._jump(step, sure=True)
        )
        return True

    def _row(self) -> Row | None:
        index = self.view.currentIndex()
        ok = index.isValid() and index.row() < len(self.model.lines)
        return self.model.lines[index.row()] if ok else None

    def _choose(self, step: str, title: str) -> None:
        lines = self.model.lines
        found = [i for i, one in enumerate(lines) if one.step == step]
        exact = [i for i in found if lines[i].title == title] or found[-1:]
        if exact:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(exact[0]), flag)

    def _offer(self) -> None:
        """Show only what can be done with the chosen line."""
        row, room = self._row(), self._room
        free = room is not None and not room.locked and not room.closed and room.called is None
        norm = room.norms.get(row.norm) if room and row and row.norm else None
        phase = norm.phase if norm is not None else None
        voting = bool(row and room and row.norm and row.norm == room.voting)
        self.go_there.setVisible(bool(free and row and not row.here))
        self.skip.setVisible(bool(free and voting) and phase is Phase.OPEN)
        self.reopen.setVisible(free and phase is Phase.SKIPPED)
        self.again.setVisible(free and phase is Phase.REVEALED)

    def _skip(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(Skip(row.norm))

    def _reopen(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(Reopen(row.norm))

    def _again(self) -> None:
        row = self._row()
        if row is not None and row.norm is not None:
            self._desk.ask(VoteAgain(row.norm))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 14, 0)
        head.addWidget(Words(_("Run of show"), "strong"))
        head.addStretch(1)
        head.addWidget(Words(_("planned"), "muted"))
        acts = QHBoxLayout()
        acts.setContentsMargins(14, 0, 14, 0)
        acts.setSpacing(8)
        for one in (self.go_there, self.skip, self.reopen, self.again):
            acts.addWidget(one)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.question)
        column.addLayout(acts)
