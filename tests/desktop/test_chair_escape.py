"""What Escape puts away, and what gives way to where one types."""

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair.pages import AGENDA, CONDUCT, HOME, PREPARE
from tests.desktop.test_chair_agenda import review  # noqa: F401
from tests.desktop.test_chair_conduct import press, table  # noqa: F401


def test_nobody_types_under_the_guide(qtbot, review):  # noqa: F811
    window = review.window
    window.resize(1366, 768)
    window.toggle_guide()
    qtbot.waitUntil(window.guide.isVisible)
    window.conduct.setFocus()

    press(qtbot, review, Qt.Key.Key_N)

    assert window.conduct.notes.box.hasFocus()
    assert not window.guide.isVisible()


@pytest.mark.parametrize("page", [AGENDA, PREPARE, HOME, CONDUCT])
def test_escape_puts_away_what_lies_over_every_page(qtbot, table, page):  # noqa: F811
    window = table.window
    window.go(page)
    window.all_keys.toggle()
    press(qtbot, table, Qt.Key.Key_Escape)
    assert not window.all_keys.isVisible()

    window.ask_to_leave()
    window.pages.currentWidget().setFocus()
    press(qtbot, table, Qt.Key.Key_Escape)
    assert not window.leaving.asking

    window.unkept.ask("", "", "", lambda: None)
    window.pages.currentWidget().setFocus()
    press(qtbot, table, Qt.Key.Key_Escape)
    assert not window.unkept.asking
