"""The door: personal codes, the code another device had shown, knocking, and the chair's yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import commands as ask
from scanhost.domain import door
from scanhost.domain.people import Person
from tests.domain.room import Table, replayed, started, still


def lobby(entry="name", people=4):
    table = Table(people=people)
    table.do(ask.SaveAbout("entry", entry))
    for number, id in enumerate(table.state.people):
        table.do(ask.GiveCodes(((id, f"KEY{number + 2}"),)))
    table.unlock()
    return table


def entering(table, code, load="new-phone"):
    return ask.Enter(
        code,
        table.fresh("visitor"),
        table.fresh("token"),
        table.fresh("ballot"),
        table.fresh("code"),
        table.message(load),
    )


def knocking(table, name, load="new-phone", organisation="", domain=""):
    return ask.Knock(
        table.fresh("visitor"),
        table.fresh("token"),
        table.fresh("ballot"),
        table.fresh("code"),
        name,
        organisation,
        domain,
        table.message(load),
    )


# --- a personal code -------------------------------------------------------------------------


@pytest.mark.parametrize("entry", ask.ENTRIES)
def test_a_personal_code_opens_the_seat_it_was_made_for(entry):
    table = lobby(entry)

    assert table.send(entering(table, "KEY3")) == ""

    assert table.answer("new-phone") == {"seat": "bram"}
    assert [link.seat for link in table.state.present()] == ["bram"]


def test_a_code_that_is_nobody_s_opens_nothing():
    table = lobby("code")

    assert table.send(entering(table, "KEY9")) == "code.unknown"
    assert table.send(entering(table, "")) == "code.unknown"
    assert not table.state.links
    assert not table.state.heard


@pytest.mark.parametrize("entry", ["code", "knock"])
def test_a_name_alone_opens_no_seat_where_the_chair_wants_more(entry):
    table = lobby(entry)

    assert table.send(table.taking("anna")) == f"seat.{entry}"
    assert table.send(replace(table.taking("anna"), back=True, known="made-up")) == f"seat.{entry}"


def test_a_personal_code_of_a_seat_that_is_taken_asks_the_chair():
    table = lobby("code")
    table.do(entering(table, "KEY2", "first"))

    table.do(entering(table, "KEY2", "second"))

    (visitor,) = table.state.visitors.values()
    assert visitor.seat == "anna"
    assert table.answer("second") == {"visitor": visitor.id}


def test_codes_are_each_one_person_s_and_can_be_replaced_and_taken_away():
    table = lobby()

    assert table.refused(ask.GiveCodes((("anna", "KEY3"),))) == "code.double"
    for code in ("nope", "B0B1", "ABC"):
        assert table.refused(ask.GiveCodes((("anna", code),))) == "code.form"
    assert table.refused(ask.GiveCodes((("nobody", "KEY9"),))) == "person.unknown"
    table.do(ask.GiveCodes((("anna", "NEW2"),)))
    table.undo()
    assert table.state.people["anna"].code == "KEY2"


def test_changing_what_the_list_says_keeps_the_code():
    table = lobby()

    table.do(ask.SavePerson(Person("anna", "Anna", "Jansen", domain="school")))

    assert table.state.people["anna"].code == "KEY2"


# --- another device ---------------------------------------------------------------------------


def with_another_device(at="norm:A1"):
    table = started(at=at)
    code = table.state.links["anna"].recovery
    table.do(entering(table, code))
    return table, next(iter(table.state.visitors.values()))


def test_the_code_a_phone_had_shown_needs_the_chair_s_yes():
    table, visitor = with_another_device()
    before = table.state.links["anna"]

    assert table.state.links["anna"] == before
    assert [one.name for one in table.room().visitors] == ["Anna"]

    table.do(ask.Admit(visitor.id, ""))

    assert table.token("anna") == visitor.token
    assert table.ballot("anna") == before.ballot
    assert not table.state.visitors


def test_the_old_device_speaks_for_the_seat_no_longer():
    table, visitor = with_another_device()
    old = table.grading("anna", "A1", 3)
    table.do(ask.Admit(visitor.id, ""))

    assert table.send(old) == "seat.lost"
    assert not table.state.answers("A1")


def test_what_was_not_confirmed_is_asked_again_and_what_was_is_not_shown():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 8)
    table.do(entering(table, table.state.links["anna"].recovery))
    (visitor,) = table.state.visitors

    table.do(ask.Admit(visitor, ""))

    own = table.own("anna")
    assert own.todo == ("A2",)
    assert own.answers == {}
    assert set(own.gradable) == {"A1", "A2"}


def test_who_asks_twice_from_one_page_stands_at_the_door_once():
    table, _ = with_another_device()

    table.do(entering(table, table.state.links["bram"].recovery))

    assert [one.seat for one in table.state.visitors.values()] == ["bram"]


def test_a_seat_that_went_home_is_not_taken_over():
    table = started(at="norm:A1")
    code = table.state.links["anna"].recovery
    table.do(entering(table, code))
    (visitor,) = table.state.visitors
    table.do(ask.Leave("anna", True))

    assert table.send(entering(table, code, "third")) == "seat.gone"
    assert table.refused(ask.Admit(visitor, "")) == "seat.gone"


def test_letting_another_device_in_is_undone_to_the_device_before():
    table, visitor = with_another_device()
    before = table.state.links["anna"]
    table.do(ask.Admit(visitor.id, ""))
    table.undo()

    assert table.state.links["anna"] == before
    assert table.vote("anna", "A1", 4) == ""


def test_what_another_device_gave_is_undone_with_letting_it_in():
    table = started(at="norm:A2")
    table.vote("anna", "A1", 8)
    code = table.state.links["anna"].recovery
    table.do(entering(table, code))
    table.do(ask.Admit(next(iter(table.state.visitors)), ""))
    undo = table.slip
    assert undo is not None
    for norm in ("A1", "A2"):
        assert table.vote("anna", norm, 3) == ""

    table.do(undo)

    assert list(table.state.answers("A1").values()) == [8]
    assert not table.state.answers("A2")
    assert table.own("anna").answers == {"A1": (1, 8)}
    assert table.own("anna").todo == ("A2",)


def test_who_is_put_back_on_the_list_has_the_code_that_was_sent():
    table = Table()
    table.do(ask.GiveCodes((("anna", "KEY2"),)))
    table.do(ask.RemovePerson("anna"))

    table.undo()

    assert table.state.people["anna"].code == "KEY2"


def test_letting_a_guest_in_is_undone_as_long_as_they_gave_nothing():
    table = lobby()
    table.do(knocking(table, "Noor"))
    table.do(ask.Admit(next(iter(table.state.visitors)), "g1"))
    table.undo()

    assert "g1" not in table.state.people
    assert not list(table.state.present())


def test_undoing_takes_nobody_s_seat_who_has_come_since():
    table, visitor = with_another_device()
    table.do(ask.Admit(visitor.id, ""))
    undo = table.slip
    table.free("anna")
    table.take("anna")

    assert undo is not None
    assert table.refused(undo) == "seat.taken"


def test_an_answer_that_got_lost_comes_with_the_seat_once_the_chair_said_yes():
    table = lobby()
    message = knocking(table, "Noor")
    table.do(message)
    table.do(ask.Admit(message.visitor, "g1"))

    table.do(replace(message, token="newer", recovery="NEWER"))

    assert table.answer("new-phone") == {"seat": "g1"}
    assert table.token("g1") == "newer"


def test_who_knocks_again_from_a_page_that_was_loaded_anew_stands_there_once():
    table = lobby()
    table.do(knocking(table, "Noor", "first", organisation="UWV"))
    table.do(knocking(table, "NOOR", "second", organisation="uwv"))
    table.do(knocking(table, "Noor", "elsewhere", organisation="ROC"))
    for load in ("third", "fourth"):
        table.take("anna") if "anna" not in table.state.links else None
        table.do(entering(table, table.state.links["anna"].recovery, load))

    assert [one.load for one in table.state.visitors.values()] == ["second", "elsewhere", "fourth"]


def test_whoever_takes_a_seat_over_does_not_see_the_answer_to_a_poll():
    table = started(at="review:A")
    table.do(ask.TickPoint("p1", "A"))
    table.do(ask.AskAgreement("A"))
    table.agrees("anna", False)
    table.do(entering(table, table.state.links["anna"].recovery))
    table.do(ask.Admit(next(iter(table.state.visitors)), ""))

    assert table.own("anna").agrees is None
    message = table.message("new-phone")
    assert table.send(ask.Agree("anna", table.token("anna"), 1, True, message)) == ""
    assert table.own("anna").agrees is True


def test_the_same_message_again_gets_a_fresh_secret_and_no_second_visitor():
    table = started(at="norm:A1")
    message = entering(table, table.state.links["anna"].recovery)
    table.do(message)

    table.do(replace(message, token="newer", recovery="NEWER"))

    (visitor,) = table.state.visitors.values()
    assert (visitor.token, visitor.recovery) == ("newer", "NEWER")
    assert table.state.links["anna"].token != "newer"


# --- guests ------------------------------------------------------------------------------------


def test_a_guest_knocks_and_is_let_in():
    table = lobby()
    table.do(knocking(table, "  Noor\u202e  de Wit", organisation="UWV", domain="care"))
    (visitor,) = table.state.visitors.values()

    table.do(ask.Admit(visitor.id, "g1"))

    person = table.state.people["g1"]
    assert (person.name, person.organisation, person.domain) == ("Noor de Wit", "UWV", "care")
    assert person.guest
    assert table.state.links["g1"].token == visitor.token
    assert table.own("g1").seat == "g1"


def test_a_guest_can_be_let_in_on_a_free_seat_of_the_list():
    table = lobby("knock")
    table.do(knocking(table, "bram"))
    (visitor,) = table.state.visitors.values()
    assert table.room().visitors[0].free[0] == "bram"
    assert door.free(table.state, visitor) == ("bram", "anna", "chris", "dewi")

    table.do(ask.Admit(visitor.id, "bram"))

    assert set(table.state.people) == {"anna", "bram", "chris", "dewi"}
    assert table.token("bram") == visitor.token


def test_nobody_is_put_on_a_seat_that_is_taken_or_doubles_a_name():
    table = lobby()
    table.take("bram")
    table.do(knocking(table, "Bram"))
    (visitor,) = table.state.visitors

    assert table.refused(ask.Admit(visitor, "bram")) == "seat.taken"
    assert table.refused(ask.Admit(visitor, "g1")) == "person.double"


def test_who_is_turned_away_or_goes_away_waits_no_longer():
    table = lobby()
    message = knocking(table, "Noor")
    table.do(message)
    table.do(ask.TurnAway(message.visitor))
    other = knocking(table, "Sem", "other")
    table.do(other)
    assert table.send(ask.GoAway(other.token, table.message("other"))) == ""

    assert not table.state.visitors
    assert table.refused(ask.Admit(message.visitor, "g1")) == "visitor.gone"


@pytest.mark.parametrize(
    ("name", "domain", "code"), [("  ", "", "person.name"), ("Noor", "moon", "person.domain")]
)
def test_what_a_guest_writes_is_checked(name, domain, code):
    table = lobby()

    assert table.send(knocking(table, name, domain=domain)) == code


def test_only_so_many_wait_at_the_door():
    table = lobby()
    for number in range(4 + door.WAITING):
        table.do(knocking(table, f"Gast {number}", f"load{number}"))

    assert table.send(knocking(table, "Noor", "one-more")) == "visitor.many"
    table.do(knocking(table, "Gast 3 weer", "load3"))
    table.take("anna")
    table.do(entering(table, table.state.links["anna"].recovery, "known"))
    assert len(table.state.visitors) == 5 + door.WAITING


def test_nobody_comes_in_before_the_lobby_opens():
    table = Table()
    table.do(ask.GiveCodes((("anna", "KEY2"),)))

    assert table.send(entering(table, "KEY2")) == "session.locked"
    assert table.send(knocking(table, "Noor")) == "session.locked"


def test_a_guest_in_open_mode_says_yes_before_the_first_grade():
    table = Table()
    table.do(ask.SaveAbout("mode", "open"))
    table.unlock()
    table.everybody()
    for seat in table.state.people:
        table.consents(seat)
    table.go("norm:A1")
    table.do(knocking(table, "Noor"))
    (visitor,) = table.state.visitors
    table.do(ask.Admit(visitor, "g1"))

    assert table.own("g1").asked
    assert table.vote("g1", "A1", 6) == "consent.needed"
    assert table.room().named


def test_who_waits_is_there_after_a_restart_and_not_in_a_backup():
    table, _ = with_another_device()

    assert still(replayed(table.state, table.facts)) == still(table.state)


def test_page_loads_without_a_seat_are_not_remembered_for_ever():
    table = lobby()
    for number in range(200):
        message = knocking(table, f"Gast {number}", f"load{number}")
        table.do(message)
        table.do(ask.TurnAway(message.visitor))

    assert len(table.state.heard) < 50
