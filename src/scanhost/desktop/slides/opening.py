"""A theme opens: the table lights up, then the theme is named, then it is told why it matters.

What is composed here is how it ends, and so what every still picture shows. The cues say
when each part comes on, each in its own place: nothing that can be read ever moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Ring, Sitting
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.norm import spot
from scanhost.desktop.slides.sheet import ASCENT, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.slides.welcome import pills
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.pack import Theme
from scanhost.domain.shapes import Dot, Rectangle, Role, broken, wrap

TABLE, RING, SEATS, NUMBER, TITLE, RULE, TOLD = 0.4, 0.7, 1.2, 2.2, 3.4, 4.1, 4.9  # seconds
SEAT = 0.15  # from one place to the next
FADE = 0.8  # of words
BREATH, CHARACTERS = 1.3, 15  # to read a sentence: seconds to find it, and characters a second
LONGEST = 30.0  # all that is told; what is longer comes faster, and stays to be read

TOP, BOTTOM = 150.0, 940.0
SENTENCES = re.compile(r"(?<=[.!?…])\s+")
OPEN = 1.36  # from line to line of what is told
AFTER = 84.0  # from the title to what is told
APART = 0.5  # between two sentences, in lines
ALONGSIDE = px(0.033)  # told smaller than this, it gets the room of the table too


@dataclass(frozen=True, slots=True)
class Column:
    """What is told, as it is broken into lines."""

    sentences: tuple[tuple[str, ...], ...]
    size: float
    height: float


def theme(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """A theme begins: its number at the table, its title, and what is told with it."""
    room, tr = snapshot.room, sheet.tr
    one = room.pack.theme(room.step.theme or "")
    usual = tr.ngettext("{n} norm", "{n} norms", len(one.norms)).format(n=len(one.norms))
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    sheet.heading(title, words.aside(snapshot, tr, usual), large=False)
    told = sentences(one.narration.in_(sheet.language))
    width = sheet.width * 0.585 - sheet.left
    column = _column(told, width, 440)
    if column is not None and column.size >= ALONGSIDE:
        _table(sheet, room.pack.themes.index(one) + 1)
        largest = px(0.1)
    else:
        width = min(sheet.right - sheet.left, 1680)
        largest = px(0.06)
    _place(sheet, snapshot, one)
    _words(sheet, one.title.in_(sheet.language), told, width, largest)


def sentences(told: str) -> list[str]:
    """Return what is told, sentence by sentence."""
    return [one for one in SENTENCES.split(" ".join(told.split())) if one]


def _table(sheet: Sheet, number: int) -> None:
    """Set the table where it stands while the norms are graded, and light its places."""
    x, y, radius = spot(sheet)
    sheet.cue(TABLE, 0.9)
    sheet.add(Dot(x, y, radius, Role.SURFACE))
    sheet.cue(RING, 1.5)
    sheet.add(Ring(x, y, radius, 6, Role.INK))
    seats = table.around(x, y, radius * 1.3, radius * 0.43, [Sitting.TAKEN] * table.PLACES)
    for place, seat in enumerate(seats):
        sheet.cue(SEATS + place * SEAT, 0.4)
        sheet.add(seat)
    sheet.cue(NUMBER, FADE)
    sheet.add(*table.middle(x, y, radius, str(number), px(0.2)))


def _place(sheet: Sheet, snapshot: Snapshot, one: Theme) -> None:
    """Show at the bottom where we are in the run."""
    themes = snapshot.room.pack.themes
    at = themes.index(one)
    sheet.cue(NUMBER, FADE)
    x = pills(sheet, ["done"] * at + ["now"] + ["free"] * (len(themes) - at - 1))
    said = words.theme_place(snapshot, one, sheet.tr)
    sheet.line(said, x + 8, 1018, px(BEAMER.caption), Role.MUTED)


def _words(sheet: Sheet, title: str, told: Sequence[str], width: float, largest: float) -> None:
    """Write title and sentences as one group, level with the middle of the table."""
    lines, size = _title(sheet, title, width, largest)
    high = len(lines) * size * LEADING
    column = _column(told, width, BOTTOM - TOP - high - AFTER)
    below = AFTER + (BOTTOM if column is None else column.height) if told else 0.0
    y = max(spot(sheet)[1] + 30 - (high + below) / 2, TOP)
    sheet.cue(TITLE, FADE)
    for line in lines:
        sheet.line(line, sheet.left, y + ASCENT * size, size, weight=700)
        y += size * LEADING
    if not told:
        return
    sheet.cue(RULE, 0.7)
    sheet.add(Rectangle(sheet.left, y + 30, 92, 14, Role.ACCENT_MARK, 5))
    y += AFTER
    if column is None:
        sheet.cue(TOLD, FADE)
        sheet.block(" ".join(told), sheet.left, y, width, BOTTOM - y, px(0.04), leading=1.22)
        return
    for at, sentence in zip(moments(told), column.sentences, strict=True):
        sheet.cue(at, FADE)
        for line in sentence:
            sheet.line(line, sheet.left, y + ASCENT * column.size, column.size)
            y += column.size * OPEN
        y += column.size * OPEN * APART


def _title(sheet: Sheet, title: str, width: float, largest: float) -> tuple[list[str], float]:
    """Break a title into as few lines as leave it large."""
    for most in (1, 2, 3):
        lines, size = sheet.fit(title, width, 400, largest, 700, LEADING, most, largest * 0.88)
        if len(lines) <= most:
            break
    return lines, size


def _column(told: Sequence[str], width: float, height: float) -> Column | None:
    """Break sentences into lines as large as fits; None when they do not fit apart."""
    size = px(0.044)
    while True:
        lines = tuple(tuple(wrap(one, width, size, 400, measure)) for one in told)
        many = sum(map(len, lines)) + APART * max(len(lines) - 1, 0)
        whole = not any(broken(one, list(made)) for one, made in zip(told, lines, strict=True))
        if whole and many * size * OPEN <= height:
            return Column(lines, size, many * size * OPEN)
        if size <= SMALLEST:
            return None
        size = max(size * 0.97, SMALLEST)


def moments(told: Sequence[str]) -> list[float]:
    """Return when each sentence comes on: when the one before it has been read."""
    reading = [BREATH + len(one) / CHARACTERS for one in told]
    pace = min(1.0, LONGEST / (sum(reading) or 1.0))
    return [TOLD + sum(reading[:place]) * pace for place in range(len(told))]
