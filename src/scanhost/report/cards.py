"""Seat cards: four on a sheet to cut out, or one on a sheet that is folded to a tent."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.domain.agenda import Attendee
from scanhost.domain.shapes import Anchor, Box, Line, Measure, Role, Shape, Text, wrap
from scanhost.report import blocks
from scanhost.report.blocks import Block, Document, Figure, Grid, Heading, Page
from scanhost.report.material import Material, Options
from scanhost.report.words import Wording

SHEET = Box(595.2, 841.8)  # points
CARD, TENT = Box(SHEET.width / 2, 396), Box(SHEET.width, 421)
TOP = 18  # above the first row of cards
PAD = 30
LARGEST, SMALLEST = 54.0, 11.0
LONGEST = 160  # characters that can be read on a card


def cards(material: Material, options: Options) -> Document:
    """Return a card for everybody on the list."""
    say = Wording(material.agenda)
    people, tr = say.agenda.people, say.tr
    title = say.short(tr.gettext("Seat cards"))
    many = 1 if options.folded else 4
    sheets = [people[at : at + many] for at in range(0, len(people), many)] or [()]
    drawn: list[Block] = [
        _tent(sheet) if options.folded else _four(sheet, say.agenda.region) for sheet in sheets
    ]
    heads = (tr.gettext("name"), tr.gettext("organisation"))
    rows = tuple((one.name, one.organisation) for one in people)
    none = tr.gettext("Nobody is on the list yet.")
    page = Page((Heading(title, 1), Grid(title, heads, rows, (1, 1), head=0, none=none)))
    return Document(title, say.author(), say.agenda.language, title, (*drawn, page), whole=True)


def _told(people: Sequence[Attendee]) -> str:
    return "; ".join(
        ", ".join(part for part in (one.name, one.organisation) if part.strip()) for one in people
    )


def _four(people: Sequence[Attendee], region: str) -> Figure:
    def draw(measure: Measure) -> list[Shape]:
        shapes: list[Shape] = [
            Line(CARD.width, TOP, CARD.width, TOP + 2 * CARD.height, Role.LINE, 0.8, dotted=True),
            *(
                Line(0, y, SHEET.width, y, Role.LINE, 0.8, dotted=True)
                for y in (TOP + CARD.height, TOP + 2 * CARD.height)
            ),
        ]
        for place, person in enumerate(people):
            x, y = CARD.width * (place % 2), TOP + CARD.height * (place // 2)
            shapes += _card(person, x, y, CARD, measure)
        return shapes

    return Figure(draw, SHEET, _told(people))


def _tent(people: Sequence[Attendee]) -> Figure:
    fold = SHEET.height / 2

    def draw(measure: Measure) -> list[Shape]:
        edge = Line(0, fold, SHEET.width, fold, Role.HAIR, 0.6, dotted=True)
        return [edge, *(s for one in people for s in _card(one, 0, fold, TENT, measure))]

    return Figure(draw, SHEET, _told(people), turned=SHEET)


def _card(person: Attendee, x: float, y: float, box: Box, measure: Measure) -> list[Shape]:
    """Return a name as large as fits in three lines, with the organisation below it."""
    wide = box.width - 2 * PAD
    name, size = fitted(person.name, wide, LARGEST, 3, 700, measure)
    under, small = fitted(person.organisation, wide, size * 0.5, 3, 400, measure)
    height = len(name) * size * 1.12 + len(under) * small * 1.25
    at = y + (box.height - height) / 2 + size * 0.8
    shapes: list[Shape] = []
    for line in name:
        shapes.append(_line(line, x + box.width / 2, at, size, 700))
        at += size * 1.12
    at += small * 0.35
    for line in under:
        shapes.append(_line(line, x + box.width / 2, at, small, 400))
        at += small * 1.25
    return shapes


def fitted(
    text: str, wide: float, largest: float, lines: int, weight: int, measure: Measure
) -> tuple[list[str], float]:
    """Return a text in a few lines, and the size in which they fit; the rest is left off."""
    line = blocks.one_line(text[:LONGEST])
    size = largest
    while True:
        made = wrap(line, wide, size, weight, measure) if line else []
        whole = all(measure(word, size, weight) <= wide for word in line.split())
        if size <= SMALLEST or (len(made) <= lines and whole):
            return made[:lines], size
        size = max(SMALLEST, size * 0.9)


def _line(text: str, x: float, y: float, size: float, weight: int) -> Text:
    role = Role.INK if weight == 700 else Role.MUTED
    return Text(x, y, text, size, role, weight, Anchor.MIDDLE)
