"""The whole process as one sheet of A4 on its side, for the wall and for the invitation."""

from __future__ import annotations

from scanhost import texts
from scanhost.domain.processchart import BOX, draw
from scanhost.domain.processwords import Phase, Row, words
from scanhost.domain.shapes import Box, Measure, Shape, moved
from scanhost.report.blocks import Block, Document, Figure, Heading, Listing, Page, Text

SIDE = Box(841.8, 595.2)  # A4 on its side, in points


def process(language: str) -> Document:
    """Return the sheet in a language."""
    say = words(texts.catalogue(language).gettext)
    right, down = (SIDE.width - BOX.width) / 2, (SIDE.height - BOX.height) / 2

    def drawn(measure: Measure) -> list[Shape]:
        return [moved(shape, right, down) for shape in draw(say, measure)]

    def phase(one: Phase) -> list[Block]:
        return [
            Heading(one.title, 2),
            Text(", ".join(part for part in (one.time, one.who) if part)),
            Listing(one.does),
        ]

    def row(one: Row) -> str:
        return f"{one.minutes}: {one.does}" if one.minutes else one.does

    first, *rest = say.phases
    page: list[Block] = [
        Heading(say.title, 1),
        Text(say.subtitle),
        *phase(first),
        *phase(say.session),
        Listing(tuple(map(row, say.before))),
        Heading(say.theme, 3),
        Text(say.theme_time),
        Listing(tuple(map(row, say.tiles))),
        Listing(tuple(map(row, say.after))),
    ]
    for one in rest:
        page += phase(one)
    page.append(Text(say.young))
    told = f"{say.title}. {say.subtitle}."
    return Document(
        f"{say.title} – Participatiescan",
        "",
        language,
        "",
        (Figure(drawn, SIDE, told), Page(tuple(page))),
        wide=True,
        whole=True,
    )
