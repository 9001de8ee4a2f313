"""What the chair's window holds while no slide fills it: lines that say something, and a page."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget


class Centre(QWidget):
    """A column with the pages below; lines come above them, the last one on top."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)

    def put_above(self, line: QWidget) -> None:
        """Show a line above all that is there."""
        self._column.insertWidget(0, line)

    def add(self, page: QWidget) -> None:
        """Add a page as the last one."""
        self.put(self.pages.count(), page)

    def put(self, place: int, page: QWidget) -> None:
        """Put a page in a place, for what stands there now."""
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for styled in page.findChildren(QWidget):
            if styled.objectName() in ("rail", "side", "foot"):
                styled.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        before, inside = self.pages.widget(place), _in_tab_order(page)
        self.pages.insertWidget(place, page)
        if before is not None:
            before.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # only such have a place among others
            for last, one in pairwise([before, *inside]):  # else Tab comes to the page last of all
                QWidget.setTabOrder(last, one)
            self.pages.removeWidget(before)
            before.deleteLater()


def _in_tab_order(page: QWidget) -> list[QWidget]:
    found = [page]
    one = page.nextInFocusChain()
    while one is not None and one is not page:
        found.append(one)
        one = one.nextInFocusChain()
    return [one for one in found if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
