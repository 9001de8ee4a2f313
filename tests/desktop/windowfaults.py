"""What is wrong with a window as it stands: text that is cut, controls outside, over each other,
without a name, or that Tab does not reach."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from scanhost.desktop.widgets.buttons import Faced

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
SLACK = 1  # pixels that rounding may take


def faults(window: QWidget) -> list[str]:
    """Return every fault there is to see, in words."""
    found = []
    seen = [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]
    for one in seen:
        if isinstance(one, QLabel):
            found += _cut(one)
        elif isinstance(one, QPushButton) and not isinstance(one, Faced):
            found += _squeezed(one)
        if isinstance(one, CONTROLS) and not isinstance(one, QHeaderView) and not _name(one):
            found.append(f"{said(one)} has no name")
        if isinstance(one, QScrollArea):
            found += _wider(one)
        found += _outside(one, window)
    found += _over(seen)
    return found


def tabbed(window: QMainWindow) -> list[QWidget]:
    """Return the controls in the order in which Tab visits them, each once."""
    window.activateWindow()  # Tab goes nowhere in a window that is not
    QApplication.processEvents()
    visited: list[QWidget] = []
    for _ in range(2000):
        window.focusNextChild()
        now = QApplication.focusWidget()
        if now is None or now in visited:
            break
        visited.append(now)
    return visited


def unreached(window: QMainWindow) -> list[str]:
    """Return the controls that Tab should visit and does not."""
    visited = tabbed(window)
    wanted = [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]
    return [f"{said(one)} is not reached by Tab" for one in wanted if one not in visited]


def said(widget: QWidget) -> str:
    """Return a widget in words, for whoever reads a failing test."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text!r}"


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _cut(label: QLabel) -> list[str]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return []
    room = label.contentsRect()
    if label.wordWrap():
        needs = label.heightForWidth(label.width())
        if needs > label.height() + SLACK:
            return [f"{said(label)} is cut: {label.height()} of {needs} high"]
        return []
    wide = max(label.fontMetrics().horizontalAdvance(line) for line in text.splitlines())
    if wide > room.width() + SLACK:
        return [f"{said(label)} is cut: {room.width()} of {wide} wide"]
    return []


def _squeezed(button: QPushButton) -> list[str]:
    metrics = button.fontMetrics()
    wide = metrics.horizontalAdvance(button.text().replace("&&", "&"))
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = QStyle.SubElement.SE_PushButtonContents
    room = button.style().subElementRect(inside, option, button)  # words are cut at its edge
    if wide > room.width() + SLACK or metrics.height() > button.height():
        return [f"{said(button)} is squeezed: {room.width()} of {wide} wide"]
    return []


def _wider(scroll: QScrollArea) -> list[str]:
    """Return what cannot be seen at the right: it scrolls up and down only."""
    never = scroll.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    inside, room = scroll.widget(), scroll.viewport().width()
    if not never or inside is None or inside.width() <= room + SLACK:
        return []
    return [f"{said(inside)} is wider than what shows it: {inside.width()} in {room}"]


def _outside(widget: QWidget, window: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea):
        return []
    around = parent.rect()
    if parent.parentWidget() is not None and isinstance(parent.parentWidget(), QAbstractScrollArea):
        return []  # what scrolls may be higher than what shows it
    if not around.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
        return [f"{said(widget)} is outside {said(parent)}: {widget.geometry()} in {around}"]
    return []


def _over(seen: list[QWidget]) -> list[str]:
    """Return which controls and texts with one parent lie over each other."""
    found = []
    beside: dict[QWidget, list[QWidget]] = {}
    for one in seen:
        parent = one.parentWidget()
        told = isinstance(one, CONTROLS) or (isinstance(one, QLabel) and one.text())
        if told and parent is not None and parent.layout() is not None:
            beside.setdefault(parent, []).append(one)
    for several in beside.values():
        for one, other in combinations(several, 2):
            both: QRect = one.geometry().intersected(other.geometry())
            if both.width() > 2 * SLACK and both.height() > 2 * SLACK:
                found.append(f"{said(one)} and {said(other)} lie over each other")
    return found
