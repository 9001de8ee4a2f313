"""Every page of the chair's window in both languages: nothing is cut, and Tab reaches it all.

The pictures are left in `build/window/`, for whoever wants to look at them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scanhost.desktop.theme import THEMES
from tests.desktop.chairgallery import moments
from tests.desktop.windowfaults import faults, unreached
from tests.marks import full

OUT = Path(__file__).parents[2] / "build" / "window"
LOOKS = [
    full("nl", "light", (1366, 768)),
    full("en", "light", (1366, 768)),
    full("nl", "dark", (1366, 768)),
    full("en", "dark", (1366, 768)),
    ("nl", "contrast", (1180, 640)),
    full("en", "light", (1920, 1080)),
]
LARGE = [("nl", 150), full("en", 150), full("nl", 130)]


@pytest.mark.parametrize(("language", "theme", "size"), LOOKS)
def test_every_page_stands_whole_and_is_reached_by_keyboard(qapp, language, theme, size):
    OUT.mkdir(parents=True, exist_ok=True)
    found: dict[str, str] = {}
    seen = 0
    for name, room in moments(language, THEMES[theme], size):
        seen += 1
        room.window.grab().save(str(OUT / f"{name}-{language}-{theme}-{size[0]}.png"))
        for fault in (*faults(room.window), *unreached(room.window)):
            found.setdefault(fault, name)

    assert seen > 25
    assert [f"{name}: {fault}" for fault, name in found.items()] == []


@pytest.mark.parametrize(("language", "letters"), LARGE)
def test_every_page_stands_whole_in_large_letters(qapp, language, letters):
    OUT.mkdir(parents=True, exist_ok=True)
    found: dict[str, str] = {}
    for name, room in moments(language, THEMES["light"], letters=letters):
        room.window.grab().save(str(OUT / f"{name}-{language}-{letters}.png"))
        for fault in faults(room.window):
            found.setdefault(fault, name)

    assert [f"{name}: {fault}" for fault, name in found.items()] == []
