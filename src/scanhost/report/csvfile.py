"""The outcome of a scan as CSV the way a Dutch Excel opens it by itself.

Semicolons, a decimal comma, days as YYYY-MM-DD, UTF-8 with a mark, lines that end as on
Windows. A text that a spreadsheet would reckon with gets an apostrophe before it: it is
seen, but it cannot do anything.
"""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from io import StringIO

from scanhost.domain.agenda import Agenda
from scanhost.report.lists import Cell, Listing, lists, typed

# Wide forms too: some programs take them for the same.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
PLACES = 4  # decimals, so that a mean can be reckoned with
LONGEST = 32_000  # characters of a cell; with more, Excel goes on in the next row


def csv_files(agenda: Agenda) -> dict[str, bytes]:
    """Return a file for each list, by its name."""
    return {f"{one.name}.csv": csv_file(one) for one in lists(agenda)}


def csv_file(listing: Listing) -> bytes:
    """Return a list as a file."""
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([one.head for one in listing.columns])
    writer.writerows([_cell(one) for one in row] for row in listing.rows)
    return made.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    said = typed(text)[:LONGEST]
    return f"'{said}" if said.lstrip().startswith(FORMULA) else said


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Fraction):
        return f"{float(cell):.{PLACES}f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else harmless(cell)
