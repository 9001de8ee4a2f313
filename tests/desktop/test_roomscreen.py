"""The chair chooses how the room's screen looks; it looks so in every picture of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair.miniature import Miniature
from scanhost.desktop.chair.topbar import CONDUCT, PREPARE
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT, THEMES
from scanhost.domain.commands import Unlock
from scanhost.domain.shapes import Role
from tests.desktop.chairroom import ChairRoom


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    made.window.roomscreen_wanted.connect(
        lambda name, moves: made.window.roomscreen(THEMES[name], moves)
    )
    made.show()
    made.window.show()
    return made


def test_the_chair_chooses_colours_and_motion(room):
    wanted: list[tuple[str, bool]] = []
    room.window.roomscreen_wanted.connect(lambda name, moves: wanted.append((name, moves)))
    form = room.window.prepare.roomscreen
    assert form.options["dark"].isChecked()

    form.options["light"].click()
    form.moves.click()

    assert wanted == [("light", True), ("light", False)]
    assert form.options["light"].isChecked()
    assert not room.window.combined.slide.moves
    assert room.window.combined.slide.theme is LIGHT


def test_w_turns_to_the_next_colours_while_conducting(qtbot, room):
    room.do(Unlock("K7QM4RPX"))
    room.show()
    room.window.go(CONDUCT)

    qtbot.keyClick(room.window.conduct, Qt.Key.Key_W)
    assert room.window.prepare.roomscreen.theme is LIGHT
    qtbot.keyClick(room.window.conduct, Qt.Key.Key_W)
    assert room.window.prepare.roomscreen.theme is CONTRAST
    qtbot.keyClick(room.window.conduct, Qt.Key.Key_W)
    assert room.window.prepare.roomscreen.theme is DARK


def test_the_miniature_has_the_colours_of_the_room(room):
    room.do(Unlock("K7QM4RPX"))
    room.show()
    room.window.go(CONDUCT)
    now = room.window.conduct.stage.now
    assert room.window.follow  # has two as well

    for theme in THEMES.values():
        room.window.roomscreen(theme, True)
        seen = now.grab().toImage().pixelColor(12, 4)
        assert seen == theme.colour(Role.GROUND)
    assert len(room.window.pages.findChildren(Miniature)) == 5
    room.window.go(PREPARE)
    lines = [one.section.accessibleName() for one in room.window.prepare.parts.each]
    assert any("high contrast" in line for line in lines)


def test_a_page_that_comes_later_has_the_colours_of_the_room(room):
    room.show()
    room.window.roomscreen(LIGHT, True)
    picture = room.window.follow.meeting.side.now

    picture.draw(room.snapshot())

    assert picture.grab().toImage().pixelColor(12, 4) == LIGHT.colour(Role.GROUND)
