"""Marks as SVG: the list that a window paints, with letters as outlines, at home in any report."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from scanhost.desktop import fonts
from scanhost.desktop.marks import Code, Mark, Place, Ring, Sitting, Tick
from scanhost.desktop.painter import FILLS, ROUND
from scanhost.desktop.theme import CARD, MODULE, Theme
from scanhost.domain.shapes import Anchor, Dot, Line, Polygon, Rectangle, Role, Text

STROKE = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


def svg(
    marks: Iterable[Mark],
    size: tuple[float, float],
    theme: Theme,
    language: str,
    title: str,
    told: str,
) -> str:
    """Return a drawing of this width and height; `told` says in words what it shows."""
    width, height = size
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(width)} {n(height)}"'
        f" width={quoteattr(n(width))} height={quoteattr(n(height))}"
        f' role="img" xml:lang={quoteattr(language)}>',
        f"<title>{plain(title)}</title>",
        f"<desc>{plain(told)}</desc>",
        f'<rect width="{n(width)}" height="{n(height)}" fill="{theme.hex(Role.GROUND)}"/>',
        *(part for mark in marks for part in _one(mark, theme)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def n(value: float, places: int = 2) -> str:
    """Write a length as short as it goes."""
    return f"{round(value, places) + 0.0:.{places}f}".rstrip("0").rstrip(".")


def plain(raw: str) -> str:
    """Return typed text as XML may hold it."""
    return escape("".join(mark for mark in raw if mark.isprintable() or mark in "\n "))


def _one(mark: Mark, theme: Theme) -> Iterator[str]:
    match mark:
        case Text():
            yield _text(mark, theme)
        case Rectangle():
            yield from _rectangle(mark, theme)
        case Dot():
            yield _dot(mark, theme)
        case Line():
            yield _line(mark, theme)
        case Polygon():
            points = " ".join(f"{n(x)},{n(y)}" for x, y in mark.points)
            yield f'<polygon points="{points}" fill="{theme.hex(mark.role)}"/>'
        case Place():
            yield from _place(mark, theme)
        case Ring():
            yield _ring(mark, theme)
        case Tick():
            yield _tick(mark, theme)
        case Code():
            yield from _code(mark)


def _text(text: Text, theme: Theme) -> str:
    width = fonts.measure(text.text, text.size, text.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    place = f"translate({n(text.x - back)} {n(text.y)}) scale({text.size / fonts.UNIT:.5f})"
    outline = _outline(text.text, text.weight)
    return f'<path transform="{place}" fill="{theme.hex(text.role)}" d="{outline}"/>'


@lru_cache(2_000)
def _outline(text: str, weight: int) -> str:
    """Return the letters of a text as one path, from its baseline, in the font's own unit."""
    path = QPainterPath()
    path.addText(QPointF(0, 0), fonts.unit(weight, fonts.tabular(text)), text)
    written = []
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        letter = {
            QPainterPath.ElementType.MoveToElement: "M",
            QPainterPath.ElementType.LineToElement: "L",
            QPainterPath.ElementType.CurveToElement: "C",
        }.get(element.type, " ")
        written.append(f"{letter}{n(element.x, 1)} {n(element.y, 1)}")
    return "".join(written)


def _rectangle(shape: Rectangle, theme: Theme) -> Iterator[str]:
    inset = shape.outline / 2
    box = (
        f'x="{n(shape.x + inset)}" y="{n(shape.y + inset)}" width="{n(shape.width - 2 * inset)}"'
        f' height="{n(shape.height - 2 * inset)}" rx="{n(shape.radius)}"'
    )
    colour = theme.hex(shape.role)
    if shape.outline:
        yield f'<rect {box} {STROKE} stroke="{colour}" stroke-width="{n(shape.outline)}"/>'
        return
    yield f'<rect {box} fill="{colour}"/>'
    if shape.role is Role.SURFACE and theme.outline is not None:
        yield f'<rect {box} {STROKE} stroke="{theme.hex(theme.outline)}" stroke-width="2"/>'


