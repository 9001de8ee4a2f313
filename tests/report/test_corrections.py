"""Rounds set aside, groups and names, on paper and in the page with the same content."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scanhost.domain.agenda import Agenda
from scanhost.domain.results import GroupMean, Named
from scanhost.report.plain import from_plain, to_plain
from tests.report import agendas, reading
from tests.report.reading import agenda_html, agenda_pdf

WHY = "Te snel <b>gegaan</b> & gestoord"


def changed(**fields):
    """Return the full agenda with something about the first round of norm 1.1."""
    agenda = agendas.full()
    theme = agenda.themes[0]
    norm = theme.norms[0]
    rounds = (replace(norm.rounds[0], **fields), *norm.rounds[1:])
    norms = (replace(norm, rounds=rounds), *theme.norms[1:])
    groups = (("education+care", "Onderwijs + Zorg"), ("other", "UWV"))
    return replace(agenda, themes=(replace(theme, norms=norms), *agenda.themes[1:]), groups=groups)


def both(agenda):
    """Return the words of the paper and of the page."""
    return " ".join(reading.words(agenda_pdf(agenda)).split()), agenda_html(agenda)


def test_a_round_set_aside_says_so_with_its_reason():
    paper, page = both(changed(aside=WHY))

    assert "telt niet mee: Te snel <b>gegaan</b> & gestoord" in paper
    assert "telt niet mee: Te snel &lt;b&gt;gegaan&lt;/b&gt; &amp; gestoord" in page
    assert "Daarin was het gemiddelde 7,0 en de kloof 0,7" in paper


def test_means_of_groups_are_named():
    means = (GroupMean("education+care", 4, Fraction(13, 2)), GroupMean("other", 3, Fraction(5)))

    for said in both(changed(groups=means)):
        for words in ("Gemiddelde per groep: A Onderwijs + Zorg", "B UWV", "6,5", "5,0"):
            assert words in said
        assert "Per groep van minstens drie cijfers" in said


def test_names_stand_beside_grades_where_all_agreed():
    named = (Named("Karin de Wit", "ROC", 3), Named("Wim Jansen", "", None))

    for said in both(changed(named=named)):
        assert "Karin de Wit (ROC)" in said
        assert "omdat iedereen dat goed vond" in said
        assert "De cijfers zijn anoniem" not in said


@pytest.mark.parametrize(
    "fields",
    [
        {"aside": WHY},
        {"groups": (GroupMean("other", 3, Fraction(16, 3)),)},
        {"named": (Named("Karin", "ROC", None),)},
    ],
)
def test_what_is_new_in_a_result_travels_whole(fields):
    agenda = changed(**fields)

    assert from_plain(Agenda, to_plain(agenda)) == agenda
