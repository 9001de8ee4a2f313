"""What the group chooses from the knowledge bank."""

import pytest

from scanhost.domain import commands as ask
from scanhost.domain import favourites
from scanhost.domain.facts import EntryChosen
from tests.domain.room import replayed, started, still


def test_whoever_has_a_seat_chooses_for_the_group_and_nobody_sees_who():
    table = started(at="norm:A1")

    assert table.favours("anna", "KB06") == ""
    assert table.favours("bram", "KB05") == ""
    table.do(ask.ChooseEntry("KB07", True))
    assert table.favours("bram", "KB06", yes=False) == ""

    assert table.room().favourites == ("KB05", "KB07")
    assert EntryChosen("KB06") in table.facts
    assert still(replayed(table.state, table.facts)) == still(table.state)


def test_choosing_it_once_more_changes_nothing():
    table = started(at="norm:A1")
    table.favours("anna", "KB06")
    before = len(table.facts)

    assert table.favours("bram", "KB06") == ""
    assert table.favours("bram", "KB05", yes=False) == ""

    assert len(table.facts) == before


@pytest.mark.parametrize("entry", ["", "../KB06", "KB 06", "KB06\n", "é", "k" * 41, "-x"])
def test_what_is_no_id_is_no_entry(entry):
    table = started(at="norm:A1")

    assert table.favours("anna", entry) == "favourite.unknown"
    assert table.refused(ask.ChooseEntry(entry, True)) == "favourite.unknown"


def test_an_entry_of_another_bank_is_allowed():
    table = started(at="norm:A1")

    assert table.favours("anna", "from-elsewhere.7") == ""


def test_there_are_only_so_many():
    table = started(at="norm:A1")
    for number in range(favourites.MOST):
        table.do(ask.ChooseEntry(f"KB{number}", True))

    assert table.favours("anna", "more") == "favourite.many"
    assert table.favours("anna", "KB3", yes=False) == ""
    assert table.favours("anna", "more") == ""


def test_nobody_chooses_with_the_seat_of_somebody_else():
    table = started(at="norm:A1")
    message = table.message("bram-phone")

    code = table.send(ask.Favour("anna", table.token("bram"), "KB06", True, message))

    assert code == "seat.lost"
    assert not table.state.favourites
