"""A block after its reveal: all its grades together, and what has been chosen of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from scanhost import texts
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import agreement, words
from scanhost.desktop.slides.sheet import CHART, SMALLEST, Sheet
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.blockchart import block_chart
from scanhost.domain.charts import Row
from scanhost.domain.pack import Norm, Theme
from scanhost.domain.results import Order, latest, ordered
from scanhost.domain.shapes import Anchor, Box, Role, Shape, Text
from scanhost.report.chartwords import chart_words

TOP, BOTTOM = 128.0, 1050.0
APART = "      "  # between two groups on a line


def review(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """All grades of a block together, in the order that the chair wishes."""
    room, tr = snapshot.room, sheet.tr
    theme = room.pack.theme(room.step.theme or "")
    usual = words.talk(snapshot, tr, left)
    sheet.heading(theme.title.in_(sheet.language), words.aside(snapshot, tr, usual))
    rows = tuple(
        Row(one.id, one.id, one.title.in_(sheet.language), room.norms[one.id].rounds)
        for one in _ordered(snapshot, theme)
    )
    bottom = BOTTOM
    asked = agreement.of_theme(snapshot)
    if asked is not None and asked.ended:
        bottom -= agreement.HIGH
        agreement.band(sheet, asked, bottom + 6)
    grouped = any(one.groups for row in rows if (one := latest(row.rounds)) is not None)
    bottom -= _letters(sheet, snapshot, bottom) if grouped else 0
    box = Box(sheet.right - sheet.left, bottom - TOP)
    groups = tuple(snapshot.agenda.groups)
    shapes = _chart(rows, box, sheet.language, words.seats(snapshot), groups, sheet.narrow)
    sheet.chart(shapes, sheet.left, TOP)
    chosen = {point.norm for point in room.points}
    for shape in shapes:
        if isinstance(shape, Text) and shape.of in chosen and shape.text == shape.of:
            y = shape.y + TOP - shape.size * 0.33
            sheet.add(Place(sheet.left / 2 - 2, y, 40, 27, Sitting.TICKED, of=shape.of))
    _foot(sheet, snapshot, shapes, bool(chosen & {norm.id for norm in theme.norms}))


@lru_cache(16)  # six long titles take 15 ms, and the same are painted again every second
def _chart(
    rows: tuple[Row, ...],
    box: Box,
    language: str,
    seats: int,
    groups: tuple[tuple[str, str], ...],
    narrow: bool,
) -> list[Shape]:
    """Draw the block; without the counts of a divided norm where a 4:3 screen has no room."""
    said = chart_words(language, seats, groups)
    shown = any(row.rounds for row in rows)
    skipped = texts.catalogue(language).gettext("skipped")
    said = replace(said, nothing=skipped if shown else "")
    if narrow:
        said = replace(said, counts=lambda low, high: "")
    return block_chart(rows, box, said, measure, CHART)


def _letters(sheet: Sheet, snapshot: Snapshot, bottom: float) -> float:
    """Say at the bottom which letter is which merged group; return how high that is."""
    said = chart_words(sheet.language, 0, snapshot.agenda.groups)
    width, lines = sheet.right - sheet.left, [f"{words.anonymity(snapshot, sheet.tr)}:"]
    for id, title in snapshot.agenda.groups:
        one = f"{said.group(id)}  {title}"
        longer = f"{lines[-1]}{APART}{one}"
        if measure(longer, SMALLEST, 400) > width:
            lines.append(one)
        else:
            lines[-1] = longer
    for number, line in enumerate(reversed(lines)):
        y = bottom - number * SMALLEST * 1.25
        sheet.line(line, sheet.left, y, SMALLEST, Role.MUTED, width=width)
    return len(lines) * SMALLEST * 1.25 + 8


def _ordered(snapshot: Snapshot, theme: Theme) -> list[Norm]:
    """Return the norms of a theme in the order that the chair wishes; skipped ones last."""
    counting = [latest(snapshot.room.norms[norm.id].rounds) for norm in theme.norms]
    found = ordered([one for one in counting if one is not None], snapshot.emphasis.order)
    places = {one.norm: place for place, one in enumerate(found)}
    if snapshot.emphasis.order is Order.NORM:
        return list(theme.norms)
    return sorted(theme.norms, key=lambda norm: places.get(norm.id, len(places)))


def _foot(sheet: Sheet, snapshot: Snapshot, shapes: Sequence[Shape], chosen: bool) -> None:
    """Say at the right of the legend in which order this is, what a tick means, or whose it is."""
    tr = sheet.tr
    order = {
        Order.NORM: "",
        Order.LOWEST: tr.gettext("lowest grade first"),
        Order.GAP: tr.gettext("largest gap first"),
    }[snapshot.emphasis.order]
    lines = [shape for shape in shapes if isinstance(shape, Text)]
    foot = max(line.y for line in lines)
    y = foot + TOP
    end = max(line.x + measure(line.text, line.size, 400) for line in lines if line.y == foot)
    chosen = chosen and not order
    usual = "" if snapshot.room.mode == "group" else words.anonymity(snapshot, tr)
    word = order or (tr.gettext("chosen") if chosen else usual)
    wide = measure(word, CHART.caption, 400) + (60 if chosen else 0)
    if sheet.left + end + 40 + wide > sheet.right:
        return
    sheet.line(word, sheet.right, y, CHART.caption, Role.MUTED, anchor=Anchor.END)
    if chosen:
        sheet.add(Place(sheet.right - wide + 20, y - 11, 40, 27, Sitting.TICKED))
