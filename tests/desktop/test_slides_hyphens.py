"""Slides break long words only when that saves a word or makes it much larger."""

from __future__ import annotations

import pytest

from scanhost.desktop import fonts
from scanhost.desktop.slides.sheet import HEIGHT, MUCH, SMALLEST, Sheet
from scanhost.domain.blockchart import block_chart
from scanhost.domain.charts import Row, Sizes
from scanhost.domain.shapes import Box, Text
from scanhost.report import fonts as paper
from scanhost.report.chartwords import chart_words

pytestmark = pytest.mark.usefixtures("qapp")

WORD = "arbeidsmarktregiovertegenwoordigers"


def test_a_word_that_only_just_does_not_fit_becomes_smaller_not_broken():
    lines, size = Sheet(1920, "nl").fit("De arbeidsmarktregio", 420, 400, 60, 700)

    assert lines == ["De", "arbeidsmarktregio"]
    assert 60 / MUCH < size < 60


def test_a_word_is_broken_when_the_sentence_becomes_much_larger_by_it():
    sheet = Sheet(1920, "nl")

    lines, size = sheet.fit(f"Wie zijn {WORD}?", 420, 500, 60, 700)

    assert size == 60
    assert any(line.endswith("-") for line in lines)
    assert sheet.cut == []


def test_a_word_is_broken_before_it_is_cut():
    sheet = Sheet(1920, "nl")

    lines, size = sheet.fit(WORD, 300, 200, 60, 400)

    assert size >= SMALLEST
    assert "".join(line.removesuffix("-") for line in lines) == WORD
    assert sheet.cut == []


def test_an_address_is_never_hyphenated_and_counts_as_cut():
    sheet = Sheet(1920, "nl")
    address = "annemieke.vandervelde@werkgeversservicepunt-oosterdelta.example"

    lines, _ = sheet.fit(address, 300, 200, 60, 400)

    assert "".join(lines) == address
    assert sheet.cut == [address]


@pytest.mark.parametrize(
    ("measure", "sizes", "box"),
    [
        (fonts.measure, Sizes.beamer(HEIGHT), Box(1320, 900)),
        (paper.measure, Sizes.paper(), Box(480, 300)),
    ],
    ids=["beamer", "paper"],
)
def test_a_title_in_a_chart_is_broken_alike_on_beamer_and_paper(measure, sizes, box):
    title = "Arbeidsmarktregiovertegenwoordigersbijeenkomsten"
    rows = [Row("1.1", "1.1", title, ())]

    shapes = block_chart(rows, box, chart_words("nl"), measure, sizes)

    lines = [one.text for one in shapes if isinstance(one, Text) and one.weight == 600]
    lines = [line for line in lines if not line.isdigit()]
    assert "".join(line.removesuffix("-") for line in lines) == title
    assert all(line.endswith("-") for line in lines[:-1])
    assert len(lines) > 1
