"""The knowledge bank is found by what a manager would type."""

from __future__ import annotations

import random
import time

import pytest

from scanhost import resources
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Text
from scanhost.store import knowledge
from scanhost.store.search import LONGEST, Search
from tests.questions import ENGLISH, QUESTIONS


def entry(id: str, title: str, summary: str = "", keywords: str = "", what: str = "") -> Entry:
    return Entry(
        id,
        Text(title),
        "practice",
        2013,
        Text("-"),
        Text(summary),
        what=Text(what),
        keywords=Text(keywords),
    )


@pytest.fixture
def small() -> Search:
    return Search(
        [
            entry("A", "Werkgevers doen mee", "Een bedrijf krijgt één aanspreekpunt."),
            entry("B", "Overleg in drie lagen", "Ook werkgevers zitten aan het regio-overleg."),
            entry("C", "Coördinatie", "Een *begeleider* voor alles.", "jobcoach wajong"),
            entry("D", "Beleid", "Wat er staat.", what="Tijdens stages is er loonkosten"),
        ],
        "nl",
    )


def ids(search: Search, asked: str) -> list[str]:
    return [one.entry for one in search.find(asked)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("WERKGEVER", "A"),  # capitals, and one of many
        ("bedrijven", "A"),
        ("één bedrijf", "A"),
        ("een aanspreekpunt", "A"),
        ("coordinatie", "C"),
        ("coördinatie", "C"),
        ("begeleiders", "C"),  # and not beleid
        ("jobcoaches", "C"),
        ("coach", "C"),  # the end of a longer word
        ("stage", "D"),
        ("loonkostensubsidie stage", "D"),
        ("tydens", "D"),
        ("werkg", "A"),  # half typed
        ("wat voor regio overleg is er", "B"),
        ("regiooverleg", "B"),
        ("regio-overleg", "B"),
    ],
)
def test_words_are_found_however_they_are_written(small, asked, first):
    assert ids(small, asked)[0] == first


def test_an_entry_with_every_word_comes_before_one_with_most(small):
    found = small.find("overleg met werkgevers")

    assert [(one.entry, one.whole) for one in found] == [("B", True), ("A", False)]


def test_a_title_weighs_more_than_what_stands_below_it(small):
    assert ids(small, "werkgevers") == ["A", "B"]


def test_what_matched_is_told_as_it_stands_there(small):
    (found,) = small.find("coordinatie begeleider")

    assert found.words == {"coördinatie", "begeleider"}


def test_english_is_sought_as_english_and_dutch_where_there_is_none():
    english = Entry(
        "E", Text("Aan tafel", "Employers at the table"), "case", 2013, Text("-"), Text("Nieuw")
    )
    search = Search([english], "en")

    assert ids(search, "how do I get an employer there") == ["E"]
    assert ids(search, "nieuw") == ["E"]
    assert ids(search, "tafel") == []


def test_what_a_manager_would_type_is_among_the_first_three():
    entries = knowledge.read(resources.norms())

    for language, questions in (("nl", QUESTIONS), ("en", ENGLISH)):
        search = Search(entries, language)
        wrong = {
            asked: ids(search, asked)[:3]
            for asked, entry in questions.items()
            if entry not in ids(search, asked)[:3]
        }
        assert wrong == {}


@pytest.mark.parametrize(
    "asked",
    ['"', "NEAR(a b)", "a* OR title:b", "-werkgevers ^", "(", "{title}: x", "';--", "\0", "", "  "],
)
def test_nothing_that_is_typed_is_a_query_language(small, asked):
    small.find(asked)


def test_nothing_that_is_typed_is_slow_or_fails(small):
    chance = random.Random(7)
    marks = "aeëijÿ\"'*:^(){}-_.,\x00\u0301\u202e½🙂 werkgever"
    asked = ["".join(chance.choices(marks, k=chance.randint(0, 300))) for _ in range(300)]
    begin = time.perf_counter()

    for one in [*asked, "a " * 5000, "x" * 100_000, "-" * LONGEST]:
        small.find(one)

    assert time.perf_counter() - begin < 3
