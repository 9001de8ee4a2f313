"""A chart on paper: the shapes of the domain, drawn in ink that survives black and white."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from scanhost.domain.shapes import Anchor, Box, Dot, Line, Polygon, Rectangle, Role, Shape, Text
from scanhost.report import fonts
from scanhost.report.tagging import Node, marked

# Low prints dark and high prints lighter, so that grey keeps them apart.
COLOURS = {
    Role.GROUND: HexColor("#FFFFFF"),
    Role.SURFACE: HexColor("#EFEFEF"),
    Role.INK: HexColor("#111111"),
    Role.MUTED: HexColor("#444444"),
    Role.LINE: HexColor("#777777"),
    Role.HAIR: HexColor("#D9D9D9"),
    Role.LOW: HexColor("#A33A0A"),
    Role.HIGH: HexColor("#4FA3B8"),
    Role.GAP: HexColor("#111111"),
    Role.ACCENT: HexColor("#F7B92E"),
    Role.ON_ACCENT: HexColor("#111111"),
    Role.ACCENT_MARK: HexColor("#A86E00"),
}


class Chart(Flowable):
    """Shapes as something that stands in the flow of a page."""

    def __init__(
        self,
        shapes: Sequence[Shape],
        box: Box,
        node: Node | None = None,
        turned: Box | None = None,
    ) -> None:
        super().__init__()
        self.shapes, self.node, self.turned = shapes, node, turned
        self.width, self.height = box.width, box.height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes, whatever there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint on the canvas of the page."""
        canvas = self.canv
        if self.node is not None:
            x, y = canvas.absolutePosition(0, 0)
            self.node.box = (x, y, x + self.width, y + self.height)
        with marked(canvas, self.node):
            paint(canvas, self.shapes, self.height)
        if self.turned is not None:
            with marked(canvas, None):  # the back of a card says the same
                canvas.saveState()
                canvas.translate(self.turned.width, self.turned.height)
                canvas.rotate(180)
                paint(canvas, self.shapes, self.height)
                canvas.restoreState()


def paint(canvas: Canvas, shapes: Sequence[Shape], top: float) -> None:
    """Paint shapes below a height of the canvas; paper counts upwards, shapes count down."""
    canvas.saveState()
    canvas.translate(0, top)
    for shape in shapes:
        match shape:
            case Rectangle():
                _rectangle(canvas, shape)
            case Dot():
                _dot(canvas, shape)
            case Line():
                _line(canvas, shape)
            case Polygon():
                _polygon(canvas, shape)
            case Text():
                _text(canvas, shape)
    canvas.restoreState()


def words(
    canvas: Canvas, x: float, y: float, text: str, size: float, weight: int, colour: Color
) -> None:
    """Write one line, each character in a font that has it."""
    written = canvas.beginText(x, y)
    written.setFillColor(colour)
    for piece, name in fonts.runs(text, weight):
        written.setFont(name, size)
        written.textOut(piece)
    canvas.drawText(written)


def _rectangle(canvas: Canvas, shape: Rectangle) -> None:
    inset, colour = shape.outline / 2, COLOURS[shape.role]
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(shape.outline)
    canvas.setDash([])
    canvas.roundRect(
        shape.x + inset,
        -shape.y - shape.height + inset,
        shape.width - 2 * inset,
        shape.height - 2 * inset,
        max(shape.radius - inset, 0),
        stroke=int(bool(shape.outline)),
        fill=int(not shape.outline),
    )


def _dot(canvas: Canvas, shape: Dot) -> None:
    colour = COLOURS[shape.role]
    canvas.setFillColor(COLOURS[Role.GROUND] if shape.ring else colour)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(shape.ring)
    canvas.setDash([])  # a dotted line may have come before
    radius = shape.radius - shape.ring / 2
    canvas.circle(shape.x, -shape.y, radius, stroke=int(bool(shape.ring)), fill=1)


def _line(canvas: Canvas, shape: Line) -> None:
    canvas.setStrokeColor(COLOURS[shape.role])
    canvas.setLineWidth(shape.thickness)
    canvas.setLineCap(1 if shape.dotted else 0)
    canvas.setDash([0, shape.thickness * 2.6] if shape.dotted else [])
    canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)


def _polygon(canvas: Canvas, shape: Polygon) -> None:
    canvas.setFillColor(COLOURS[shape.role])
    path = canvas.beginPath()
    for place, (x, y) in enumerate(shape.points):
        (path.lineTo if place else path.moveTo)(x, -y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _text(canvas: Canvas, shape: Text) -> None:
    width = fonts.measure(shape.text, shape.size, shape.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
    words(
        canvas,
        shape.x - back,
        -shape.y,
        shape.text,
        shape.size,
        shape.weight,
        COLOURS[shape.role],
    )
