"""Rows of text from elsewhere: a spreadsheet's, a file's, a mail's; and how text becomes them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scanhost.domain import mailline

ROWS = 5000
COLUMNS = 30
CELL = 400  # characters
WHOLE = 2_000_000  # characters of all cells together
SAMPLE = 30  # lines that show what stands between the cells
SAID = "sep="  # how Excel's own CSV may begin
BETWEEN = "\t;,|"


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of plain text, each row as wide as the others."""

    rows: tuple[tuple[str, ...], ...] = ()
    more: bool = False  # there was more than is read

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def table(rows: Iterable[Sequence[str]]) -> Table:
    """Return rows as a table: without empty ones, and no larger than somebody's list can be."""
    kept: list[list[str]] = []
    size, more = 0, False
    for row in rows:
        cells = [" ".join(one[:CELL].split()) for one in row[:COLUMNS]]
        if not any(cells):
            continue
        size += sum(map(len, cells))
        if len(kept) == ROWS or size > WHOLE:
            more = True
            break
        more = more or any(row[COLUMNS:])
        kept.append(cells)
    used = [at for at in range(COLUMNS) if any(at < len(row) and row[at] for row in kept)]
    return Table(
        tuple(tuple(row[at] if at < len(row) else "" for at in used) for row in kept), more
    )


def pasted(text: str) -> Table:
    """Return what somebody pasted or typed: rows of a spreadsheet, or a mail's address line."""
    if mailline.is_mail_line(text):
        found = mailline.entries(text)
        return table(found if any(name for name, _ in found) else [(mail,) for _, mail in found])
    return separated(text)


def separated(text: str) -> Table:
    """Return lines whose cells are separated by tabs, semicolons, commas or bars."""
    text = text.replace("\0", "")
    first, _, rest = text.partition("\n")
    if first.lower().startswith(SAID) and first[len(SAID) :].strip("\r ") in {*";,|", ""}:
        return _split(rest, first[len(SAID) : len(SAID) + 1].strip() or "\t")
    return _split(text, _between(text))


def _split(text: str, between: str) -> Table:
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))  # a cell is cut, not refused
    lines = text.splitlines(keepends=True)
    found = table(csv.reader(lines, delimiter=between, skipinitialspace=True))
    if len(found.rows) * 2 < min(sum(map(bool, map(str.strip, lines))), ROWS):
        # One quote that nobody closed swallows every line after it.
        found = table(csv.reader(lines, delimiter=between, quoting=csv.QUOTE_NONE))
    return found


def _between(text: str) -> str:
    """Return what stands between cells: what gives most lines the same number of them."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:SAMPLE]
    best, score = ",", 0.0
    for mark in BETWEEN:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if len(row) > 1)
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        share = times / max(1, len(lines))
        if share * (1 + min(width, 10) / 10) > score:
            best, score = mark, share * (1 + min(width, 10) / 10)
    return best
