"""Tables as people have them: CSV of every make, spreadsheets, and what only looks like one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scanhost.domain.errors import Trouble
from scanhost.domain.tables import ROWS
from scanhost.store import tables
from tests.store.spreadsheets import cell, row, xlsx

TEXT = "Naam;Organisatie\r\nRenée Żółć;Cliëntenraad\r\n"
SEEN = (("Naam", "Organisatie"), ("Renée Żółć", "Cliëntenraad"))


def put(tmp_path: Path, data: bytes, name: str = "lijst.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def code(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        tables.read(path)
    assert caught.value.facts == {"name": path.name}
    return caught.value.code


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace("\r\n", "\r").encode(),
    ],
)
def test_a_csv_is_read_in_whatever_way_it_was_written(tmp_path, data):
    assert tables.read(put(tmp_path, data)).rows == SEEN


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_older_csv_is_read(tmp_path, encoding):
    text = "Naam;Organisatie\nRenée Böhm;Cliëntenraad ’t Huis" if encoding == "cp1252" else "é;ñ"

    rows = tables.read(put(tmp_path, text.encode(encoding))).rows

    assert rows[-1] == tuple(text.splitlines()[-1].split(";"))


def test_five_thousand_rows_are_read_and_of_more_it_is_said(tmp_path):
    rows = [f"Naam{at};x" for at in range(6000)]

    most = tables.read(put(tmp_path, "\n".join(rows[:5000]).encode()))
    more = tables.read(put(tmp_path, "\n".join(rows).encode()))

    assert (len(most.rows), most.more) == (5000, False)
    assert (len(more.rows), more.more) == (ROWS, True)


def test_formulas_in_a_csv_are_text(tmp_path):
    data = b"=1+1;@SUM(A1:A9);+31 6 12;-5\n"

    assert tables.read(put(tmp_path, data)).rows == (("=1+1", "@SUM(A1:A9)", "+31 6 12", "-5"),)


def test_a_cell_of_a_hundred_kilobytes_is_cut(tmp_path):
    rows = tables.read(put(tmp_path, b"Naam;Org\n" + b"x" * 100_000 + b";ROC\n")).rows

    assert rows[1] == ("x" * 400, "ROC")


def test_a_spreadsheet_is_read_with_what_its_formulas_came_to(tmp_path):
    path = tmp_path / "lijst.xlsx"
    sheet = row(1, cell("A1", "Naam"), cell("C1", "Nummer")) + row(
        3, cell("A3", "Jan", formula="1+1"), '<c r="C3"><v>12.0</v></c>'
    )
    xlsx(path, "<sheetData/>", f"<sheetData>{sheet}</sheetData>")

    found = tables.read(path)

    assert found.rows == (("Naam", "Nummer"), ("Jan", "12"))
    assert not found.more


def test_a_million_claimed_rows_are_the_few_there_are(tmp_path):
    path = tmp_path / "lijst.xlsx"
    few = f"<sheetData>{row(1, cell('A1', 'Naam'))}</sheetData>"
    xlsx(path, f'<dimension ref="A1:XFD1048576"/>{few}')

    assert tables.read(path).rows == (("Naam",),)


def test_what_stands_below_the_last_row_that_is_read_is_not_kept_silent(tmp_path):
    path = tmp_path / "lijst.xlsx"
    far = row(1, cell("A1", "Naam")) + row(900_000, cell("A900000", "Jan"))
    xlsx(path, f"<sheetData>{far}</sheetData>")

    assert tables.read(path).more


def test_a_name_may_begin_as_a_picture_does(tmp_path):
    assert tables.read(put(tmp_path, b"BMC Advies;Jan Jansen\n")).rows == (
        ("BMC Advies", "Jan Jansen"),
    )


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "leeg.csv", "table.empty"),
        (b" \r\n;;\n", "leeg.csv", "table.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "foto.csv", "table.foreign"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "foto.csv", "table.foreign"),
        (bytes(range(256)) * 20, "iets.csv", "table.foreign"),
        (
            b"BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + b"\xc8\x07" * 900,
            "x.csv",
            "table.foreign",
        ),
        (b"%PDF-1.7 ...", "brief.csv", "table.foreign"),
        (b"\r\n<html><table><tr><td>Jan", "lijst.xls", "table.broken"),
        (b"{\\rtf1\\ansi Jan Jansen}", "lijst.txt", "table.foreign"),
        (b"BEGIN:VCARD\r\nFN:Jan Jansen", "jan.csv", "table.foreign"),
        (tables.OLE + b"\0" * 600 + tables.LOCKED + b"\0" * 600, "lijst.xlsx", "table.locked"),
        (tables.OLE + b"\0" * 2000, "lijst.xls", "table.broken"),
        (b"PK\x03\x04" + b"x" * 300, "lijst.xlsx", "table.broken"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, data, name, said):
    assert code(put(tmp_path, data, name)) == said


def test_a_spreadsheet_that_was_cut_off_is_broken(tmp_path):
    path = tmp_path / "lijst.xlsx"
    xlsx(path, "<sheetData/>")
    path.write_bytes(path.read_bytes()[:400])

    assert code(path) == "table.broken"


def test_another_kind_of_zip_is_broken(tmp_path):
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("hello.txt", "hello")

    assert code(path) == "table.broken"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bom.xlsx"
    xlsx(path, "<sheetData/>", extra=b"0" * (tables.UNPACKED + 1))

    assert path.stat().st_size < 1_000_000
    assert code(path) == "table.large"


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 10)

    assert code(put(tmp_path, b"Naam;Organisatie")) == "table.large"


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path):
    assert code(tmp_path / "weg.csv") == "file.missing"
    assert code(tmp_path) == "table.foreign"
