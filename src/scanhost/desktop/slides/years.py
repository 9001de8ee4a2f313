"""The themes of this year beside those of the year before, when the chair puts them on screen."""

from __future__ import annotations

from functools import lru_cache

from scanhost.desktop.fonts import measure
from scanhost.desktop.slides.sheet import CHART, SMALLEST, Sheet
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.comparing import Comparison
from scanhost.domain.shapes import Box, Role, Shape
from scanhost.domain.yearchart import year_chart
from scanhost.report.yearwords import Wording

TOP, BOTTOM = 128.0, 944.0
PAGE = 5  # themes on a page


def years(sheet: Sheet, snapshot: Snapshot, left: float | None, page: int = 0) -> None:
    """Every theme of this year's norms, in both years, with what may be said of it."""
    comparison = snapshot.years
    assert comparison is not None
    say = Wording(comparison, sheet.language)
    title = say.tr.gettext("{before} and {now}").format(before=say.before, now=say.now)
    sheet.heading(title, comparison.region)
    box = Box(sheet.right - sheet.left, BOTTOM - TOP)
    sheet.chart(_chart(comparison, box, sheet.language, page), sheet.left, TOP)
    sheet.block(
        say.brief(),
        sheet.left,
        BOTTOM + 16,
        sheet.right - sheet.left,
        1066 - BOTTOM - 16,
        SMALLEST * 1.1,
        Role.MUTED,
    )


def pages(sheet: Sheet, snapshot: Snapshot) -> int:
    """Return over how many pages the themes go."""
    assert snapshot.years is not None
    return max(-(-len(snapshot.years.blocks[0].themes) // PAGE), 1)


@lru_cache(8)
def _chart(comparison: Comparison, box: Box, language: str, page: int) -> list[Shape]:
    say = Wording(comparison, language)
    themes = comparison.blocks[0].themes[page * PAGE : (page + 1) * PAGE]
    rows = say.rows(themes, say.compared)
    return year_chart(rows, box, say.chart(True, say.compared), measure, CHART)
