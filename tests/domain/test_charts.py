"""Charts say by place what the results say in numbers, and nothing about persons."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain import marks
from scanhost.domain.blockchart import AXIS, block_chart
from scanhost.domain.charts import Row, Sizes, Words, apart
from scanhost.domain.normchart import norm_chart
from scanhost.domain.results import GroupMean, result
from scanhost.domain.shapes import Box, Dot, Line, Part, Polygon, Rectangle, Role, Text, wrap

A = [7, 7, 7, 7, 7, 7, 7, 6, 8, 7, 6, 8]
B = [3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9]
C = [3] * 6 + [8] * 6
D = [7] * 11 + [2]
G = [4, 6, 6, 7, 9]
H = [3, 3, 4, 4, 3, 4, 3, 4, 3, 4, 3, 4]
VECTORS = {"A": A, "B": B, "C": C, "D": D, "G": G, "H": H}

BOX = Box(1600, 800)
SIZES = Sizes.beamer(1080)
answers = st.lists(st.integers(1, 10), min_size=3, max_size=20)


def number(value: Fraction) -> str:
    return f"{int(value * 10 + Fraction(1, 2)) / 10:.1f}".replace(".", ",")


WORDS = Words(
    number=number,
    votes=lambda n: f"{n} van 12",
    counts=lambda low, high: f"{low} laag, {high} hoog",
    unknown=lambda n: f"{n} weet niet",
    round=lambda n: f"ronde {n}",
    aside=lambda n, why: f"ronde {n} telt niet mee: {why}",
    was=lambda value: f"was {value}",
    group=lambda id: id[:1].upper(),
    uncounted="telt niet mee",
    fail="onvoldoende",
    passed="voldoende",
    mean="gemiddelde",
    gap="kloof",
    lowest="laagste",
    widest="grootste",
    lowest_half="laagste helft",
    highest_half="hoogste helft",
    divided="verdeeld",
    few="weinig stemmen",
    nothing="geen cijfers",
    dot="elke stip is één cijfer",
    trace="kleine stip: eerdere ronde",
    low="5 of lager",
    six="6",
    high="7 of hoger",
    bar="kloof, met gemiddelde",
)


def measure(text, size, weight):
    return len(text) * size * 0.52


def row(norm, *rounds, title="Ouders als partner"):
    results = tuple(result(norm, n, grades) for n, grades in enumerate(rounds, 1))
    return Row(norm, norm, title, results)


def block(*rows, box=BOX):
    return block_chart(rows, box, WORDS, measure, SIZES)


def dots(shapes, norm):
    return [s for s in shapes if isinstance(s, Dot) and s.part is Part.DOT and s.of == norm]


def texts(shapes, of=None):
    return [s.text for s in shapes if isinstance(s, Text) and of in (None, s.of)]


def bar(shapes, norm):
    lines = [s for s in shapes if isinstance(s, Line) and s.part is Part.BAR and s.of == norm]
    return next((s for s in lines if s.y1 == s.y2 and s.role is Role.GAP), None)


def mean(shapes, norm):
    found = [s for s in shapes if isinstance(s, Polygon) and s.of == norm and s.role is Role.INK]
    (one,) = found
    return sum(x for x, _ in one.points) / 4


def scale(box=BOX):
    return marks.Scale(box.width * AXIS[0], box.width * AXIS[1])


@pytest.mark.parametrize("name", VECTORS)
def test_bar_is_as_long_as_the_gap_and_the_mean_lies_in_its_middle(name):
    one = result(name, 1, VECTORS[name])
    shapes = block(row(name, VECTORS[name]))
    line = bar(shapes, name)

    assert line is not None
    assert one.gap is not None
    assert one.mean is not None
    assert (line.x2 - line.x1) / scale().step == pytest.approx(float(one.gap))
    assert (line.x1 + line.x2) / 2 == pytest.approx(scale().x(one.mean))
    assert mean(shapes, name) == pytest.approx(scale().x(one.mean))


@pytest.mark.parametrize("name", VECTORS)
def test_every_grade_has_one_dot_in_its_own_column(name):
    found = dots(block(row(name, VECTORS[name])), name)

    grades = sorted(round((dot.x - scale().left) / scale().step + 0.5) for dot in found)
    assert grades == sorted(VECTORS[name])


def test_dots_repeat_the_count_rule_in_colour():
    found = dots(block(row("B", B)), "B")

    assert sum(dot.role is Role.LOW for dot in found) == 5
    assert sum(dot.role is Role.HIGH for dot in found) == 5
    assert sum(dot.role is Role.INK and dot.ring > 0 for dot in found) == 2


def test_stacks_are_three_wide_in_rows_and_two_wide_in_the_large_chart():
    rows = dots(block(row("C", C)), "C")
    large = dots(norm_chart([result("C", 1, C)], BOX, WORDS, measure, SIZES), "C")

    assert len({round(dot.x, 3) for dot in rows}) == 6
    assert len({round(dot.x, 3) for dot in large}) == 4


def test_the_last_level_of_a_stack_stands_centred():
    assert list(marks.places(5, 3)) == [(-1, 0), (0, 0), (1, 0), (-0.5, 1), (0.5, 1)]


@given(st.lists(answers, min_size=1, max_size=6))
def test_dots_stay_in_their_rows_and_columns_and_never_touch(blocks):
    names = [str(n) for n in range(len(blocks))]
    shapes = block(*(row(name, grades) for name, grades in zip(names, blocks, strict=True)))
    rules = sorted(
        {s.y1 for s in shapes if isinstance(s, Line) and s.role is Role.HAIR and s.y1 == s.y2}
    )

    for (top, bottom), name in zip(pairwise(rules), names, strict=True):
        found = dots(shapes, name)
        room = found[0].radius * 2 * marks.WITHIN * marks.BETWEEN
        for dot in found:
            assert top <= dot.y - dot.radius
            assert dot.y + dot.radius <= bottom
            place = (dot.x - scale().left) % scale().step
            assert place - dot.radius >= room / 2 - 0.001
            assert place + dot.radius <= scale().step - room / 2 + 0.001
        for one, two in combinations(found, 2):
            assert (one.x - two.x) ** 2 + (one.y - two.y) ** 2 >= (2 * one.radius) ** 2


@given(answers, st.randoms())
def test_equal_counts_give_equal_charts(grades, random):
    shuffled = random.sample(grades, len(grades))

    assert block(row("x", grades)) == block(row("x", shuffled))


@given(st.lists(st.lists(st.none() | st.integers(1, 10), max_size=20), max_size=3), st.text())
def test_any_rounds_and_title_stay_in_the_box(rounds, title):
    shapes = block(row("1.1", *rounds, title=title), row("1.2", A), row("1.3", C, A))
    large = norm_chart([result("x", 1, r) for r in rounds], BOX, WORDS, measure, SIZES)

    for shape in (*shapes, *large):
        for x, y in corners(shape):
            assert -0.01 <= x <= BOX.width + 0.01
            assert -0.01 <= y <= BOX.height + 0.01


def corners(shape):
    match shape:
        case Rectangle():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Dot():
            return [(shape.x + s * shape.radius, shape.y + s * shape.radius) for s in (-1, 1)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Polygon():
            return list(shape.points)
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    wide = measure(shape.text, shape.size, shape.weight)
    return [(shape.x - back * wide, shape.y - shape.size * 0.7), (shape.x, shape.y)]


def test_fewer_than_three_grades_show_only_their_number():
    shapes = block(row("x", [2, 9]))

    assert texts(shapes, "x") == ["x", "Ouders als partner", "2 van 12"]
    assert not dots(shapes, "x")
    assert bar(shapes, "x") is None


def test_few_grades_and_the_unknown_are_said_in_words():
    shapes = block(row("x", [4, 5, 9, None, None]))

    assert "weinig stemmen, " in texts(shapes, "x")
    assert "2 weet niet" in texts(shapes, "x")


def test_divided_is_said_with_its_counts():
    shapes = block(row("B", B), row("A", A))

    assert {"verdeeld", "5 laag, 5 hoog"} <= set(texts(shapes, "B"))
    assert "verdeeld" not in texts(shapes, "A")


def test_lowest_and_widest_of_the_block_are_named():
    shapes = block(*(row(name, VECTORS[name]) for name in "DBAHC"))

    assert [name for name in "DBAHC" if "laagste" in texts(shapes, name)] == ["H"]
    assert [name for name in "DBAHC" if "grootste" in texts(shapes, name)] == ["C"]


def test_a_block_of_equals_has_no_lowest():
    shapes = block(row("1", A), row("2", A))

    assert not {"laagste", "grootste"} & set(texts(shapes))


def test_the_numbers_are_those_of_the_method():
    shapes = block(*(row(name, VECTORS[name]) for name in "DBAHC"))

    assert {"6,6", "0,8"} <= set(texts(shapes, "D"))
    assert {"7,0", "0,7"} <= set(texts(shapes, "A"))
    assert {"5,5", "5,0"} <= set(texts(shapes, "C"))


def test_a_second_round_stands_beside_the_first():
    shapes = block(row("x", C, A))

    assert len(dots(shapes, "x")) == 12
    assert {"7,0", "0,7", "was 5,5", "was 5,0", "ronde 1"} <= set(texts(shapes, "x"))
    assert [s for s in shapes if isinstance(s, Line) and s.role is Role.LINE and s.part is Part.BAR]


def traces(shapes, norm):
    return [s for s in shapes if isinstance(s, Dot) and s.part is Part.TRACE and s.of == norm]


def test_a_second_round_leaves_a_trace_where_more_dots_were():
    shapes = block(row("x", [3, 3, 8, 8, 8], [3, 6, 7, 8, 8]))
    places = sorted(
        round((dot.x - scale().left) / scale().step + 0.5) for dot in traces(shapes, "x")
    )

    assert places == [3, 8]
    assert all(one.radius < dots(shapes, "x")[0].radius / 2 for one in traces(shapes, "x"))


@given(answers, answers)
def test_traces_say_no_more_than_two_counts(before, now):
    first, second = result("x", 1, before), result("x", 2, now)
    shapes = norm_chart([first, second], BOX, WORDS, measure, SIZES)

    gone = sum(max(had - has, 0) for had, has in zip(first.counts, second.counts, strict=True))
    assert len(traces(shapes, "x")) == gone
    assert len(dots(shapes, "x")) == second.n


def test_the_funnel_joins_the_ends_of_both_gaps():
    shapes = block(row("x", C, A))
    (funnel,) = [s for s in shapes if isinstance(s, Polygon) and s.part is Part.TRACE]
    first, second = result("x", 1, C), result("x", 2, A)

    (left, _), (right, _), (high, _), (low, _) = funnel.points
    assert (left, right) == (scale().x(first.lowest_half), scale().x(first.highest_half))
    assert (low, high) == (scale().x(second.lowest_half), scale().x(second.highest_half))


def test_means_of_groups_stand_by_their_letter_at_their_place():
    one = replace(
        result("x", 1, B),
        groups=(GroupMean("zorg", 4, Fraction(5)), GroupMean("mbo", 4, Fraction(8))),
    )
    shapes = block(Row("x", "x", "Ouders als partner", (one,)))
    letters = {s.text: s.x for s in shapes if isinstance(s, Text) and s.text in ("Z", "M")}

    assert letters == {"Z": pytest.approx(scale().x(5)), "M": pytest.approx(scale().x(8))}


def test_means_of_an_agreeing_group_are_written_side_by_side():
    shapes = norm_chart([result("A", 1, A)], BOX, WORDS, measure, SIZES)
    spans = [
        (s.x - measure(s.text, s.size, 400) / 2, s.x + measure(s.text, s.size, 400) / 2)
        for s in shapes
        if isinstance(s, Text) and s.text in ("laagste helft", "gemiddelde", "hoogste helft")
    ]

    assert {"6,7", "7,0", "7,3"} <= set(texts(shapes))
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=3).map(sorted),
    st.lists(st.floats(1, 30), min_size=3, max_size=3),
)
def test_labels_move_apart_within_the_edges(centres, widths):
    widths = widths[: len(centres)]
    placed = apart(centres, widths, 2, 0, 100)

    spans = [(x - w / 2, x + w / 2) for x, w in zip(placed, widths, strict=True)]
    assert spans[0][0] >= -1e-9
    assert spans[-1][1] <= 100 + 1e-9
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.text(), st.floats(20, 400))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = wrap(text, width, 10, 400, measure)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure(line, 10, 400) <= width for line in lines)


def test_a_word_without_an_end_is_cut_in_time():
    asked = []

    def measure(text, size, weight):
        asked.append(text)
        return len(text) * size / 2

    lines = wrap("x" * 2000, 300, 10, 400, measure)

    assert "".join(lines) == "x" * 2000
    assert max(map(len, lines)) == 60
    assert len(asked) < 10_000
