"""The young people it is about: the region's own numbers beside the national ones."""

from __future__ import annotations

from functools import lru_cache

from scanhost.desktop.fonts import measure
from scanhost.desktop.slides import words
from scanhost.desktop.slides.sheet import CHART, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain import outflow
from scanhost.domain.outflow import National
from scanhost.domain.outflowchart import outflow_chart
from scanhost.domain.shapes import Box, Shape
from scanhost.report.outflowwords import OutflowSaid

TOP, BOTTOM = 132.0, 1056.0

About = tuple[tuple[str, str], ...]


def figures(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """One kind of school on a page: where young people went, here and in the country."""
    tr, box = sheet.tr, Box(sheet.right - sheet.left, BOTTOM - TOP)
    charts = _charts(_about(snapshot), snapshot.national, box, sheet.language)
    aside = words.aside(snapshot, tr, "")
    if not charts:
        sheet.heading(tr.gettext("The region in figures"), aside)
        said = tr.gettext("Where do young people in our region go after school?")
        sheet.block(said, sheet.left, 200, box.width, 300, px(BEAMER.welcome))
        return
    title, shapes = charts[page]
    sheet.heading(title, aside)
    sheet.chart(shapes, sheet.left, TOP)


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return how many kinds of school there are."""
    return max(len(OutflowSaid(dict(_about(snapshot)), snapshot.national, "nl").pairs), 1)


def _about(snapshot: Snapshot) -> About:
    about = snapshot.room.about
    return tuple(
        (key, value)
        for key, value in about.items()
        if key == "region" or key.startswith(outflow.KEY)
    )


@lru_cache(8)  # a slide is laid out again every second
def _charts(
    about: About, national: National | None, box: Box, language: str
) -> list[tuple[str, list[Shape]]]:
    said = OutflowSaid(dict(about), national, language)
    return [
        (
            said.title(pair),
            outflow_chart(said.columns(pair), box, said.words, measure, CHART),
        )
        for pair in said.pairs
    ]
