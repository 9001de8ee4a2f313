"""Years beside each other: the themes, the norms one by one, and what became of agreements."""

from __future__ import annotations

from functools import partial

from scanhost.domain.charts import Sizes
from scanhost.domain.comparing import Block as Themes
from scanhost.domain.comparing import Comparison, Line
from scanhost.domain.shapes import Box, Measure, Shape
from scanhost.domain.yearchart import year_chart
from scanhost.report import indicatorwords
from scanhost.report.blocks import Block, Document, Figure, Grid, Heading, Page, Text
from scanhost.report.yearwords import Wording

WIDTH = 470  # of a chart, in points
LANE, ROW, AROUND = 30, 62, 34  # heights: of a year, of a row at the least, of head and axis
HIGHEST = 620  # of one chart; more rows go on in the next


def yearsheet(comparison: Comparison) -> Document:
    """Return a comparison in the language of this year's scan."""
    say = Wording(comparison, comparison.language)
    first, *others = comparison.blocks
    blocks: list[Block] = [
        Heading(say.title(), 1, mark=0),
        Text(comparison.region, "large"),
        Text(say.about()),
        Text(say.taken()),
        *_charts(say, first, first.pack),
    ]
    for theme in first.themes:
        said = " ".join(one for one in (say.sentence(theme), say.overlap(theme)) if one)
        blocks += [Heading(theme.title, 2, "section"), Text(said)]
    for block in others:
        head = say.beside(block)
        blocks += [Heading(head, 2, mark=0), *_charts(say, block, head)]
    blocks += _norms(say, first)
    blocks += _followed(say)
    blocks += _outcomes(say)
    foot = ". ".join(one for one in (say.title(), comparison.region) if one)
    return Document(say.title(), comparison.region, comparison.language, foot, tuple(blocks))


def _charts(say: Wording, block: Themes, caption: str) -> list[Block]:
    """Return the themes as charts, as many as fit on a page in each; on the page as a table."""
    places = say.places(block)
    row = max(LANE * len(places), ROW)
    many = max((HIGHEST - AROUND) // row, 1)
    made: list[Block] = []
    for start in range(0, len(block.themes), many):
        some = block.themes[start : start + many]
        box = Box(WIDTH, AROUND + row * len(some))
        told = " ".join(f"{one.title}: {say.told(one)}" for one in some)
        made.append(Figure(partial(_drawn, say, some, places, box), box, told))
    return [*made, Page((_table(say, caption, block.themes, places),))]


def _drawn(
    say: Wording, lines: tuple[Line, ...], places: tuple[int, ...], box: Box, measure: Measure
) -> list[Shape]:
    words = say.chart(True, places)
    return year_chart(say.rows(lines, places), box, words, measure, Sizes.paper())


def _norms(say: Wording, block: Themes) -> list[Block]:
    """Return the norms of each theme in numbers, with the warning that goes with them."""
    places = say.places(block)
    made: list[Block] = [
        Heading(say.norms_head(), 2, mark=0, fresh=True),
        Text(say.warning(), "strong"),
        Text(say.brackets(), muted=True),
    ]
    for theme in block.themes:
        made.append(Heading(theme.title, 3, "section", mark=1))
        made.append(_table(say, theme.title, theme.norms, places))
    return made


def _table(say: Wording, caption: str, lines: tuple[Line, ...], places: tuple[int, ...]) -> Grid:
    return Grid(
        caption,
        (
            say.tr.gettext("norm") if lines and not lines[0].norms else say.tr.gettext("theme"),
            *(say.years[at] for at in places),
            say.tr.gettext("difference"),
        ),
        tuple(
            (
                line.title if line.norms else f"{line.id} {line.title}",
                *(say.told_of(line, at) for at in places),
                say.differs(line),
            )
            for line in lines
        ),
        (34, *(17 if at in say.compared else 9 for at in places), 30),
        head=0,
        strong=False,
    )


def _followed(say: Wording) -> list[Block]:
    rows = indicatorwords.rows(say.comparison.followed, say.tr)
    if not rows:
        return []
    head = say.tr.gettext(indicatorwords.HEAD)
    parts = (30, *(70 / len(say.years),) * len(say.years))
    return [
        Heading(head, 2, mark=0),
        Text(say.tr.gettext(indicatorwords.SOURCE)),
        Grid(head, ("", *say.years), tuple(rows), parts, head=0, strong=False),
    ]


def _outcomes(say: Wording) -> list[Block]:
    tr = say.tr
    heads = (tr.gettext("what"), tr.gettext("who"), tr.gettext("when"), tr.gettext("how far"))
    made: list[Block] = [Heading(say.outcome_head(), 2, mark=0), Text(say.kept())]
    for point, stands, rows in say.outcomes():
        made.append(Heading(point, 3, "section"))
        made.append(Text(stands, muted=True))
        if rows:
            made.append(Grid(point, heads, tuple(rows), (38, 20, 16, 30), head=0, strong=False))
    return made
