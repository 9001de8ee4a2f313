"""What the group gave, in parts that documents share: a theme, a norm, and how to read them."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.domain.agenda import NormResults, ThemeResults
from scanhost.domain.blockchart import block_chart, legend
from scanhost.domain.charts import Row, Sizes
from scanhost.domain.normchart import GROUPED, norm_chart
from scanhost.domain.results import Result, latest
from scanhost.domain.shapes import Box, Measure, Shape, moved
from scanhost.report.blocks import (
    Block,
    Figure,
    Gap,
    Grid,
    Heading,
    Keep,
    Page,
    Paper,
    Text,
)
from scanhost.report.chartwords import told
from scanhost.report.words import Wording

WIDE = 470.5  # of a drawing, in points: an upright page without its margins
ROW, AROUND = 45, 54  # height of a row in the chart of a block, and of all around the rows
LARGE, AGAIN = 134, 14  # height of the chart of one norm, and of every earlier round in it
KEY = 16  # height of the legend, which is one line at this width


def introduction(say: Wording, how: bool = True) -> list[Block]:
    """Return the result of the introduction question; it does not count in any theme."""
    norm, tr = say.agenda.introduction, say.tr
    name = tr.gettext("Introduction question")
    blocks: list[Block] = [
        Heading(norm.title or name, 2, mark=0, named=name, over=name, fresh=how),
        Text(norm.sentence, "large"),
        *large(say, norm.title or name, norm.rounds),
        Page((counts(say, norm.title, [norm]),)),
        *names(say, norm.title, norm.rounds),
    ]
    return [*blocks, *reading(say)] if how else blocks


def reading(say: Wording, level: int = 3) -> list[Block]:
    """Return how results are to be read, and what the norms are."""
    tr = say.tr
    pack = say.agenda.pack
    return [
        Heading(tr.gettext("How to read the results"), level, "section"),
        Text(
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
        *([Heading(pack, level, "section")] if pack else []),
        Text(say.agenda.notice),
    ]


def theme(say: Wording, number: int, theme: ThemeResults, each: bool = False) -> list[Block]:
    """Return a theme: its chart, its norms and which of them were chosen; or each norm large."""
    tr = say.tr
    points = [point for point in say.agenda.points if say.theme_of(point) == number]
    grouped = any(norm.latest and norm.latest.groups for norm in theme.norms)
    letters = say.groups() if grouped else {}
    blocks: list[Block] = [
        Heading(
            theme.title,
            2,
            mark=0,
            named=f"{number} {theme.title}",
            over=tr.gettext("Theme {n}").format(n=number),
            fresh=True,
        ),
        Paper((Gap(6),)),
        *block(say, theme),
        Page((counts(say, theme.title, theme.norms),)),
        Heading(tr.gettext("Chosen as points to improve"), 3, "section"),
        *(Text(f"{say.headed(point)}. {say.why(point)}") for point in points),
        *(() if points else (Text(tr.gettext("No points were chosen in this theme.")),)),
        Text(say.agreed(theme.id)),
        Heading(tr.gettext("The norms of this theme"), 3, "section"),
    ]
    if each:
        for norm in theme.norms:
            blocks += [
                Keep(
                    (
                        Heading(f"{norm.id} {norm.title}", 4, "section", mark=1),
                        Text(norm.sentence),
                        *large(say, f"{norm.id} {norm.title}", norm.rounds),
                    )
                ),
                *names(say, norm.id, norm.rounds),
            ]
        return blocks
    blocks += [
        Grid(
            tr.gettext("The norms of this theme"),
            ("", tr.gettext("norm"), *letters, tr.gettext("answers")),
            tuple(
                (
                    one.id,
                    one.sentence,
                    *say.group_means(one.latest, letters),
                    _answers(say, one),
                )
                for one in theme.norms
            ),
            (8, 74 - 7 * len(letters), *[7] * len(letters), 26),
            head=0,
            strong=False,
        ),
        *([Text(say.lettered(letters), "caption", muted=True)] if letters else []),
        *_more(say, theme.norms),
    ]
    return blocks


def names(say: Wording, norm: str, rounds: Sequence[Result]) -> list[Block]:
    """Return who gave which grade in the round that counts, where everybody agreed to names."""
    current = latest(rounds)
    if current is None or not (given := say.by_name(current)):
        return []
    tr = say.tr
    return [
        Gap(8),
        Grid(
            tr.gettext("Who gave which grade: {title}").format(title=norm),
            (tr.gettext("grade"), tr.gettext("given by")),
            tuple(given),
            (16, 92),
            head=0,
            strong=False,
        ),
    ]


def block(say: Wording, theme: ThemeResults) -> list[Block]:
    """Return the chart of a theme, once there is anything in it."""
    if not any(norm.rounds for norm in theme.norms):
        return [Text(say.tr.gettext("There is no result yet."), muted=True)]
    words, sizes = say.chart(), Sizes.paper()
    rows = [Row(norm.id, norm.id, norm.title, norm.rounds) for norm in theme.norms]
    box = Box(WIDE, len(rows) * ROW + AROUND)

    def draw(measure: Measure) -> list[Shape]:
        return list(block_chart(rows, box, words, measure, sizes))

    said = " ".join(told(f"{one.id} {one.title}", one.rounds, words) for one in theme.norms)
    return [Figure(draw, box, said)]


def large(say: Wording, norm: str, rounds: Sequence[Result]) -> list[Block]:
    """Return the chart of one norm with its legend, and what it says in sentences."""
    current, words, sizes = latest(rounds), say.chart(), Sizes.paper()
    if current is None:
        return [Text(say.tr.gettext("There is no result yet."), muted=True)]
    if not current.shown or current.aside:
        return [Text(say.halves(current))]
    again = sum(one.shown for one in rounds) - 1
    box = Box(WIDE, LARGE + again * AGAIN + (GROUPED * sizes.caption if current.groups else 0))

    def draw(measure: Measure) -> list[Shape]:
        shapes = list(norm_chart(rounds, box, words, measure, sizes))
        for place, line in enumerate(legend(WIDE, words, measure, sizes)):
            shapes += [moved(shape, 0, box.height + place * KEY + 14) for shape in line]
        return shapes

    whole = Box(WIDE, box.height + KEY + 8)
    said = [say.halves(current), say.by_group(current), *say.earlier(tuple(rounds))]
    return [
        Keep(
            (
                Figure(draw, whole, told(norm, rounds, words)),
                Text(" ".join(one for one in said if one)),
            )
        )
    ]


def counts(say: Wording, title: str, norms: Sequence[NormResults]) -> Grid:
    """Return a table with a row per norm: how many gave each grade, mean and gap."""
    tr = say.tr
    heads = (
        tr.gettext("norm"),
        *(str(grade) for grade in range(1, 11)),
        tr.gettext("don't know"),
        tr.gettext("mean"),
        tr.gettext("gap"),
    )
    return Grid(
        tr.gettext("How many gave each grade: {title}").format(title=title),
        heads,
        tuple((_named(norm), *_numbers(say, norm)) for norm in norms),
        (30, *[6] * 10, 10, 12, 10),
        head=0,
        right=frozenset(range(1, 14)),
    )


def _numbers(say: Wording, norm: NormResults) -> tuple[str, ...]:
    current = norm.latest
    if current is None or current.mean is None or current.gap is None or current.aside:
        return tuple(["–"] * 13)
    numbers = (*map(str, current.counts), str(current.unknown))
    return (*numbers, say.decimal(current.mean), say.decimal(current.gap))


def _named(norm: NormResults) -> str:
    return norm.title if norm.id == "intro" else f"{norm.id} {norm.title}"


def _more(say: Wording, norms: Sequence[NormResults]) -> list[Block]:
    """Return what the chart of a theme has no room for: names, rounds set aside."""
    blocks: list[Block] = []
    for norm in norms:
        current = norm.latest
        said = [say.aside(one) for one in norm.rounds if one.aside]
        sentences = [] if current is None else [say.halves(current), say.by_group(current)]
        told = [one for one in (*sentences, *say.earlier(norm.rounds)) if one]
        blocks += [
            Page((Text(f"{norm.id}  {' '.join(told)}" if told else ""),)),
            Paper((Text(f"{norm.id}  {' '.join(said)}" if said else ""),)),
            *names(say, norm.id, norm.rounds),
        ]
    return blocks


def _answers(say: Wording, norm: NormResults) -> str:
    current = norm.latest
    if current is None:
        return say.tr.gettext("no result")
    return say.chart().uncounted if current.aside else say.counted(current).rstrip(".")
