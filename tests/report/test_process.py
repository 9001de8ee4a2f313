"""The whole process on one sheet: everything within its card, in ink that survives grey."""

from __future__ import annotations

import sys
from itertools import pairwise

import pypdfium2
import pytest

from scanhost import texts
from scanhost.domain.processchart import BOX, draw
from scanhost.domain.processwords import words
from scanhost.domain.shapes import Anchor, Dot, Rectangle, Role, Text
from scanhost.report import flowing, fonts
from scanhost.report.documents import PROCESS
from scanhost.report.drawing import COLOURS
from scanhost.report.making import make
from scanhost.report.material import Asked, Wanted
from scanhost.report.process import process

CHILD = (sys.executable, "-m", "scanhost.report.child")
LANGUAGES = ("nl", "en")


def shapes(language: str):
    return draw(words(texts.catalogue(language).gettext), fonts.measure)


def extent(text: Text) -> tuple[float, float]:
    wide = fonts.measure(text.text, text.size, text.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return text.x - back, text.x - back + wide


def _begins_in(y: float, left: float, card: Rectangle) -> bool:
    below = 12  # what runs out of its card at the foot belongs to it as well
    return card.x <= left < card.x + card.width and card.y <= y <= card.y + card.height + below


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_stand_within_the_card_they_begin_in(language):
    drawn = shapes(language)
    cards = [one for one in drawn if isinstance(one, Rectangle) and one.width > 150]

    for text in (one for one in drawn if isinstance(one, Text)):
        left, right = extent(text)
        assert left >= -0.1, text.text
        assert right <= BOX.width + 0.1, text.text
        assert text.y <= BOX.height, text.text
        around = [card for card in cards if _begins_in(text.y, left, card)]
        for card in around:
            assert right <= card.x + card.width - 6, text.text
            assert text.y <= card.y + card.height - 4, text.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_lines_of_words_stand_over_each_other(language):
    drawn = [one for one in shapes(language) if isinstance(one, Text)]
    for at, one in enumerate(drawn):
        left, right = extent(one)
        for other in drawn[at + 1 :]:
            start, end = extent(other)
            apart = (
                right <= start or end <= left or abs(one.y - other.y) >= min(one.size, other.size)
            )
            assert apart, (one.text, other.text)


def test_who_does_what_is_told_by_the_table():
    places = [
        one
        for one in shapes("nl")
        if isinstance(one, Rectangle) and one.width == 7.5 and not one.outline
    ]
    tables = [places[at : at + 12] for at in range(0, len(places), 12)]

    taken = [sum(one.role is Role.ACCENT for one in table) for table in tables]
    assert taken == [1, 12, 12, 12, 4, 1], "chair, all, groups, all, leads, another chair"
    first, last = tables[0], tables[-1]
    assert first[0].role is Role.ACCENT
    assert last[0].role is not Role.ACCENT


def test_paper_has_a_colour_for_everything_that_is_drawn():
    drawn = shapes("en")

    assert {one.role for one in drawn} <= COLOURS.keys()
    assert sum(isinstance(one, Dot) for one in drawn) > 40


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_child_makes_one_page_of_a4_on_its_side(language):
    pdf = await make(Asked(Wanted(PROCESS), language), CHILD)

    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [842, 595]
    read = document[0].get_textpage().get_text_bounded()
    document.close()
    say = words(texts.catalogue(language).gettext)
    assert say.title in read
    assert all(phase.title in read for phase in say.phases)


def test_it_can_be_told_apart_without_colour():
    document = pypdfium2.PdfDocument(flowing.pdf(process("nl")))
    grey = document[0].render(scale=1).to_pil().convert("L")
    document.close()

    shades = {COLOURS[role] for role in (Role.ACCENT, Role.LOW, Role.HIGH, Role.SURFACE)}
    lights = sorted(0.3 * one.red + 0.59 * one.green + 0.11 * one.blue for one in shades)
    assert all(b - a > 0.08 for a, b in pairwise(lights))
    assert grey.getextrema()[0] < 40
