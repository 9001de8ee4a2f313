"""The order in which Tab visits what was made at different times."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab visit these one after another, beginning where the first one is."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