def _dot(shape: Dot, theme: Theme) -> str:
    at, colour = f'cx="{n(shape.x)}" cy="{n(shape.y)}"', theme.hex(shape.role)
    if not shape.ring:
        return f'<circle {at} r="{n(shape.radius)}" fill="{colour}"/>'
    within = n(shape.radius - shape.ring / 2)
    ground = theme.hex(Role.GROUND)
    stroke = f'fill="{ground}" stroke="{colour}" stroke-width="{n(shape.ring)}"'
    return f'<circle {at} r="{within}" {stroke}/>'


def _line(shape: Line, theme: Theme) -> str:
    ends = f'x1="{n(shape.x1)}" y1="{n(shape.y1)}" x2="{n(shape.x2)}" y2="{n(shape.y2)}"'
    stroke = f'stroke="{theme.hex(shape.role)}" stroke-width="{n(shape.thickness)}"'
    if shape.dotted:
        stroke += f' stroke-linecap="round" stroke-dasharray="0.01 {n(shape.thickness * 2.6)}"'
    return f"<line {ends} {stroke}/>"


def _place(place: Place, theme: Theme) -> Iterator[str]:
    fill = FILLS.get(place.sitting)
    thin = max(min(3.0, place.height * 0.055), 1.5)
    paint = f'fill="{theme.hex(fill)}"' if fill is not None else 'fill="none"'
    edge = theme.edge if fill is Role.ACCENT else Role.LINE if fill is None else None
    inset = thin / 2 if edge is not None else 0
    if edge is not None:
        paint += f' stroke="{theme.hex(edge)}" stroke-width="{n(thin)}"'
    if place.sitting is Sitting.DASHED:
        paint += f' stroke-dasharray="{n(3 * thin)} {n(2.4 * thin)}"'
    wide, high = place.width - 2 * inset, place.height - 2 * inset
    yield (
        f'<rect x="{n(-wide / 2)}" y="{n(-high / 2)}" width="{n(wide)}" height="{n(high)}"'
        f' rx="{n(min(place.width, place.height) * ROUND)}" {paint}'
        f' transform="translate({n(place.x)} {n(place.y)}) rotate({n(place.angle)})"/>'
    )
    if place.sitting is Sitting.TICKED:
        size = min(place.width, place.height) * 0.5
        yield _tick(Tick(place.x, place.y, size, Role.ON_ACCENT), theme)


def _ring(ring: Ring, theme: Theme) -> str:
    stroke = f'{STROKE} stroke="{theme.hex(ring.role)}" stroke-width="{n(ring.thickness)}"'
    at = f'cx="{n(ring.x)}" cy="{n(ring.y)}" r="{n(ring.radius)}"'
    if ring.share >= 1:
        return f"<circle {at} {stroke}/>"
    round = 2 * math.pi * ring.radius
    turned = f'transform="rotate({n(ring.start * 360 - 90)} {n(ring.x)} {n(ring.y)})"'
    return f'<circle {at} {stroke} stroke-dasharray="{n(round * ring.share)} {n(round)}" {turned}/>'


def _tick(tick: Tick, theme: Theme) -> str:
    points = ((-0.45, 0.02), (-0.13, 0.34), (0.45, -0.32))
    path = " ".join(f"{n(tick.x + x * tick.size)},{n(tick.y + y * tick.size)}" for x, y in points)
    stroke = f'stroke="{theme.hex(tick.role)}" stroke-width="{n(tick.size * 0.17)}"'
    return f'<polyline points="{path}" {STROKE} {stroke}/>'


def _code(code: Code) -> Iterator[str]:
    side = code.size / max(len(code.matrix), 1)
    yield (
        f'<rect x="{n(code.x)}" y="{n(code.y)}" width="{n(code.size)}" height="{n(code.size)}"'
        f' rx="16" fill="{CARD}"/>'
    )
    dark = "".join(
        f"M{n(code.x + column * side)} {n(code.y + row * side)}h{n(side)}v{n(side)}h{n(-side)}z"
        for row, modules in enumerate(code.matrix)
        for column, one in enumerate(modules)
        if one
    )
    yield f'<path fill="{MODULE}" shape-rendering="crispEdges" d="{dark}"/>'
