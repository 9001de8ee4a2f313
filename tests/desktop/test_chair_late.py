"""Pages that come when they are wanted show what was told before they were there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.editor.page import PackEditor
from scanhost.desktop.chair.following import Following
from scanhost.desktop.chair.knowledge import Knowledge
from scanhost.desktop.chair.pages import EDITOR, FOLLOW, KNOWLEDGE, PREPARE, RESULTS, SETTINGS
from scanhost.desktop.chair.prepare import Prepare
from scanhost.desktop.chair.results import Results
from scanhost.desktop.chair.settings import Settings
from scanhost.desktop.situation import Situation
from scanhost.desktop.theme import LIGHT
from tests.desktop.chairroom import ChairRoom

KINDS = {
    PREPARE: Prepare,
    FOLLOW: Following,
    RESULTS: Results,
    KNOWLEDGE: Knowledge,
    EDITOR: PackEditor,
    SETTINGS: Settings,
}


@pytest.fixture
def window(qtbot):
    """Return the window before anything is open."""
    window = ChairRoom().window
    qtbot.addWidget(window)
    window.show()
    return window


def there(window) -> list[type[QWidget]]:
    return [kind for kind in KINDS.values() if window.findChildren(kind)]


def test_none_is_there_before_it_is_wanted(window):
    assert there(window) == []


@pytest.mark.parametrize("place", KINDS)
def test_each_comes_once_in_its_place(window, place):
    count = window.pages.count()

    for _ in range(2):
        window.go(place)
        window.back()

    assert there(window) == [KINDS[place]]
    assert isinstance(window.pages.widget(place), KINDS[place])
    assert window.pages.count() == count


def test_what_was_told_before_is_shown(window):
    window.roomscreen(LIGHT, False)
    window.second("/media/stick")
    window.screens(Situation.MIRRORED)

    prepare = window.prepare
    assert prepare.roomscreen.theme is LIGHT
    assert not prepare.roomscreen.moves.isChecked()
    assert "/media/stick" in prepare.second.folder.text()
    assert prepare.mirrored.text()
    assert "/media/stick" in window.settings.keeping.second.folder.text()


def test_what_is_told_later_is_shown_too(window):
    prepare, settings = window.prepare, window.settings

    window.roomscreen(LIGHT, False)
    window.second("/media/stick")
    window.screens(Situation.MIRRORED)

    assert prepare.roomscreen.theme is LIGHT
    assert "/media/stick" in settings.keeping.second.folder.text()
    assert prepare.mirrored.text()


def test_who_listens_before_and_after_hears_the_page_once(window):
    heard = []

    window.late.results.whenever(lambda page: heard.append(("before", page)))
    assert heard == []
    page = window.results
    window.late.results.whenever(lambda page: heard.append(("after", page)))

    assert heard == [("before", page), ("after", page)]


@pytest.mark.parametrize("place", [RESULTS, SETTINGS])
def test_tab_comes_to_the_page_before_the_guide_beside_it(window, place):
    window.go(place)
    window.toggle_guide()
    QCoreApplication.processEvents()

    reached = []
    one = window.bar
    while (one := one.nextInFocusChain()) is not window.bar:
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append("guide" if window.guide.isAncestorOf(one) else "page")

    assert reached[0] == "page"
    assert "guide" in reached
