"""Several regions together: only the same norms, and nobody's place among the others."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

from scanhost.domain.charts import Sizes
from scanhost.domain.figures import Figures, figures
from scanhost.domain.pack import Text
from scanhost.domain.regionchart import RegionWords, height, region_chart
from scanhost.domain.regions import overview, same_scan
from scanhost.domain.shapes import Dot, Line, Part, Polygon, Rectangle, Role
from scanhost.domain.shapes import Text as Words
from tests.domain.room import a_pack
from tests.domain.scans import a_scan, with_grades

PACK = a_pack(3, 3)
SIZES = Sizes(14, 14, 14, 13, 12, 12, 13, 4, 1)
WORDS = RegionWords(
    lambda id: f"Thema {id}",
    lambda one: f"{one.regions} regio's",
    "een regio",
    "uw regio",
    "m",
    "s",
)


def shared(state) -> Figures:
    made = figures(state)
    assert isinstance(made, Figures)
    return made


def level(grade, chosen=(), pack=PACK, people=6):
    """Return the figures of a region where everybody gave everything the same grade."""
    grades = {norm.id: [grade] * people for norm in pack.norms()}
    return shared(with_grades(pack, grades, chosen, people))


def chart(made, width=800.0):
    return region_chart(
        made.themes, width, WORDS, lambda text, size, _: len(text) * size / 2, SIZES
    )


def test_a_theme_has_the_means_of_all_regions_ascending_and_its_own_apart():
    made = overview(PACK, "nl", level(6), [level(8), level(4), level(7)])

    assert made.regions == 4
    assert [*made.themes[0].means] == [4, 7, 8]
    assert made.themes[0].own == 6
    assert made.themes[0].median == Fraction(13, 2)


def test_a_region_with_other_norms_is_counted_and_not_compared():
    first = PACK.themes[0]
    reworded = (replace(first.norms[0], sentence=Text("Iets anders.")), *first.norms[1:])
    other = replace(PACK, themes=(replace(first, norms=reworded), PACK.themes[1]))

    made = overview(PACK, "nl", level(6), [level(9, ["A1", "A2"], pack=other)])

    assert (made.themes[0].means, made.themes[0].apart) == ((), 1)
    assert [*made.themes[1].means] == [9]
    assert [(one.id, one.many, one.of) for one in made.points] == [("A2", 1, 2)]


def test_the_same_norms_in_another_set_are_the_same_norms():
    """What counts is the text: set, theme and number of a norm may differ."""
    first = PACK.themes[0]
    renamed = replace(first, id="Z", norms=tuple(replace(n, id=f"Z{n.id}") for n in first.norms))
    other = replace(PACK, id="ander", themes=(renamed, PACK.themes[1]))

    made = overview(PACK, "nl", level(6), [level(9, ["ZA2"], pack=other)])

    assert [*made.themes[0].means] == [9]
    assert [(one.id, one.many, one.of) for one in made.points] == [("A2", 1, 2)]


def test_a_region_with_too_few_grades_is_counted_and_not_shown():
    grades: dict[str, list[int | None]] = {norm.id: [7] * 6 for norm in PACK.norms()}
    grades["A1"] = [7] * 4 + [None] * 2

    made = overview(PACK, "nl", None, [shared(with_grades(PACK, grades)), level(5)])

    assert [*made.themes[0].means] == [5]
    assert (made.themes[0].few, made.themes[0].own) == (1, None)
    assert [*made.themes[1].means] == [5, 7]


def test_the_order_of_the_files_changes_nothing():
    regions = [shared(a_scan(PACK, Random(seed))) for seed in range(4)]

    assert len({overview(PACK, "nl", None, one) for one in permutations(regions)}) == 1
    drawn = [chart(overview(PACK, "nl", None, one)) for one in permutations(regions)]
    assert all(one == drawn[0] for one in drawn)


def test_no_dot_but_the_own_one_can_be_told_from_the_others():
    """In the picture nothing says which region a dot is."""
    regions = [shared(a_scan(PACK, Random(seed), region=f"R{seed}")) for seed in range(6)]

    shapes = chart(overview(PACK, "nl", regions[0], regions[1:]))

    dots = [one for one in shapes if isinstance(one, Dot) and one.part is Part.DOT]
    others = [one for one in dots if one.role is Role.HIGH]
    assert len(others) == 5 * 2
    assert len({(one.radius, one.ring) for one in others}) == 1
    assert len([one for one in dots if one.role is Role.ACCENT]) == 2
    assert not any("R" in one.text for one in shapes if isinstance(one, Words))


def test_everything_of_a_chart_stays_within_it():
    for many in (0, 1, 2, 12, 40):
        regions = [shared(a_scan(PACK, Random(seed))) for seed in range(many)]
        alike = [level(6)] * many
        for others in (regions, alike):
            made = overview(PACK, "nl", level(6), others)
            for shape in chart(made):
                low, high = _span(shape)
                assert low >= -0.01, shape
                assert high <= height(len(made.themes), SIZES), shape
            rows = [one.y1 for one in chart(made) if isinstance(one, Line) and one.x1 == 0]
            dots = [one for one in chart(made) if isinstance(one, Dot) and one.of == "A"]
            assert all(rows[0] <= dot.y - dot.radius for dot in dots)
            assert all(dot.y + dot.radius < rows[1] for dot in dots)


def test_the_legend_goes_on_below_itself_where_it_does_not_fit():
    made = overview(PACK, "nl", level(6), [level(8)])
    long = replace(WORDS, own="o" * 30, region="r" * 30, median="m" * 30, span="s" * 30)

    for width in (450.0, 700.0, 2000.0):
        shapes = region_chart(made.themes, width, long, lambda text, size, _: len(text) * 6, SIZES)
        legend = [one for one in shapes if isinstance(one, Words) and len(one.text) == 30]
        assert len(legend) == 4
        assert all(one.x + 30 * 6 <= width for one in legend)
        assert all(_span(one)[1] <= height(2, SIZES) for one in legend)


def test_knowledge_is_counted_by_region():
    own = replace(level(6, ["A1"]), knowledge=("KB06", "KB13"))
    other = replace(level(7, ["A1"]), knowledge=("KB13",))
    older = replace(level(8, ["A2"]), knowledge=None)

    made = overview(PACK, "nl", own, [other, older])

    assert [(one.id, one.many, one.of) for one in made.knowledge] == [
        ("KB13", 2, 2),
        ("KB06", 1, 2),
    ]
    assert [(one.id, one.many, one.of) for one in made.points] == [("A1", 2, 3), ("A2", 1, 3)]


def test_the_same_scan_is_found_whatever_its_file_says_besides():
    one = shared(a_scan(PACK, Random(1), region="A", programme_name="yes"))
    again = shared(a_scan(PACK, Random(1), region="B", date="2027-01-01"))

    assert same_scan(again, [level(3), one]) == 1
    assert same_scan(level(4), [level(3), one]) is None


def _span(shape) -> tuple[float, float]:
    match shape:
        case Dot():
            return shape.y - shape.radius, shape.y + shape.radius
        case Line():
            return min(shape.y1, shape.y2), max(shape.y1, shape.y2)
        case Polygon():
            ys = [y for _, y in shape.points]
            return min(ys), max(ys)
        case Rectangle():
            return shape.y, shape.y + shape.height
        case _:
            return shape.y - shape.size * 0.75, shape.y + shape.size * 0.25
