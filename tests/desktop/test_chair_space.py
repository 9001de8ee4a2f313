"""After a click on a point, a list or a seat the space bar still leads on."""

import pytest
from PySide6.QtCore import Qt

from tests.desktop.test_chair_agenda import review  # noqa: F401
from tests.desktop.test_chair_conduct import answered, press


@pytest.mark.parametrize("what", ["point", "norm", "seat"])
def test_after_a_click_the_space_bar_leads_on(qtbot, review, what):  # noqa: F811
    conduct = review.window.conduct
    if what == "seat":
        conduct.to_table.click()
    clicked = {
        "point": list(conduct.points._rows.values())[1].check,
        "norm": conduct.stage.lists._rows["lowest"][0][1],
        "seat": conduct.table.table._places[3] if what == "seat" else None,
    }[what]
    qtbot.mouseClick(clicked, Qt.MouseButton.LeftButton)
    answered(qtbot, review)

    press(qtbot, review, Qt.Key.Key_Space)
    answered(qtbot, review)

    assert review.state.step.id == "theme:T2"
    assert [one.norm for one in review.snapshot().room.points] == (
        ["1.2"] if what == "point" else []
    )
