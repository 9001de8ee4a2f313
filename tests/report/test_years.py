"""Years beside each other on paper and as a web page, and what is said of them."""

import io
import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from scanhost.app.paper import command
from scanhost.domain.charts import Sizes
from scanhost.domain.comparing import Why
from scanhost.domain.shapes import Box, Dot, Line, Part, Role, Text
from scanhost.domain.welch import Difference, Verdict
from scanhost.domain.yearchart import year_chart
from scanhost.report import flowing, fonts, making
from scanhost.report.documents import YEARS, document, page
from scanhost.report.drawing import paint
from scanhost.report.material import Asked, Wanted
from scanhost.report.plain import from_plain, to_plain
from scanhost.report.yearwords import Wording
from tests.report import comparisons, reading
from tests.report.test_html import Outline


def asked(comparison):
    return Asked(Wanted(YEARS), comparison.language, comparison=comparison)


def paper(comparison):
    return reading.bare("".join(reading.pages(flowing.pdf(document(asked(comparison))))))


def line(comparison, theme=0):
    return comparison.blocks[0].themes[theme]


# --- what is said --------------------------------------------------------------------------------


def test_clearly_is_said_only_where_the_interval_leaves_zero_out():
    comparison = comparisons.usual("en")
    say = Wording(comparison, "en")

    found = [one.difference for one in comparison.blocks[0].themes]
    verdicts = [one.verdict for one in found if one is not None]
    assert set(verdicts) == {Verdict.HIGHER, Verdict.LOWER, Verdict.UNCLEAR}
    for one, verdict in zip(comparison.blocks[0].themes, verdicts, strict=True):
        clear = verdict is not Verdict.UNCLEAR
        assert ("clearly" in say.sentence(one)) == clear
        assert ("clearly" in say.short(one)) == clear
        assert say.interval(one) in say.sentence(one)


def test_a_difference_has_its_sign_and_a_nought_has_none():
    say = Wording(comparisons.usual(), "nl")

    assert [say.signed(Fraction(one)) for one in ("3/4", "-3/4", "0", "1/25", "-1/25")] == [
        "+0,8",
        "−0,8",
        "0,0",
        "0,0",
        "0,0",
    ]


def test_the_method_s_own_example_is_said_as_it_says():
    comparison = comparisons.usual("en")
    found = Difference(Fraction(3, 4), 0.0448, 1.4552, 21.85, Fraction(209, 288))
    own = replace(line(comparison), difference=found, why=Why.NOTHING)
    say = Wording(comparison, "en")

    assert say.sentence(own) == (
        "This group gave clearly more in 2026 than that of 2025: +0.8 (95%: 0.04 to 1.46)."
    )
    assert say.overlap(own) == (
        "Take one participant of each year: in 73 of 100 cases that of 2026 gave the higher "
        "grade (equal counts half)."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("same", "Everybody gave the same in 2026"),
        ("both-same", "Everybody gave the same in 2025 and 2026"),
        ("two", "Fewer than three grades"),
        ("pack", "Not graded in both 2025 and 2026."),
        ("loose", "which grades are of one person"),
        ("no-text", "has another text now"),
    ],
)
def test_why_nothing_sure_is_said(name, said):
    comparison = comparisons.named(name)
    say = Wording(comparison, "en")

    assert said in say.sentence(line(comparison))
    assert "clearly" not in say.short(line(comparison))


def test_years_are_called_by_their_day_where_two_are_of_one_year():
    assert Wording(comparisons.usual(), "nl").years == ("2025", "2026")
    assert Wording(comparisons.named("one-year"), "en").years == (
        "15 January 2026",
        "26 November 2026",
    )
    assert Wording(comparisons.named("undated"), "en").years == ("without a day", "without a day")


def test_a_theme_over_some_of_its_norms_says_so():
    comparison = comparisons.usual("en")
    theme = line(comparison)
    fewer = replace(theme, cells=tuple(replace(one, norms=4) for one in theme.cells))

    said = Wording(comparison, "en").sentence(fewer)

    assert said.endswith("Compared over 4 of 5 norms: those with the same text.")


# --- as data, on paper, as a page ----------------------------------------------------------------


@pytest.mark.parametrize("name", comparisons.AWKWARD)
def test_every_comparison_comes_back_whole_and_makes_paper_and_page(name):
    comparison = comparisons.named(name)
    plain = json.loads(json.dumps(to_plain(asked(comparison))))

    assert from_plain(Asked, plain) == asked(comparison)
    said = paper(comparison)
    outline = Outline(page(asked(comparison)))
    say = Wording(comparison, comparison.language)
    for theme in comparison.blocks[0].themes:
        for at in say.places(comparison.blocks[0]):
            assert " ".join(say.told_of(theme, at).split()) in outline.text
        if "عبد" not in theme.title:
            assert reading.bare(theme.title) in said
            assert theme.title in outline.text
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not any(tag in ("script", "b", "img") for tag, _ in outline.tags)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_holds_every_norm_with_its_numbers_and_what_became_of_agreements(language):
    comparison = comparisons.usual(language)
    say = Wording(comparison, language)

    said = paper(comparison)

    for theme in comparison.blocks[0].themes:
        for norm in theme.norms:
            for told in (norm.title, say.differs(norm), *map(say.numbers, norm.cells)):
                assert reading.bare(told) in said
    for told in (say.about(), say.taken(), say.warning(), say.kept(), "Gelukt."):
        assert reading.bare(told) in said


async def test_a_child_makes_it_from_plain_data_and_always_the_same():
    wanted = asked(comparisons.usual())

    pdf = await making.make(wanted, command())

    assert pdf == flowing.pdf(document(wanted))


# --- the chart -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["two", "pack", "loose", "no-text"])
def test_nothing_joins_the_means_where_nothing_is_said(name):
    comparison = comparisons.named(name)
    say = Wording(comparison, "nl")

    rows = say.rows(comparison.blocks[0].themes, say.compared)
    chart = year_chart(
        rows, Box(470, 400), say.chart(True, say.compared), fonts.measure, Sizes.paper()
    )

    joined = [one for one in chart if isinstance(one, Line) and one.part is Part.TRACE]
    assert len(joined) == (len(rows) if name == "loose" else 0)
    assert all(one.dotted for one in joined)
    assert any(isinstance(one, Text) and one.text == "2026" for one in chart)


def test_a_ring_after_a_dotted_line_is_whole():
    canvas = Canvas(io.BytesIO(), pageCompression=0)

    paint(canvas, [Line(0, 0, 9, 0, Role.INK, 1, True), Dot(5, 5, 3, Role.INK, 1)], 100)

    drawn = canvas.getpdfdata().decode("latin-1")
    before, _, _ = drawn.partition(" c\n")  # the first curve
    assert re.findall(r"\[[^]]*\] 0 d", before)[-1] == "[] 0 d"
