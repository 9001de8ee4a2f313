"""What was typed while nothing could be stored is kept as soon as it can be."""

from scanhost.desktop.widgets.record import flush
from scanhost.domain.errors import Refused
from tests.desktop.test_chair_agenda import typed
from tests.desktop.test_chair_typing import beamer, room, words  # noqa: F401


def no_storage(room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(room.bridge, "_ask", lambda _, then: then(Refused("storage")))


def test_what_could_not_be_stored_is_recorded_once_it_can(qtbot, room, monkeypatch):  # noqa: F811
    form = room.window.agenda.form
    with monkeypatch.context() as m:
        no_storage(room, m)
        typed(qtbot, form.lead, "Gemeente")
        with qtbot.waitSignal(room.window.desk.refused):
            form.person.setFocus()
    assert form.lead.text() == "Gemeente"

    flush(room.window)

    qtbot.waitUntil(lambda: room.state.texts.get("1.4.lead") == "Gemeente")


def test_an_action_that_could_not_be_stored_is_one_once_it_can(qtbot, room, monkeypatch):  # noqa: F811
    row = room.window.agenda.form.table._rows[-1]
    with monkeypatch.context() as m:
        no_storage(room, m)
        typed(qtbot, row.fields["what"], "Bellen")
        with qtbot.waitSignal(room.window.desk.refused):
            room.window.agenda.form.lead.setFocus()

    flush(room.window)

    qtbot.waitUntil(lambda: room.state.texts.get(f"{row.id}.what") == "Bellen")
    assert room.state.actions[row.id].kept
    room.show()
    assert room.window.agenda.form.table._rows[0].fields["what"].text() == "Bellen"
