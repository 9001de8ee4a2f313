"""From rows of text to people: what the columns hold, who comes on the list, and who does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import resources
from scanhost.domain.candidates import Candidate, Columns, candidates, domain_of, guessed
from scanhost.domain.people import Person
from scanhost.domain.tables import CELL, COLUMNS, ROWS, Table, pasted, separated, table
from scanhost.store import packs

DOMAINS = packs.read(resources.norms() / packs.FIRST).domains


def found(text: str, *listed: Person) -> list[Candidate]:
    read = pasted(text)
    return list(candidates(read, guessed(read, DOMAINS), DOMAINS, listed))


def kinds(text: str) -> Columns:
    return guessed(pasted(text), DOMAINS)


@pytest.mark.parametrize(
    ("text", "held", "heading"),
    [
        ("Voornaam;Achternaam;E-mailadres\nJan;Smit;j@x.nl", ("first", "last", "email"), True),
        ("First name\tSurname\tCompany\nJan\tSmit\tROC", ("first", "last", "organisation"), True),
        (
            "Naam,Organisatie,Functie,Domein,Mail,Telefoon\nJan Smit,ROC,baas,school,j@x.nl,06",
            ("name", "organisation", "function", "domain", "email", ""),
            True,
        ),
        (
            "voornaam|tussenvoegsel|achternaam|gebeld\nJan|de|Smit|ja",
            ("first", "between", "last", "phoned"),
            True,
        ),
        ("Jan Smit;ROC;jan@x.nl\nEls Bos;MEE;e@x.nl", ("name", "organisation", "email"), False),
        ("Jan,Smit,0612345678\nEls,Bos,06-87654321", ("first", "last", ""), False),
        ("Jan Smit;ROC;onderwijs\nEls Bos;MEE;zorg", ("name", "organisation", "domain"), False),
        ("Wie;Waar;Bereikbaar\nJan Smit;ROC;j@x.nl", ("name", "organisation", "email"), True),
        ("Jan Smit\nEls Bos", ("name",), False),
        ("Naam;Naam\nJan Smit;Jan Smit", ("name", ""), True),
        ("Naam;Voornaam;Achternaam\nx;Jan;Smit", ("", "first", "last"), True),
    ],
)
def test_columns_are_guessed_from_headings_and_from_what_they_hold(text, held, heading):
    assert kinds(text) == Columns(held, heading)


def test_a_row_becomes_a_person():
    text = (
        "Voornaam\tTussenvoegsel\tAchternaam\tInstelling\tFunctie\tDomein\tE-mail\tGebeld\n"
        "Annemieke\tvan der\tVelde\tDe Brug\tdirecteur\tschool\tmailto:a@x.nl\tJa\n"
    )

    assert found(text) == [
        Candidate(
            1,
            Person(
                "",
                "Annemieke",
                "van der Velde",
                "De Brug",
                "education",
                "directeur",
                "a@x.nl",
                phoned=True,
            ),
        )
    ]


def test_a_mail_line_becomes_people():
    people = [one.person for one in found('"Smit, Jan de" <jan@x.nl>; p.bos@x.nl')]

    assert [(one.first, one.last, one.email) for one in people] == [
        ("Jan", "de Smit", "jan@x.nl"),
        ("P.", "Bos", "p.bos@x.nl"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Aan: Jan Smit <jan@x.nl>; Els Bos <els@x.nl>",
        "To: Jan Smit <jan@x.nl>,\n Els Bos <els@x.nl>",
        "Jan Smit jan@x.nl\nEls Bos els@x.nl",
        "Jan Smit [mailto:jan@x.nl]; Els Bos [els@x.nl]",
        "jan@x.nl (Jan Smit), els@x.nl (Els Bos)",
        "1. Jan Smit <jan@x.nl>\n2. Els Bos <els@x.nl>",
        "Jan Smit <jan@x.nl>, Els Bos <els@x.nl>;",
    ],
)
def test_a_mail_line_is_read_however_a_program_copies_it(text):
    people = [one.person for one in found(text)]

    assert [(one.first, one.last, one.email) for one in people] == [
        ("Jan", "Smit", "jan@x.nl"),
        ("Els", "Bos", "els@x.nl"),
    ]


@pytest.mark.parametrize("marks", [("1\t", "2\t"), ("1. ", "2. "), ("-\t", "-\t"), ("• ", "• ")])
def test_numbers_and_marks_of_a_list_are_no_names(marks):
    one, other = marks

    people = [row.person for row in found(f"{one}Jan Smit\tROC\n{other}Els Bos\tMEE")]

    assert [(one.first, one.last, one.organisation) for one in people] == [
        ("Jan", "Smit", "ROC"),
        ("Els", "Bos", "MEE"),
    ]


def test_a_name_and_its_address_in_one_cell_come_apart():
    read = separated("Wie;Waar\nJan Smit <jan@x.nl>;ROC\n")
    columns = guessed(read, DOMAINS)

    (one,) = candidates(read, columns, DOMAINS, [])

    assert one.person == Person("", "Jan", "Smit", "ROC", email="jan@x.nl")


def test_rows_that_do_not_come_say_why():
    text = "Naam;E-mail\nJan Smit;j@x.nl\nrenee  bos;r@x.nl\nJan Smit;j2@x.nl\n;leeg@x\n=1+1;"

    said = [one.skipped for one in found(text, Person("a", "Renée", "Bos"))]

    assert said == ["", "listed", "twice", "name", "name"]


def test_what_wants_a_look_is_remarked_and_comes_all_the_same():
    text = (
        "Naam;Domein;E-mail\nJan Smit;iets;jan@x\nEls Bos;zorg;a@x.nl\n"
        f"{'x' * 100} y;zorg;b@x.nl\nTom Post;zorg;b@x.nl"
    )

    rows = found(text, Person("a", "Ada", email="A@x.nl"))

    assert [one.remarks for one in rows] == [
        ("domain", "email.form"),
        ("email.twice",),
        ("long",),
        ("email.twice",),
    ]
    assert not any(one.skipped for one in rows)
    assert rows[2].person.first == "x" * 80


@pytest.mark.parametrize(
    ("said", "domain"),
    [
        ("Onderwijs", "education"),
        ("education", "education"),
        ("gemeente", "municipality"),
        ("Gemeente en werkbedrijf", "municipality"),
        ("Leerplicht/RMC", "attendance"),
        ("WERKGEVERS", "employers"),
        ("zorg", "care"),
        ("UWV", "other"),
        ("UWV en overige", "other"),
        ("Zorg en ondersteuning", "care"),
        ("van de", ""),
        ("iets heel anders geschreven", "other"),
        ("?", ""),
        ("", ""),
    ],
)
def test_a_domain_is_recognised_by_its_words(said, domain):
    assert domain_of(said, DOMAINS) == domain


def test_formulas_are_only_text():
    rows = found("Voornaam;Achternaam;Organisatie\n=HYPERLINK(1);@SUM(A1);+31 6\nJan;-2+3;=1+1")

    assert rows[0].person.first == "=HYPERLINK(1)"
    assert rows[0].person.organisation == "+31 6"
    assert (rows[1].person.last, rows[1].person.organisation) == ("-2+3", "=1+1")


@pytest.mark.parametrize("between", ["\t", ";", ",", "|"])
def test_what_stands_between_cells_is_found_out(between):
    text = between.join(["Naam", "Org"]) + "\n" + between.join(['"Smit{}x"', "ROC"])

    rows = pasted(text.format(between)).rows

    assert rows == (("Naam", "Org"), (" ".join(f"Smit{between}x".split()), "ROC"))


def test_a_cell_of_a_spreadsheet_may_hold_lines_and_a_quote_may_be_left_open():
    assert pasted('Naam\tOrg\n"Jan\nSmit"\tROC').rows[1] == ("Jan Smit", "ROC")
    assert len(pasted('Naam;Org\n"Jan;ROC\nEls;MEE\nTom;UWV\nBas;WSP\n').rows) == 5


def test_excel_may_say_what_stands_between():
    assert pasted("sep=;\r\nNaam;Org, afd\r\nJan;ROC, Oost\r\n").rows == (
        ("Naam", "Org, afd"),
        ("Jan", "ROC, Oost"),
    )


def test_a_table_is_no_larger_than_it_may_be():
    most = table([["Jan", str(at)] for at in range(ROWS)])
    over = table([["Jan", str(at)] for at in range(ROWS + 1)])
    wide = table([["x"] * (COLUMNS + 1)])
    long = table([["x" * 100_000]])

    assert (len(most.rows), most.more) == (ROWS, False)
    assert (len(over.rows), over.more) == (ROWS, True)
    assert (wide.width, wide.more) == (COLUMNS, True)
    assert long.rows == (("x" * CELL,),)


def test_empty_rows_and_columns_are_left_out():
    assert pasted("Naam;;Org;\n;;;\nJan;;ROC;\n\n").rows == (("Naam", "Org"), ("Jan", "ROC"))
    assert pasted(" \n\t\n") == Table()


def test_a_cell_longer_than_the_csv_module_takes_is_cut():
    assert len(pasted("Naam;Org\n" + "x" * 200_000 + ";ROC").rows[1][0]) == CELL


@given(st.text(max_size=200))
def test_any_text_is_a_table_that_can_be_guessed(text):
    read = pasted(text)
    columns = guessed(read, DOMAINS)
    people = list(candidates(read, columns, DOMAINS, []))

    assert len(columns.kinds) == read.width
    assert len(people) == len(read.rows) - columns.heading
    assert all(len(row) == read.width for row in read.rows)
