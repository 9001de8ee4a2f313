"""An agreement and how far it is: closed it is one line, open it shows its notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.progressrow import ProgressRow
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain.agreed import CommitmentLine
from scanhost.stands import stand_said

SHARES = (22, 22, 56)


class ProgressCard(QFrame):
    """What was agreed, with whom and by when; and a row for each note, the last a new one."""

    def __init__(self, desk: Desk, look: Look, commitment: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._look, self._commitment = desk, look, commitment
        self._line: CommitmentLine | None = None
        self._today = ""
        self.rows: list[ProgressRow] = []
        self._notes: QWidget | None = None  # once it was opened
        self._title = Words("", "strong", wrap=True)
        self._more = Words("", "small", wrap=True)
        self._stand = Words("", "strong")
        self._late = Words("", "todo")
        self.head = Faced("row")
        self.head.setCheckable(True)
        self.head.clicked.connect(self._turn)
        self._lay()

    def draw(self, line: CommitmentLine, about: str, today: str) -> None:
        """Show an agreement; `about` is the point it is about, where that has to be said."""
        self._line, self._today = line, today
        _, desk = self._desk.texts.gettext, self._desk
        late = line.late(today)
        due = day_said(line.due, desk.language) or _("no day")
        title = line.what or line.joins or _("Agreement without words")
        parts = (about, line.lead or _("no lead yet"), line.joins if line.what else "", due)
        more = " · ".join(part for part in parts if part)
        self._title.setText(title)
        self._more.setText(more)
        self._stand.setText(stand_said(line.stand, desk.texts))
        self._late.say(_("late") if late else "")
        restyle(self._stand, "kind", "strong" if line.stand in ("open", "busy") else "muted")
        said = [title, more, self._stand.text(), *([_("late")] if late else [])]
        self.head.setAccessibleName(", ".join(said))
        self.head.dress()
        if self.opened:
            self._draw_notes()

    @property
    def opened(self) -> bool:
        """Tell whether its notes are shown."""
        return self.head.isChecked()

    def open(self) -> None:
        """Show the notes."""
        self.head.setChecked(True)
        self._turn()

    def chain(self) -> list[QWidget]:
        """Return everything that takes the keyboard, in reading order."""
        fields = [one for row in self.rows for one in row.widgets()]
        return [self.head, *(fields if self.opened else [])]

    def _turn(self) -> None:
        if self._notes is not None:
            self._notes.setVisible(self.opened)
        if self.opened:
            self._draw_notes()

    def _draw_notes(self) -> None:
        line = self._line
        if line is None:
            return
        if self._notes is None:
            self._lay_notes()
        self._follow.say(
            self._desk.texts.gettext("How it is followed: {text}").format(text=line.follow)
            if line.follow
            else ""
        )
        kept = {row.id: row for row in self.rows}
        wanted = []
        for note in line.progress:
            row = kept.pop(note.id, None) or self._make(note.id)
            row.draw(note)
            wanted.append(row)
        unborn = [row for row in kept.values() if not row.there or row.used]
        last = unborn[-1] if unborn else self._make(self._desk.new_id())
        last.new(self._today, line.stand)
        kept.pop(last.id, None)
        wanted.append(last)
        for row in kept.values():
            for widget in row.widgets():
                widget.setParent(None)
                widget.deleteLater()
        self.rows = wanted
        for place, row in enumerate(wanted, 1):
            for column, widget in enumerate(row.widgets()):
                self._grid.addWidget(widget, place, column)

    def _make(self, id: str) -> ProgressRow:
        return ProgressRow(self._desk, self._look, self._commitment, id)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._more)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stand, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._late, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 9)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addLayout(right)
        self.head.face(row)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.head)

    def _lay_notes(self) -> None:
        """Make room for notes; a long list of closed cards does not wait for that."""
        _ = self._desk.texts.gettext
        self._notes = notes = QWidget()
        self._follow = Words("", "muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        for column, (head, share) in enumerate(
            zip((_("Day"), _("How far?"), _("Note")), SHARES, strict=True)
        ):
            self._grid.addWidget(Words(head, "muted"), 0, column)
            self._grid.setColumnStretch(column, share)
        self._grid.setColumnMinimumWidth(3, 28)
        inside = QVBoxLayout(notes)
        inside.setContentsMargins(12, 0, 8, 12)
        inside.setSpacing(6)
        inside.addWidget(self._follow)
        inside.addLayout(self._grid)
        self._whole.addWidget(notes)
        notes.show()
