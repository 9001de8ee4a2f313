"""A day that is none: it is said until it is put right, also when something else changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from scanhost.domain.commands import SaveText
from tests.desktop.aftersession import show_section
from tests.desktop.followroom import TODAY
from tests.desktop.test_chair_meeting import after, answered, meeting, point, room, to

__all__ = ["after", "meeting", "room"]
DAY = TODAY.isoformat()


@pytest.fixture(params=["agreement", "session 2", "retention"])
def asked(qtbot, room, request):
    """A field for a day with what is said below it, and the day that is kept."""
    if request.param == "agreement":
        room.window.follow.between.begin.click()
        answered(qtbot, room)
        form = to(qtbot, room, "agreements:1.4")
        form.earlier.takes[0].click()
        answered(qtbot, room)
        card = form.cards.cards[0]
        return card.fields["due"], card.day, "2027-03-01"
    if request.param == "session 2":
        day = room.window.follow.between.side.day
        return day.line, day.said, DAY
    show_section(room, room.window.results.handing)
    day = room.window.results.handing.retention.day
    return day.line, day.said, day.line.record.known


def typed(qtbot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def leave(qtbot, field: QLineEdit) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["morgen", "31-2-2027", "0-0-0", "1-3-12027"])
def test_it_is_said_until_it_is_put_right(qtbot, room, asked, text):
    field, said, kept = asked
    typed(qtbot, field, text)
    leave(qtbot, field)
    qtbot.waitUntil(lambda: said.property("kind") == "error")

    room.do(SaveText("1.4.person", "Els"))  # something else changes
    room.show()

    assert field.text() == text
    assert said.property("kind") == "error", "the field shows what is not kept"
    typed(qtbot, field, kept)
    leave(qtbot, field)
    answered(qtbot, room)
    assert said.property("kind") != "error"
    assert field.property("wrong") == "no"


def test_the_day_of_a_note_is_marked_and_the_note_stays_what_it_was(qtbot, after):
    card = after.window.follow.between.overview.cards["c1"]
    card.head.click()
    typed(qtbot, card.rows[-1].note, "Called ten")
    leave(qtbot, card.rows[-1].note)
    answered(qtbot, after)
    row = card.rows[0]

    typed(qtbot, row.day, "morgen")
    leave(qtbot, row.day)
    qtbot.waitUntil(lambda: row.day.property("wrong") == "yes")
    after.show()

    assert row.day.property("wrong") == "yes"
    typed(qtbot, row.day, "2027-01-05")
    leave(qtbot, row.day)
    answered(qtbot, after)
    assert row.day.property("wrong") == "no"
    [note] = point(after).commitments[0].progress
    assert (note.day, note.note) == ("2027-01-05", "Called ten")
