"""The slide with every improvement point that is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.sheet import LEADING, SMALLEST, Sheet, px
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.shapes import Role

TOP, BOTTOM = 140.0, 1040.0
FEW = 2  # points up to which their sentences stand there too
LARGE = 6  # points up to which they stand in one column
MOST = 16  # on one slide


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
    width = sheet.right - sheet.left
    if len(chosen) <= FEW:
        y = TOP + 40
        for place, point in enumerate(shown):
            high = (BOTTOM - y) / (len(shown) - place)
            y = max(_point(sheet, point, sheet.left, y, width, high, True) + 60, y + high * 0.94)
        return
    columns = 1 if len(chosen) <= LARGE else 2
    rows = -(-len(shown) // columns)
    width = (width - (columns - 1) * 70) / columns
    high = min((BOTTOM - TOP) / rows, 205)
    size, said = _captions(sheet, shown, width - _sizes(high, False)[1], high)
    for place, point in enumerate(shown):
        x = sheet.left + place // rows * (width + 70)
        _point(sheet, point, x, TOP + place % rows * high, width, high, False, (size, said[place]))


def _point(
    sheet: Sheet,
    point: AgendaPoint,
    x: float,
    y: float,
    width: float,
    high: float,
    full: bool,
    below: tuple[float, str] | None = None,
) -> float:
    """Write a point; in full at the top of its place, else in the middle. Return its end."""
    size, indent = _sizes(high, full)
    room = width - indent
    if below is None:
        size_below, (why,) = _captions(sheet, [point], room, high)
        below = size_below, why
    caption, why = below
    title = point.title or sheet.tr.gettext("point without a title")
    said = f"{point.norm} {title}" if point.norm else title
    lines, size = sheet.fit(said, room, high - 22 - caption * 1.5, size, 700, 1.15, 2)
    top = y + (0 if full else (high - len(lines) * size * 1.15 - caption * 1.5) / 2)
    sheet.add(Place(x + size * 0.65, top + size * 0.55, size * 1.3, size * 0.86, Sitting.TICKED))
    end = sheet.block(said, x + indent, top, room, high, size, weight=700, leading=1.15)
    if full:
        left = high - (end - top) - caption * 1.5 - 70
        end = sheet.block(point.sentence, x + indent, end + 10, room, left, px(0.052)) + 12
    sheet.line(why, x + indent, end + caption, caption, Role.MUTED, width=room)
    return end + caption


def _sizes(high: float, full: bool) -> tuple[float, float]:
    """Return how large a point's title may be, and how far it stands from its mark."""
    size = min(px(0.075 if full else 0.05), high * 0.3)
    return size, size * 1.9


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
    for place, point in enumerate(shown):
        if point.norm and point.why and measure(said[place], size, 400) > room:
            said[place] = reason(sheet, point, themed=False)
        if measure(said[place], size, 400) > room:
            said[place] = said[place].replace("  ·  ", ", ")
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


def pages(snapshot: Snapshot) -> int:
    """Return how many slides the points take."""
    return max(-(-len(snapshot.room.points) // MOST), 1)
