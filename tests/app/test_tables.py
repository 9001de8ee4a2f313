"""A stranger's table is read in a process of its own, which may die without anybody else."""

from __future__ import annotations

import sys

import pytest

from scanhost.app.paper import command
from scanhost.app.tables import read_table
from scanhost.domain.errors import Trouble
from tests.store.spreadsheets import cell, row, xlsx

CHILD = command("table-child")


async def trouble(path, child=CHILD, timeout=30.0) -> Trouble:
    with pytest.raises(Trouble) as caught:
        await read_table(path, child, timeout)
    return caught.value


async def test_a_table_comes_back_as_it_is(tmp_path):
    path = tmp_path / "Renée’s lijst.csv"
    path.write_bytes("Naam;Organisatie\nRenée;ROC\n".encode("cp1252"))

    found = await read_table(path, CHILD, 30.0)

    assert found.rows == (("Naam", "Organisatie"), ("Renée", "ROC"))
    assert not found.more


async def test_what_is_wrong_with_a_file_comes_back_with_its_name(tmp_path):
    path = tmp_path / "leeg.csv"
    path.touch()

    said = await trouble(path)

    assert (said.code, dict(said.facts)) == ("table.empty", {"name": "leeg.csv"})


async def test_a_sheet_that_asks_for_terabytes_ends_its_reader_only(tmp_path):
    path = tmp_path / "hoeken.xlsx"
    corners = row(1, cell("A1", "Naam")) + row(1048576, cell("XFD1048576", "Jan"))
    xlsx(path, f"<sheetData>{corners}</sheetData>")

    assert (await trouble(path)).code == "table.broken"


async def test_a_reader_that_never_ends_is_ended(tmp_path):
    slow = (sys.executable, "-c", "import time; time.sleep(60)")

    assert (await trouble(tmp_path / "a.xlsx", slow, 0.3)).code == "table.slow"


async def test_a_reader_that_cannot_start_is_no_fault_of_the_program(tmp_path):
    said = await trouble(tmp_path / "a.xlsx", ("/nowhere/scanhost", "table-child"))

    assert said.code == "table.broken"


def test_a_file_comes_on_the_list_of_the_scan_that_is_open(desk, qtbot, tmp_path):
    path = tmp_path / "lijst.csv"
    text = "Voornaam;Achternaam;Domein\nRenée;Böhm;zorg\nNoor;Jansen;zorg\n"
    path.write_bytes(text.encode("latin-1"))
    importing = desk.program.chair.prepare.people.importing

    importing.take_file(str(path))
    qtbot.waitUntil(importing.add.isEnabled, timeout=20_000)
    importing.add.click()
    desk.until(lambda: len(desk.room.seats) == 13)

    person = desk.room.seats[-1].person
    assert (person.first, person.last, person.domain) == ("Renée", "Böhm", "care")


def test_a_file_that_is_gone_is_told_in_the_panel(desk, qtbot, tmp_path):
    importing = desk.program.chair.prepare.people.importing

    importing.take_file(str(tmp_path / "weg.csv"))
    qtbot.waitUntil(lambda: importing.said.property("kind") == "error", timeout=20_000)

    assert importing.said.text().startswith("weg.csv")
    assert len(desk.room.seats) == 12
