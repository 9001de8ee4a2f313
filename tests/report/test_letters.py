"""What a mail says: the standard text, fields filled in, and what is missing said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import example, resources, texts
from scanhost.domain import views
from scanhost.domain.apply import fold
from scanhost.domain.commands import Command, SaveAbout, SavePerson, SaveText
from scanhost.domain.lines import LETTER
from scanhost.domain.people import LETTERS, Person
from scanhost.domain.session import decide
from scanhost.domain.state import State, new
from scanhost.report.letters import FIELD, OPTIONAL, fields, fill, known, read_by, text_of, values
from scanhost.report.lettertexts import standard
from scanhost.store import packs

ANNA = Person("anna", "Anna", "de Wit", "MEE", email="anna@example.nl")


def scan(*more: Command, language: str = "nl") -> State:
    state = new(packs.read(resources.norms() / packs.FIRST))
    for command in (*example.commands(date(2026, 11, 26), language, 12), SavePerson(ANNA), *more):
        outcome = decide(state, command, 0.0)
        assert isinstance(outcome, list), command
        state = fold(state, outcome)
    return state


def room(*more: Command, language: str = "nl") -> views.Room:
    return views.room(scan(*more, language=language), 0.0)


def read(kind: str, *more: Command, language: str = "nl", person: Person = ANNA) -> str:
    return read_by(room(*more, language=language), kind, person).body.text


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_a_standard_text_knows_all_its_fields_and_leaves_room(kind, language):
    subject, body = standard(kind, language, fields(language))

    assert len(body) < LETTER - 1000
    for found in FIELD.finditer(subject + body):
        assert known(found[1])
    assert "{" not in FIELD.sub("", subject + body)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_an_invitation_says_what_somebody_must_know(language):
    said = read("invitation", SaveAbout("seat", "s1"), language=language)
    wanted: tuple[str, ...]
    if language == "nl":
        wanted = (
            "Beste Anna,",
            "donderdag 26 november 2026 om 13.30 uur, ongeveer 2 uur",
            "Stadhuis Oosterdam, kamer 2.14",
            "20 korte uitspraken",
            "Neem uw eigen opgeladen telefoon of tablet mee",
            "al door een andere partner benaderd",
            "geen account en geen internet",
            "oefenbestand in de bijlage",
            "Niemand ziet wie welk cijfer gaf",
            "Praktijkschool De Brug is verantwoordelijk",
            "klacht indienen bij de Autoriteit Persoonsgegevens",
            "donderdag 7 januari 2027",
        )
    else:
        wanted = (
            "Dear Anna,",
            "Thursday 26 November 2026 at 13:30, about 2 hours",
            "bring your own charged phone or tablet",
            "Perhaps another partner has already asked you",
            "no account and no internet",
            "attached practice file",
            "Praktijkschool De Brug is responsible for your data",
            "complain to the Dutch data protection authority",
        )
    for part in wanted:
        assert part in said


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("anonymous", "daarna wordt dat gewist."),
        ("group", "elke groep van minstens drie"),
        ("open", "Uw naam staat bij uw cijfer"),
    ],
)
def test_the_promise_follows_how_grades_are_shown(mode, says):
    assert says in read("invitation", SaveAbout("mode", mode))


def test_what_does_not_apply_goes_with_its_line_and_its_gap():
    with_code = read("invitation", SaveAbout("entry", "code"), person=replace(ANNA, code="ABC234"))
    without = read("invitation", person=replace(ANNA, code="ABC234"))
    nowhere = read("invitation", SaveAbout("seat", ""))

    assert "Uw persoonlijke code is ABC234." in with_code
    assert "code" not in without
    assert "\n\n\n" not in with_code + without
    lines = with_code.split("\n")
    at = next(i for i, line in enumerate(lines) if "ABC234" in line)
    assert without.split("\n") == lines[:at] + lines[at + 2 :]
    chair = nowhere.split("\n").index("Annemieke van der Velde")
    assert nowhere.split("\n")[chair + 1] == "", "the chair's organisation is not known"
    assert without.split("\n")[chair + 1] == "Praktijkschool De Brug"


def test_what_is_not_known_yet_is_said_in_its_place():
    reading = read_by(room(SaveAbout("place", "")), "invitation", ANNA)

    assert "Waar: [plaats volgt]" in reading.body.text
    assert reading.missing == ("plaats",)
    assert reading.unknown == ()


def test_a_field_that_is_none_stays_and_is_named():
    own = SaveText("letter.invitation.body", "Dag {voornaam}, {Voor Naam} {first name} {PLAATS}")

    reading = read_by(room(own), "invitation", ANNA)

    assert reading.body.text == "Dag Anna, {Voor Naam} Anna Stadhuis Oosterdam, kamer 2.14"
    assert reading.unknown == ("Voor Naam",)
    assert [(s.start, s.length, s.kind) for s in reading.body.spans] == [
        (4, 4, "value"),
        (10, 11, "unknown"),
        (22, 4, "value"),
        (27, 30, "value"),
    ]


def test_an_empty_text_is_the_standard_one_and_follows_the_language():
    subject, body = text_of(room(SaveText("letter.reminder.body", "Komt u?")), "reminder")

    assert body == "Komt u?"
    assert subject == standard("reminder", "nl", fields("nl"))[0]
    assert text_of(room(language="en"), "reminder") == standard("reminder", "en", fields("en"))


def test_a_name_in_braces_is_not_filled_once_more():
    sly = replace(ANNA, first="{code}", code="ABC234")

    assert fill("Dag {voornaam}", values(room(SaveAbout("entry", "code")), sly), "nl").text == (
        "Dag {code}"
    )


PIECES = st.lists(
    st.sampled_from(["{voornaam}", "{code}", "{plaats}", "{x}", "a", " ", "\n", "\n\n", "{", "🙂"]),
    max_size=25,
)


@given(PIECES, st.booleans(), st.booleans())
def test_every_span_is_where_it_says(pieces, coded, placed):
    given_ = {"first": "Anna", "code": "ABC" if coded else "", "place": "Hal" if placed else ""}

    made = fill("".join(pieces), given_, "nl")

    for span in made.spans:
        part = made.text[span.start : span.start + span.length]
        assert part in {"value": ("Anna", "ABC", "Hal"), "missing": ("[plaats volgt]",)}.get(
            span.kind, ("{x}",)
        )
    assert len(made.spans) == sum(
        made.text.count(part) for part in ("Anna", "ABC", "Hal", "[plaats volgt]", "{x}")
    )
    assert set(OPTIONAL) <= set(fields("nl"))
