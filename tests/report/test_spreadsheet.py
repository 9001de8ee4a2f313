"""The outcome as a workbook and as CSV, read back by what people open them with."""

import csv
import io
import subprocess
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import python_calamine

from scanhost.report.csvfile import csv_files, harmless
from scanhost.report.lists import lists, typed
from scanhost.report.spreadsheet import LONGEST, xlsx
from tests.report import awkward, oosterdelta
from tests.report.agendas import full

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DUTCH = "CSV:59,34,76,1,,1043,false,true"  # as somebody with a Dutch LibreOffice opens it
SECONDS = 120


def sheets(made: bytes) -> dict[str, list[list[Any]]]:
    """Return what another reader finds in a workbook."""
    book = python_calamine.load_workbook(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def opened(folder: Path, *files: Path, more: tuple[str, ...] = ()) -> dict[str, Element]:
    """Return each file as LibreOffice keeps it, by its name."""
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", *more]
    subprocess.run(
        [*office, "--convert-to", "fods", "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return {one.stem: ElementTree.parse(folder / f"{one.stem}.fods").getroot() for one in files}


def cells(root: Element):
    return list(root.iter(f"{TABLE}table-cell"))


def formulas(root: Element) -> list[str]:
    return [one.get(f"{TABLE}formula", "") for one in cells(root) if one.get(f"{TABLE}formula")]


def test_numbers_are_numbers_days_are_days_and_the_rest_is_text():
    results, points, agreements = sheets(xlsx(awkward.promises())).values()

    values = next(one for one in results if str(one[1]).startswith("1.3 "))
    assert values[5] == 5.0
    assert values[7] == pytest.approx(6.4)
    assert values[1].startswith("1.3 "), "a norm's number can be taken for a day"
    assert points[1][9] == pytest.approx(6.4)
    due = [one[5] for one in agreements[1:]]
    assert date(2027, 3, 1) in due
    assert "vóór 7 januari" in due
    assert due.count("") >= 2


def test_the_workbook_is_laid_out_to_be_read_and_printed():
    made = zipfile.ZipFile(io.BytesIO(xlsx(awkward.promises())))
    sheet = made.read("xl/worksheets/sheet1.xml").decode()

    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'paperSize="9"' in sheet
    assert "_xlnm.Print_Titles" in made.read("xl/workbook.xml").decode()


def test_the_same_agenda_gives_the_same_files():
    assert xlsx(full()) == xlsx(full())
    assert csv_files(full()) == csv_files(full())


@pytest.mark.parametrize("name", awkward.EVERY)
def test_every_agenda_can_be_read_back(name):
    agenda = awkward.SETS[name]()
    made = xlsx(agenda)

    read = sheets(made)

    archive = zipfile.ZipFile(io.BytesIO(made))
    for part in archive.namelist():
        if part.endswith(".xml"):
            assert "<f>" not in ElementTree.tostring(
                ElementTree.fromstring(archive.read(part)), encoding="unicode"
            ).replace("ns0:", "")
    assert len(read) == 3
    for listing, found in zip(lists(agenda), read.values(), strict=True):
        assert found[0] == [one.head for one in listing.columns]
        assert len(found) == len(listing.rows) + 1
        for row, kept in zip(listing.rows, found[1:], strict=True):
            for cell, was in zip(row, kept, strict=True):
                if isinstance(cell, str) and len(cell) < LONGEST // 2:
                    assert was == typed(cell)


def test_a_text_longer_than_a_cell_is_cut_where_no_mark_is_halved():
    agenda = awkward.written("🙂" * 25_000)

    (_, points, _) = sheets(xlsx(agenda)).values()

    said = points[1][11]
    assert said.endswith("🙂…")
    assert len(said.encode("utf-16-le")) // 2 <= LONGEST


def test_csv_is_as_a_dutch_excel_opens_it():
    raw = csv_files(awkward.promises())[f"{lists(awkward.promises())[0].name}.csv"]

    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    row = next(one for one in rows if one[1].startswith("1.3 "))
    assert (row[5], row[7]) == ("5", "6,4")
    assert next(one for one in rows if one[1].startswith("1.2 "))[7] == "6,5833"


@pytest.mark.parametrize("text", awkward.FORMULAS)
def test_no_text_in_csv_begins_as_a_formula(text):
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_libreoffice_finds_no_formula_and_the_right_numbers(tmp_path):
    hostile, plain = awkward.written("\n".join(awkward.FORMULAS)), awkward.promises()
    made = []
    for text in awkward.FORMULAS:
        made += [csv_files(awkward.written(text))[f"{lists(hostile)[1].name}.csv"]]
    whole = b"\r\n".join(made).replace(b"\xef\xbb\xbf", b"")
    files = {
        "hostile.xlsx": xlsx(hostile),
        "long.xlsx": xlsx(awkward.written(awkward.LONG)),
        "plain.xlsx": xlsx(plain),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "hostilecsv.csv").write_bytes(b"\xef\xbb\xbf" + whole)
    names = {one.name: one for one in lists(plain)}
    for number, one in enumerate(names):
        (tmp_path / f"csv{number}.csv").write_bytes(csv_files(plain)[f"{one}.csv"])

    books = opened(tmp_path, *[tmp_path / name for name in files])
    tables = opened(tmp_path, *sorted(tmp_path.glob("*.csv")), more=(f"--infilter={DUTCH}",))

    for root in (*books.values(), *tables.values()):
        assert formulas(root) == []
    for root in (books["plain"], tables["csv0"]):
        kinds = {
            float(one.get(f"{OFFICE}value"))
            for one in cells(root)
            if one.get(f"{OFFICE}value-type") == "float"
        }
        assert any(abs(value - 6.4) < 1e-9 for value in kinds)
    for root in (books["plain"], tables["csv2"]):
        days = {one.get(f"{OFFICE}date-value", "")[:10] for one in cells(root)}
        assert {"2027-03-01", "2026-12-25"} <= days


def test_means_are_exact_to_the_last_place_there_is():
    exact = [cell for row in lists(full())[0].rows for cell in row if isinstance(cell, Fraction)]

    assert Fraction(79, 12) in exact


def test_days_in_the_workbook_are_written_as_its_readers_do():
    for language, day in (("nl", "dd-mm-yyyy"), ("en", "yyyy-mm-dd")):
        book = xlsx(oosterdelta.agenda(oosterdelta.whole(language)))

        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert day in archive.read("xl/styles.xml").decode()
