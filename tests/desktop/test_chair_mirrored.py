"""A beamer that repeats the chair's screen: the room sees nothing that is for the chair."""

from scanhost.desktop.situation import Situation
from scanhost.domain.commands import SaveText
from tests.desktop.test_chair_agenda import agenda, review  # noqa: F401
from tests.desktop.test_combined import table  # noqa: F401


def test_on_a_repeated_screen_the_agenda_has_no_notes(qtbot, agenda):  # noqa: F811
    agenda.do(SaveText("note.T1", "only for me"))
    agenda.show()
    window = agenda.window
    assert window.agenda.form.mine.isVisible()

    window.screens(Situation.MIRRORED)
    agenda.show()

    assert not window.agenda.form.mine.isVisible()
    window.screens(Situation.BEAMER)
    assert window.agenda.form.mine.box.toPlainText() == "only for me"
    assert agenda.state.texts["note.T1"] == "only for me"


def test_who_closes_the_window_on_a_repeated_screen_shows_no_names(qtbot, table):  # noqa: F811
    table.window.screens(Situation.MIRRORED)

    table.window.ask_to_leave()

    assert table.window.leaving.isVisible()
    assert table.window.leaving.no.hasFocus()
    assert not table.window.conduct.isVisible()
    table.window.leaving.no.click()
    table.window.back()
    assert table.window.whole.filled
