"""The room's window: newest snapshot, a clock that goes on, motion that ends, keys as signals."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.slides import clock, rows
from scanhost.desktop.snapshot import PLAIN, Emphasis, Snapshot
from scanhost.desktop.theme import CONTRAST, DARK
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Dot, Line, Part, Role
from tests.desktop.moments import Meeting

WAIT = 5000


@pytest.fixture
def bridge(qapp) -> Bridge:
    return Bridge(lambda command, then: None)


@pytest.fixture
def window(qtbot, bridge) -> Presentation:
    made = Presentation(bridge, moves=False)
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def meeting() -> Meeting:
    made = Meeting()
    made.do(ask.Unlock("K7PM4TQX"))
    made.sit()
    return made


def fresh(meeting: Meeting) -> Snapshot:
    return replace(meeting.snapshot(), taken=time.monotonic())


def showing(window: Presentation, snapshot: Snapshot) -> Callable[[], bool]:
    """Tell whether the window holds the picture of a snapshot."""

    def same() -> bool:
        expected = slides.picture(snapshot, window.width(), window.height(), window.theme)
        return bool(window.grab().toImage().convertToFormat(expected.format()) == expected)

    return same


def test_a_new_snapshot_is_on_screen(qtbot, window, bridge, meeting):
    meeting.go("theme:T1")
    snapshot = fresh(meeting)

    with qtbot.waitSignal(bridge.changed, timeout=WAIT):
        bridge.show(snapshot)

    qtbot.waitUntil(showing(window, snapshot), timeout=WAIT)


def test_a_window_made_late_shows_what_is(qtbot, bridge, meeting):
    with qtbot.waitSignal(bridge.changed, timeout=WAIT):
        bridge.show(fresh(meeting))

    late = Presentation(bridge)
    qtbot.addWidget(late)

    assert late.snapshot is bridge.snapshot


def test_before_the_first_snapshot_there_is_only_ground(window):
    assert window.grab().toImage().pixelColor(5, 5) == DARK.colour(Role.GROUND)


def test_black_is_black_and_comes_back(window, meeting):
    window.draw(fresh(meeting))

    window.black = True
    dark = window.grab().toImage()
    window.black = False

    assert {dark.pixelColor(x, 180).name() for x in range(0, 640, 7)} == {"#000000"}
    assert window.grab().toImage() != dark


def test_another_theme_is_painted_at_once(window, meeting):
    window.draw(fresh(meeting))

    window.theme = CONTRAST

    assert window.grab().toImage().pixelColor(5, 5) == CONTRAST.colour(Role.GROUND)


def test_a_screen_with_other_pixels_is_painted_at_those(window, meeting, monkeypatch):
    window.draw(fresh(meeting))
    window.grab()

    monkeypatch.setattr(window, "devicePixelRatioF", lambda: 2.0)
    window.grab()

    still = window._layers._still
    assert still is not None
    assert (still.picture.width(), still.picture.height()) == (1280, 720)


def test_the_keyboard_is_never_asked_for(window):
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_the_clock_goes_on_by_itself(qtbot, window, meeting):
    meeting.go("norm:1.1")
    snapshot = replace(fresh(meeting), taken=time.monotonic() - 0.7)
    window.draw(snapshot)
    before = window.grab().toImage()

    qtbot.waitUntil(lambda: window.grab().toImage() != before, timeout=WAIT)


def test_seconds_are_counted_from_when_the_snapshot_was_taken(meeting):
    meeting.go("norm:1.1")
    snapshot = replace(meeting.snapshot(), taken=50.0)
    meeting.do(ask.Pause())
    paused = replace(meeting.snapshot(), taken=50.0)

    assert clock.left(snapshot, 60.25) == 49.75
    assert clock.turns(snapshot, 60.25) == 0.75
    assert clock.left(snapshot, 500) == 0
    assert clock.turns(snapshot, 500) is None
    assert clock.left(paused, 60.25) == 60
    assert clock.turns(paused, 60.25) is None


def test_motion_ends_in_the_picture_without_motion(qtbot, window, meeting):
    window.moves = True
    meeting.go("norm:1.5")
    meeting.vote()
    window.draw(fresh(meeting))
    window.grab()
    meeting.next()
    snapshot = fresh(meeting)
    still = replace(snapshot, room=replace(snapshot.room, running=False))

    window.draw(still)
    during = window.grab().toImage()

    qtbot.waitUntil(showing(window, still), timeout=WAIT)
    assert window.grab().toImage() != during


def test_switched_off_everything_is_in_place_at_once(window, meeting):
    meeting.go("norm:1.5")
    meeting.vote()
    window.draw(fresh(meeting))
    window.grab()
    meeting.next()
    snapshot = fresh(meeting)

    window.draw(replace(snapshot, room=replace(snapshot.room, running=False)))

    assert showing(window, snapshot)()


def test_dots_fall_in_order_and_the_bar_grows_after_them(qapp, meeting):
    meeting.go("review:T1")
    marks = slides.marks(meeting.snapshot())
    falling = rows.Falling([norm.id for norm in meeting.state.pack.themes[0].norms])

    def dots(since: float) -> int:
        fallen = falling.moving(marks, since)
        return sum(isinstance(one, Dot) and one.part is Part.DOT for one in fallen)

    def bar(since: float) -> float:
        fallen = falling.moving(marks, since)
        lines = [one for one in fallen if isinstance(one, Line) and one.part is Part.BAR]
        return sum(abs(one.x2 - one.x1) for one in lines)

    assert dots(0) == 0
    assert 0 < dots(0.1) < dots(0.2) < dots(rows.FALL) == 60
    assert bar(rows.FALL) == 0
    assert 0 < bar(rows.FALL + 0.1) < bar(rows.REVEAL)
    assert falling.wait(rows.REVEAL - 0.01) == 0
    assert falling.wait(rows.REVEAL) is None
    whole = [*falling.still(marks, 1)[1], *falling.moving(marks, rows.REVEAL)]
    assert sorted(map(str, whole)) == sorted(map(str, marks))
    assert rows.Falling([]).still(marks, 0.1)[1] == marks


KEYS = [
    (Qt.Key.Key_Space, "forward"),
    (Qt.Key.Key_PageDown, "forward"),
    (Qt.Key.Key_PageUp, "backward"),
    (Qt.Key.Key_B, "darkened"),
    (Qt.Key.Key_Period, "darkened"),
]


@pytest.mark.parametrize(("pressed", "signal"), KEYS)
def test_a_presenter_remote_works_here_too(qtbot, window, pressed, signal):
    with qtbot.waitSignal(getattr(window, signal), timeout=WAIT):
        qtbot.keyClick(window, pressed)


def test_other_keys_come_out_by_name(qtbot, window):
    with qtbot.waitSignal(window.pressed, timeout=WAIT) as heard:
        qtbot.keyClick(window, Qt.Key.Key_P)

    assert heard.args == [Qt.Key.Key_P.value]


def test_a_norm_of_the_block_under_review_stands_large(qtbot, window, meeting):
    meeting.go("review:T1")
    window.draw(fresh(meeting))

    def shown(emphasis: Emphasis) -> str:
        window.emphasis = emphasis
        qtbot.wait(20)
        assert window.snapshot is not None
        return slides.name(window.snapshot)

    assert shown(Emphasis("1.2")) == "norm-1.2"
    assert shown(Emphasis("2.1")) == "review-T1"
    assert shown(PLAIN) == "review-T1"


def test_pages_of_a_long_agenda_turn(window, meeting):
    meeting.go("actions")
    meeting.tick_points(14, 4)
    window.draw(fresh(meeting))
    first = window.grab().toImage()

    window.turn(1)
    second = window.grab().toImage()
    window.turn(slides.pages(meeting.snapshot()) - 1)

    assert second != first
    assert window.grab().toImage() == first
