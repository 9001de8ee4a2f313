"""The keys of the chair's window: which there are, and that they never fire while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
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

SMALLEST = 9  # points of a letter
WORDS = 330  # pixels for what a key does
TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the sheet: how the keys are called, what they do, and which they are."""

    said: str
    does: str
    keys: tuple[str, ...]
    own: bool = False  # only in the chair's own window, not over a slide that fills the screen


ALL = (
    Shown(N_("Space, Page Down, →"), N_("Next"), ("Space", "PgDown", "Right")),
    Shown(N_("Page Up, ←"), N_("Back"), ("PgUp", "Left")),
    Shown("P", N_("Pause, or go on"), ("P",)),
    Shown("+", N_("30 seconds more"), ("+", "Shift++", "=")),
    Shown("B  .", N_("The room's screen black, or back"), ("B", ".")),
    Shown("J", N_("Jump: choose in the run of show, Enter goes there"), ("J",), own=True),
    Shown("T", N_("Explanation of the norm"), ("T",), own=True),
    Shown("N", N_("Notes on this theme"), ("N",), own=True),
    Shown(
        "D", N_("The table: arrows choose, Enter and ↓ lead to what can be done"), ("D",), own=True
    ),
    Shown("A", N_("Over the slide: who has not answered"), ("A",)),
    Shown("Q", N_("Questions and examples from phones"), ("Q",), own=True),
    Shown("L  K  V", N_("Lists: lowest grade, gap, proposal"), ("L", "K", "V")),
    Shown("S", N_("One norm large; again: the next one"), ("S",)),
    Shown("O", N_("Order of the norms: as graded, lowest grade, largest gap"), ("O",)),
    Shown("1 – 6", N_("Tick a norm as an improvement point"), tuple("123456")),
    Shown("E", N_("Ask whether the room agrees, or stop and show"), ("E",)),
    Shown("W", N_("The room's screen in other colours: dark, light, high contrast"), ("W",)),
    Shown(
        N_("Ctrl ↓, Ctrl ↑"),
        N_("Another page, when a slide has several; over the slide: ↓, ↑"),
        ("Ctrl+Down", "Ctrl+Up", "Down", "Up"),
    ),
    Shown(
        "F11  F5", N_("Without a beamer: the slide over the whole screen; Esc: back"), ("F11", "F5")
    ),
    Shown(N_("Alt ↓"), N_("In a field with a mark: choose instead of typing"), (), own=True),
    Shown("Ctrl Z", N_("Undo the last thing you did"), ("Ctrl+Z",)),
    Shown("Ctrl F", N_("Search the knowledge bank"), ("Ctrl+F",), own=True),
    Shown("Ctrl ,", N_("Settings, or back"), ("Ctrl+,",), own=True),
    Shown("Esc", N_("Not after all"), ("Esc",)),
    Shown("F1", N_("The guide beside this page, or away"), ("F1",), own=True),
    Shown("?", N_("All keys"), ("?", "Shift+?")),
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
    """A sheet with every key, over the page until a key or a click.

    Its letters are those of the chair, or as large as makes all of it fit.
    """

    def __init__(self, desk: Desk, parent: QWidget, over: bool = False) -> None:
        """`over` a slide that fills the screen, only what does something there."""
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
        known = [one for one in ALL if not (over and one.own)]
        half = -(-len(known) // 2)
        for place, one in enumerate(known):
            row, side = place % half, place // half * 2
            above = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            grid.addWidget(Words(_(one.said), "key"), row, side, above)
            does = Words(_(one.does), wrap=True)
            grid.addWidget(does, row, side + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(1, WORDS)
        grid.setColumnMinimumWidth(3, WORDS)
        column.addLayout(grid)
        if not over:
            letters = _("While you type in a field, keys are just letters.")
            column.addWidget(Words(letters, "small"))
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def toggle(self) -> None:
        """Show the sheet in the middle of the window, or put it away."""
        if self.isVisible():
            self.hide()
            return
        self.setStyleSheet("")
        self.show()
        self.adjustSize()
        around = self.parentWidget()
        if around is not None:
            share = min(around.width() / self.width(), around.height() / self.height())
            if share < 1:
                points = max(SMALLEST, self.font().pointSizeF() * share - 1)
                self.setStyleSheet(f"QLabel {{ font-size: {points:.1f}pt; }}")
        self._centre()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._centre()  # other letters are measured only now
        return done

    def _centre(self) -> None:
        self.adjustSize()
        around = self.parentWidget()
        if around is not None:
            self.move((around.width() - self.width()) // 2, (around.height() - self.height()) // 2)
