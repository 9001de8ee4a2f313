"""What a new scan begins with, and what it leaves behind."""

from dataclasses import replace

from scanhost.domain import followup, succeeding
from scanhost.domain.commands import SaveAbout, SavePeople, SaveText
from scanhost.domain.facts import SessionClosed
from scanhost.domain.people import Person
from tests.domain.room import SMALL, Table, a_pack


def test_people_come_along_without_codes_and_without_who_came():
    table = Table(people=1)
    known = Person("x", "Xenia", "Bos", "UWV", "care", email="x@uwv.nl", code="K7QM", coming="yes")
    table.do(SavePeople((known,)))
    table.do(SaveAbout("region", "Noord"))

    *about, people = succeeding.commands(table.state, "old", SMALL, ("n1", "n2"))

    assert SaveAbout("region", "Noord") in about
    assert SaveAbout("before", "old") in about
    assert isinstance(people, SavePeople)
    assert people.people[1] == Person("n2", "Xenia", "Bos", "UWV", "care", "", "x@uwv.nl")


def test_who_was_agreed_on_to_chair_it_does_so():
    table = Table(people=1)
    table.do(SaveAbout("chair_domain", "school"))
    table.do_change(SessionClosed())
    table.do(followup.ChooseNextDomain("care"))
    table.do(SaveText("next.chair", "Lia Ong"))

    asked = succeeding.commands(table.state, "old", SMALL, ("n1",))

    assert SaveAbout("chair", "Lia Ong") in asked
    assert SaveAbout("chair_domain", "care") in asked
    assert SaveAbout("before_domain", "school") in asked


def test_a_domain_that_the_new_norms_do_not_have_is_not_asked_for():
    table = Table(people=1)
    table.do_change(SessionClosed())
    table.do(followup.ChooseNextDomain("care"))
    other = replace(a_pack(3), domains=SMALL.domains[:1])

    asked = succeeding.commands(table.state, "old", other, ("n1",))

    assert not [one for one in asked if isinstance(one, SaveAbout) and one.key == "chair_domain"]
