"""People in one go, partners that are not at the table, and the mails that were put ready."""

from dataclasses import replace

import pytest

from scanhost.domain.commands import (
    ForgetLetters,
    NoteLetters,
    RemoveAbsent,
    RemovePeople,
    SaveAbout,
    SaveAbsent,
    SavePeople,
)
from scanhost.domain.people import Absent, Letter, Person
from tests.domain.room import SMALL, Table

NEW = (Person("n1", "Nora"), Person("n2", "Otis", phoned=True, coming="yes"))
MEE = Absent("o1", "MEE", "Lia", "lia@mee.nl", "Anna", "belt voor 1 december")
LETTER = Letter("l1", "anna", "invitation", "2026-11-02T09:00")


@pytest.fixture
def table():
    return Table(SMALL, 3)


def test_people_come_together_and_go_together(table):
    before = table.state

    table.do(SavePeople(NEW))
    assert list(table.state.people.values())[-2:] == [*NEW]
    table.undo()

    assert table.state == before


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Person("n3", ""), "person.name"),
        (Person("n3", "Nora"), "person.double"),
        (Person("n3", "Pim", domain="moon"), "person.domain"),
        (Person("n3", "Pim", coming="maybe"), "person.coming"),
    ],
)
def test_one_that_is_wrong_keeps_all_of_them_out(table, wrong, code):
    before = table.state

    assert table.refused(SavePeople((*NEW, wrong))) == code
    assert table.state == before


def test_nobody_goes_when_one_has_a_seat(table):
    table.unlock()
    table.take("bram")

    assert table.refused(RemovePeople(("anna", "bram"))) == "person.seated"
    assert "anna" in table.state.people


def test_a_partner_that_is_not_there_is_kept_changed_and_taken_back(table):
    table.do(SaveAbsent(MEE))
    table.do(SaveAbsent(replace(MEE, informed=True)))
    assert table.room().absent == (replace(MEE, informed=True),)
    table.undo()
    assert table.room().absent == (MEE,)
    table.do(RemoveAbsent("o1"))
    assert table.room().absent == ()
    table.undo()

    assert table.room().absent == (MEE,)


@pytest.mark.parametrize(
    ("absent", "code"),
    [
        (Absent("o2", " "), "absent.name"),
        (Absent("o2", "mee"), "absent.double"),
        (Absent("../x", "OBC"), "text.id"),
    ],
)
def test_a_partner_without_a_name_of_its_own_is_refused(table, absent, code):
    table.do(SaveAbsent(MEE))

    assert table.refused(SaveAbsent(absent)) == code


def test_what_was_put_ready_and_sent_is_remembered_and_taken_back(table):
    table.do(NoteLetters((LETTER,)))
    sent = replace(LETTER, sent="2026-11-02T09:05")
    table.do(NoteLetters((sent,)))
    assert table.room().letters == (sent,)
    table.undo()
    assert table.room().letters == (LETTER,)
    table.do(ForgetLetters(("l1",)))

    assert table.room().letters == ()


def test_who_is_put_back_on_the_list_is_not_invited_twice(table):
    table.do(NoteLetters((LETTER,)))
    table.do(RemovePeople(("anna",)))
    assert table.room().letters == ()
    table.undo()

    assert table.room().letters == (LETTER,)


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (replace(LETTER, person="nobody"), "person.unknown"),
        (replace(LETTER, kind="bill"), "letter.unknown"),
        (replace(LETTER, ready="2026-11-02"), "time.form"),
        (replace(LETTER, sent="2026-11-31T09:00"), "time.form"),
        (replace(LETTER, id=""), "text.id"),
    ],
)
def test_a_letter_that_cannot_be_is_refused(table, letter, code):
    assert table.refused(NoteLetters((letter,))) == code


def test_who_is_off_the_list_keeps_no_mail_of_the_others_from_being_noted(table):
    table.do(NoteLetters((replace(LETTER, id="l2", person="nobody"), LETTER)))

    assert list(table.state.letters) == ["l1"]
    table.undo()
    assert table.room().letters == ()


def test_the_run_of_show_has_the_times_that_the_chair_chose(table):
    def seconds():
        return {step.id: step.seconds for step, _ in table.room().steps}

    planned = seconds()
    table.do(SaveAbout("seconds.norm", "45"))
    table.do(SaveAbout("seconds.discussion", "300"))

    assert seconds()["norm:A1"] == 45
    assert planned["review:A"] - seconds()["review:A"] == SMALL.times.discussion - 300
    assert table.room().times.norm == 45
    table.restart()
    assert seconds()["norm:A1"] == 45
    table.do(SaveAbout("seconds.norm", ""))
    assert seconds()["norm:A1"] == planned["norm:A1"]
