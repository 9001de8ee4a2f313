"""Slides as picture files, for whoever was not there and for whoever made them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from scanhost.desktop import slides
from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.theme import DARK, Theme


def save(
    snapshots: Iterable[Snapshot], folder: Path, size: tuple[int, int], theme: Theme = DARK
) -> int:
    """Paint every slide as the beamer shows it, numbered, and return how many there are."""
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, snapshot in enumerate(snapshots, 1):
        path = folder / f"{number:02d}-{slides.name(snapshot)}.png"
        slides.picture(snapshot, *size, theme).save(str(path))
    del application  # kept until here: without one no text can be painted
    return number
