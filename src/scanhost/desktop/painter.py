"""Paints shapes and marks with QPainter, each colour taken from the theme by its role."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from scanhost.desktop import fonts
from scanhost.desktop.marks import Code, Faint, Mark, Marks, Place, Ring, Sitting, Tick
from scanhost.desktop.theme import CARD, MODULE, Theme
from scanhost.domain.shapes import Anchor, Dot, Line, Polygon, Rectangle, Role, Text

LARGE = (
    60  # pixels on screen: from about here on Qt keeps no glyphs, and draws lines of text slowly
)
APART = 2.61  # from dot to dot of a dotted line, in its thickness
ROUND = 0.38  # radius of a place, in its height
FILLS = {
    Sitting.TAKEN: Role.ACCENT,
    Sitting.TICKED: Role.ACCENT,
    Sitting.DONE: Role.LINE,
    Sitting.NOW: Role.INK,
    Sitting.SIGN: Role.ACCENT_MARK,
}
ROUNDED = (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint(painter: QPainter, marks: Marks, theme: Theme) -> None:
    """Paint in the painter's own coordinates; the painter is left as it was."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for mark in marks:
        _one(painter, mark, theme)
    painter.restore()


def _one(painter: QPainter, mark: Mark, theme: Theme) -> None:
    match mark:
        case Text():
            _text(painter, mark, theme)
        case Rectangle():
            _rectangle(painter, mark, theme)
        case Dot():
            _dot(painter, mark, theme)
        case Line():
            _line(painter, mark, theme)
        case Polygon():
            _fill(painter, theme.colour(mark.role))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Place():
            _place(painter, mark, theme)
        case Ring():
            _ring(painter, mark, theme)
        case Tick():
            _tick(painter, mark, theme)
        case Code():
            _code(painter, mark)
        case Faint():
            before = painter.opacity()
            painter.setOpacity(before * mark.opacity)
            _one(painter, mark.mark, theme)
            painter.setOpacity(before)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _stroke(painter: QPainter, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _pen(colour: QColor, width: float, rounded: bool = True) -> QPen:
    cap, join = ROUNDED if rounded else (Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, join)


def _text(painter: QPainter, text: Text, theme: Theme) -> None:
    width = fonts.measure(text.text, text.size, text.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    before = painter.worldTransform()
    painter.translate(text.x - back, text.y)
    painter.scale(text.size / fonts.UNIT, text.size / fonts.UNIT)
    if painter.deviceTransform().m22() * fonts.UNIT > LARGE:
        _fill(painter, theme.colour(text.role))
        for glyph in fonts.outlines(text.text, text.weight):  # one by one: five times as fast
            painter.drawPath(glyph)
    else:
        painter.setFont(fonts.unit(text.weight, fonts.tabular(text.text)))
        painter.setPen(theme.colour(text.role))
        painter.drawText(QPointF(0, 0), text.text)
    painter.setWorldTransform(before)


def _rectangle(painter: QPainter, shape: Rectangle, theme: Theme) -> None:
    inset = shape.outline / 2
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    box.adjust(inset, inset, -inset, -inset)
    colour = theme.colour(shape.role)
    if shape.outline:
        _stroke(painter, _pen(colour, shape.outline))
    else:
        _fill(painter, colour)
    painter.drawRoundedRect(box, shape.radius, shape.radius)
    if shape.role is Role.SURFACE and theme.outline is not None and not shape.outline:
        _stroke(painter, _pen(theme.colour(theme.outline), 2))
        painter.drawRoundedRect(box, shape.radius, shape.radius)


def _dot(painter: QPainter, shape: Dot, theme: Theme) -> None:
    radius = shape.radius - shape.ring / 2
    if shape.ring:
        painter.setPen(_pen(theme.colour(shape.role), shape.ring))
        painter.setBrush(theme.colour(Role.GROUND))
    else:
        _fill(painter, theme.colour(shape.role))
    painter.drawEllipse(QPointF(shape.x, shape.y), radius, radius)


def _line(painter: QPainter, shape: Line, theme: Theme) -> None:
    line = QLineF(shape.x1, shape.y1, shape.x2, shape.y2)
    if not shape.dotted:
        _stroke(painter, _pen(theme.colour(shape.role), shape.thickness, rounded=False))
        painter.drawLine(line)
        return
    # One by one: a pen with dashes takes three times as long.
    _fill(painter, theme.colour(shape.role))
    length, radius = line.length(), shape.thickness / 2
    for dot in range(int(length / (shape.thickness * APART)) + 1):
        painter.drawEllipse(line.pointAt(dot * shape.thickness * APART / length), radius, radius)


def _place(painter: QPainter, place: Place, theme: Theme) -> None:
    painter.save()
    painter.translate(place.x, place.y)
    painter.rotate(place.angle)
    box = QRectF(-place.width / 2, -place.height / 2, place.width, place.height)
    radius = min(place.width, place.height) * ROUND
    fill = FILLS.get(place.sitting)
    thin = max(min(3.0, place.height * 0.055), 1.5)
    if fill is not None:
        _fill(painter, theme.colour(fill))
        if fill is Role.ACCENT and theme.edge is not None:
            painter.setPen(_pen(theme.colour(theme.edge), thin))
            box.adjust(thin / 2, thin / 2, -thin / 2, -thin / 2)
    else:
        pen = _pen(theme.colour(Role.LINE), thin)
        if place.sitting is Sitting.DASHED:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2.4])
        _stroke(painter, pen)
        box.adjust(thin / 2, thin / 2, -thin / 2, -thin / 2)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()
    if place.sitting is Sitting.TICKED:
        size = min(place.width, place.height) * 0.5
        _tick(painter, Tick(place.x, place.y, size, Role.ON_ACCENT), theme)


def _ring(painter: QPainter, ring: Ring, theme: Theme) -> None:
    _stroke(painter, _pen(theme.colour(ring.role), ring.thickness))
    box = QRectF(ring.x - ring.radius, ring.y - ring.radius, 2 * ring.radius, 2 * ring.radius)
    if ring.share >= 1:
        painter.drawEllipse(box)
    elif ring.share > 0:  # Qt counts in sixteenths of a degree, against the clock, from three
        painter.drawArc(box, round((0.25 - ring.start) * 5760), -round(ring.share * 5760))


def _tick(painter: QPainter, tick: Tick, theme: Theme) -> None:
    _stroke(painter, _pen(theme.colour(tick.role), tick.size * 0.17))
    path = QPainterPath(QPointF(tick.x - tick.size * 0.45, tick.y + tick.size * 0.02))
    path.lineTo(tick.x - tick.size * 0.13, tick.y + tick.size * 0.34)
    path.lineTo(tick.x + tick.size * 0.45, tick.y - tick.size * 0.32)
    painter.drawPath(path)


def _code(painter: QPainter, code: Code) -> None:
    card = QRectF(code.x, code.y, code.size, code.size)
    _fill(painter, QColor(CARD))
    painter.drawRoundedRect(card, 16, 16)
    painter.save()
    # Modules that meet must not show a seam, so their edges stay unsmoothed.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _fill(painter, QColor(MODULE))
    side = code.size / max(len(code.matrix), 1)
    for row, modules in enumerate(code.matrix):
        for column, dark in enumerate(modules):
            if dark:
                corner = QPointF(code.x + column * side, code.y + row * side)
                opposite = QPointF(code.x + (column + 1) * side, code.y + (row + 1) * side)
                painter.drawRect(QRectF(corner, opposite))
    painter.restore()
