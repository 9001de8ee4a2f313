"""The sheet with all keys is true: each does something, and no key is left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from scanhost.desktop.chair.keys import ALL
from scanhost.desktop.chair.window import LEAST
from scanhost.desktop.screens import Situation
from scanhost.domain.commands import (
    AddTime,
    AskAgreement,
    Back,
    Message,
    Next,
    Pause,
    Say,
    TickPoint,
)
from tests.desktop.test_chair_agenda import review  # noqa: F401  a fixture
from tests.desktop.test_chair_conduct import answered, at

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_every_shortcut_of_the_window_is_on_the_sheet_and_the_other_way_round(review):  # noqa: F811
    made = {
        shortcut.key().toString()
        for shortcut in review.window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut
    }

    assert made == {key for one in ALL for key in one.keys}


def test_nothing_on_the_sheet_stands_there_twice():
    keys = [key for one in ALL for key in one.keys]
    assert len(keys) == len(set(keys))


def test_a_key_means_the_same_over_the_slide_or_nothing(review):  # noqa: F811
    notes, names = (next(one for one in ALL if one.keys == (key,)) for key in "NA")
    over = {
        shortcut.key().toString()
        for shortcut in review.window.combined.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut
    }

    assert "N" not in over
    assert "A" in over
    assert "slide" not in notes.does
    assert "slide" in names.does


def conduct(room):
    return room.window.conduct


# What is to be seen once a key was pressed in the first discussion, by key.
DOES = {
    "Space": lambda room: room.asked == [Next("review:T1")],
    "PgDown": lambda room: room.asked == [Next("review:T1")],
    "Right": lambda room: room.asked == [Next("review:T1")],
    "PgUp": lambda room: room.asked == [Back()],
    "Left": lambda room: room.asked == [Back()],
    "P": lambda room: room.asked == [Pause()],
    "+": lambda room: room.asked == [AddTime(30)],
    "=": lambda room: room.asked == [AddTime(30)],
    "B": lambda room: room.window.black,
    ".": lambda room: room.window.black,
    "J": lambda room: conduct(room).run.view.hasFocus(),
    "N": lambda room: conduct(room).notes.box.hasFocus(),
    "D": lambda room: conduct(room).table.isVisible(),
    "Q": lambda room: conduct(room).table.reading,
    "L": lambda room: conduct(room).stage.lists._rows["lowest"][0][1].hasFocus(),
    "K": lambda room: conduct(room).stage.lists._rows["widest"][0][1].hasFocus(),
    "V": lambda room: conduct(room).stage.lists._rows["proposed"][0][1].hasFocus(),
    "S": lambda room: conduct(room)._emphasis.norm == "1.1",
    "O": lambda room: conduct(room)._emphasis.order.name == "LOWEST",
    "1": lambda room: room.asked == [TickPoint("1.1", "T1", "1.1")],
    "5": lambda room: room.asked == [TickPoint("1.5", "T1", "1.5")],
    "E": lambda room: room.asked == [AskAgreement("T1")],
    "W": lambda room: room.turned,
    "Ctrl+Down": lambda room: room.paged == [1],
    "Ctrl+Up": lambda room: room.paged == [-1],
    "F11": lambda room: room.window.whole.filled,
    "F5": lambda room: room.window.whole.filled,
    "?": lambda room: room.window.all_keys.isVisible(),
    "F1": lambda room: room.window.guide.isVisible(),
    "Ctrl+Z": lambda room: room.undone,
}
NAMES = {
    "Space": Qt.Key.Key_Space,
    "PgDown": Qt.Key.Key_PageDown,
    "PgUp": Qt.Key.Key_PageUp,
    "Right": Qt.Key.Key_Right,
    "Left": Qt.Key.Key_Left,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "F1": Qt.Key.Key_F1,
    "F5": Qt.Key.Key_F5,
    "F11": Qt.Key.Key_F11,
}


def pressed(qtbot, room, key):
    """Press a key as it is called on the sheet."""
    name = key.rpartition("+")[2] or "+"
    modifier = CTRL if key.startswith("Ctrl+") else NONE
    code = NAMES.get(name, Qt.Key(ord(name)) if len(name) == 1 else Qt.Key.Key_unknown)
    qtbot.keyClick(room.window.focusWidget() or room.window, code, modifier)


@pytest.mark.parametrize("key", DOES)
def test_a_key_does_what_the_sheet_says(qtbot, review, key):  # noqa: F811
    before, tick = review.state, TickPoint("1.4", "T1", "1.4")
    review.do(tick)
    review.slips.add(before, review.state, tick, review.now)
    review.do(Say("s2", "token-s2", "q1", "Why?", Message("s2-phone", 900)))
    review.window.screens(Situation.ONE)
    review.show()
    review.turned, review.undone, review.paged = False, False, []
    review.window.conduct.other_colours.connect(lambda: setattr(review, "turned", True))
    review.window.undo_wanted.disconnect()
    review.window.undo_wanted.connect(lambda: setattr(review, "undone", True))
    review.window.page_wanted.connect(review.paged.append)
    assert not DOES[key](review)

    pressed(qtbot, review, key)

    qtbot.waitUntil(lambda: DOES[key](review))
    review.window.fill(False)


def test_the_explanation_has_a_key(qtbot, review):  # noqa: F811
    at(review, "norm:2.1")
    review.show()
    hint = review.window.conduct.stage.hint
    before = hint.text()

    pressed(qtbot, review, "T")
    assert hint.text() != before
    pressed(qtbot, review, "T")

    assert hint.text() == before


def test_escape_takes_back_what_stands_open(qtbot, review):  # noqa: F811
    pressed(qtbot, review, "S")
    pressed(qtbot, review, "S")
    assert review.window.conduct._emphasis.norm == "1.2"

    qtbot.keyClick(review.window.focusWidget(), Qt.Key.Key_Escape)

    assert review.window.conduct._emphasis.norm == ""


def test_the_sheet_fits_the_smallest_window(qtbot, review):  # noqa: F811
    review.window.resize(*LEAST)
    sheet = review.window.all_keys
    sheet.toggle()

    assert review.window.rect().contains(sheet.geometry())


def test_questions_from_phones_have_a_part_of_their_own(qtbot, review):  # noqa: F811
    conducting = review.window.conduct
    assert not conducting.to_said.isVisible()
    review.do(Say("s2", "token-s2", "q1", "Why?", Message("s2-phone", 900)))
    review.show()
    assert conducting.to_said.accessibleName() == "Questions (1)"

    conducting.to_said.click()
    assert conducting.table.sayings.isVisible()
    assert conducting.to_said.isChecked()

    conducting.to_table.click()
    assert not conducting.table.sayings.isVisible()
    assert conducting.to_table.isChecked()
    conducting.to_points.click()
    assert conducting.ticking
    answered(qtbot, review)
