"""A poster for the door and the wall: join in with a phone."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.domain.shapes import Anchor, Measure, Rectangle, Role, Shape, Text
from scanhost.report.blocks import Block, Document, Facts, Figure, Heading, Page
from scanhost.report.blocks import Text as Paragraph
from scanhost.report.cards import SHEET, fitted
from scanhost.report.material import Material, Options, Way
from scanhost.report.words import Wording

SIDE = 340.0  # of the code, in points
WIDE = 480.0


def poster(material: Material, options: Options) -> Document:
    """Return the way in, to be read from where one sits."""
    say = Wording(material.agenda)
    tr, way = say.tr, material.way
    title = say.short(tr.gettext("Take part with your phone"))
    when = ", ".join(one for one in (say.when(), say.agenda.place) if one.strip())
    lines = [tr.gettext("Scan the code with your phone's camera.")]
    if way is None:
        lines = [tr.gettext("The chair shows the code once the room is open.")]

    def draw(measure: Measure) -> list[Shape]:
        head = [
            (say.agenda.region, 34.0, 700, 40.0),
            (tr.gettext("Take part with your phone"), 26.0, 600, 34.0),
            (when, 14.0, 400, 30.0),
        ]
        foot = [(one, 16.0, 400, 26.0) for one in lines]
        if way is not None:
            foot += [
                (tr.gettext("Or type this address:"), 14.0, 400, 26.0),
                (way.address, 24.0, 700, 34.0),
                (tr.gettext("Code: {code}").format(code=way.code), 18.0, 600, 26.0),
            ]
        shapes, y = _lines(head, 90, measure)
        shapes += _code(way, y)
        return [*shapes, *_lines(foot, y + SIDE + 50, measure)[0]]

    address = (
        () if way is None else ((tr.gettext("Address"), way.url), (tr.gettext("Code"), way.code))
    )
    page: tuple[Block, ...] = (
        Heading(title, 1),
        Paragraph(when),
        *(Paragraph(one) for one in lines),
        Facts(address),
    )
    told = ". ".join([title, *lines, *(said for _, said in address)])
    return Document(
        title,
        say.author(),
        say.agenda.language,
        title,
        (Figure(draw, SHEET, told), Page(page)),
        whole=True,
    )


def _lines(
    rows: Sequence[tuple[str, float, int, float]], y: float, measure: Measure
) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    for text, largest, weight, apart in rows:
        lines, size = fitted(text, WIDE, largest, 2, weight, measure)
        for line in lines:
            middle = SHEET.width / 2
            shapes.append(Text(middle, y, line, size, Role.INK, weight, Anchor.MIDDLE))
            y += apart * size / largest
    return shapes, y


def _code(way: Way | None, top: float) -> list[Shape]:
    """Return the code, a row of dark squares at a time; an empty frame when there is none."""
    left = (SHEET.width - SIDE) / 2
    if way is None or not way.matrix:
        return [Rectangle(left, top, SIDE, SIDE, Role.LINE, 6, 1)]
    side = SIDE / len(way.matrix)
    shapes: list[Shape] = []
    for row, modules in enumerate(way.matrix):
        at = 0
        while at < len(modules):
            end = at
            while end < len(modules) and modules[end] == modules[at]:
                end += 1
            if modules[at] == "1":
                # A hair wider and higher, so that no light shows between two squares.
                x, y = left + at * side, top + row * side
                shapes.append(Rectangle(x, y, (end - at) * side + 0.05, side + 0.05, Role.INK))
            at = end
    return shapes
