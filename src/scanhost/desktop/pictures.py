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
    for snapshot in snapshots:
        name, pages = slides.name(snapshot), slides.pages(snapshot)
        for page in range(pages):
            number += 1
            turned = f"{name}-page-{page + 1}" if pages > 1 else name
            path = folder / f"{number:02d}-{turned}.png"
            slides.picture(snapshot, *size, theme, page=page).save(str(path))
    del application  # kept until here: without one no text can be painted
    return number
