"""How grades are shown: anonymous, by group, or with names; fixed once the first is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.promises import promise
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import SaveAbout
from scanhost.domain.groups import JOIN, MODES, title
from scanhost.domain.pack import Domain
from scanhost.domain.shapes import Role
from scanhost.domain.views import Room
from scanhost.texts import N_

MARK = 18  # side of the round mark
MOST = 6  # groups that can be told apart by a letter in a list
NAMES = {"anonymous": N_("Anonymous"), "group": N_("By group"), "open": N_("With names")}
MEANS = {
    "anonymous": N_("Dots, mean and gap; nobody sees whose grade is whose."),
    "group": N_("Also the mean of merged groups, from three grades on and never a rest of fewer."),
    "open": N_("Names stand beside grades, if everybody says yes on their own phone beforehand."),
}


class RoundMark(QWidget):
    """A round box that says which one is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chosen = False
        self.setFixedSize(MARK + 2, MARK + 2)

    def draw(self, chosen: bool) -> None:
        """Show whether this one is chosen."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.colour(Role.INK)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(self._look.colour(Role.KEY))
        painter.drawEllipse(QRectF(1, 1, MARK, MARK))
        if self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(5.5, 5.5, MARK - 9, MARK - 9))


class Option(Faced):
    """One of the ways, with a line on what it means."""

    def __init__(self, look: Look, name: str, means: str) -> None:
        super().__init__("row")
        self.setCheckable(True)
        self.setAccessibleName(f"{name}. {means}")
        self._mark = RoundMark(look)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name, "strong"))
        words.addWidget(Words(means, "small", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.face(row)
        self.toggled.connect(self._mark.draw)


class Showing(QWidget):
    """Three ways to show grades, and which domains are merged into one group."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.options: dict[str, Option] = {}
        self._group = QButtonGroup(self)
        for mode in MODES:
            one = Option(look, _(NAMES[mode]), _(MEANS[mode]))
            one.clicked.connect(self._choosing(mode))
            self._group.addButton(one)
            self.options[mode] = one
        self.merging: dict[str, Choice] = {}
        self._offered: tuple[Domain, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self._merged = QWidget()
        self.groups = Words("", "body", wrap=True)
        self.said = Words("", "small", wrap=True)
        self.answered = Words("", "strong", wrap=True)
        self.fixed = Words(
            _("The first question has been asked: this stays as it is."), "muted", wrap=True
        )
        self._lay()

    def draw(self, room: Room) -> None:
        """Show what was chosen, and what is known of the answers."""
        self._room = room
        free = not room.asked and not room.closed
        for mode, option in self.options.items():
            option.setChecked(mode == room.mode)
            option.setEnabled(free)
        self.fixed.setVisible(room.asked)
        self._merged.setVisible(room.mode == "group")
        self._draw_groups(room, free)
        quoted = self._desk.texts.gettext("Everybody reads on their phone: \u201c{said}\u201d")
        self.said.setText(quoted.format(said=promise(room.mode, self._desk.texts)))
        self.answered.say(steps.consent_said(room, self._desk))

    def _draw_groups(self, room: Room, free: bool) -> None:
        _ = self._desk.texts.gettext
        if self._offered != room.pack.domains:
            self._offered = room.pack.domains
            self._offer(room)
        count = min(max(len(room.groups), 3), MOST)
        items = [(str(n), _("group {n}").format(n=n)) for n in range(1, count + 1)]
        for domain, choice in self.merging.items():
            choice.fill([*items, ("", _("in no group"))])
            place = next(
                (n for n, one in enumerate(room.groups, 1) if domain in one.split(JOIN)), None
            )
            choice.choose("" if place is None else str(place))
            choice.setEnabled(free)
        named = [title(room.pack, one, self._desk.language) for one in room.groups]
        self.groups.setText("\n".join(f"{n}  {one}" for n, one in enumerate(named, 1)))

    def _offer(self, room: Room) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.merging = {}
        for place, domain in enumerate(room.pack.domains):
            name = self._desk.text(domain.title).split(" (")[0]
            choice = Choice(self._look.colour, name)
            choice.activated.connect(lambda _=0: self._merge())
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(130)
            row, column = place % 3, place // 3 * 2
            self._grid.addWidget(Words(name, "body", wrap=True), row, column)
            self._grid.addWidget(choice, row, column + 1)
            self._grid.setColumnStretch(column, 1)
            self.merging[domain.id] = choice

    def _merge(self) -> None:
        """Keep which domains are merged, in the order of the groups."""
        groups: dict[str, list[str]] = {}
        for domain, choice in self.merging.items():
            if choice.chosen:
                groups.setdefault(choice.chosen, []).append(domain)
        written = ",".join(JOIN.join(ids) for _, ids in sorted(groups.items()))
        self._save("groups", written)

    def _choosing(self, mode: str) -> Callable[[], None]:
        return lambda: self._save("mode", mode)

    def _save(self, key: str, value: str) -> None:
        self._desk.ask(SaveAbout(key, value), self._refused)

    def _refused(self, _: object) -> bool:
        if self._room is not None:
            self.draw(self._room)
        return False

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        merged = QVBoxLayout(self._merged)
        merged.setContentsMargins(42, 0, 0, 4)
        merged.setSpacing(6)
        merged.addWidget(Words(_("Which domains together make a group?"), "muted"))
        merged.addLayout(self._grid)
        merged.addWidget(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for one in self.options.values():
            column.addWidget(one)
        column.addWidget(self._merged)
        column.addSpacing(4)
        column.addWidget(self.answered)
        column.addWidget(self.fixed)
        column.addWidget(self.said)
