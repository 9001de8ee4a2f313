"""The region in figures as a part of documents: the picture of the beamer, and its numbers."""

from __future__ import annotations

from scanhost.domain.charts import Sizes
from scanhost.domain.outflowchart import Column, OutflowWords, height, outflow_chart
from scanhost.domain.shapes import Box, Measure, Shape
from scanhost.report.blocks import Block, Figure, Grid, Heading, Keep, Page, Text
from scanhost.report.material import Material, Outflow
from scanhost.report.outflowwords import way_said
from scanhost.report.words import Wording

WIDE = 470.5  # as all drawings on an upright page
LETTER = 0.56  # width of a letter in its size, on the safe side


def region(material: Material, say: Wording) -> list[Block]:
    """Return a picture for each kind of school of which the region has figures."""
    if not material.figures:
        return []
    title = say.tr.gettext("The region in figures")
    blocks: list[Block] = [Heading(title, 2, mark=0, fresh=True)]
    for one in material.figures:
        blocks.append(Keep((Heading(one.title, 3, "section"), _picture(say, one))))
        blocks.append(Page((_numbers(say, one), *map(_below, one.columns))))
    return blocks


def _picture(say: Wording, one: Outflow) -> Figure:
    words, sizes = OutflowWords(lambda id: way_said(id, say.tr)), Sizes.paper()
    high = height(one.columns, WIDE, words, _roughly, sizes)
    box = Box(WIDE, high)

    def draw(measure: Measure) -> list[Shape]:
        return outflow_chart(one.columns, box, words, measure, sizes)

    return Figure(draw, box, one.told)


def _below(column: Column) -> Text:
    """Return what the picture says around a column: of how many, source, year and warning."""
    said = " ".join(f"{part.rstrip('.')}." for part in (column.under, column.foot) if part)
    return Text(f"{column.title}: {said}", "caption", muted=True)


def _roughly(text: str, size: float, weight: int) -> float:
    """Return about how wide a text is: who lays out a page asks before there are letters."""
    return len(text) * size * LETTER


def _numbers(say: Wording, one: Outflow) -> Grid:
    ways = [heap.way for column in one.columns for heap in column.heaps]
    ordered = list(dict.fromkeys(ways))
    return Grid(
        one.title,
        ("", *(column.title for column in one.columns)),
        tuple(
            (way_said(id, say.tr), *(_told(column, id) for column in one.columns)) for id in ordered
        ),
        (34, *(33,) * len(one.columns)),
        head=0,
    )


def _told(column: Column, way: str) -> str:
    heap = column.heap(way)
    return "–" if heap is None else heap.told
