"""Slides break long words only when that saves a word or makes it much larger."""

from __future__ import annotations

import pytest

from scanhost.desktop.slides.sheet import MUCH, SMALLEST, Sheet

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
