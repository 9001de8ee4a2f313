"""What is held about one person: all of it, and nothing about others."""

from dataclasses import replace

import pytest

from scanhost.domain.commands import SaveAbout, SavePerson, SaveText
from scanhost.domain.held import held
from scanhost.domain.people import Absent, Letter
from scanhost.report import personal
from tests.domain.room import Table, started
from tests.store.sessions import a_whole_session

TEXTS = {
    "p.group": "Anna Bos, Bram Kok",
    "p.lead": "Gemeente Bos",
    "p.note": "ANNA  BOS belt <b>MEE</b>",
    "p.title": "Annabos",
    "x.who": "Anna",
    "wish.anna": "Rust",
    "wish.bram": "Haast",
    "said.s": "Een vraag",
}


def closed(mode="anonymous"):
    table = a_whole_session(mode=mode)
    anna = replace(table.state.people["anna"], first="Anna", last="Bos", email="anna@x.nl")
    table.do(SavePerson(anna))
    for id, text in TEXTS.items():
        table.do(SaveText(id, text))
    state = table.state
    letters = {**state.letters, "b": Letter("b", "bram", "code", "2026-11-02T09:00")}
    absent = {"o": Absent("o", "MEE", "Lia", by="Anna Bos"), "p": Absent("p", "OBC", "Piet")}
    return replace(state, letters=letters, absent=absent, about={**state.about, "chair": "Piet"})


def test_all_that_is_about_somebody_and_no_more():
    found = held(closed(), "anna")

    assert found.person.email == "anna@x.nl"
    assert found.present
    assert {one.person for one in found.letters} == {"anna"}
    assert [one.id for one in found.partners] == ["o"]
    assert {id for id, _ in found.texts} == {"p.group", "p.note", "wish.anna"}
    assert {id for id, _ in found.perhaps} == {"p.lead", "x.who"}


def test_who_at_an_absent_partner_is_written_down_may_see_it_too():
    found = held(closed(), "p")

    assert (found.person.name, found.person.organisation) == ("Piet", "OBC")
    assert [one.id for one in found.partners] == ["p"]
    assert found.chair  # the chair is called so too, which somebody has to look over
    assert not found.letters
    assert "OBC" in personal.page(found, "scan", "2026-11-27")


@pytest.mark.parametrize("mode", ["anonymous", "group"])
def test_grades_are_nobodys(mode):
    found = held(closed(mode), "anna")

    assert not found.linked
    assert found.grades == ()


def test_with_names_ones_own_revealed_grades_are_there():
    table = Table(people=4)
    table.do(SaveAbout("mode", "open"))
    table.unlock()
    table.everybody()
    for seat in table.state.people:
        table.consents(seat)
    table.go("introduction")
    table.all_vote("intro")
    table.next(sure=True)
    state = table.state

    found = held(state, "anna")

    assert found.linked
    assert len(found.grades) == 1
    assert {one.norm for one in found.grades} == {
        id for id, norm in state.norms.items() if norm.revealed
    }
    ballot = next(ballot for ballot, owner in state.owners().items() if owner == "anna")
    for one in found.grades:
        assert state.answers(one.norm, one.round)[ballot] == one.grade

    table.consents("bram", yes=False)
    assert not held(table.state, "anna").linked


def test_no_grade_is_told_before_its_reveal():
    table = started(people=4, at="norm:A1")
    table.all_vote("A1")

    assert all(one.norm != "A1" for one in held(table.state, "anna").grades)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_it_all_and_reads_no_markup(language):
    state = closed()
    state = replace(state, about={**state.about, "language": language})

    page = personal.page(held(state, "anna"), "proef", "2027-12-01")

    assert f'<html lang="{language}">' in page
    assert "<b>" not in page
    assert "&lt;b&gt;MEE&lt;/b&gt;" in page
    for word in ("anna@x.nl", "Anna Bos, Bram Kok", "Rust", "MEE", "2027"):
        assert word in page
    for word in ("Haast", "Piet", "Annabos"):
        assert word not in page
