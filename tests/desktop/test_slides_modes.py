"""What slides say per way of showing grades, of agreement, and of rounds set aside."""

from __future__ import annotations

import pytest

from scanhost import texts
from scanhost.desktop import slides
from scanhost.desktop.promises import promise
from scanhost.desktop.snapshot import Emphasis
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Dot, Part, Text
from tests.desktop.moments import Meeting

WHY = "Drie telefoons deden het niet."
WIDTHS = (1440, 1920)


def started(mode):
    meeting = Meeting()
    meeting.do(ask.SaveAbout("mode", mode), ask.Unlock("K7PM4TQX"))
    meeting.sit()
    if mode == "open":
        for seat in list(meeting.state.people):
            meeting.do(ask.Consent(seat, f"t{seat}", True, meeting._message(seat)))
    return meeting


def words(snapshot, width=1920.0):
    made = slides.sheet(snapshot, width)
    assert made.cut == []
    return " ".join(one.text for one in made.marks if isinstance(one, Text))


def inside(snapshot, width):
    """Return whether nothing stands beyond the edges of the slide."""
    return all(
        0 <= one.y <= 1080 and 0 <= one.x <= width
        for one in slides.sheet(snapshot, width).marks
        if isinstance(one, Text)
    )


@pytest.mark.parametrize("mode", ["anonymous", "group", "open"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_welcome_says_what_the_phones_say(qapp, mode, width):
    meeting = started(mode)
    lobby = words(meeting.snapshot(), width)
    meeting.next()

    said = words(meeting.snapshot(), width)

    assert promise(mode, texts.catalogue("nl")) in " ".join(said.split())
    assert ("Je naam staat bij je cijfer" in lobby) is (mode == "open")
    assert inside(meeting.snapshot(), width)


def reviewed(mode="anonymous"):
    meeting = started(mode)
    meeting.go("review:T1")
    return meeting


@pytest.mark.parametrize("width", WIDTHS)
def test_groups_stand_by_letter_and_are_named_beside(qapp, width):
    large = slides.emphasised(reviewed("group").snapshot(), Emphasis("1.2"))

    said = words(large, width)

    assert "A 4,5" in said
    assert "Onderwijs" in said
    assert inside(large, width)


def test_names_stand_beside_grades_only_where_all_agreed(qapp):
    named = words(slides.emphasised(reviewed("open").snapshot(), Emphasis("1.2")))
    nameless = words(slides.emphasised(reviewed().snapshot(), Emphasis("1.2")))

    assert "Annemieke van der Velde" in named
    assert "Annemieke" not in nameless


@pytest.mark.parametrize("width", WIDTHS)
def test_agreement_shows_how_many_answered_and_then_two_counts(qapp, width):
    meeting = reviewed()
    meeting.do(ask.TickPoint("a", "T1", "1.4"), ask.TickPoint("b", "T1", "1.5"))
    meeting.do(ask.AskAgreement("T1"))
    for seat in list(meeting.state.people)[:7]:
        meeting.do(ask.Agree(seat, f"t{seat}", 1, seat != "s2", meeting._message(seat)))
    running = words(meeting.snapshot(), width)
    meeting.do(ask.EndAgreement())
    ended = words(meeting.snapshot(), width)

    assert "7 van 12" in running
    assert "eens, 1" not in running
    assert "Werkgevers goed geholpen" in running
    assert "6 eens, 1 niet eens" in ended
    assert "7 van 12" not in ended
    assert inside(meeting.snapshot(), width)


def test_too_few_answers_show_no_count(qapp):
    meeting = reviewed()
    meeting.do(ask.TickPoint("a", "T1", "1.4"), ask.AskAgreement("T1"))
    for seat in ("s1", "s2"):
        meeting.do(ask.Agree(seat, f"t{seat}", 1, True, meeting._message(seat)))
    meeting.do(ask.EndAgreement())

    assert "te weinig antwoorden om te tonen" in words(meeting.snapshot())


@pytest.mark.parametrize("width", WIDTHS)
def test_a_lone_round_set_aside_has_its_reason_and_no_dots_or_numbers(qapp, width):
    meeting = reviewed()
    meeting.do(ask.SetAside("1.4", 1, WHY))

    for snapshot in (meeting.snapshot(), slides.emphasised(meeting.snapshot(), Emphasis("1.4"))):
        made = slides.sheet(snapshot, width)
        dots = [one for one in made.marks if isinstance(one, Dot) and one.part is Part.DOT]
        said = words(snapshot, width)
        assert "telt niet mee: Drie" in said
        assert all(one.of != "1.4" for one in dots)
        assert "3,5" not in said


@pytest.mark.parametrize("width", WIDTHS)
def test_a_round_set_aside_stands_beside_the_one_that_counts(qapp, width):
    meeting = reviewed()
    meeting.do(ask.VoteAgain("1.4"))
    meeting.vote()
    meeting.next()
    meeting.do(ask.SetAside("1.4", 1, WHY))

    block = words(meeting.snapshot(), width)
    large = words(slides.emphasised(meeting.snapshot(), Emphasis("1.4")), width)

    assert "ronde 1 telt niet mee" in block
    assert "ronde 1, telt niet mee: 3,5" in large
    assert WHY.rstrip(".") in " ".join(large.split())
