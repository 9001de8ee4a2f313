"""Years beside each other, read from real closed files."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from scanhost.domain import years
from scanhost.domain.comparing import Taken, Why, compare
from scanhost.domain.handing import ALL, Wipe
from scanhost.domain.pack import Text
from scanhost.domain.welch import Verdict
from scanhost.store import reading
from scanhost.store.scanfile import ScanFile
from tests.desktop.moments import shipped
from tests.store.held import a_year, graded, on_disk

BEFORE = [5, 6, 6, 7, 5, 6, 4, 7, 6, 5, 6, 6]
NOW = [6, 7, 6, 8, 6, 7, 5, 7, 7, 6, 6, 7]
FIRST, SECOND = date(2025, 11, 26), date(2026, 11, 26)
PARTNERS = ("Gemeente Oosterdelta", "De Brug", "UWV")
LATER = ("gemeente  oosterdelta.", "UWV", "MEE")


@pytest.fixture
def read(tmp_path):
    """Write a session to a closed file, and return what can be compared of it."""

    def written(day=FIRST, grades=None, close=True, **more):
        held = a_year(day, grades or graded({}, BEFORE), **more)
        path = on_disk(tmp_path / f"{day.isoformat()}-{len(list(tmp_path.iterdir()))}.scan", held)
        return years.year(reading.read(path).state)

    return written


def line(comparison, theme=0, norm=None):
    found = comparison.blocks[0].themes[theme]
    return found if norm is None else found.norms[norm]


def test_a_closed_file_gives_the_same_year_as_the_session_before_it(tmp_path):
    held = a_year(FIRST, graded({}, BEFORE), organisations=PARTNERS)

    path = on_disk(tmp_path / "one.scan", held)

    assert years.year(reading.read(path).state) == years.year(held.state)


def test_a_theme_is_compared_by_what_each_person_gave_on_average(read):
    found = compare(read(SECOND, graded({}, NOW)), [read(FIRST)])

    theme = line(found)
    assert theme.difference.value == Fraction(3, 4)
    assert (theme.difference.low, theme.difference.high) == pytest.approx(
        (0.0448, 1.4552), abs=5e-5
    )
    assert theme.difference.verdict is Verdict.HIGHER
    assert theme.difference.superiority == Fraction(209, 288)
    assert theme.why is Why.NOTHING
    assert (theme.before.n, theme.now.n, theme.now.norms, theme.whole) == (12, 12, 5, 5)
    assert sum(theme.now.counts) == 12
    assert theme.now.counts[(7 - 1) * 2] == NOW.count(7)
    norm = line(found, 0, 2)
    assert norm.difference == theme.difference
    assert norm.now.counts[7 - 1] == NOW.count(7)
    assert norm.now.gap is not None
    assert [when.date for when in found.years] == ["2025-11-26", "2026-11-26"]


def test_a_difference_within_chance_is_said_to_be_unclear(read):
    alike = [6, 6, 6, 7, 5, 6, 5, 7, 7, 5, 6, 6]

    found = compare(read(SECOND, graded({}, alike)), [read(FIRST)])

    assert {line(found, place).difference.verdict for place in range(4)} == {Verdict.UNCLEAR}


def test_a_dot_of_a_theme_stands_at_the_nearest_half(read):
    grades = graded({"1.1": [10] * 6 + [1] * 6, "1.2": [10] * 6 + [2] * 6}, [10] * 6 + [1] * 6)

    theme = line(compare(read(SECOND, grades), [read(FIRST)]))

    assert theme.now.counts[18] == 6
    assert theme.now.counts[0] == 6  # 1.2


def test_what_somebody_does_not_know_is_left_out_of_their_mean(read):
    grades = graded({"1.1": [None, *[8] * 11], "1.2": [4, *[8] * 11]}, [6, *[8] * 11])

    theme = line(compare(read(SECOND, grades), [read(FIRST)]))

    assert theme.now.n == 12
    assert theme.now.mean == (Fraction(4 + 3 * 6, 4) + 11 * 8) / 12


def test_everybody_the_same_has_no_interval_and_no_verdict(read):
    found = compare(read(SECOND, graded({}, [7])), [read(FIRST)])

    for one in (line(found), line(found, 0, 0)):
        assert one.why is Why.SAME
        assert one.difference.verdict is Verdict.UNSURE
        assert one.difference.low is None
        assert one.difference.value == Fraction(7) - Fraction(69, 12)
        assert one.now.interval is None


def test_two_people_give_nothing_but_their_number(read):
    found = compare(read(SECOND, graded({}, NOW)), [read(FIRST, people=2)])

    theme, norm = line(found), line(found, 0, 0)
    assert (theme.before.n, theme.before.mean, theme.before.counts) == (2, None, ())
    assert (theme.difference, theme.why) == (None, Why.FEW)
    assert (norm.before.n, norm.before.mean, norm.before.counts) == (2, None, ())
    assert (norm.difference, norm.why) == (None, Why.FEW)
    assert theme.now.mean is not None


def changed(norm: str, **texts):
    pack = shipped()
    return replace(
        pack,
        themes=tuple(
            replace(
                theme,
                norms=tuple(
                    replace(one, **texts) if one.id == norm or norm == "*" else one
                    for one in theme.norms
                ),
            )
            for theme in pack.themes
        ),
    )


def test_a_norm_with_another_text_stands_beside_without_a_difference(read):
    old = read(FIRST, pack=changed("1.1", sentence=Text("Vroeger heette dit anders.")))

    found = compare(read(SECOND, graded({"1.1": [9, 10]}, NOW)), [old])

    norm = line(found, 0, 0)
    assert (norm.difference, norm.why) == (None, Why.TEXT)
    assert norm.before.mean is not None
    assert not norm.before.alike
    theme = line(found)
    assert theme.why is Why.NOTHING
    assert theme.difference.value == Fraction(3, 4)  # over the four others
    assert (theme.before.norms, theme.now.norms, theme.whole) == (4, 4, 5)


def test_a_source_that_changed_does_not_matter(read):
    old = read(FIRST, pack=changed("*", source=Text("Een andere bron")))

    found = compare(read(SECOND, graded({}, NOW)), [old])

    assert {one.why for one in found.blocks[0].themes} == {Why.NOTHING}


def test_when_no_norm_of_a_theme_has_the_same_text_there_is_no_difference(read):
    old = read(FIRST, pack=changed("*", sentence=Text("Vroeger heette dit anders.")))

    found = compare(read(SECOND, graded({}, NOW)), [old])

    for theme in (line(found, place) for place in range(4)):
        assert (theme.difference, theme.why) == (None, Why.TEXT)
        assert (theme.before.n, theme.now.n) == (12, 12)
        assert not theme.before.alike


def test_another_pack_stands_in_a_block_of_its_own(read):
    old = read(FIRST, pack=shipped("zelfscan13"))

    found = compare(read(SECOND, graded({}, NOW)), [old])

    assert [len(block.themes) for block in found.blocks] == [4, 4]
    mine, theirs = line(found), line(replace(found, blocks=found.blocks[1:]))
    assert (mine.before, mine.difference, mine.why) == (None, None, Why.ONCE)
    assert (theirs.now, theirs.difference, theirs.why) == (None, None, Why.PACK)
    assert theirs.before.mean is not None


def test_another_language_was_read_in_other_words(read):
    found = compare(read(SECOND, graded({}, NOW)), [read(FIRST, language="en")])

    assert len(found.blocks) == 2
    assert all(one.difference is None for block in found.blocks for one in block.themes)


def test_of_several_years_the_last_is_compared_and_no_more_than_five(read):
    old = [read(date(year, 11, 26), graded({}, [year - 2015])) for year in range(2018, 2025)]

    found = compare(read(SECOND, graded({}, NOW)), [read(FIRST), *reversed(old)])

    assert [when.date[:4] for when in found.years] == [
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    ]
    assert line(found).cells[0].mean == 6
    assert line(found).difference.value == Fraction(3, 4)


def test_grades_that_are_no_longer_joined_have_a_mean_and_no_interval(read):
    gaps = graded({"1.2": [*NOW[:11], None]}, NOW)
    year = years.year(a_year(SECOND, gaps).state)
    loose = replace(year, themes=tuple(replace(one, ballots=()) for one in year.themes))

    theme = line(compare(loose, [read(FIRST)]))

    assert theme.why is Why.LOOSE
    assert theme.difference.verdict is Verdict.UNSURE
    assert theme.difference.low is None
    assert theme.before.mean == Fraction(69, 12)  # the mean of the means of its norms
    assert (theme.before.counts, theme.now.counts) == ((), ())
    assert line(compare(loose, [read(FIRST)]), 0, 0).why is Why.NOTHING


def test_a_file_in_which_somebody_skipped_a_norm_says_so(read):
    held = a_year(SECOND, graded({}, NOW), people=12)
    gone = next(iter(held.state.grades["1.3", 1]))
    grades = {
        key: {one: grade for one, grade in answers.items() if key[0] != "1.3" or one != gone}
        for key, answers in held.state.grades.items()
    }
    year = years.year(replace(held.state, grades=grades))

    assert year.themes[0].ballots == ()
    assert len(year.themes[1].ballots) == 12
    assert line(compare(year, [read(FIRST)])).why is Why.LOOSE


def test_organisations_are_the_same_however_they_are_written(read):
    found = compare(
        read(SECOND, graded({}, NOW), organisations=LATER), [read(FIRST, organisations=PARTNERS)]
    )

    assert found.taken == Taken(3, 3, 2)


def test_who_was_not_there_does_not_count_and_nobody_known_is_said(read):
    nobody = replace(read(FIRST), organisations=None)

    assert compare(read(SECOND, graded({}, NOW)), [nobody]).taken is None
    assert years.organisations(["", "  ", "—"]) is None
    assert years.organisations(["ＵＷＶ", "uwv", "U.W.V."]) == ("uwv",)


def test_a_scan_without_a_session_has_no_results(read):
    empty = a_year(FIRST, graded({}, NOW))

    assert years.year(empty.state).results
    assert not years.year(replace(empty.state, norms={})).results


def test_a_year_that_was_wiped_is_compared_by_what_was_written_down_before(tmp_path):
    """Whose grades are whose is gone, and the interval is what it was."""
    kept = {}
    for day, grades in ((FIRST, BEFORE), (SECOND, NOW)):
        path = on_disk(tmp_path / f"{day}.scan", a_year(day, graded({}, grades)))
        kept[day] = years.year(reading.read(path).state)
    whole = compare(kept[SECOND], [kept[FIRST]])
    with ScanFile.open(tmp_path / f"{FIRST}.scan") as file:
        file.wipe(Wipe(ALL, "2026-12-01")).result()

    wiped = years.year(reading.read(tmp_path / f"{FIRST}.scan").state)
    found = compare(kept[SECOND], [wiped])

    assert line(found).difference == replace(line(whole).difference, superiority=None)
    assert line(found).before.interval == line(whole).before.interval
    assert line(found).before.counts == ()
    assert line(found, 0, 2).difference == line(whole, 0, 2).difference
    assert found.taken is None
