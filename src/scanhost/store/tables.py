"""Reading a table that somebody has in a file: CSV in whatever shape, or a spreadsheet."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from scanhost.domain.errors import Trouble
from scanhost.domain.tables import ROWS, Table, separated, table

LARGEST = 20_000_000  # bytes of a file
UNPACKED = 200_000_000  # bytes of all that a spreadsheet unpacks to
PARTS = 5000  # files in a spreadsheet
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf")
WEB = ("<!doctype", "<html", "<?xml", "<table")  # spreadsheets read it, also called .xls
WRITTEN = ("{\\rtf", "begin:v", "[{", '{"')  # text, and no rows
MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(path: Path) -> Table:
    """Return what a file holds as rows of text; `Trouble` when it is no table that we can read."""
    name = path.name
    try:
        if not path.is_file():
            raise Trouble("table.foreign" if path.exists() else "file.missing", name=name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Trouble("file.unreadable", name=name) from error
    if len(data) > LARGEST:
        raise Trouble("table.large", name=name)
    if data.startswith(ZIP) or data.startswith(OLE):
        found = _spreadsheet(data, name)
    else:
        found = separated(_text(data, name))
    if not found.rows:
        raise Trouble("table.empty", name=name)
    return found


def _text(data: bytes, name: str) -> str:
    """Return a text in whatever way it was written down."""
    if data.startswith(OTHERS):
        raise Trouble("table.foreign", name=name)
    for mark, encoding in MARKED:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            break
    else:
        text = _unmarked(data)
    strange = sum(mark < " " and mark not in "\t\n\r\f\v\x1a" for mark in text[:10_000])
    if strange > min(len(text), 10_000) // 500:
        raise Trouble("table.foreign", name=name)
    begins = text[:1000].lstrip().lower()
    if begins.startswith((*WEB, *WRITTEN)):
        raise Trouble("table.broken" if begins.startswith(WEB) else "table.foreign", name=name)
    return text.rstrip("\x1a")


def _unmarked(data: bytes) -> str:
    low, high = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if max(low, high) * 5 > len(data[:2000]) and min(low, high) * 4 < max(low, high):
        return data.decode("utf-16-le" if high > low else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 knows them all.
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")


def _spreadsheet(data: bytes, name: str) -> Table:
    if data.startswith(OLE) and LOCKED in data:
        raise Trouble("table.locked", name=name)
    try:
        if data.startswith(ZIP):
            _weigh(data, name)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ is not SheetTypeEnum.WorkSheet:
                    continue
                cells = book.get_sheet_by_name(sheet.name)
                found = table(_rows(cells))
                if found.rows:
                    return Table(found.rows, found.more or cells.height > ROWS + 1)
    except PasswordError as error:
        raise Trouble("table.locked", name=name) from error
    except (CalamineError, zipfile.BadZipFile) as error:
        raise Trouble("table.broken", name=name) from error
    return Table()


def _weigh(data: bytes, name: str) -> None:
    """Refuse what would become too large before anything of it is unpacked."""
    parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    if len(parts) > PARTS or sum(one.file_size for one in parts) > UNPACKED:
        raise Trouble("table.large", name=name)


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Give the rows that may count, and one more; formulas as what they came to."""
    for row in sheet.to_python(nrows=ROWS + 1):
        yield [_said(cell) for cell in row]


def _said(cell: object) -> str:
    match cell:
        case bool():
            return "x" if cell else ""
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if not (cell.hour or cell.minute or cell.second):
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
