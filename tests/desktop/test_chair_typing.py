"""What is typed where the room reads along: at once on every picture of the slide."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop import slides
from scanhost.desktop.chair import nextbutton
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.snapshot import UNTYPED, Typed
from scanhost.domain.commands import AddAction, Jump, SaveText, TickPoint, Unlock
from scanhost.domain.errors import Refused
from scanhost.domain.shapes import Text
from tests.desktop.chairroom import ChairRoom
from tests.desktop.moments import seated
from tests.desktop.test_chair_agenda import GRADES, typed
from tests.desktop.test_chair_conduct import answered, at, shown


class Shown(ChairRoom):
    """A room with a beamer."""

    beamer: Presentation


@pytest.fixture
def room(qtbot, monkeypatch):
    """The agenda with two points at the step of the actions, and a beamer."""
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    made = Shown()
    qtbot.addWidget(made.window)
    made.do(Unlock("K7QM4RPX"))
    made.take()
    for number, grades in enumerate(GRADES, 1):
        at(made, f"norm:1.{number}")
        made.all_grade(f"1.{number}", grades)
    at(made, "review:T1")
    made.do(TickPoint("1.4", "T1", "1.4"))
    made.do(TickPoint("1.5", "T1", "1.5"))
    at(made, "actions")
    made.beamer = Presentation(made.bridge, moves=False)
    qtbot.addWidget(made.beamer)
    made.window.typed.connect(lambda now: setattr(made.beamer, "typed", now))
    shown(qtbot, made)
    made.beamer.draw(made.snapshot())
    made.window.go(AGENDA)
    return made


def words(snapshot):
    """Return everything that can be read on the slide of a snapshot."""
    return " ".join(mark.text for mark in slides.marks(snapshot) if isinstance(mark, Text))


def beamer(qtbot, room, said):
    qtbot.waitUntil(lambda: said in words(room.beamer.snapshot))


@pytest.mark.parametrize("field", ["lead", "person", "group", "youth"])
def test_a_field_of_a_point_is_read_as_it_is_typed(qtbot, room, field):
    typed(qtbot, getattr(room.window.agenda.form, field), "Werkbedr")

    beamer(qtbot, room, "Werkbedr")
    assert "Werkbedr" in words(room.window.agenda.whole.picture._snapshot)
    assert room.asked == []  # nothing is recorded by it


def test_a_new_action_is_read_before_it_is_one(qtbot, room):
    row = room.window.agenda.form.table._rows[-1]
    typed(qtbot, row.fields["what"], "Ask ten par")

    beamer(qtbot, room, "Ask ten par")
    assert room.state.actions == {}

    row.fields["when"].setFocus()
    answered(qtbot, room)

    assert room.asked == [AddAction(row.id, "1.4"), SaveText(f"{row.id}.what", "Ask ten par")]
    assert words(room.beamer.snapshot).count("Ask ten par") == 1
    assert room.window.desk.typing.now == UNTYPED


def test_a_second_word_in_the_same_field_takes_the_place_of_the_first(qtbot, room):
    lead = room.window.agenda.form.lead
    typed(qtbot, lead, "UWV")
    qtbot.keyClick(lead, Qt.Key.Key_Backspace)

    beamer(qtbot, room, "UW")
    assert room.window.desk.typing.now.texts == (("1.4.lead", "UW"),)


def test_what_is_typed_and_taken_away_again_leaves_nothing(qtbot, room):
    lead = room.window.agenda.form.lead
    typed(qtbot, lead, "U")
    qtbot.keyClick(lead, Qt.Key.Key_Backspace)
    room.window.agenda.form.group.setFocus()

    assert room.window.desk.typing.now == UNTYPED
    assert room.asked == []


def test_what_is_refused_goes_from_the_beamer(qtbot, room, monkeypatch):
    lead = room.window.agenda.form.lead
    typed(qtbot, lead, "UWV")
    beamer(qtbot, room, "UWV")
    monkeypatch.setattr(
        room.window.desk._bridge, "_ask", lambda _, then: then(Refused("storage.full"))
    )

    room.window.agenda.form.group.setFocus()

    qtbot.waitUntil(lambda: room.window.desk.typing.now == UNTYPED)
    qtbot.waitUntil(lambda: "UWV" not in words(room.beamer.snapshot))


def test_a_point_in_own_words_is_read_as_it_is_typed_and_gone_when_left(qtbot, room):
    room.do(Jump("points"))
    room.window.go(CONDUCT)
    room.show()
    room.beamer.draw(room.bridge.snapshot)
    own = room.window.conduct.points.own
    typed(qtbot, own, "One phone num")

    beamer(qtbot, room, "One phone num")
    assert "One phone num" in words(room.window.conduct.stage.now._snapshot)

    room.window.conduct.setFocus()
    qtbot.waitUntil(lambda: "One phone num" not in words(room.beamer.snapshot))


def test_how_and_who_of_the_whole_agenda_reach_the_closing_slide():
    meeting = seated()
    meeting.go("closing")
    now = Typed((("agenda.youth", "two sit at the table"), ("agenda.absent", "Els phones them")))

    said = words(slides.typed(meeting.snapshot(), now))

    assert "two sit at the table" in said
    assert "Els phones them" in said


def test_the_page_with_what_is_typed_is_on_screen():
    meeting = seated()
    meeting.go("points")
    meeting.tick_points(16, 6)
    meeting.go("actions")
    snapshot = meeting.snapshot()
    last = snapshot.room.points[-1]
    assert slides.pages(snapshot) > 1

    now = Typed(((f"{last.id}.lead", "Somebody"),))

    assert slides.typing_page(slides.typed(snapshot, now), now) == slides.pages(snapshot) - 1
    first = Typed(((f"{snapshot.room.points[0].id}.lead", "Somebody"),))
    assert slides.typing_page(slides.typed(snapshot, first), first) == 0


def test_a_key_is_on_the_beamer_within_a_blink(qtbot, room):
    """Fifty milliseconds is the most that may go by; this leaves room for a slow machine."""
    lead = room.window.agenda.form.lead
    typed(qtbot, lead, "U")
    took = []
    for letter in "WV Oosterdelta":
        began = perf_counter()
        qtbot.keyClicks(lead, letter)
        room.beamer._draw_again()
        slides.picture(room.beamer.snapshot, 1920, 1080)
        took.append(perf_counter() - began)

    assert sorted(took)[len(took) // 2] < 0.15


def test_another_letter_in_the_same_line_moves_nothing_else():
    meeting = seated()
    meeting.go("points")
    meeting.tick_points(5, 2)
    meeting.go("actions")
    snapshot = meeting.snapshot()
    id = f"{snapshot.room.points[2].actions[0].id}.what"

    def others(text):
        shown = slides.typed(snapshot, Typed(((id, text),)))
        return [mark for mark in slides.marks(shown) if not str(mark).count("Ask te")]

    assert others("Ask ten") == others("Ask ten p")
    assert others("Ask ten p") != others("Ask nobody")
