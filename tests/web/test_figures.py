"""What phones are told of the region in figures, and of a table that is divided otherwise."""

from __future__ import annotations

import json
from dataclasses import replace

from scanhost import resources
from scanhost.domain import commands as ask
from scanhost.domain.pack import Division, Domain, Text
from scanhost.domain.views import room
from scanhost.store import references
from scanhost.web import phones
from tests.domain.room import SMALL, Table

NATIONAL = references.national(resources.norms())
EXACT = {
    "total": "618",
    "study": "241",
    "work": "236",
    "both": "122",
    "benefit": "16",
    "neither": "3",
}


def told(table):
    return phones.public(room(table.state, table.now), NATIONAL)


def test_phones_are_told_the_figures_in_their_step_and_no_small_number():
    table = Table()
    table.do(ask.SaveAbout("figures", "yes"))
    for field, value in EXACT.items():
        table.do(ask.SaveAbout(f"figures.pro.{field}", value))
    table.unlock()
    table.go("figures")

    pro, vso = told(table)["figures"]

    assert [one["n"] for one in pro["ours"]["cells"]] == [240, 235, 120, 15, None]
    assert pro["ours"]["total"] is None
    assert [one.get("of") for one in pro["ours"]["cells"]] == [39, 38, 20, 2, None]
    assert [one["n"] for one in pro["theirs"]["cells"]] == [50, 10, 10, 20, 10]
    assert vso["ours"] is None
    said = json.dumps(told(table))
    assert not any(f'"{n}"' in said or f": {n}" in said for n in ("618", "241", "236", "122"))

    table.go("introduction")
    assert told(table)["figures"] is None


def test_the_hash_of_a_pack_follows_the_division_of_the_table():
    other = Division("three", Text("Drie"), (*SMALL.domains, Domain("uwv", Text("UWV"))))
    table = Table(replace(SMALL, divisions=(other,)))
    before = phones.pack(table.state.pack)

    table.do(ask.Divide("three"))

    after = phones.pack(table.state.pack)
    assert after["hash"] != before["hash"]
    assert [one["id"] for one in after["domains"]] == ["school", "care", "uwv"]
