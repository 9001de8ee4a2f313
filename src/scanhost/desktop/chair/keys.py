"""The keys of the chair's window: which there are, and that they never fire while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.words import Words
from scanhost.texts import N_

TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)

ALL = (  # key, what it does
    (N_("Space, Page Down, →"), N_("Next")),
    (N_("Page Up, ←"), N_("Back")),
    ("P", N_("Pause, or go on")),
    ("+", N_("30 seconds more")),
    ("B", N_("The room's screen black, or back")),
    ("J", N_("Jump: choose in the run of show, Enter goes there")),
    ("T", N_("Explanation of the norm")),
    ("L  K  V", N_("Lists: lowest grade, gap, proposal")),
    ("W", N_("The room's screen in other colours: dark, light, high contrast")),
    (N_("Ctrl ↓, Ctrl ↑"), N_("Another page, when a slide has several")),
    ("O", N_("Order of the norms: as graded, lowest grade, largest gap")),
    ("1 – 6", N_("Tick a norm as an improvement point")),
    ("E", N_("Ask whether the room agrees, or stop and show")),
    ("D", N_("The table: arrows choose, Enter leads to what can be done")),
    ("F11", N_("Without a beamer: the slide over the whole screen, or back")),
    ("N", N_("There: who has not answered yet, or hide that")),
    ("Ctrl Z", N_("Undo the last thing you did")),
    ("Ctrl ,", N_("Settings, or back")),
    ("Esc", N_("Not after all")),
    ("F1  ?", N_("All keys")),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does; `buttons` says that a focused button has it first."""

    keys: tuple[str, ...]
    act: Callable[[], object]
    buttons: bool = False  # Space and arrows belong to the button that has the focus


class Keys(QObject):
    """Shortcuts of a page; they rest while somebody types."""

    def __init__(self, page: QWidget, keys: Sequence[Key]) -> None:
        super().__init__(page)
        self._made: list[tuple[QShortcut, bool]] = []
        for key in keys:
            for name in key.keys:
                shortcut = QShortcut(QKeySequence(name), page)
                shortcut.setAutoRepeat(False)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(key.act)
                self._made.append((shortcut, key.buttons))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._rest)

    def _rest(self, _: QWidget | None, now: QWidget | None) -> None:
        typing = isinstance(now, TYPING)
        pressing = isinstance(now, QAbstractButton)
        for shortcut, buttons in self._made:
            shortcut.setEnabled(not typing and not (pressing and buttons))


class AllKeys(QFrame):
    """A sheet with every key, over the page until a key or a click."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        _ = desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 22, 30, 24)
        column.setSpacing(12)
        column.addWidget(Words(_("All keys"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for row, (key, does) in enumerate(ALL):
            grid.addWidget(Words(_(key), "key"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Words(_(does)), row, 1)
        column.addLayout(grid)
        column.addWidget(Words(_("While you type in a field, keys are just letters."), "small"))
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def toggle(self) -> None:
        """Show the sheet in the middle of the window, or put it away."""
        if self.isVisible():
            self.hide()
            return
        self.adjustSize()
        around = self.parentWidget()
        if around is not None:
            self.move((around.width() - self.width()) // 2, (around.height() - self.height()) // 2)
        self.raise_()
        self.show()
