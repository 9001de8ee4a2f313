"""Settings: how the program is, what it is made of, and how to get help; a page, no dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from scanhost.desktop.chair.aboutprogram import AboutProgram
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keeping import Keeping
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.problem import Problem
from scanhost.desktop.chair.sections import Sections
from scanhost.desktop.chair.slidescreen import SlideScreen
from scanhost.desktop.chair.thiswindow import ThisWindow
from scanhost.desktop.widgets.buttons import button


class Settings(Sections):
    """Every change holds at once."""

    left = Signal()  # back to where the chair came from

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.setAccessibleName(_("Settings"))
        self.window_part = ThisWindow(desk, look)
        self.screens = SlideScreen(desk, look)
        self.keeping = Keeping(desk)
        self.about = AboutProgram(desk)
        self.problem = Problem(desk)
        self.add(_("This window"), self.window_part)
        self.add(_("Room's screen"), self.screens)
        self.add(_("Scans and backup"), self.keeping)
        self.add(_("About this program"), self.about)
        self.add(_("Report a problem"), self.problem)
        self.back = button(_("Back"), self.left.emit)
        self.add_below(self.back)
        self.shown.connect(self._begin)

    def _begin(self) -> None:
        if self.part is self.about:
            self.about.begin()
        if self.part is self.problem:
            self.problem.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
