"""The whole process on one page: from preparing to the next chair, a year later.

Drawn as shapes for screen and paper alike. A row of twelve places says who does a part:
the table of the slides, seen from above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin

from scanhost.domain.processwords import Phase, Row, Words
from scanhost.domain.shapes import (
    Anchor,
    Box,
    Dot,
    Line,
    Measure,
    Polygon,
    Rectangle,
    Role,
    Shape,
    Text,
    wrap,
)

BOX = Box(770, 523)  # points: an A4 sheet on its side within its margins
GAP = 26  # between two cards, for the arrow
TOP, UPPER = 72, 276  # of the first row
SIDE = 174  # width of the cards beside session 1
SECOND, LOWER = 378, 112  # of the second row
PAD = 13
PLACE, APART = 7.5, 2.6  # of the small table
EVERYBODY = frozenset(range(12))


@dataclass(slots=True)
class Drawing:
    """Shapes as they come, and how wide words are."""

    measure: Measure
    shapes: list[Shape] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: int = 400,
        role: Role = Role.INK,
        anchor: Anchor = Anchor.START,
    ) -> None:
        """Write one line on a baseline."""
        self.shapes.append(Text(x, y, text, size, role, weight, anchor))

    def lines(self, x: float, y: float, text: str, width: float, size: float) -> float:
        """Write a text that wraps, and return the baseline after it."""
        for line in wrap(text, width, size, 400, self.measure):
            self.text(x, y, line, size)
            y += size * 1.3
        return y

    def points(self, x: float, y: float, texts: Sequence[str], width: float) -> None:
        """Write texts below each other, each with a dot."""
        for text in texts:
            self.shapes.append(Dot(x + 2.5, y - 3.4, 1.7, Role.MUTED))
            y = self.lines(x + 11, y, text, width - 11, 9.8) + 3.4

    def number(self, x: float, y: float, number: str) -> None:
        """Draw the number of a phase in a disc."""
        self.shapes.append(Dot(x, y, 10.5, Role.INK))
        self.text(x, y + 4, number, 11.5, 700, Role.GROUND, Anchor.MIDDLE)

    def table(self, x: float, y: float, taken: frozenset[int], groups: int = 1) -> float:
        """Draw twelve places in two rows, and return where they end."""
        each = 6 // groups if groups > 1 else 6
        step = PLACE + APART
        for place in range(12):
            column, row = place // 2, place % 2
            left = x + column * step + (column // each) * 5
            box = (left, y + row * step, PLACE, PLACE)
            filled = place in taken
            self.shapes.append(Rectangle(*box, Role.ACCENT if filled else Role.GROUND, 2.4))
            self.shapes.append(Rectangle(*box, Role.INK if filled else Role.LINE, 2.4, 0.8))
        return x + 6 * step + (groups - 1) * 5

    def full(self, x: float, y: float, radius: float) -> None:
        """Draw a round place that is taken."""
        self.shapes.append(Dot(x, y, radius, Role.INK))
        self.shapes.append(Dot(x, y, radius - 0.8, Role.ACCENT))

    def arrow(self, x1: float, y1: float, x2: float, y2: float, head: bool = True) -> None:
        """Draw a line, straight right or straight down, with a head at its end."""
        down = x1 == x2
        self.shapes.append(
            Line(
                x1,
                y1,
                x2 - (0 if down or not head else 5),
                y2 - (5 if down and head else 0),
                Role.INK,
                1.6,
            )
        )
        if head and down:
            self.shapes.append(
                Polygon(((x2 - 4.5, y2 - 7), (x2 + 4.5, y2 - 7), (x2, y2)), Role.INK)
            )
        elif head:
            self.shapes.append(
                Polygon(((x2 - 7, y2 - 4.5), (x2 - 7, y2 + 4.5), (x2, y2)), Role.INK)
            )


def draw(say: Words, measure: Measure) -> list[Shape]:
    """Return the page as shapes in `BOX`."""
    page = Drawing(measure)
    _heading(page, say)
    middle = BOX.width - 2 * SIDE - 2 * GAP
    prepare, homework, second, follow, again = say.phases
    _card(page, 1, prepare, (0, TOP, SIDE, UPPER), frozenset({0}))
    _session(page, say, (SIDE + GAP, TOP, middle, UPPER))
    last = BOX.width - SIDE
    _card(page, 3, homework, (last, TOP, SIDE, UPPER), EVERYBODY, groups=3)
    for x in (SIDE, last - GAP):
        page.arrow(x + 4, TOP + 24, x + GAP - 4, TOP + 24)
    third = (BOX.width - 2 * GAP) / 3
    rest = ((second, EVERYBODY), (follow, frozenset({0, 3, 6, 9})), (again, frozenset({7})))
    for place, (phase, taken) in enumerate(rest):
        left = place * (third + GAP)
        _card(page, 4 + place, phase, (left, SECOND, third, LOWER), taken)
        if place:
            page.arrow(left - GAP + 4, SECOND + 24, left - 4, SECOND + 24)
    _turn(page, last + SIDE / 2, third / 2)
    _young(page, say)
    return page.shapes


Place = tuple[float, float, float, float]  # x, y, width, height


def _heading(page: Drawing, say: Words) -> None:
    page.text(0, 25, say.title, 27, 700)
    page.text(0, 46, say.subtitle, 11.5, 400, Role.MUTED)
    for place in range(12):  # the sign
        turn = place * pi / 6
        page.full(BOX.width - 27 + 22 * sin(turn), 27 - 22 * cos(turn), 4.6)


def _card(
    page: Drawing,
    number: int,
    phase: Phase,
    place: Place,
    taken: frozenset[int],
    groups: int = 1,
) -> None:
    x, y, width, height = place
    page.shapes.append(Rectangle(x, y, width, height, Role.SURFACE, 9))
    end = _head(page, number, phase, place, taken, groups)
    page.points(x + PAD, end, phase.does, width - 2 * PAD)


def _head(
    page: Drawing,
    number: int,
    phase: Phase,
    place: Place,
    taken: frozenset[int],
    groups: int = 1,
) -> float:
    """Draw number, title, time and who; return the baseline of what comes next."""
    x, y, width, _ = place
    page.number(x + PAD + 10, y + 24, str(number))
    left = x + PAD + 29
    page.text(left, y + 22, phase.title, 14, 700)
    page.text(left, y + 35, phase.time, 9, 400, Role.MUTED)
    end = page.table(x + PAD, y + 46, taken, groups)
    lines = wrap(phase.who, x + width - PAD - end - 6, 9, 600, page.measure)
    for row, line in enumerate(lines):
        page.text(end + 6, y + 58.3 + (row - (len(lines) - 1) / 2) * 11, line, 9, 600)
    return y + 86


def _session(page: Drawing, say: Words, place: Place) -> None:
    x, y, width, height = place
    page.shapes.append(Rectangle(x, y, width, height, Role.INK, 9, 1.4))
    page.number(x + PAD + 10, y + 24, "2")
    page.text(x + PAD + 29, y + 22, say.session.title, 14, 700)
    page.text(x + PAD + 29, y + 35, say.session.time, 9, 400, Role.MUTED)
    table = 6 * (PLACE + APART) - APART
    end = x + width - PAD
    page.table(end - table, y + 14, EVERYBODY)
    who = wrap(say.session.who, 126, 9, 600, page.measure)
    for row, line in enumerate(who):
        middle = y + 26.5 + (row - (len(who) - 1) / 2) * 11
        page.text(end - table - 9, middle, line, 9, 600, Role.INK, Anchor.END)
    _rows(page, say.before, x + PAD, y + 58)
    _theme(page, say, (x + PAD, y + 98, width - 2 * PAD, 114))
    _rows(page, say.after, x + PAD, y + 231)


def _rows(page: Drawing, rows: Sequence[Row], x: float, y: float) -> None:
    for row in rows:
        page.text(x + 38, y, row.minutes, 9.8, 700, Role.INK, Anchor.END)
        page.text(x + 48, y, row.does, 9.8)
        y += 16


def _theme(page: Drawing, say: Words, place: Place) -> None:
    x, y, width, height = place
    page.shapes.append(Rectangle(x, y, width, height, Role.SURFACE, 7))
    page.text(x + 11, y + 19, say.theme, 12, 700)
    page.text(x + width - 11, y + 19, say.theme_time, 9, 400, Role.MUTED, Anchor.END)
    tile = (width - 2 * 11 - 3 * 14) / 4
    for number, (row, picture) in enumerate(zip(say.tiles, PICTURES, strict=True)):
        left, top = x + 11 + number * (tile + 14), y + 29
        page.shapes.append(Rectangle(left, top, tile, 47, Role.GROUND, 5))
        page.shapes.append(Rectangle(left, top, tile, 47, Role.LINE, 5, 0.8))
        picture(page, left + tile / 2, top + 23.5)
        page.text(left + tile / 2, top + 62, row.does, 9.8, 700, Role.INK, Anchor.MIDDLE)
        page.text(left + tile / 2, top + 75, row.minutes, 9, 400, Role.MUTED, Anchor.MIDDLE)
        if number:
            page.arrow(left - 13, top + 23.5, left - 1.5, top + 23.5)


def _opening(page: Drawing, x: float, y: float) -> None:
    for wide, down, role in ((40, -9, Role.INK), (30, -1, Role.INK), (36, 9, Role.LINE)):
        page.shapes.append(Rectangle(x - 22, y + down - 2, wide, 4, role, 2))


def _norms(page: Drawing, x: float, y: float) -> None:
    for norm in range(4):
        page.full(x + (norm - 2) * 12.6, y, 5)
    page.shapes.append(Dot(x + 2 * 12.6, y, 5, Role.LINE, 0.9))


def _discuss(page: Drawing, x: float, y: float) -> None:
    columns = (
        (-2, 1, Role.LOW),
        (-1, 2, Role.LOW),
        (0, 1, Role.INK),
        (1, 3, Role.HIGH),
        (2, 2, Role.HIGH),
    )
    for column, many, role in columns:
        for up in range(many):
            ring = 1.2 if role is Role.INK else 0
            page.shapes.append(Dot(x + column * 10, y + 6 - up * 7.4, 3.1, role, ring))
    page.shapes.append(Line(x - 27, y + 13, x + 27, y + 13, Role.LINE, 0.8))


def _choose(page: Drawing, x: float, y: float) -> None:
    for row in (-9, 9):
        page.shapes.append(Rectangle(x - 22, y + row - 6, 12, 12, Role.INK, 2.5))
        page.shapes.append(Line(x - 19.4, y + row, x - 16.9, y + row + 2.8, Role.GROUND, 1.6))
        page.shapes.append(Line(x - 17.4, y + row + 2.8, x - 12.6, y + row - 3, Role.GROUND, 1.6))
        page.shapes.append(Rectangle(x - 5, y + row - 2, 26, 4, Role.LINE, 2))


PICTURES = (_opening, _norms, _discuss, _choose)


def _turn(page: Drawing, right: float, left: float) -> None:
    """Lead from the homework to the second row."""
    end, half = TOP + UPPER, (TOP + UPPER + SECOND) / 2
    page.arrow(right, end + 4, right, half + 0.8, head=False)
    page.shapes.append(Line(right, half, left, half, Role.INK, 1.6))
    page.arrow(left, half - 0.8, left, SECOND - 4)


def _young(page: Drawing, say: Words) -> None:
    y = SECOND + LOWER + 12
    page.shapes.append(Rectangle(0, y, BOX.width, 24, Role.ACCENT, 7))
    page.text(BOX.width / 2, y + 16, say.young, 11, 600, Role.ON_ACCENT, Anchor.MIDDLE)
