"""What wants a look in a list of people, and how names and address lines come apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain import mailline, roster
from scanhost.domain.people import Person
from scanhost.domain.roster import Slip


@pytest.mark.parametrize("email", ["a@b.nl", "jan.de-vries+scan@roc.oost.example", " a@b.nl "])
def test_a_whole_address_is_one(email):
    assert roster.is_address(email)


LACKING = (
    *(
        "",
        "jan",
        "jan@roc",
        "@roc.nl",
        "jan@",
        "jan@roc..nl",
        "jan@.nl",
        "jan@roc.nl.",
        "j n@roc.nl",
    ),
    *("jan@roc.nl, piet@roc.nl", "a@b@c.nl", "<jan@roc.nl>", "jan@roc,nl", "mailto:jan@roc.nl"),
)


@pytest.mark.parametrize("email", LACKING)
def test_what_lacks_something_is_no_address(email):
    assert not roster.is_address(email)


def test_what_wants_a_look_is_told_per_person():
    people = [
        Person("a", "Renée", "van der Velde", email="r@x.nl"),
        Person("b", "Renee", "vander velde", email="R@x.nl"),
        Person("c", "Jan", "Smit", email="jan@x"),
        Person("d", "Els", "Post"),
        Person("e", "Tom", "Bos", email="tom@x.nl"),
    ]

    assert roster.slips(people) == {
        "a": (
            Slip("name.alike", "Renee vander velde"),
            Slip("email.twice", "Renee vander velde"),
        ),
        "b": (
            Slip("name.alike", "Renée van der Velde"),
            Slip("email.twice", "Renée van der Velde"),
        ),
        "c": (Slip("email.form"),),
        "d": (Slip("email.none"),),
    }


@pytest.mark.parametrize(
    ("whole", "first", "last"),
    [
        ("Jan Jansen", "Jan", "Jansen"),
        ("Annemieke van der Velde", "Annemieke", "van der Velde"),
        ("Velde, Annemieke van der", "Annemieke", "van der Velde"),
        ("van der Velde, Annemieke", "Annemieke", "van der Velde"),
        ("Dr. Jan Jansen", "Dr. Jan", "Jansen"),
        ("Cher", "Cher", ""),
        ("Jansen,", "Jansen", ""),
        ("محمد عبد الله", "محمد", "عبد الله"),
        ("", "", ""),
    ],
)
def test_a_whole_name_comes_apart(whole, first, last):
    assert roster.parts(whole) == (first, last)


@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost(whole):
    kept = "".join(roster.parts(whole))

    assert sorted("".join(kept.split())) == sorted("".join(whole.replace(",", " ").split())) or (
        "," in kept  # one within a name stays
    )


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("jan.jansen@x.nl", "Jan Jansen"),
        ("p.de.vries@x.nl", "P. de Vries"),
        ("info@x.nl", ""),
        ("jan2.j@x.nl", ""),
    ],
)
def test_an_address_may_spell_a_name(email, name):
    assert roster.named_after(email) == name


@pytest.mark.parametrize(
    "line",
    [
        "Jan Jansen <jan@x.nl>; Piet de Vries <p@y.nl>",
        "Jan Jansen <jan@x.nl>, Piet de Vries <p@y.nl>",
        '"Jan Jansen" <jan@x.nl>,\n\t"Piet de Vries" <p@y.nl>,',
        "Jan Jansen <mailto:jan@x.nl>\r\nPiet de Vries <p@y.nl>\r\n",
        "'Jan Jansen' <jan@x.nl>;'Piet de Vries' <p@y.nl>;",
        "Jan Jansen jan@x.nl; Piet de Vries p@y.nl",
    ],
)
def test_an_address_line_is_read_as_mail_programs_write_it(line):
    assert mailline.entries(line) == [("Jan Jansen", "jan@x.nl"), ("Piet de Vries", "p@y.nl")]


@pytest.mark.parametrize(
    "line",
    [
        '"Jansen, Jan" <jan@x.nl>; "Vries; Piet de" <p@y.nl>',
        '"Jansen, Jan" <jan@x.nl>, "Vries; Piet de" <p@y.nl>',
    ],
)
def test_what_stands_between_quotes_is_one_name(line):
    found = mailline.entries(line)

    assert found == [("Jansen, Jan", "jan@x.nl"), ("Vries; Piet de", "p@y.nl")]


def test_a_turned_name_without_quotes_is_one_name():
    line = "Jansen, Jan <jan@x.nl>, Vries, Piet de <p@y.nl>"

    assert mailline.entries(line) == [("Jansen, Jan", "jan@x.nl"), ("Vries, Piet de", "p@y.nl")]


def test_addresses_alone_and_names_alone_are_entries_too():
    assert mailline.entries("a@x.nl; Els Smit; <c@x.nl>; d@x.nl <d@x.nl>;;") == [
        ("", "a@x.nl"),
        ("Els Smit", ""),
        ("", "c@x.nl"),
        ("", "d@x.nl"),
    ]


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("Jan <jan@x.nl>", True),
        ("a@x.nl, b@x.nl", True),
        ("a@x.nl\nb@x.nl\n", True),
        ("Naam;E-mail\nJan;jan@x.nl\n", False),
        ("Jan\tjan@x.nl", False),
        ("Jan Jansen", False),
    ],
)
def test_an_address_line_is_told_from_a_table(text, is_line):
    assert mailline.is_mail_line(text) is is_line


@given(st.text(alphabet='ab@.<>";,\n \t', max_size=80))
def test_any_text_gives_entries_that_say_something(text):
    assert all(name or email for name, email in mailline.entries(text))
