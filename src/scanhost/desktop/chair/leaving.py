"""The question, in the page, whether to leave a session that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.strip import Strip


class Leaving(Strip):
    """Visible while it is asked."""

    leave_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def ask_to_leave(self, unkept: str) -> None:
        """Ask, and name where something typed is not kept; "Stay" has the keyboard."""
        _ = self._desk.texts.gettext
        said = _(
            "Session 1 is going on. Close the program all the same? Phones then lose the "
            "room. Everything is kept: open the scan again to go on."
        )
        if unkept:
            said += " " + _("Only what you typed under {where} is not kept.").format(where=unkept)
        self.ask(
            said,
            _("Close the program"),
            _("Stay"),
            self.leave_wanted.emit,
            careful=True,
        )
