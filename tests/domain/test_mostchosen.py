"""What closes a session: per theme the group's own favourites, then what others chose."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain.examples import ExampleView
from scanhost.domain.knowledge import Entry
from scanhost.domain.mostchosen import MOST, most_chosen
from scanhost.domain.pack import Text
from tests.domain.room import a_pack

PACK = a_pack(3, 3)
FIRST, SECOND = PACK.themes[:2]
HELPED = replace(
    PACK,
    themes=(
        replace(
            FIRST,
            norms=(
                replace(FIRST.norms[0], knowledge=("KB01", "KB02", "KB03", "KB04")),
                *FIRST.norms[1:],
            ),
        ),
        replace(
            SECOND,
            norms=(replace(SECOND.norms[0], knowledge=("KB04", "KB05")), *SECOND.norms[1:]),
        ),
    ),
)
ENTRIES = [
    Entry(f"KB0{n}", Text(f"Titel {n}"), "case", 2013, Text("-"), Text("-")) for n in range(1, 7)
]


def chosen(favourites: tuple[str, ...], others: dict[str, int]) -> dict[str, list[str]]:
    found = most_chosen(HELPED, ENTRIES, favourites, others)
    return {one.theme: [id for id, _ in one.entries] for one in found}


def test_own_favourites_come_first_and_others_fill_up():
    assert MOST == 2
    assert chosen(("KB03",), {"KB01": 1, "KB02": 4, "KB05": 2}) == {
        FIRST.id: ["KB03", "KB02"],
        SECOND.id: ["KB05"],
    }


def test_what_helps_two_themes_stands_once_and_what_is_not_known_nowhere():
    assert chosen(("x12ab", "KB99", "KB06", "KB04"), {}) == {FIRST.id: ["KB04"]}
    assert chosen((), {}) == {}


def test_an_example_of_our_own_that_we_chose_stands_there_once_everybody_may_read_it():
    norm = FIRST.norms[1].id
    words = {"title": "Het ontbijt", "norms": norm}
    own = [ExampleView(f"x{n}", stage, {}, words) for n, stage in enumerate(("gross", "short"))]

    found = most_chosen(HELPED, ENTRIES, ("x0", "x1"), {"KB01": 1}, own)

    assert [(one.theme, one.entries) for one in found] == [
        (FIRST.id, (("x1", Text("Het ontbijt")), ("KB01", Text("Titel 1"))))
    ]
