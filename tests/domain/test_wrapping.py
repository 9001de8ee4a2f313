"""Lines break between words; within one only where nothing else helps, and then it is seen."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scanhost import texts
from scanhost.domain.shapes import broken, wrap

LONG = "De arbeidsmarktregio kent vertegenwoordigers met een ondersteuningsbehoefte."
DUTCH = texts.breaks("nl")


def measure(text: str, size: float, weight: int) -> float:
    return len(text) * size * 0.5


def wrapped(text, letters, breaks=DUTCH):
    return wrap(text, letters * 5, 10, 400, measure, breaks)


def test_a_word_that_does_not_fit_its_line_gets_a_hyphen_where_it_may():
    lines = wrapped(LONG, 16)

    assert lines[:3] == ["De", "arbeidsmarkt-", "regio kent"]
    assert "vertegenwoor-" in lines
    assert not broken(LONG, lines)


def test_words_that_fit_stay_whole():
    lines = wrapped(LONG, 23)

    assert not any(line.endswith("-") for line in lines)
    assert not broken(LONG, lines)


def test_a_word_without_a_place_for_a_hyphen_is_cut_and_counts_as_broken():
    for word in ("https://voorbeeld.example/uitnodiging", "AB12CD34EF56GH78IJ90"):
        lines = wrapped(word, 10)

        assert "".join(lines) == word
        assert broken(word, lines)


def test_what_is_left_out_counts_as_broken():
    assert broken(LONG, wrapped(LONG, 16)[:-1])
    assert broken("arbeidsmarktregio", ["arbeids-"])
    assert broken("arbeidsmarktregio", ["arbeids", "marktregio"])
    assert not broken("arbeidsmarktregio", ["arbeids-", "marktregio"])


def test_a_word_with_its_own_hyphen_gets_no_second_one():
    assert wrapped("praktijkonderwijs-leerlingen", 19) == ["praktijkonderwijs-", "leerlingen"]


@given(st.text(), st.integers(2, 40))
@example("arbeidsmarktregio's ondersteuningsbehoeften, vertegenwoordigers", 7)
def test_hyphens_lose_nothing_and_every_line_fits(text, letters):
    lines = wrapped(text, letters)

    assert all(len(line) <= letters for line in lines)
    rest = "".join(text.split())
    for line in ("".join(one.split()) for one in lines):
        kept = line if rest.startswith(line) else line.removesuffix("-")
        assert rest.startswith(kept)
        rest = rest[len(kept) :]
    assert not rest
