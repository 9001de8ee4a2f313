"""What the group gave: a page for the introduction question, and one per theme."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from scanhost.domain.agenda import NormResults, ThemeResults
from scanhost.domain.blockchart import block_chart, legend
from scanhost.domain.charts import Row, Sizes
from scanhost.domain.normchart import GROUPED, norm_chart
from scanhost.domain.results import Result, latest
from scanhost.domain.shapes import Box, moved
from scanhost.report import fonts
from scanhost.report.drawing import Chart
from scanhost.report.paper import WIDTH, Bookmark, paragraph
from scanhost.report.tables import table
from scanhost.report.words import Wording

ROW, AROUND = 45, 54  # height of a row in the chart of a block, and of all around the rows
LARGE, AGAIN = 134, 14  # height of the chart of one norm, and of every earlier round in it
KEY = 16  # height of a line of the legend


def introduction_page(say: Wording) -> list[Flowable]:
    """Return the result of the introduction question; it does not count in any theme."""
    norm, tr = say.agenda.introduction, say.tr
    return [
        PageBreak(),
        Bookmark(tr.gettext("Introduction question"), 0),
        paragraph(tr.gettext("Introduction question"), "caption", muted=True),
        paragraph(norm.title or tr.gettext("Introduction question"), "heading"),
        *([paragraph(norm.sentence, "large")] if norm.sentence else []),
        *large(say, norm.rounds),
        *names(say, norm.rounds),
        paragraph(tr.gettext("How to read the results"), "section"),
        paragraph(
            tr.gettext("Every dot is a grade from 1 to 10.")
            + " "
            + say.secrecy()
            + " "
            + tr.gettext(
                "The gap is the difference between the mean of the half with the highest grades"
                " and that of the half with the lowest. It says how much opinions differ."
                " Results of fewer than three grades are not shown."
            )
        ),
        *([paragraph(say.agenda.pack, "section")] if say.agenda.pack else []),
        *([paragraph(say.agenda.notice)] if say.agenda.notice else []),
    ]


def theme_page(say: Wording, number: int, theme: ThemeResults) -> list[Flowable]:
    """Return the page of a theme: its chart, its norms and which of them were chosen."""
    tr = say.tr
    grouped = any(norm.latest and norm.latest.groups for norm in theme.norms)
    letters = say.groups() if grouped else {}
    heads = ("", tr.gettext("norm"), *letters, tr.gettext("answers"))
    points = [point for point in say.agenda.points if say.theme_of(point) == number]
    return [
        PageBreak(),
        Bookmark(f"{number} {theme.title}", 0),
        paragraph(tr.gettext("Theme {n}").format(n=number), "caption", muted=True),
        paragraph(theme.title, "heading"),
        Spacer(0, 6),
        *block(say, theme),
        paragraph(tr.gettext("Chosen as points to improve"), "section"),
        *(paragraph(f"{say.headed(point)}. {say.why(point)}") for point in points),
        *(() if points else (paragraph(tr.gettext("No points were chosen in this theme.")),)),
        *([paragraph(agreed)] if (agreed := say.agreed(theme.id)) else []),
        paragraph(tr.gettext("The norms of this theme"), "section"),
        table(
            heads,
            [
                [one.id, one.sentence, *say.group_means(one.latest, letters), _answers(say, one)]
                for one in theme.norms
            ],
            (8, 74 - 7 * len(letters), *[7] * len(letters), 26),
        ),
        *([paragraph(say.lettered(letters), "caption", muted=True)] if letters else []),
        *_more(say, theme.norms),
    ]


def _more(say: Wording, norms: Sequence[NormResults]) -> list[Flowable]:
    """Return what the chart of a theme has no room for: names, rounds set aside."""
    story: list[Flowable] = []
    for norm in norms:
        said = [say.aside(one) for one in norm.rounds if one.aside]
        if said:
            story.append(paragraph(f"{norm.id}  {' '.join(said)}"))
        story += names(say, norm.rounds, norm.id)
    return story


def names(say: Wording, rounds: Sequence[Result], norm: str = "") -> list[Flowable]:
    """Return who gave which grade in the round that counts, where everybody agreed to names."""
    current = latest(rounds)
    if current is None or not (given := say.by_name(current)):
        return []
    heads = (f"{norm}  {say.tr.gettext('grade')}".strip(), say.tr.gettext("given by"))
    return [Spacer(0, 8), table(heads, [[grade, said] for grade, said in given], (16, 92))]


def block(say: Wording, theme: ThemeResults) -> list[Flowable]:
    """Return the chart of a theme, once there is anything in it."""
    if not any(norm.rounds for norm in theme.norms):
        return [paragraph(say.tr.gettext("There is no result yet."), muted=True)]
    words, sizes = say.chart(), Sizes.paper()
    rows = [Row(norm.id, norm.id, norm.title, norm.rounds) for norm in theme.norms]
    box = Box(WIDTH, len(rows) * ROW + AROUND)
    return [Chart(block_chart(rows, box, words, fonts.measure, sizes), box)]


def large(say: Wording, rounds: Sequence[Result]) -> list[Flowable]:
    """Return the chart of one norm with its legend, and what it says in sentences."""
    current, words, sizes = latest(rounds), say.chart(), Sizes.paper()
    if current is None:
        return [paragraph(say.tr.gettext("There is no result yet."), muted=True)]
    if not current.shown or current.aside:
        return [paragraph(say.halves(current))]
    again = sum(one.shown for one in rounds) - 1
    grouped = GROUPED * sizes.caption if current.groups else 0
    box = Box(WIDTH, LARGE + again * AGAIN + grouped)
    shapes = norm_chart(rounds, box, words, fonts.measure, sizes)
    keys = legend(WIDTH, words, fonts.measure, sizes)
    for place, line in enumerate(keys):
        shapes += [moved(shape, 0, box.height + place * KEY + 14) for shape in line]
    whole = Box(WIDTH, box.height + len(keys) * KEY + 8)
    said = [say.halves(current), say.by_group(current), *say.earlier(tuple(rounds))]
    said = [one for one in said if one]
    return [KeepTogether([Chart(shapes, whole), paragraph(" ".join(said))])]


def _answers(say: Wording, norm: NormResults) -> str:
    current = norm.latest
    if current is None:
        return say.tr.gettext("no result")
    return say.chart().uncounted if current.aside else say.counted(current).rstrip(".")
