"""What the room sees of a meeting: a slide per step, read along, with as many pages as it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop import pictures, slides
from scanhost.desktop.chair.typing import Typing
from scanhost.desktop.marks import Code, Place, Ring, Sitting
from scanhost.desktop.slides.held import held
from scanhost.desktop.slides.view import SlideView
from scanhost.desktop.snapshot import Typed
from scanhost.desktop.widgets.record import Line as Field
from scanhost.domain import commands as ask
from scanhost.domain import followup
from scanhost.domain.errors import Refused
from scanhost.domain.shapes import Line, Text
from tests.desktop import meetings

pytestmark = pytest.mark.usefixtures("qapp")


def said(snapshot, page=0, width=1920) -> str:
    """Return all words on a slide, without their breaks."""
    marks = slides.marks(snapshot, width, page=page)
    words = " ".join(mark.text for mark in marks if isinstance(mark, Text))
    return words.replace("- ", "-").replace("\u00a0", " ")


@pytest.fixture
def meeting():
    return meetings.filled("en")


# --- which slide ----------------------------------------------------------------------------------


def test_a_meeting_has_the_screen_where_session_1_is_closed(meeting):
    snapshot = meetings.go(meeting, "status:p0")
    assert snapshot.room.closed

    assert slides.name(snapshot) == "meeting-2-status-p0"
    assert "Session 1 is closed" not in said(snapshot)
    meeting.do(followup.EndMeeting())
    assert slides.name(meeting.snapshot()) == "closed"


def test_the_day_of_session_2_is_said_only_until_it_was_held(meeting):
    def again() -> bool:
        return "Back at the table" in said(meeting.snapshot())

    day = meeting.snapshot().room.follow_up
    meeting.do(followup.CancelMeeting())
    assert again()

    meeting.do(followup.BeginMeeting(day), followup.EndMeeting())
    assert not again()

    meeting.do(ask.PlanFollowUp("2027-06-24"))
    assert again()


def test_what_was_dropped_is_counted_neither_as_agreed_nor_as_done(meeting):
    assert "2 points · 7 agreements" in said(meetings.go(meeting, "closing"))
    meeting.do(
        followup.EndMeeting(),
        followup.BeginMeeting("2027-04-08"),
        followup.NoteProgress("n0", "p1c0", "2027-03-10", "done"),
        followup.NoteProgress("n1", "p1c1", "2027-03-10", "dropped"),
    )

    assert "3 points · 9 agreements · 1 of them done" in said(meetings.go(meeting, "welcome"))
    assert "2 points · 6 agreements" in said(meetings.go(meeting, "closing"))
    assert "1 agreement " in said(meeting.snapshot(), 1)


def test_trouble_with_the_disk_has_the_screen_in_a_meeting_too(meeting):
    snapshot = replace(meeting.snapshot(), trouble=Refused("storage.full"))

    assert slides.name(snapshot) == "trouble"


def test_each_step_shows_what_it_is_about(meeting):
    expected = {
        "welcome": ("session 2", "K7PM-4TQX", "3 points"),
        "status:p0": ("done", "Werkbedrijf Oosterdelta", meetings.FOUND[:20], "point"),
        "choice": ("2 of 3 on the agenda", "not on the agenda", "first"),
        "agreements:p1": ("Eén telefoonnummer", "Praktijkschool De Brug", "1 March 2027"),
        "process:approval": ("Gemeente Oosterdelta", "by het college", "16 February 2027"),
        "process:absent": ("UWV Oosterdelta", "de voorzitter", "tells UWV"),
        "process:celebration": ("met taart", "Wethouder Jansen"),
        "process:table": ("Regionaal overleg jongeren", "elk kwartaal", "halve bladzijde"),
        "next": ("November 2027", "Fatima El Idrissi"),
        "closing": ("2 points", "18 January 2027", "Regionaal overleg"),
    }
    for step, words in expected.items():
        shown = said(meetings.go(meeting, step))
        for word in words:
            assert word in shown, (step, word, shown)


def test_the_closing_shows_the_whole_agenda_after_its_first_page(meeting):
    snapshot = meetings.go(meeting, "closing")
    assert slides.pages(snapshot) == 2

    overview = said(snapshot, 1)

    assert "1.4" in overview
    assert "1.5" in overview
    assert "2.1" not in overview, "that point was turned down"


@pytest.mark.parametrize("stand", followup.STANDS)
def test_how_far_a_point_is_has_a_word_and_a_shape_of_its_own(stand):
    meeting = meetings.begun("en")
    meeting.do(followup.StandPoint("p0", stand))
    snapshot = meetings.go(meeting, "status:p0")
    word = {"open": "open", "busy": "in progress", "done": "done", "dropped": "dropped"}[stand]

    left = [one for one in slides.marks(snapshot) if 330 < getattr(one, "y", 0) < 400]
    line = [one for one in slides.marks(snapshot) if isinstance(one, Line) and one.y1 > 330]
    shape = {
        "open": any(isinstance(one, Place) and one.sitting is Sitting.FREE for one in left),
        "busy": any(isinstance(one, Ring) for one in left),
        "done": any(isinstance(one, Place) and one.sitting is Sitting.TICKED for one in left),
        "dropped": bool(line),
    }

    assert word in said(snapshot).split("lead")[0]
    assert {name for name, there in shape.items() if there} == {stand}


def test_what_is_late_is_said_without_blame_and_only_while_it_is(meeting):
    meeting.do(followup.EndMeeting(), followup.BeginMeeting("2027-03-02"))
    late = said(meetings.go(meeting, "status:p0"))
    assert "was planned for 1 March 2027" in late
    assert "late" not in late

    for stand in followup.SETTLED:
        meeting.do(followup.NoteProgress("n", "p0c0", "2027-03-02", stand))
        shown = said(meeting.snapshot())
        assert "was planned for" not in shown
        assert "by 1 March 2027" not in shown, "nothing is expected of it any more"


def test_the_code_to_look_along_is_there_only_when_phones_can_come(meeting):
    snapshot = meetings.go(meeting, "welcome")
    assert any(isinstance(one, Code) for one in slides.marks(snapshot))
    assert snapshot.joining is not None

    for joining in (None, replace(snapshot.joining, alone=True)):
        away = replace(snapshot, joining=joining)
        assert not any(isinstance(one, Code) for one in slides.marks(away))


def test_what_comes_next_is_the_next_step_of_the_meeting(meeting):
    then = slides.ahead(meetings.go(meeting, "welcome"))
    assert then is not None
    assert slides.name(then) == "meeting-2-status-p1", "which is worked on first"

    assert slides.ahead(meetings.go(meeting, "closing")) is None


# --- read along -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "id"),
    [
        ("status:p0", "p0.found"),
        ("agreements:p0", "p0c0.what"),
        ("agreements:p0", "p0c0.lead"),
        ("agreements:p0", "p0c0.joins"),
        ("agreements:p0", "p0c0.follow"),
        ("process:approval", "approvalc0.lead"),
        ("process:table", "process.table"),
        ("process:table", "process.often"),
        ("process:table", "process.report"),
        ("next", "next.chair"),
    ],
)
def test_what_is_typed_in_a_meeting_is_read_at_once(meeting, step, id):
    snapshot = meetings.go(meeting, step)

    assert "Zeppelin" in said(slides.typed(snapshot, Typed(((id, "Zeppelin"),))))


def test_an_agreement_that_is_not_there_yet_is_read(meeting):
    snapshot = meetings.go(meeting, "agreements:p1")
    fresh = Typed((("new.lead", "Zeppelin"),), commitments=(("new", "p1"),))

    assert "Zeppelin" in said(slides.typed(snapshot, fresh))
    other = slides.typed(meetings.go(meeting, "agreements:p0"), fresh)
    assert "Zeppelin" not in said(other), "it is about another point"
    process = Typed((("new.lead", "Zeppelin"),), commitments=(("new", "absent"),))
    assert "Zeppelin" in said(slides.typed(meetings.go(meeting, "process:absent"), process))


def test_a_note_of_progress_is_read_also_before_it_is_there(meeting):
    snapshot = meetings.go(meeting, "status:p0")
    fresh = Typed((("new.note", "Zeppelin"),), progress=(("new", "p0c0"),))
    assert "Zeppelin" in said(slides.typed(snapshot, fresh))

    meeting.do(followup.NoteProgress("n", "p0c0", "2027-03-02", "busy"))

    known = Typed((("n.note", "Zeppelin"),))
    assert "Zeppelin" in said(slides.typed(meeting.snapshot(), known))


def test_fields_say_of_what_they_are_that_is_not_there_yet(qtbot):
    typing, field = Typing(), Field("what", lambda _: None)
    qtbot.addWidget(field)
    typing.follow(field.record, "new.what", about="p1")

    qtbot.keyClicks(field, "Zep")

    assert typing.now == Typed((("new.what", "Zep"),), commitments=(("new", "p1"),))
    typing.clear()
    assert typing.now == Typed()


def test_the_page_is_shown_on_which_somebody_types():
    meeting = meetings.filled("en", 3)
    meetings.agree(meeting, "p0", [(f"{n} {meetings.LONG}", "", "", "", "") for n in range(30)])
    snapshot = meetings.go(meeting, "agreements:p0")
    assert slides.pages(snapshot) > 2

    typing = Typed((("p0c29.what", "Zeppelin"),))
    page = slides.typing_page(slides.typed(snapshot, typing), typing)

    assert page is not None
    assert "Zeppelin" in said(slides.typed(snapshot, typing), page)
    first = Typed((("p0c0.what", "Zeppelin"),))
    assert slides.typing_page(slides.typed(snapshot, first), first) == 0
    assert slides.typing_page(snapshot, Typed((("elsewhere.what", "Z"),))) is None


def test_a_new_point_is_read_on_the_page_where_it_will_stand():
    meeting = meetings.filled("en", 17)
    snapshot = meetings.go(meeting, "choice")
    themes = [one.id for one in snapshot.room.pack.themes]
    assert slides.pages(snapshot) == 2

    for theme, page in ((themes[0], 0), (themes[-1], 1)):
        typing = Typed(point=(theme, "Zeppelin"))
        shown = slides.typed(snapshot, typing)
        assert slides.typing_page(shown, typing) == page
        assert "Zeppelin" in said(shown, page)


def test_a_long_text_is_read_where_it_grows(qtbot):
    meeting = meetings.begun("en")
    found = (meetings.LONG * 14)[:1990]
    meeting.do(ask.SaveText("p0.found", found))
    snapshot = meetings.go(meeting, "status:p0")
    view = SlideView(moves=False)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    view.draw(snapshot)
    view.grab()
    assert view.page == 0

    typing = Typed((("p0.found", f"{found} Zeppelin"),))
    view.typed = typing
    view.draw(snapshot)
    view.grab()

    assert view.page > 0
    assert "Zeppelin" in said(slides.typed(snapshot, typing), view.page)


# --- pages by hand, and pictures ------------------------------------------------------------------


def test_pages_turn_by_hand_as_in_session_1(qtbot):
    view = SlideView(moves=False)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    meeting = meetings.filled("en")
    view.draw(meetings.go(meeting, "closing"))
    first = view.grab().toImage()

    view.turn(1)

    assert view.grab().toImage() != first
    view.turn(1)
    assert view.grab().toImage() == first


def test_pictures_of_a_scan_hold_what_its_last_meeting_decided(meeting):
    meeting.do(followup.EndMeeting())
    names = [slides.name(one) for one in held(meeting.snapshot())]

    assert "meeting-2-choice" in names
    assert "meeting-2-process-approval" in names
    assert names.index("closing") < names.index("meeting-2-welcome")
    files = [one.name for one in pictures.of_scan(meeting.snapshot())]
    assert any(one.endswith("meeting-2-closing-page-2.png") for one in files)
    for one in held(meeting.snapshot()):
        if one.room.meeting is not None:
            assert not any(isinstance(mark, Code) for mark in slides.marks(one))


def test_pictures_leave_out_what_a_meeting_did_not_speak_of():
    meeting = meetings.begun("en")
    meeting.do(followup.EndMeeting())

    names = [slides.name(one) for one in held(meeting.snapshot())]

    assert "meeting-2-next" not in names
    assert "meeting-2-process-approval" not in names
    assert "meeting-2-status-p0" in names
