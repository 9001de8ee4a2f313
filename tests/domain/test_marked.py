"""Emphasis and paragraphs, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain.marked import Run, paragraphs, plain


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Wie *mee* doet", [Run("Wie "), Run("mee", "emphasis"), Run(" doet")]),
        ("**Let op**: dit", [Run("Let op", "strong"), Run(": dit")]),
        ("(*zo*)", [Run("("), Run("zo", "emphasis"), Run(")")]),
        ("2*3*4 is 24", [Run("2*3*4 is 24")]),
        ("* een\n* twee", [Run("* een * twee")]),
        ("***te veel***", [Run("***te veel***")]),
        ("*open", [Run("*open")]),
        ("**half*", [Run("**half*")]),
        ("<b>[x](http://y)</b> ![p](q) _nee_ `c`", [Run("<b>[x](http://y)</b> ![p](q) _nee_ `c`")]),
    ],
)
def test_only_words_between_stars_are_set_apart(text, runs):
    assert paragraphs(text) == (tuple(runs),)


def test_blank_lines_divide_paragraphs_and_other_breaks_are_spaces():
    assert plain("Een\nregel.\n \n\n*Nog* een.\n") == "Een regel.\nNog een."
    assert paragraphs(" \n\n ") == ()


@given(st.text(alphabet="*ab \n<", max_size=60))
def test_nothing_is_lost_but_stars_and_spaces(text):
    kept = plain(text)

    assert [one for one in kept if one not in "* \n"] == [one for one in text if one not in "* \n"]


@pytest.mark.parametrize("text", ["*" * 20000, "*a" * 10000, "** a" * 5000, "*a " * 8000])
def test_a_text_of_stars_takes_no_time(text):
    begin = time.perf_counter()

    paragraphs(text)

    assert time.perf_counter() - begin < 1
