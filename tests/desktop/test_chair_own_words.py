"""Points in the group's own words: once, and in the theme they were typed for."""

from PySide6.QtCore import Qt

from scanhost.domain.commands import Jump
from tests.desktop.test_chair_agenda import review, typed  # noqa: F401
from tests.desktop.test_chair_conduct import answered, at, press


def test_enter_twice_makes_one_point(qtbot, review):  # noqa: F811
    own = review.window.conduct.points.own
    typed(qtbot, own, "Meer stages")

    qtbot.keyClick(own, Qt.Key.Key_Return)
    qtbot.keyClick(own, Qt.Key.Key_Return)

    answered(qtbot, review)
    qtbot.waitUntil(lambda: own.text() == "")
    assert [one.title for one in review.snapshot().room.points] == ["Meer stages"]


def test_what_is_typed_stays_with_its_theme_when_all_points_come(qtbot, review):  # noqa: F811
    at(review, "review:T4")
    review.show()
    points = review.window.conduct.points
    typed(qtbot, points.own, "Meer stages")

    at(review, "points")
    review.show()
    assert review.window.desk.typing.now.point == ("T4", "Meer stages")
    press(qtbot, review, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(review.snapshot().room.points))
    assert review.snapshot().room.points[0].theme_id == "T4"


def test_half_typed_words_wait_for_their_own_theme(qtbot, review):  # noqa: F811
    points = review.window.conduct.points
    typed(qtbot, points.own, "Meer st")

    at(review, "review:T2")
    review.show()
    assert points.own.text() == ""
    assert review.window.desk.typing.now.point is None
    points.add.click()
    typed(qtbot, points.own, "Vaste")
    answered(qtbot, review)
    assert review.snapshot().room.points == ()

    review.do(Jump("review:T1"))
    review.show()
    assert points.own.text() == "Meer st"
    qtbot.keyClicks(points.own, "ages")
    qtbot.keyClick(points.own, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: points.own.text() == "")
    [point] = review.snapshot().room.points
    assert (point.title, point.theme_id) == ("Meer stages", "T1")

    review.do(Jump("review:T2"))
    review.show()
    assert points.own.text() == "Vaste"


def test_words_go_along_to_the_theme_that_is_picked_for_them(qtbot, review):  # noqa: F811
    points = review.window.conduct.points
    typed(qtbot, points.own, "Bij een")
    at(review, "review:T4")
    review.show()
    typed(qtbot, points.own, "Bij vier")
    at(review, "points")
    review.show()
    assert (points.theme.chosen, points.own.text()) == ("T4", "Bij vier")

    pick(points.theme, "T2")
    assert points.own.text() == "Bij vier"
    pick(points.theme, "T1")
    assert points.own.text() == "Bij een"
    pick(points.theme, "T2")
    assert points.own.text() == "Bij vier"
    qtbot.keyClick(points.own, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(review.snapshot().room.points))
    assert review.snapshot().room.points[0].theme_id == "T2"


def pick(choice, theme):
    """Pick a theme as somebody does."""
    choice.choose(theme)
    choice.activated.emit(choice.currentIndex())


def test_words_that_were_begun_are_not_those_of_another_scan(qtbot, review):  # noqa: F811
    points = review.window.conduct.points
    typed(qtbot, points.own, "Meer st")

    review.window.opened()
    review.show()

    assert points.own.text() == ""
    at(review, "review:T2")
    review.show()
    review.do(Jump("review:T1"))
    review.show()
    assert points.own.text() == ""


def test_a_point_that_was_on_its_way_does_not_hold_up_those_of_another_scan(
    qtbot,
    review,  # noqa: F811
    monkeypatch,
):
    points = review.window.conduct.points
    typed(qtbot, points.own, "Meer stages")
    with monkeypatch.context() as context:
        context.setattr(review.window.desk, "ask", lambda *_: None)  # the scan ends first
        points.add.click()

    review.window.opened()
    review.show()
    typed(qtbot, points.own, "Een loket")
    points.add.click()
    review.show()

    assert "Een loket" in [one.title for one in review.snapshot().room.points]
