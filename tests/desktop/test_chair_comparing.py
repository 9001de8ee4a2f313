"""The section that lays earlier years beside this one, in the chair's window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from scanhost.desktop.chair.earlier import Earlier
from scanhost.desktop.chair.pages import RESULTS
from scanhost.desktop.chair.yearpicture import YearPicture
from scanhost.desktop.situation import Situation
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT
from tests.desktop import windowfaults
from tests.desktop.chairgallery import LONG, settle
from tests.desktop.chairroom import ChairRoom
from tests.marks import full
from tests.report import comparisons

LISTED = [
    Earlier("/scans/a.scan", "Oosterdelta", "2025-11-26"),
    Earlier("/scans/b.scan", LONG, ""),
    Earlier("/scans/c.scan", "", "2023-11-26"),
]


def begun(qtbot, language="nl", theme=LIGHT, letters=100):
    room = ChairRoom(language=language, theme=theme, letters=letters)
    qtbot.addWidget(room.window)
    room.window.resize(1180, 640)
    room.window.show()
    room.state = replace(room.state, locked=False, closed=True)
    room.show()
    room.window.go(RESULTS)
    results = room.window.results
    results.show_part([part for _, part in results.parts].index(room.window.results.comparing))
    return room, room.window.results.comparing


@pytest.mark.parametrize(
    ("language", "theme", "letters"),
    [("nl", LIGHT, 100), ("en", DARK, 100), ("nl", CONTRAST, 150), ("en", LIGHT, 130)],
)
@pytest.mark.parametrize("name", ["strange", *map(full, ["usual", "five", "pack"])])
def test_nothing_is_cut_or_out_of_reach(qtbot, language, theme, letters, name):
    room, comparing = begun(qtbot, language, theme, letters)
    comparing.picking.offer(LISTED)
    comparing.tell(comparisons.named(name))
    comparing.themes[0].toggle()
    settle()

    assert windowfaults.faults(room.window) == []
    assert windowfaults.unreached(room.window) == []
    scroll = next(one for one in room.window.results.findChildren(QScrollArea) if one.isVisible())
    assert scroll.widget().width() <= scroll.viewport().width()


@pytest.mark.parametrize("name", comparisons.EVERY)
def test_what_is_drawn_is_also_said(qtbot, name):
    _, comparing = begun(qtbot, "en")
    comparing.tell(comparisons.named(name))
    comparing.themes[0].toggle()
    settle()

    drawn = comparing.findChildren(YearPicture)
    assert all(picture.shapes() for picture in drawn)
    first = comparisons.named(name).blocks[0].themes[0]
    assert any(first.title in picture.accessibleName() for picture in drawn)


def test_before_session_1_is_closed_there_is_nothing_to_compare(qtbot):
    room, comparing = begun(qtbot)
    assert comparing.picking.isVisible()

    room.state = replace(room.state, closed=False)
    room.show()

    assert comparing.not_yet.isVisible()
    assert not comparing.picking.isVisible()


def test_scans_are_asked_for_once_the_chair_looks(qtbot):
    room, comparing = begun(qtbot)
    asked: list[object] = []
    comparing.listed.connect(lambda: asked.append(True))

    room.show()
    assert asked == []
    comparing.begin()
    room.show()
    room.show()
    assert asked == [True]


def test_ticking_by_keyboard_asks_for_those_scans(qtbot):
    _, comparing = begun(qtbot)
    asked: list[object] = []
    comparing.wanted.connect(asked.append)
    comparing.picking.offer(LISTED)
    boxes = list(comparing.picking.boxes.values())

    for box in boxes[:2]:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(boxes[1], Qt.Key.Key_Space)

    assert asked == [
        ("/scans/a.scan",),
        ("/scans/a.scan", "/scans/b.scan"),
        ("/scans/a.scan",),
    ]


def test_what_is_refused_is_unticked_and_what_is_shown_stays(qtbot):
    _, comparing = begun(qtbot)
    comparing.picking.offer(LISTED)
    comparing.picking.boxes["/scans/a.scan"].click()
    comparing.tell(comparisons.named("usual"))
    comparing.picking.boxes["/scans/b.scan"].click()

    comparing.refuse("/scans/b.scan", "It is damaged.")

    assert comparing.picking.chosen == ("/scans/a.scan",)
    assert comparing.note.words.text() == "It is damaged."
    assert comparing.comparison is comparisons.named("usual")


def test_on_one_screen_the_slide_fills_it_and_escape_leads_back(qtbot):
    room, comparing = begun(qtbot, "en")
    room.window.activateWindow()
    qtbot.waitUntil(room.window.isActiveWindow)
    room.window.screens(Situation.ONE)
    comparing.tell(comparisons.named("usual"))

    comparing.on_screen.click()
    assert room.window.whole.filled
    assert room.window.combined.slide.years is comparisons.named("usual")

    qtbot.keyClick(room.window.combined, Qt.Key.Key_Escape)
    assert not room.window.whole.filled
    assert comparing.on_screen.text() == "Take off the room's screen"
    comparing.on_screen.click()
    assert room.window.combined.slide.years is None


def test_another_choice_changes_what_the_room_sees(qtbot):
    room, comparing = begun(qtbot)
    shown: list[object] = []
    room.window.compared.connect(shown.append)
    comparing.tell(comparisons.named("usual"))
    comparing.on_screen.click()

    comparing.tell(comparisons.named("five"))
    comparing.tell(None)

    assert shown == [comparisons.named("usual"), comparisons.named("five"), None]


@pytest.mark.parametrize("before", ["", "care"])
def test_the_chairs_domain_is_asked_beside_the_chair(qtbot, before):
    room = ChairRoom(language="en")
    qtbot.addWidget(room.window)
    if before:
        room.state = replace(room.state, about={**room.state.about, "before_domain": before})
    room.show()
    room.window.show()
    about = room.window.prepare.about

    said = about.asked["chair_domain"].below.text()
    assert ("suggestion" in said) == bool(before)
    last = about.domain.itemData(about.domain.count() - 1)
    assert not before or last == before
