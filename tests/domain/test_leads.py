"""Who is meant by what the chair typed: the one person it can mean, or nobody."""

from dataclasses import replace

import pytest

from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine, Process
from scanhost.domain.leads import homework, leads, meant
from scanhost.domain.people import Person

PEOPLE = (
    Person("karin", "Karin", "de Wit", "ROC Oosterdelta"),
    Person("jan1", "Jan", "Smit", "Gemeente Oosterdam"),
    Person("jan2", "Jan", "Vos", "UWV"),
    Person("omer", "Ömer", "Yıldız", "Werkgevers, zorg en welzijn"),
    Person("els", "Els", "Bos", "Gemeente Oosterdam"),
)


def point(id: str = "p1", **more) -> AgendaPoint:
    made = AgendaPoint(id, "T", "t", None, f"Punt {id}", "", None, (), "", "", "", "", ())
    return replace(made, **more)


def line(id: str, **more) -> CommitmentLine:
    made = CommitmentLine(id, "p1", "Iets doen", "", "", "2027-03-01", "")
    return replace(made, **more)


@pytest.mark.parametrize(
    ("text", "found", "unclear", "unknown"),
    [
        ("Karin de Wit", ["karin"], [], []),
        ("  karin DE wit ", ["karin"], [], []),
        ("Karin", ["karin"], [], []),
        ("omer", ["omer"], [], []),
        ("Karin de Wit, ROC Oosterdelta", ["karin"], [], []),
        ("Karin de Wit (ROC Oosterdelta)", ["karin"], [], []),
        ("Karin de Wit, Jan Smit en Els Bos", ["karin", "jan1", "els"], [], []),
        ("Karin de Wit\nJan Vos, UWV", ["karin", "jan2"], [], []),
        ("UWV", ["jan2"], [], []),
        ("Werkgevers, zorg en welzijn", ["omer"], [], []),
        ("Jan", [], ["Jan"], []),
        ("Jan, UWV", ["jan2"], [], []),
        ("Jan (Gemeente Oosterdam)", ["jan1"], [], []),
        ("Gemeente Oosterdam", [], ["Gemeente Oosterdam"], []),
        ("Piet Puk, UWV", [], [], ["Piet Puk"]),
        ("", [], [], []),
        (" , ;\n/ ", [], [], []),
        ("Karin, Karin de Wit", ["karin"], [], []),
    ],
)
def test_a_text_means_the_one_person_it_can_mean(text, found, unclear, unknown):
    made = meant(text, PEOPLE)

    assert [one.id for one in made.people] == found
    assert list(made.unclear) == unclear
    assert list(made.unknown) == unknown


def test_two_leads_of_one_name_get_nothing_by_guess():
    same = (Person("a", "Sam", "Mol", "A"), Person("b", "Sam", "Mol", "B"))

    made = leads([point(commitments=(line("c1", lead="Sam Mol"),))], Process(), same)

    assert made.of == {}
    assert [(one.text, one.where) for one in made.unclear] == [("Sam Mol", "Punt p1")]
    sure = leads([point(commitments=(line("c1", lead="Sam Mol, B"),))], Process(), same)
    assert list(sure.of) == ["b"]


def test_the_group_and_who_leads_prepare_a_point():
    points = (
        point("p1", group="Karin de Wit, Els Bos", lead="UWV"),
        point("p2", group="Els", lead="Gemeente Oosterdam", person="Jan"),
        point("p3", group="Karin", choice="no"),
        point("p4"),
    )

    made = homework(points, PEOPLE)

    assert {id: [one.id for one in of] for id, of in made.of.items()} == {
        "karin": ["p1"],
        "els": ["p1", "p2"],
        "jan2": ["p1"],
        "jan1": ["p2"],
    }
    assert (made.unclear, made.unknown) == ([], [])


def test_what_nobody_leads_is_of_who_leads_the_point():
    agreed = (line("c1"), line("c2", lead="Els Bos"), line("c3", lead="De buurman"))
    process = Process(
        (line("a1", about="approval", lead="Gemeente Oosterdam", joins="Jan Smit"),),
        (line("a2", about="absent", lead="Karin"),),
    )

    made = leads([point(lead="UWV", commitments=agreed)], process, PEOPLE)

    assert {id: [one.id for _, one in of] for id, of in made.of.items()} == {
        "jan2": ["c1"],
        "els": ["c2"],
        "jan1": ["a1"],
        "karin": ["a2"],
    }
    assert [one.text for one in made.unknown] == ["De buurman"]


def test_a_point_without_a_lead_gives_nobody_anything():
    made = leads([point(commitments=(line("c1"),))], Process(), PEOPLE)

    assert (made.of, made.unclear, made.unknown) == ({}, [], [])


def test_300_points_and_a_thousand_people_are_looked_through_at_once():
    crowd = [Person(f"s{n}", f"Voor{n}", f"Achter{n}", f"Organisatie {n}") for n in range(1000)]
    points = [point(f"p{n}", group=f"Voor{n} Achter{n}, Organisatie {n + 1}") for n in range(300)]

    assert len(homework(points, crowd).of) == 301
