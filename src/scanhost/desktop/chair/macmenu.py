"""What a Mac has at the top of its screen: settings, about and quit, where they always are.

Other systems get no menu bar: the home page and the bar above a scan lead to the same
places, and a second road to them would only be one more thing to look at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from scanhost.desktop.chair.desk import Desk


def fill(
    window: QMainWindow, desk: Desk, settings: Callable[[], object], about: Callable[[], object]
) -> None:
    """Give the window its menu; the system moves these to the menu of the program."""
    _ = desk.texts.gettext
    menu = window.menuBar().addMenu("Participatiescan")
    for text, role, key, does in (
        (_("About this program"), QAction.MenuRole.AboutRole, "", about),
        (_("Settings"), QAction.MenuRole.PreferencesRole, "", settings),
        (_("Quit"), QAction.MenuRole.QuitRole, QKeySequence.StandardKey.Quit, window.close),
    ):
        action = menu.addAction(text)
        action.setMenuRole(role)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, does=does: does())
