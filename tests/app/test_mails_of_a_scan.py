"""The mails after session 1, as the people of a whole scan would get them."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain import views
from scanhost.domain.letters import mails_of
from scanhost.domain.people import Letter
from scanhost.domain.views import Room
from scanhost.report.letters import read_by
from tests.domain.room import Table
from tests.report import oosterdelta

FORWARD = ("homework", "reminder2")


def room(table: Table) -> Room:
    return views.room(table.state, 0.0)


def person(made: Room, id: str):
    return next(one.person for one in made.seats if one.person.id == id)


def test_once_session_2_is_over_nobody_is_to_get_homework_for_it_or_a_reminder_of_it():
    before, after = (mails_of(room(of())) for of in (oosterdelta.session_1, oosterdelta.whole))

    for kind in FORWARD:
        assert before.due(kind)
        assert not after.lacking(kind)
        assert not after.due(kind)


def test_homework_that_was_sent_is_not_out_of_date_for_what_session_2_changed():
    table = Table(people=0)
    table.state = oosterdelta.whole().state
    kept = tuple(
        Letter(f"{id}.0000000000.0000.0000000000", id, "homework", "2026-12-01T10:00", "x")
        for id in ("s2", "s3")
    )
    letters = {one.id: one for one in kept}
    table.state = replace(table.state, letters=letters)

    assert not mails_of(room(table)).outdated("homework")


def test_an_approval_is_told_with_its_organisation_and_not_with_whom_it_is_told_to():
    made = room(oosterdelta.whole())

    said = read_by(made, "lead", person(made, "s2")).body.text

    assert "Goedkeuring van de agenda (Interne goedkeuring: ROC Oosterdelta)" in said
    assert "met Youssef Amrani" not in said
