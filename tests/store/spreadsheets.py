"""Small spreadsheets for tests, written by hand so that they can be as odd as they like."""

from __future__ import annotations

import zipfile
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell(at: str, text: str, formula: str = "") -> str:
    """Return a cell with a text in it."""
    worked = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{at}" t="str">{worked}<v>{text}</v></c>'


def row(number: int, *cells: str) -> str:
    """Return a row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def xlsx(path: Path, *sheets: str, extra: bytes = b"") -> None:
    """Write a workbook with these sheets, and something else in it."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(f'<sheet name="Blad{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        )
        for number, sheet in zip(numbers, sheets, strict=True):
            inside = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
            file.writestr(f"xl/worksheets/sheet{number}.xml", inside)
        if extra:
            file.writestr("xl/media/image1.bin", extra)
