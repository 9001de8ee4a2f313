"""How far something is has one word, wherever it is said."""

from __future__ import annotations

from scanhost import texts
from scanhost.domain import followup
from scanhost.report.lists import lists
from scanhost.stands import STANDS, stands
from tests.report import oosterdelta, reading
from tests.report.oosterdelta import agenda


def test_every_stand_has_a_word_in_every_language():
    assert tuple(STANDS) == followup.STANDS
    for language in texts.LANGUAGES:
        said = [word for _, word in stands(texts.catalogue(language))]
        assert len(set(said)) == len(said) == 4


def test_the_spreadsheet_says_what_paper_says_in_english_too():
    made = agenda(oosterdelta.whole("en"))

    points = lists(made)[1].rows

    assert "in progress" in [row[4] for row in points]
    assert "in progress" in reading.words(reading.paper("definitive", made))
