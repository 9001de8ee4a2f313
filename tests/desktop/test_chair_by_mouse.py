"""After a click of the mouse the space bar still leads on, and does nothing else."""

import pytest
from PySide6.QtCore import Qt

from scanhost.domain.commands import GradeFor, Leave, MarkAbsent
from tests.desktop.chairgallery import settle
from tests.desktop.test_chair_conduct import answered, press, table  # noqa: F401


def chosen(room):
    room.window.conduct.table._choose("s6")
    settle()  # a mouse finds a button only where it has been laid out
    return room.window.conduct.table.panel


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("what", ["behalf", "leave", "absent"])
def test_after_a_click_at_the_table_the_space_bar_still_leads_on(qtbot, table, what):  # noqa: F811
    panel = chosen(table)

    click(qtbot, getattr(panel, what))
    assert panel.opened or what == "absent"
    press(qtbot, table, Qt.Key.Key_Space)
    answered(qtbot, table)

    assert table.state.step.id == "norm:1.2"
    assert not table.asked_of(GradeFor)
    assert not table.asked_of(Leave)
    assert table.asked_of(MarkAbsent) in ([], [MarkAbsent("s6", True)])


def test_a_grade_on_behalf_is_never_for_the_norm_after_it(qtbot, table):  # noqa: F811
    panel = chosen(table)
    click(qtbot, panel.behalf)
    assert panel.grading.isVisible()

    table.wait(61)
    table.show()

    assert table.state.step.id == "norm:1.2"
    assert not panel.grading.isVisible()
