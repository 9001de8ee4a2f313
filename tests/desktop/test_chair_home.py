"""The home page: where scans stand, what is left to do, and what the list can take."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from scanhost.desktop.chair.recent import Recent, Stand
from scanhost.desktop.chair.recents import GO_ON, STANDS
from scanhost.desktop.chair.twice import File
from scanhost.desktop.theme import CONTRAST
from tests.desktop.chairroom import ChairRoom

TODAY = date(2026, 11, 18)
LONG = "Arbeidsmarktregio Zuidoost-Brabant & <b>De Langstraat</b> en Omstreken"


@pytest.fixture
def home(qtbot):
    room = ChairRoom(new_scan=True)
    qtbot.addWidget(room.window)
    room.window.show()
    return room.window.home


def words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


@pytest.mark.parametrize("stand", list(Stand))
def test_every_stand_is_said_on_the_card_with_where_its_button_leads(home, stand):
    home.draw([Recent("/a.scan", "Zuid", "2026-11-26", stand)], [], TODAY)

    assert STANDS[stand] in words(home.recents)
    assert home.recents.go_on.text() == GO_ON[stand]
    assert home.recents.go_on.property("kind") == "main"


def test_a_session_2_that_has_not_been_held_is_not_said_to_come(home):
    scan = Recent("/a.scan", "Zuid", "2026-09-24", Stand.HOMEWORK, follow_up="2026-11-05")

    home.draw([scan], [], TODAY)

    assert "session 2 was planned on 5 November 2026" in words(home.recents)


def test_the_card_says_what_is_left_to_do(home):
    scan = Recent(
        "/a.scan", "Zuid", "2026-11-26", Stand.PREPARING, "Els", "13:30", ("place", "time"), 3, 1
    )

    home.draw([scan], [], TODAY)

    said = words(home.recents)
    assert "Session 1 on Thursday 26 November 2026 at 13:30 – in 8 days" in said
    assert "fill in: time, place" in said
    assert "3 places are free" in said
    assert "send 1 invitation" in said


def test_after_the_session_nothing_of_the_preparation_is_left_to_do(home):
    scan = Recent("/a.scan", "Zuid", "2026-10-01", Stand.HOMEWORK, free=3, unsent=2)

    home.draw([scan], [], TODAY)

    assert "free" not in words(home.recents)


@pytest.mark.parametrize(
    ("facts", "said", "leads"),
    [
        ({"stand": Stand.HOMEWORK, "follow_up": "2027-01-07"}, "7 January 2027", "session 2"),
        ({"stand": Stand.MEETING, "meeting": 2}, "Session 2", "with the meeting"),
        ({"stand": Stand.MEETING, "meeting": 4}, "Follow-up meeting 2", "with the meeting"),
        ({"stand": Stand.DONE, "late": 3, "points": 5}, "3 agreements are late", "agreements"),
        ({"stand": Stand.DONE, "points": 5}, "5 points", "agreements"),
    ],
)
def test_home_says_where_session_2_and_its_agreements_stand(home, facts, said, leads):
    home.draw([Recent("/a.scan", "Zuid", "2026-10-01", **facts)], [], TODAY)

    assert said in words(home.recents)
    assert home.recents.go_on.text().endswith(leads)
    assert home.recents.go_on.property("kind") == "main"


def test_a_missing_scan_is_shown_with_its_place_and_cannot_be_opened(home):
    gone = Recent("/media/stick/a.scan", "Zuid", "2026-11-26", Stand.RUNNING, missing=True)
    here = Recent("/b.scan", "Noord", "2026-11-26", Stand.RUNNING)

    home.draw([gone, here], [], TODAY)

    assert set(home.recents.opens) == {"/b.scan"}
    assert set(home.recents.offs) == {"/media/stick/a.scan", "/b.scan"}
    assert "/media/stick" in words(home.recents)


def test_two_scans_of_one_region_and_day_are_told_apart_by_their_file(home):
    scans = [Recent(f"/{name}.scan", "Zuid", "2026-11-26", Stand.LOCKED) for name in "abc"]

    home.draw(scans, [], TODAY)

    assert {"b.scan", "c.scan"} <= set(words(home.recents).split("\n"))


def test_drawing_the_same_again_leaves_the_keyboard_where_it_is(home, qtbot):
    scans = [Recent(f"/{name}.scan", name, "2026-11-26", Stand.LOCKED) for name in "ab"]
    home.draw(scans, [], TODAY)
    button = home.recents.opens["/b.scan"]
    button.setFocus()

    home.draw(list(scans), [], TODAY)
    assert QApplication.focusWidget() is button

    home.draw(scans[:1], [], TODAY)
    assert QApplication.focusWidget() is home.recents.go_on


def test_everything_is_reached_and_done_by_the_keyboard(home, qtbot):
    scans = [Recent(f"/{name}.scan", name, "2026-11-26", Stand.LOCKED) for name in "ab"]
    home.draw(scans, [("a", "Regionorm 20")], TODAY)
    QApplication.processEvents()
    wanted = {*home.recents.opens.values(), *home.recents.offs.values()}
    wanted |= {home.new, home.open, home.example, home.settings}
    home.new.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)

    assert wanted <= set(seen)
    assert all(one is not None and one.accessibleName() for one in seen)
    with qtbot.waitSignal(home.forget_wanted) as off:
        qtbot.keyClick(home.recents.offs["/b.scan"], Qt.Key.Key_Space)
    assert off.args == ["/b.scan"]


@pytest.mark.parametrize("size", [100, 150])
def test_long_regions_stay_within_the_window(home, qtbot, size):
    later = (TODAY + timedelta(days=8)).isoformat()
    scans = [Recent(f"/{n}.scan", LONG, later, Stand.PREPARING, "أ" * 40) for n in range(3)]
    window = home.window()
    window.resize(1180, 640)
    window.wear(CONTRAST, size)

    home.draw(scans, [], TODAY)
    QApplication.processEvents()

    assert window.width() == 1180
    assert not any(one.horizontalScrollBar().isVisible() for one in home.findChildren(QScrollArea))
    for one in (*home.recents.opens.values(), *home.recents.offs.values()):
        right = one.mapTo(window, one.rect().topRight()).x()
        assert right <= 1180


def test_a_scan_that_is_here_already_asks_which_and_escape_leaves(home, qtbot):
    here = File("/d/scans/a.scan", "/d/scans", "a.scan", datetime(2026, 11, 17, 9, 5))
    there = File("/s/a.scan", "/s", "a.scan", datetime(2026, 11, 18, 13, 30))

    home.ask_twice(there, here)

    assert "13:30" in home.twice.there.text()
    assert "opened" in home.twice.newer.text()
    with qtbot.waitSignal(home.twice_chosen) as chosen:
        qtbot.keyClick(home.twice.copy, Qt.Key.Key_Space)
    assert chosen.args == ["copy", "/s/a.scan", "/d/scans/a.scan"]
    home.ask_twice(there, here)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not home.twice.isVisible()
