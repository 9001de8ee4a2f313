"""What changes on a slide goes to its new place, and ends there."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.marks import Faint, Mark, Place, Sitting
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.slides import motion, rows
from scanhost.desktop.snapshot import Emphasis, Snapshot
from scanhost.domain import commands as ask
from scanhost.domain.results import Order
from scanhost.domain.shapes import Dot, Line, Part, Role, Text
from tests.desktop.moments import Meeting, seated

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def meeting() -> Meeting:
    made = seated()
    made.go("review:T1")
    made.tick_points(1, 0)
    return made


def review(meeting: Meeting, order: Order = Order.NORM) -> Snapshot:
    return replace(meeting.snapshot(), emphasis=Emphasis(order=order))


def numbers(marks: list[Mark]) -> dict[str, float]:
    """Return how low the number of each norm stands."""
    bare = [mark.mark if isinstance(mark, Faint) else mark for mark in marks]
    named = [mark for mark in bare if isinstance(mark, Text) and mark.of]
    return {mark.of: mark.y for mark in named if mark.text == mark.of}


def test_rows_slide_from_the_old_order_to_the_new(meeting):
    before = slides.marks(review(meeting))
    after = slides.marks(review(meeting, Order.GAP))
    sliding = rows.sliding(before, after)
    assert sliding is not None

    at = {share: numbers(sliding.moving(after, share * rows.SLIDE)) for share in (0, 0.5, 1)}

    stood, stands = numbers(before), numbers(after)
    assert at[0] == pytest.approx({norm: stood[norm] for norm in at[0]})
    assert at[1] == {norm: stands[norm] for norm in at[1]}
    for norm, half in at[0.5].items():
        assert half == pytest.approx((at[0][norm] + at[1][norm]) / 2)
    assert sliding.wait(rows.SLIDE) is None


def test_all_of_a_row_goes_along_and_nothing_else(meeting):
    after = slides.marks(review(meeting, Order.GAP))
    sliding = rows.sliding(slides.marks(review(meeting)), after)
    assert sliding is not None

    moving, (_, still) = sliding.moving(after, rows.SLIDE), sliding.still(after, 0.1)

    assert len(moving) + len(still) == len(after)
    assert sum(isinstance(mark, Dot) for mark in moving) >= 48  # 1.2 stays where it is
    assert sum(isinstance(mark, Place) for mark in moving) == 1  # the tick of what was chosen
    assert {getattr(mark, "of", "") for mark in still} == {"", "1.2"}


def test_the_same_order_does_not_move(meeting):
    before = slides.marks(review(meeting))
    meeting.tick_points(2, 0)

    assert rows.sliding(before, slides.marks(review(meeting))) is None


def bars(marks: list[Mark], role: Role) -> list[tuple[float, float, float]]:
    """Return the bars of norm 1.2 in a colour, from their left end on."""
    lines = [mark for mark in marks if isinstance(mark, Line) and mark.part is Part.BAR]
    return sorted(
        (line.x1, line.x2, line.y1)
        for line in lines
        if line.of == "1.2" and line.role is role and line.y1 == line.y2
    )


def test_the_bar_of_a_second_round_comes_from_where_it_was(meeting):
    meeting.do(ask.VoteAgain("1.2"))
    meeting.grades = lambda norm: [5, 6, 6, 7, 6, 7]
    meeting.vote()
    meeting.next()
    marks = slides.marks(review(meeting))
    falling = rows.Falling(["1.2"])

    [past], [now] = bars(marks, Role.LINE), bars(marks, Role.GAP)
    [begins] = bars(falling.moving(marks, rows.FALL + 1e-6), Role.GAP)
    [ends] = bars(falling.moving(marks, rows.REVEAL), Role.GAP)

    assert bars(falling.moving(marks, 0), Role.LINE) == [past]
    assert bars(falling.moving(marks, 0), Role.GAP) == []
    assert begins == pytest.approx(past, abs=0.1)
    assert ends == now != past


def test_a_place_that_is_taken_lights_up():
    meeting = Meeting()
    meeting.do(ask.Unlock("K7PM4TQX"))
    meeting.sit(3)
    before = slides.marks(meeting.snapshot())
    seat = list(meeting.state.people)[5]
    meeting.do(ask.TakeSeat(seat, "t", "b", "QQQQ", ask.Message("m", 1)))
    after = slides.marks(meeting.snapshot())

    lighting = motion.lighting(before, after)

    assert lighting is not None
    assert len(lighting.places) == 1
    _, still = lighting.still(after, 0.1)
    assert ticked(still) == ticked(after) - 1 == ticked(before)
    assert len(lighting.moving(after, 0.1)) == 1
    assert motion.lighting(after, before) is None


def ticked(marks: list[Mark]) -> int:
    return sum(isinstance(mark, Place) and mark.sitting is Sitting.TICKED for mark in marks)


# --- in the room's window -----------------------------------------------------------------------


@pytest.fixture
def window(qtbot, meeting) -> Presentation:
    made = Presentation(Bridge(lambda command, then: None))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    made.draw(still(meeting))
    made.grab()
    return made


def still(meeting: Meeting) -> Snapshot:
    """Return a snapshot whose clock stands, so that nothing else moves."""
    snapshot = meeting.snapshot()
    room = replace(snapshot.room, running=False)
    return replace(snapshot, room=room, taken=time.monotonic())


def test_another_order_moves_and_ends_in_its_slide(qtbot, window, meeting):
    window.emphasis = Emphasis(order=Order.GAP)
    qtbot.wait(5)
    during = window.grab().toImage()
    assert window.snapshot is not None
    end = slides.picture(window.snapshot, 640, 360)

    assert during.convertToFormat(end.format()) != end
    qtbot.waitUntil(lambda: window.grab().toImage().convertToFormat(end.format()) == end)


def test_without_motion_another_order_is_there_at_once(qtbot, window):
    window.moves = False
    window.emphasis = Emphasis(order=Order.GAP)
    qtbot.wait(5)
    assert window.snapshot is not None
    assert window.snapshot.emphasis.order is Order.GAP

    end = slides.picture(window.snapshot, 640, 360)

    assert window.grab().toImage().convertToFormat(end.format()) == end


def test_a_slide_that_has_not_changed_is_not_laid_out_again(window, monkeypatch):
    laid: list[object] = []
    monkeypatch.setattr(slides, "sheet", lambda *given: laid.append(given))

    for _ in range(5):
        window.grab()

    assert laid == []
