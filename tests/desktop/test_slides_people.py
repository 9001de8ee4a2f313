"""Slides of what people say of themselves, ask and offer."""

from __future__ import annotations

import pytest

from scanhost.desktop import slides
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Text
from tests.desktop.moments import Meeting

WIDTHS = (1440, 1920)
WISH = "Eén vast gezicht voor iedere jongere, ook als school ophoudt en werk begint."
LONG = "Hoe zorgen we dat een jongere die van het praktijkonderwijs komt " * 7


def introduced(people=12):
    meeting = Meeting(people)
    meeting.do(ask.SaveAbout("introductions", "yes"), ask.Unlock("K7PM4TQX"))
    meeting.sit()
    for seat in list(meeting.state.people):
        token = f"t{seat}"
        message = meeting._message(seat)
        meeting.do(ask.Introduce(seat, token, "Werkgevers Servicepunt", "adviseur", WISH, message))
    meeting.go("introductions")
    return meeting


def texts(snapshot, width):
    said = []
    for page in range(slides.pages(snapshot, width)):
        made = slides.sheet(snapshot, width, page=page)
        assert made.cut == []
        found = [one for one in made.marks if isinstance(one, Text)]
        assert all(0 <= one.y <= 1080 and 0 <= one.x <= width for one in found)
        said += [one.text for one in found]
    return " ".join(said)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("people", [3, 12])
def test_everybody_stands_there_with_what_they_want(qapp, people, width):
    meeting = introduced(people)

    said = texts(meeting.snapshot(), width)

    assert slides.name(meeting.snapshot()) == "introductions"
    assert said.count("adviseur") == people
    for person in meeting.state.people.values():
        assert person.name in said
    assert said.count("Eén vast") == people


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", ["Tellen <b>BBL</b>-plekken mee?", LONG[:480]])
def test_a_question_stands_alone_without_a_name(qapp, text, width):
    meeting = introduced()
    meeting.do(ask.Say("s1", "ts1", "q1", text, meeting._message("s1")))
    meeting.do(ask.ShowSaid("q1"))

    said = texts(meeting.snapshot(), width)

    assert slides.name(meeting.snapshot()) == "said"
    assert " ".join(text.split()) in said
    assert meeting.state.people["s1"].name not in said
