"""Setting a revealed round aside, with its reason; both stay to be seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import CountAgain, SetAside
from scanhost.domain.errors import Refused
from scanhost.domain.lines import TEXT
from scanhost.domain.results import Result
from scanhost.domain.views import Room


class SettingAside(QWidget):
    """The rounds of the norm that is looked at: each counts, or does not and says why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._norm, self._round = "", 0
        self._drawn: tuple[Result, ...] | None = None
        _ = desk.texts.gettext
        self.lines = QVBoxLayout()
        self.lines.setSpacing(3)
        self.form = QFrame()
        self.form.setObjectName("card")
        self.asked = Words("", "strong", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(TEXT)
        self.reason.setAccessibleName(_("Reason why the round does not count"))
        self.reason.returnPressed.connect(self.save)
        self.wrong = Words("", "error", wrap=True)
        self.save_button = button(_("It does not count"), self.save, "small")
        self.cancel = button(_("Cancel"), self.give_up, "quiet")
        self._lay()

    def draw(self, norm: str, room: Room, usable: bool) -> None:
        """Show the revealed rounds of a norm; "" is none."""
        rounds = room.norms[norm].rounds if norm else ()
        if norm != self._norm or not usable:
            self.form.hide()
        self.setVisible(bool(rounds) and usable)
        if (norm, rounds) == (self._norm, self._drawn):
            return
        self._norm, self._drawn = norm, rounds
        while (item := self.lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for one in rounds:
            self.lines.addWidget(self._line(one, len(rounds) > 1))

    def ask(self, round: int) -> None:
        """Ask why a round does not count."""
        _ = self._desk.texts.gettext
        self._round = round
        self.asked.setText(_("Why does round {n} not count?").format(n=round))
        self.reason.clear()
        self.wrong.say("")
        self.form.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def changed(self) -> bool:
        """Tell whether a reason stands here that is not kept yet."""
        return not self.form.isHidden() and bool(self.reason.text().strip())

    def save(self) -> None:
        """Set the round aside; without a reason it is refused."""
        command = SetAside(self._norm, self._round, self.reason.text())
        self._desk.ask(command, self._refused, self.give_up)

    def give_up(self) -> None:
        """Leave the question."""
        held = self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.form.hide()
        first = self.lines.itemAt(0)
        if held and first is not None and (widget := first.widget()) is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisibleTo(self):
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _refused(self, refused: Refused) -> bool:
        self.wrong.say(self._desk.said(refused))
        return True

    def _line(self, one: Result, several: bool) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if one.aside:
            why = _("round {n} does not count: {why}").format(n=one.round, why=one.aside)
            row.addWidget(Words(why, "small", wrap=True), 1)
            again = button(_("Count again"), self._counting(one.round), "small")
            row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
            made.setFocusProxy(again)
            return made
        text = _("This round does not count …")
        if several:
            text = _("Round {n} does not count …").format(n=one.round)
        aside = button(text, self._asking(one.round), "small")
        row.addWidget(aside)
        row.addStretch(1)
        made.setFocusProxy(aside)
        return made

    def _asking(self, round: int) -> Callable[[], None]:
        return lambda: self.ask(round)

    def _counting(self, round: int) -> Callable[[], None]:
        return lambda: self._desk.ask(CountAgain(self._norm, round))

    def _lay(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.save_button)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        form = QVBoxLayout(self.form)
        form.setContentsMargins(12, 8, 12, 9)
        form.setSpacing(5)
        form.addWidget(self.asked)
        form.addWidget(self.reason)
        form.addWidget(self.wrong)
        _ = self._desk.texts.gettext
        hint = _("The reason stands beside the result, on the screen and on paper.")
        form.addWidget(Words(hint, "small", wrap=True))
        nobody = _("Do not write names or details of young people.")
        form.addWidget(Words(nobody, "small", wrap=True))
        form.addLayout(acts)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(self.lines)
        column.addWidget(self.form)
