"""The outcome of a scan as a workbook for Excel and its like: a sheet for each list.

Texts are written as texts, never looked at: nothing typed can become a formula or a link.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scanhost.domain.agenda import Agenda
from scanhost.report.lists import Cell, Listing, lists, typed
from scanhost.report.words import Wording

LONGEST = 32_767  # characters of a cell, as Excel counts them: halves of an emoji apart
HEAD = 100  # characters above a printed page: doubled, they stay below the 255 there may be
PAPER_A4 = 9
HAIR = 7  # a line as thin as it can be
DAYS = {"nl": "dd-mm-yyyy"}  # how a day is written, where not as 2027-03-01
LINE, TALLEST = 15, 409  # points that a line is high, and a row at the most
EARLIEST = date(1900, 3, 1)  # Excel takes 1900 for a leap year, so days before are off by one


def xlsx(agenda: Agenda) -> bytes:
    """Return the workbook; the same agenda gives the same bytes."""
    made = BytesIO()
    book = xlsxwriter.Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    title = Wording(agenda).title()
    book.set_properties(
        {"title": typed(title)[:LONGEST], "created": _created(agenda), "author": "Participatiescan"}
    )
    looks = _Looks(book, DAYS.get(agenda.language, "yyyy-mm-dd"))
    for one in lists(agenda):
        _fill(book.add_worksheet(one.name), one, looks, title)
    book.close()
    return made.getvalue()


class _Looks:
    """How cells look, by what they hold."""

    def __init__(self, book: Workbook, day: str) -> None:
        top = {"valign": "top", "bottom": HAIR, "bottom_color": "#8C7D6E"}
        self.head: Format = book.add_format(
            {"valign": "top", "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EFE7DC"}
        )
        self.text: Format = book.add_format({**top, "text_wrap": True, "num_format": "@"})
        self.number: Format = book.add_format({**top, "num_format": "0"})
        self.decimal: Format = book.add_format({**top, "num_format": "0.0"})
        self.day: Format = book.add_format({**top, "num_format": day, "align": "left"})


def _fill(sheet: Worksheet, listing: Listing, looks: _Looks, title: str) -> None:
    for at, column in enumerate(listing.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, looks.head)
    sheet.set_row(0, 2 * LINE)
    for row, cells in enumerate(listing.rows, 1):
        for at, cell in enumerate(cells):
            _write(sheet, row, at, cell, looks)
        # Not every program makes room by itself for a text of several lines.
        widths = (column.width for column in listing.columns)
        lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
        sheet.set_row(row, min(LINE * lines, TALLEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(listing.rows), 1), len(listing.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    # An ampersand begins a command there.
    sheet.set_header("&L" + " ".join(typed(title).split())[:HEAD].replace("&", "&&"))
    sheet.set_footer(f"&L{listing.name}&R&P / &N")


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, date) and cell >= EARLIEST:
        sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), looks.day)
    elif isinstance(cell, Fraction):
        sheet.write_number(row, at, float(cell), looks.decimal)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, looks.number)
    elif cell is None or cell == "":
        sheet.write_blank(row, at, None, looks.text)
    else:
        sheet.write_string(row, at, _cut(typed(str(cell))), looks.text)


def _lines(cell: Cell, width: int) -> int:
    """Return about how many lines a cell takes in a column."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, ceil(len(one) / width)) for one in cell.split("\n"))


def _cut(text: str) -> str:
    """Return a text that a cell can hold; Excel calls a file with a longer one damaged."""
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"


def _created(agenda: Agenda) -> datetime:
    """Return the day of session 1: the day on which a file is written is no part of it."""
    try:
        return datetime.fromisoformat(agenda.date)
    except ValueError:
        return datetime(2020, 1, 1)
