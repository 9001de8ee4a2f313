"""The papers of a whole scan as people would read them: nothing cut, lost, alone or out of date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.report.documents import (
    CARDS,
    DEFINITIVE,
    DRAFT,
    HOMEWORK,
    ONE_PAGE,
    OVERVIEW,
    TABLE,
)
from scanhost.report.words import cut
from tests.report import oosterdelta, reading
from tests.report.oosterdelta import AGREED, POINTS, rows


def pages(kind: str) -> list[str]:
    """Return the pages of a document, each on one line."""
    made = reading.pages(reading.paper(kind, oosterdelta.agenda(oosterdelta.whole())))
    return [" ".join(one.split()) for one in made]


@pytest.mark.parametrize("kind", [DEFINITIVE, TABLE])
def test_no_word_is_cut_in_a_column_that_could_be_wider(kind):
    said = " ".join(pages(kind))

    turned_down = {one[0] for one in rows(POINTS) if one[3] == "no"}
    process = {"approval", "absent", "celebration"} if kind == TABLE else set()
    for _, about, *cells in rows(AGREED):
        if about not in turned_down | process:
            for word in " ".join((*cells[:3], cells[4])).split():
                assert word in said


@pytest.mark.parametrize("kind", [DEFINITIVE, TABLE])
def test_a_point_and_what_was_agreed_about_it_begin_on_one_page(kind):
    made = [one for one in pages(kind)[kind == DEFINITIVE :] if "handtekening" not in one]
    first = {
        "1.2 Laten": "Eén lijst",
        "2.1 De jongere": "Ouders krijgen",
        "3.1 Alle": "Een jongere",
    }

    for head, agreed in first.items():
        assert any(head in one and agreed in one[one.index(head) :] for one in made), head


@pytest.mark.parametrize("kind", [ONE_PAGE, OVERVIEW])
def test_once_decided_only_the_points_on_the_agenda_count(kind):
    first = pages(kind)[0]

    assert "Wij kozen 5 verbeterpunten. Samen hebben wij de agenda vastgesteld." in first
    assert "Steun op de werkvloer" not in first
    assert "Sessie 2" not in first.replace("vóór sessie 2", "")


def test_what_was_noted_of_absent_partners_is_in_the_definitive_agenda():
    assert "Joost belt de huisartsen, Els praat" in " ".join(pages(DEFINITIVE))


def test_the_page_for_who_was_not_there_says_where_and_when_it_is_approved():
    said = pages(ONE_PAGE)[0]

    assert "ROC Oosterdelta, 5 februari 2027; Gemeente Oosterdam, 12 februari 2027" in said


def test_a_point_that_was_turned_down_has_no_homework():
    said = " ".join(pages(HOMEWORK))

    assert "Alle jongeren in beeld" in said
    assert "Steun op de werkvloer" not in said


def test_no_page_of_the_draft_has_nothing_but_room_to_write():
    made = pages(DRAFT)

    assert sum("Ruimte voor sessie 2" in one for one in made) >= 5
    assert not any(one.startswith("Ruimte voor sessie 2") for one in made)


def test_the_foot_of_seat_cards_stands_below_where_they_are_cut():
    from scanhost.report import cards

    cut_at = cards.TOP + 2 * cards.CARD.height
    baseline = cards.SHEET.height - 7 * 72 / 25.4

    assert baseline - 8 * 0.8 > cut_at


@pytest.mark.parametrize(
    ("most", "said"),
    [(30, "Eén lijst met werkplekken, die"), (27, "Eén lijst met werkplekken…"), (8, "Eén…")],
)
def test_a_text_is_cut_behind_a_whole_word(most, said):
    assert cut("Eén lijst met werkplekken, die", most) == said


def test_a_single_long_word_is_cut_all_the_same():
    assert cut("a" * 50, 10) == "a" * 9 + "…"


def test_a_drawing_is_told_whatever_somebody_is_called():
    made = oosterdelta.agenda(oosterdelta.whole())
    half = replace(made.people[0], name="Els \ud800\x00Bos")

    assert reading.pages(reading.paper(CARDS, replace(made, people=(half,))))
