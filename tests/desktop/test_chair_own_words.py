"""Points in the group's own words: once, and in the theme they were typed for."""

from PySide6.QtCore import Qt

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
