"""Which of the screens that are connected shows the slides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.situation import Connected
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words


class SlideScreen(QWidget):
    """The screens, numbered as the large numbers on them are."""

    wanted = Signal(str)  # a key: the slides go there
    numbers_wanted = Signal()
    colours_wanted = Signal()  # to where the colours of the room's screen are chosen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: tuple[Connected, ...] | None = None
        self.options: list[Option] = []
        _ = desk.texts.gettext
        self.said = Words("", "muted", wrap=True)
        self.numbers = button(_("Show the number on each screen"), self.numbers_wanted.emit)
        self.colours = button(_("Colours and motion …"), self.colours_wanted.emit)
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addLayout(self._list)
        column.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        self.hint = Words("", "muted", wrap=True)
        column.addWidget(self.hint)
        column.addWidget(self.colours, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.offer_colours(False)

    def offer_colours(self, yes: bool) -> None:
        """Offer the way to the colours of the room's screen, while a scan is open."""
        _ = self._desk.texts.gettext
        self.colours.setVisible(yes)
        self.hint.setText(
            _("Its colours and motion are chosen with the scan, under Prepare.")
            if yes
            else _("Its colours and motion are chosen under Prepare, once a scan is open.")
        )

    def draw(self, screens: Sequence[Connected]) -> None:
        """Show these screens."""
        if self._drawn == tuple(screens):
            return
        held = next((at for at, one in enumerate(self.options) if one.hasFocus()), None)
        self._drawn = tuple(screens)
        for old in self.options:
            self._group.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        self.options = [self._option(number, one) for number, one in enumerate(screens, 1)]
        self.said.setText(self._situation(screens))
        self.numbers.setVisible(len(screens) > 1)
        if held is not None and self.options:
            self.options[min(held, len(self.options) - 1)].setFocus()

    def _option(self, number: int, screen: Connected) -> Option:
        _ = self._desk.texts.gettext
        size = f"{screen.width} × {screen.height}"
        name = f"{number}  {screen.name}" if screen.name else str(number)
        means = [size]
        if screen.slides:
            means.append(_("for the slides"))
        if screen.own:
            means.append(_("this window is on it"))
        made = Option(self._look, name, ", ".join(means))
        made.setChecked(screen.slides)
        made.clicked.connect(partial(self.wanted.emit, screen.key))
        made.setEnabled(bool(self._drawn and any(one.slides for one in self._drawn)))
        self._group.addButton(made)
        self._list.addWidget(made)
        return made

    def _situation(self, screens: Sequence[Connected]) -> str:
        _ = self._desk.texts.gettext
        if any(one.slides for one in screens):
            return _("The slides stand on the screen that is chosen here.")
        if len(screens) > 1:
            return _("The screens show the same, so the slides have none of their own.")
        return _(
            "Only this screen is connected. Connect the beamer, and let the computer extend the "
            "desktop to it."
        )
