"""The slide with two years beside each other: whole, readable from the last row, and honest."""

from dataclasses import replace

import pytest

from scanhost import texts
from scanhost.desktop import slides
from scanhost.desktop.fonts import measure
from scanhost.desktop.slides.sheet import NARROWEST, WIDEST
from scanhost.desktop.slides.view import SlideView
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT
from scanhost.domain.comparing import Comparison
from scanhost.domain.shapes import Line, Text
from scanhost.report.yearwords import Wording
from tests.desktop import faults
from tests.desktop.moments import Meeting
from tests.report import comparisons

pytestmark = pytest.mark.usefixtures("qapp")
SHRINKS = ("strange", "long")  # titles of paragraphs: whole on paper


def shown(comparison: Comparison, language: str = "nl"):
    shot = Meeting(language=language).snapshot()
    return replace(shot, years=comparison, room=replace(shot.room, locked=False, closed=True))


@pytest.mark.parametrize("name", comparisons.EVERY)
@pytest.mark.parametrize("width", [NARROWEST, WIDEST])
def test_nothing_is_cut_over_another_or_too_small(name, width):
    snapshot = shown(comparisons.named(name), "nl" if name != "language" else "en")

    found = faults.of_slide(name, snapshot, width)

    assert [one for one in found if name not in SHRINKS or ": cut:" not in one] == []


@pytest.mark.parametrize("name", comparisons.EVERY)
@pytest.mark.parametrize("width", [NARROWEST, WIDEST])
def test_what_a_year_is_called_stays_left_of_the_grades(name, width):
    snapshot = shown(comparisons.named(name), "en")
    marks = slides.marks(snapshot, width)
    called = {word for one in Wording(comparisons.named(name), "en").lanes for word in one.split()}
    grades = min(one.x1 for one in marks if isinstance(one, Line) and one.x1 == one.x2)
    lanes = [one for one in marks if isinstance(one, Text) and set(one.text.split()) <= called]

    assert lanes
    assert all(one.x + measure(one.text, one.size, one.weight) < grades for one in lanes)


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST])
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_word_stands_out(theme, language):
    snapshot = shown(comparisons.usual(language), language)

    assert list(faults.painted(snapshot, theme, (1280, 720))) == []


def test_it_is_only_there_once_session_1_is_closed():
    snapshot = shown(comparisons.usual())

    assert slides.name(snapshot) == "years"
    going_on = replace(snapshot, room=replace(snapshot.room, closed=False))
    assert slides.name(going_on) != "years"
    assert slides.name(replace(snapshot, years=None)) == "closed"


def test_more_than_five_themes_go_over_pages():
    comparison = comparisons.usual()
    many = replace(comparison.blocks[0], themes=comparison.blocks[0].themes * 3)
    snapshot = shown(replace(comparison, blocks=(many,)))

    assert slides.pages(snapshot) == 3
    titles = [
        sum(
            isinstance(mark, Text) and mark.text == "2026"
            for mark in slides.marks(snapshot, page=page)
        )
        for page in range(3)
    ]
    assert titles == [5, 5, 2]


def test_the_chair_puts_it_on_screen_and_off(qtbot):
    def name():
        assert view.snapshot is not None
        return slides.name(view.snapshot)

    view = SlideView()
    qtbot.addWidget(view)
    view.draw(replace(shown(comparisons.usual()), years=None))
    assert name() == "closed"

    view.years = comparisons.usual()
    qtbot.waitUntil(lambda: name() == "years")
    view.years = None
    qtbot.waitUntil(lambda: name() == "closed")

    view.years = comparisons.usual()
    view.begin()
    view.draw(replace(shown(comparisons.usual()), years=None))
    assert name() == "closed"
