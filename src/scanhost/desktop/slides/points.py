"""The slide with every improvement point that is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.sheet import ASCENT, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Role

TOP, BOTTOM = 140.0, 1040.0
FEW = 2  # points up to which their sentences stand there too
LARGE = 6  # points up to which they stand in one column
MOST = 16  # on one slide
INDENT = 1.9  # of what stands beside a mark, in the size of the title
LINES = 1.15  # from line to line of a title


def points(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """All ticked points together, with why they were chosen."""
    room, tr = snapshot.room, sheet.tr
    chosen = room.points
    usual = number(sheet, len(chosen))
    sheet.heading(tr.gettext("This is what we want to improve"), words.aside(snapshot, tr, usual))
    if not chosen:
        none = tr.gettext("No points yet. Which one would make the most difference?")
        sheet.block(none, sheet.left, 300, sheet.width * 0.7, 400, px(0.081), weight=700,
                    leading=LEADING)  # fmt: skip
        return
    shown = chosen[page * MOST : (page + 1) * MOST]
    if len(chosen) <= FEW:
        _large(sheet, shown)
    else:
        _listed(sheet, shown, 1 if len(chosen) <= LARGE else 2)


def _large(sheet: Sheet, shown: Sequence[AgendaPoint]) -> None:
    """Write one or two points with their sentences, from the top."""
    width, y = sheet.right - sheet.left, TOP + 40
    for place, point in enumerate(shown):
        high = (BOTTOM - y) / (len(shown) - place)
        size = min(px(0.075), high * 0.3)
        indent = size * INDENT
        room, x = width - indent, sheet.left + indent
        caption, (why,) = _captions(sheet, [point], room, high)
        said = words.point_title(point, sheet.tr)
        lines, size = sheet.fit(said, room, high - 22 - caption * 1.5, size, 700, LINES, 2)
        _mark(sheet, sheet.left, y, size)
        end = _lines(sheet, lines, x, y, size)
        left = high - (end - y) - caption * 1.5 - 70
        end = sheet.block(point.sentence, x, end + 10, room, left, px(0.052)) + 12
        sheet.line(why, x, end + caption, caption, Role.MUTED, width=room)
        y = max(end + caption + 60, y + high * 0.94)


def _listed(sheet: Sheet, shown: Sequence[AgendaPoint], columns: int) -> None:
    """Write points in columns, all titles in one size, each in the middle of its place."""
    rows = -(-len(shown) // columns)
    width = (sheet.right - sheet.left - (columns - 1) * 70) / columns
    high = min((BOTTOM - TOP) / rows, 205)
    largest = min(px(0.05), high * 0.3)
    indent = largest * INDENT
    room = width - indent
    caption, why = _captions(sheet, shown, room, high)
    tall = high - 22 - caption * 1.5
    said = [words.point_title(point, sheet.tr) for point in shown]
    size = min(sheet.fit(one, room, tall, largest, 700, LINES, 2)[1] for one in said)
    for place, (one, below) in enumerate(zip(said, why, strict=True)):
        lines, _ = sheet.fit(one, room, tall, size, 700, LINES, 2)
        x = sheet.left + place // rows * (width + 70)
        y = TOP + place % rows * high + (high - len(lines) * size * LINES - caption * 1.5) / 2
        _mark(sheet, x, y, size)
        end = _lines(sheet, lines, x + indent, y, size)
        sheet.line(below, x + indent, end + caption, caption, Role.MUTED, width=room)


def _mark(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.add(Place(x + size * 0.65, y + size * 0.55, size * 1.3, size * 0.86, Sitting.TICKED))


def _lines(sheet: Sheet, lines: Sequence[str], x: float, y: float, size: float) -> float:
    """Write a title; return where it ends."""
    for number, line in enumerate(lines):
        sheet.line(line, x, y + (ASCENT + number * LINES) * size, size, weight=700)
    return y + len(lines) * LINES * size


def _captions(
    sheet: Sheet, shown: Sequence[AgendaPoint], room: float, high: float
) -> tuple[float, list[str]]:
    """Return what stands below each point, all in one size.

    A norm's number names its theme already, so that is what gives way in a narrow column.
    """
    largest = max(min(px(0.032), high * 0.2), SMALLEST)
    said = [reason(sheet, point) for point in shown]
    widest = max(measure(one, largest, 400) for one in said)
    size = max(min(largest, largest * room / widest), SMALLEST) if widest else largest
    if any(measure(one, size, 400) > room for one in said):  # all of them, or none
        said = [reason(sheet, one, themed=not (one.norm and one.why)) for one in shown]
    for place, one in enumerate(said):
        if measure(one, size, 400) > room:
            said[place] = one.replace("  ·  ", ", ")
    return size, said


def reason(sheet: Sheet, point: AgendaPoint, themed: bool = True) -> str:
    """Return the theme, and what of the results speaks for a point."""
    tr = sheet.tr
    said = {
        "lowest": tr.gettext("lowest mean"),
        "widest": tr.gettext("widest gap"),
        "divided": tr.gettext("divided"),
    }
    why = [said[code] for code in point.why if code in said]
    return "  ·  ".join([point.theme, *why] if themed or not why else why)


def number(sheet: Sheet, many: int) -> str:
    """Return how many points there are."""
    return sheet.tr.ngettext("{n} point to improve", "{n} points to improve", many).format(n=many)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many slides the points take."""
    return max(-(-len(snapshot.room.points) // MOST), 1)
