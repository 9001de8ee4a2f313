"""Who has which mail: each person one invitation, and a reminder only for who did not answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain.commands import Command, ForgetLetters, NoteLetters, SaveAbout, SavePerson
from scanhost.domain.letters import Mails, Stand, mailbox, sent
from scanhost.domain.people import Letter, Person
from tests.domain.room import Table

NOW, LATER = "2026-11-09T10:00", "2026-11-10T09:30"

letter = Mails((), ()).letter


def person(id: str, **more) -> Person:
    return Person(id, id.capitalize(), email=f"{id}@example.nl", **more)


def mails(*people, letters=(), seat="") -> Mails:
    return Mails(people, letters, seat)


def ids(people) -> list[str]:
    return [one.id for one in people]


def test_the_chair_a_guest_who_does_not_come_and_who_has_no_address_get_no_invitation():
    people = (
        person("anna"),
        replace(person("bert"), email=""),
        replace(person("cato"), email="cato@nowhere"),
        person("dirk", coming="no"),
        person("els", guest=True),
        person("fien"),
    )

    found = mails(*people, seat="fien")

    assert ids(found.due("invitation")) == ["anna"]
    assert ids(found.lacking("invitation")) == ["anna", "bert", "cato"]


def test_only_who_was_invited_and_has_not_answered_is_reminded():
    people = [person(id) for id in ("anna", "bert", "cato", "dirk", "els")]
    people[1] = replace(people[1], coming="yes")
    people[2] = replace(people[2], coming="no")
    made = [letter(f"l{n}", one, "invitation", NOW) for n, one in enumerate(people[:4])]
    made = [*sent(made[:3], LATER), made[3]]  # Dirk's is put ready, and may not have left

    found = mails(*people, letters=made)

    assert ids(found.due("reminder")) == ["anna"]
    assert not found.may(people[4], "reminder")


def test_nobody_is_reminded_twice_by_itself():
    anna = person("anna")
    made = [*sent([letter("a", anna, "invitation", NOW)], LATER)]
    made.append(letter("b", anna, "reminder", LATER))

    assert mails(anna, letters=made).due("reminder") == []
    assert mails(anna, letters=made).may(anna, "reminder"), "the chair may, by name"


def test_the_chair_is_never_reminded():
    anna = person("anna")
    made = sent([letter("a", anna, "invitation", NOW)], LATER)

    assert mails(anna, letters=made, seat="anna").lacking("reminder") == []
    assert not mails(anna, letters=made, seat="anna").may(anna, "reminder")
    assert not mails(anna, letters=made, seat="anna").may(anna, "invitation")


def test_the_last_mail_counts_and_another_address_stands_out():
    anna = person("anna")
    first = sent([letter("a", anna, "invitation", NOW)], NOW)
    again = letter("b", anna, "invitation", LATER)

    assert mails(anna, letters=first).standing(anna, "invitation").stand is Stand.SENT
    found = mails(anna, letters=[*first, again]).standing(anna, "invitation")
    assert (found.stand, found.when, found.moved) == (Stand.READY, LATER, False)
    moved = replace(anna, email="anna@elsewhere.nl")
    assert mails(moved, letters=[again]).standing(moved, "invitation").moved
    same = replace(anna, email=" ANNA@example.nl")
    assert not mails(same, letters=[again]).standing(same, "invitation").moved


BEFORE = "2026-11-26\n13:30\nStadhuis"
AFTER = "2026-12-03\n13:30\nStadhuis"


def changed(person, letters, meeting=BEFORE, codes=True, kind="invitation"):
    return Mails([person], letters, "", meeting, codes).standing(person, kind).changed


def test_what_changed_after_a_mail_stands_out_until_a_later_mail_tells_it():
    anna = person("anna", code="ABC234")
    old, new = (Mails([anna], (), "", meeting, True) for meeting in (BEFORE, AFTER))
    first = old.letter("a", anna, "invitation", NOW)

    assert changed(anna, [first]) == ()
    assert changed(anna, [first], AFTER) == ("meeting",)
    assert changed(replace(anna, code="XYZ789"), [first]) == ("code",)
    assert changed(replace(anna, code="XYZ789"), [first], codes=False) == (), "nobody needs it"
    assert changed(replace(anna, coming="no"), [first], AFTER) == ()

    again = new.letter("b", anna, "invitation", LATER)
    assert changed(anna, [first, again], AFTER) == ()
    assert changed(anna, [first, again], BEFORE) == ("meeting",), "what was told last counts"
    reminder = new.letter("c", anna, "reminder", LATER)
    assert changed(anna, [first, reminder], AFTER) == (), "the reminder told it"


def test_a_mail_of_an_earlier_program_says_nothing_of_what_it_told():
    anna = person("anna")
    mark = letter("a", anna, "invitation", NOW).id.rpartition(".")[2]
    old = Letter(f"x1.{mark}", "anna", "invitation", NOW)

    found = Mails([anna], [old], "", AFTER, True).standing(anna, "invitation")

    assert (found.moved, found.changed) == (False, ())


def test_only_whose_mail_is_not_right_any_more_is_due_once_more():
    anna, bert, cato = person("anna"), person("bert"), person("cato")
    old = Mails([anna, bert, cato], (), "", BEFORE)
    made = [old.letter(one.id, one, "invitation", NOW) for one in (anna, bert)]

    found = Mails([anna, replace(bert, email=""), cato], made, "", AFTER)

    assert ids(found.outdated("invitation")) == ["anna"]
    assert ids(Mails([anna, bert, cato], made, "anna", AFTER).outdated("invitation")) == ["bert"]
    assert ids(found.due("invitation")) == ["cato"], "nobody a second one by itself"


def test_a_mark_says_nothing_of_the_address():
    assert "anna" not in letter("a", person("anna"), "invitation", NOW).id


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("anna@example.nl", "anna@example.nl"),
        (" Anna.B+scan@sub.example.nl ", "Anna.B+scan@sub.example.nl"),
        ("anna@müller.nl", "anna@xn--mller-kva.nl"),
        ("anna", ""),
        ("anna@example", ""),
        ("anna@example.nl, bert@example.nl", ""),
        ("anna@example.nl\nBcc: x@y.nl", ""),
        ('"anna b"@example.nl', ""),
        ("anna@@example.nl", ""),
        ("ännä@example.nl", ""),
        ("<anna@example.nl>", ""),
        ("anna..b@example.nl", ""),
        ("anna@-example.nl", ""),
        (f"{'a' * 250}@example.nl", ""),
        ("anna@example..nl", ""),
        ("anna@[127.0.0.1]", ""),
    ],
)
def test_only_a_plain_address_may_stand_in_a_mail(typed, kept):
    assert mailbox(typed) == kept


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "ready", "confirm", "undo", "again", "answer", "take back"]),
        st.integers(0, 5),
    ),
    max_size=40,
)


@given(STEPS)
def test_nobody_gets_a_second_invitation_that_was_not_asked_for_by_name(steps):
    room = Table(people=0)
    undoes: list[Command] = []
    made = 0
    asked: dict[str, int] = {}  # invitations somebody may have: one, and each asked for by name

    def now() -> Mails:
        state = room.state
        return Mails(
            [*state.people.values()], [*state.letters.values()], state.about.get("seat", "")
        )

    for what, number in steps:
        found = now()
        invited = [*found.standings("invitation").values()]
        if what == "add":
            id = f"n{len(found.people)}"
            if len(found.people) < 6:
                room.ask(SavePerson(person(id)))
                if number == 0:
                    room.ask(SaveAbout("seat", id))
        elif what == "ready":
            new = tuple(
                letter(f"l{made + n}", one, "invitation", NOW)
                for n, one in enumerate(found.due("invitation"))
            )
            made += len(new)
            if new:
                room.ask(NoteLetters(new))
                undoes.append(ForgetLetters(tuple(one.id for one in new)))
        elif what == "again" and found.people:
            one = found.people[number % len(found.people)]
            if found.may(one, "invitation") and one.id in found.standings("invitation"):
                made += 1
                asked[one.id] = asked.get(one.id, 0) + 1
                room.ask(NoteLetters((letter(f"l{made}x", one, "invitation", LATER),)))
        elif what == "confirm" and found.unconfirmed("invitation"):
            before = tuple(found.unconfirmed("invitation"))
            room.ask(NoteLetters(sent(before, LATER)))
            undoes.append(NoteLetters(before))
        elif what == "undo" and undoes:
            undo = undoes.pop()
            room.ask(undo)
        elif what == "answer" and found.people:
            one = found.people[number % len(found.people)]
            room.ask(SavePerson(replace(one, coming=("", "yes", "no")[number % 3])))
        elif what == "take back" and invited:
            one = invited[number % len(invited)]
            room.ask(ForgetLetters((one.letter.id,)))
            undoes.clear()

        found = now()
        for one in found.people:
            has = [x for x in found.letters if x.person == one.id and x.kind == "invitation"]
            assert len(has) <= 1 + asked.get(one.id, 0)
            if has:
                assert one not in found.due("invitation")
        assert found.seat not in {one.id for one in found.due("invitation")}
