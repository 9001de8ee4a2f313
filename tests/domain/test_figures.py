"""What a scan shares: counts of five or more once it is closed, and never anybody's words."""

import json
import statistics
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from scanhost.domain import agenda, figuresform, views
from scanhost.domain.errors import Refused
from scanhost.domain.figures import Figures, figures, of_room
from scanhost.domain.pack import Pack
from scanhost.domain.packform import fingerprint
from scanhost.domain.plain import PackMistake
from scanhost.domain.state import NormState, Phase
from tests.domain.room import Table, a_pack
from tests.domain.scans import SECRET, a_scan, with_grades

PACK = a_pack(3, 3)
SEVEN: list[Any] = [3, 5, 6, 6, 7, 8, 9]


def shared(state) -> Figures:
    made = figures(state)
    assert isinstance(made, Figures)
    return made


def graded(given=SEVEN, people=12, **other):
    return with_grades(PACK, {n.id: other.get(n.id, given) for n in PACK.norms()}, ["A2"], people)


def test_a_scan_shares_only_what_its_chair_ticked_and_only_when_closed():
    state = graded()

    for value in ("", "no"):
        unticked = replace(state, about={**state.about, "programme": value})
        assert figures(unticked) == Refused("figures.unticked")
    assert figures(replace(state, closed=False)) == Refused("figures.open")
    assert figures(graded(SEVEN[:4])) == Refused("figures.few")
    assert isinstance(figures(state), Figures)


def test_counts_are_those_of_the_last_round_that_counts():
    state = graded()
    again = {"x": 1, **dict.fromkeys("abcd", 9)}
    twice = replace(
        state,
        norms={**state.norms, "A1": NormState(Phase.REVEALED, 2, (1, 2))},
        grades={**state.grades, ("A1", 2): again},
    )
    aside = replace(twice, norms={**twice.norms, "A1": NormState(Phase.REVEALED, 2, (1, 2), (2,))})

    assert shared(state).norms[0].counts == (0, 0, 1, 0, 1, 2, 1, 1, 1, 0)
    assert shared(twice).norms[0].counts == (1, 0, 0, 0, 0, 0, 0, 0, 4, 0)
    assert shared(aside) == shared(state)
    assert shared(state).norms[0].fingerprint == fingerprint(PACK.norm("A1"))


def test_what_was_not_revealed_is_not_there():
    state = graded()
    hidden = replace(state, norms={**state.norms, "B1": NormState(Phase.SKIPPED, 1)})

    made = shared(hidden)

    assert [norm.norm for norm in made.norms] == ["A1", "A2", "A3", "B2", "B3"]
    assert [theme.theme for theme in made.themes] == ["A"]  # B is not whole


def test_a_point_whose_rounds_were_all_set_aside_is_not_told_and_the_file_reads_back():
    state = graded()
    aside = replace(state, norms={**state.norms, "A2": NormState(Phase.REVEALED, 1, (1,), (1,))})

    made = shared(aside)

    assert made.points == ()
    assert figuresform.from_plain(figuresform.to_plain(made)).scan == made.scan


def test_fewer_than_five_grades_leave_no_number_behind():
    made = shared(graded(A3=[4, 5, 6, 7, None, None, None]))

    plain: Any = figuresform.to_plain(made)
    assert plain["norms"][2] == {
        "id": "A3",
        "theme": "A",
        "fingerprint": fingerprint(PACK.norm("A3")),
        "n": "<5",
    }
    assert plain["themes"][0] == {"id": "A", "n": "<5"}
    assert made.themes[1].n == 7


def test_a_theme_has_the_mean_of_its_norms_and_the_spread_of_whole_ballots():
    first, second, third = [4, 5, 6, 7, 8, 9], [5, 5, 7, 7, 9, 9], [6, 5, 5, 8, 8]
    made = shared(graded(A1=first, A2=second, A3=[*third, None]))

    theme = made.themes[0]

    means = [statistics.fmean(one) for one in zip(first[:5], second[:5], third, strict=True)]
    assert (theme.n, theme.whole) == (5, 5)
    assert theme.sd == round(statistics.stdev(means), 2)
    by_norm = [statistics.fmean(first), statistics.fmean(second), statistics.fmean(third)]
    assert theme.mean is not None
    assert float(theme.mean) == pytest.approx(statistics.fmean(by_norm))


def test_no_spread_is_told_of_fewer_than_five_whole_ballots():
    made = shared(
        graded(A1=[4, 5, 6, 7, 8, None], A2=[5, 5, 7, 7, None, 9], A3=[None, 5, 5, 8, 8, 6])
    )

    assert (made.themes[0].n, made.themes[0].whole, made.themes[0].sd) == (5, None, None)


def test_the_name_of_the_region_needs_a_tick_of_its_own():
    state = graded()
    named = replace(state, about={**state.about, "programme_name": "yes"})

    assert shared(state).region == ""
    assert shared(named).region == f"{SECRET}-Regio"
    assert SECRET not in json.dumps(figuresform.to_plain(shared(state)))


def test_how_grades_were_shown_makes_no_difference():
    state = graded()

    for mode in ("group", "open"):
        assert shared(replace(state, about={**state.about, "mode": mode})) == shared(state)


def test_organisations_are_counted_of_those_who_took_part():
    state = graded()
    few = replace(state, attended={**dict.fromkeys(state.people, False), "p1": True})

    assert shared(state).organisations == 12
    assert shared(few).organisations is None


def test_points_are_norms_and_knowledge_is_what_the_group_chose():
    pack: Pack = replace(PACK, version="van Anna")
    state = with_grades(pack, {norm.id: SEVEN for norm in pack.norms()}, ["A3", "A1"])
    state = replace(state, favourites=("KB42", "x12ab", "KB06"))  # one is of its own

    made = shared(state)

    assert made.points == ("A1", "A3")
    assert made.knowledge == ("KB06", "KB42")
    assert made.version == ""  # somebody's own words


def test_a_point_that_session_2_took_off_the_agenda_is_not_shared():
    state = graded()
    off = replace(state, points={"A2": replace(state.points["A2"], choice="no")})

    assert shared(state).points == ("A2",)
    assert shared(off).points == ()


def test_the_own_figures_beside_others_are_those_that_are_shared():
    state = a_scan(PACK, Random(3))

    own = of_room(views.room(state, 0.0))

    assert own is not None
    made = shared(state)
    assert (own.norms, own.points, own.scan) == (made.norms, made.points, made.scan)
    assert [theme.mean for theme in own.themes] == [theme.mean for theme in made.themes]
    assert of_room(views.room(replace(state, closed=False), 0.0)) is None


def test_the_mark_of_a_scan_follows_its_counts_and_nothing_else():
    state = a_scan(PACK, Random(3))
    other = replace(state, about={**state.about, "date": "2027-01-05", "programme_name": "yes"})

    assert shared(other).scan == shared(state).scan
    assert shared(a_scan(PACK, Random(4))).scan != shared(state).scan


@pytest.mark.parametrize("seed", range(40))
def test_what_is_read_back_is_what_was_written(seed):
    random = Random(seed)
    made = figures(a_scan(PACK, random, random.randint(4, 15), programme_name="yes"))
    if isinstance(made, Refused):
        return

    back = figuresform.from_plain(json.loads(json.dumps(figuresform.to_plain(made))))

    assert back == made


def test_the_figures_of_a_session_are_the_same_before_and_after_its_ballots_are_renamed():
    """The whole road: grades by phone, the reveal, and closing."""
    from scanhost.domain.apply import fold
    from scanhost.domain.state import new
    from scanhost.store import anonymous

    table = Table(PACK, 7)
    table.unlock()
    table.everybody()
    for theme in PACK.themes:
        for norm in theme.norms:
            table.go(f"norm:{norm.id}")
            table.all_vote(norm.id, SEVEN)
        table.go(f"review:{theme.id}")
    closed = fold(new(PACK), anonymous.session(table.state, table.facts, Random(1)))
    ticked = replace(closed, about={**closed.about, "programme": "yes"})

    made = shared(ticked)

    assert [norm.n for norm in made.norms] == [7] * 6
    assert made.themes[0].sd == round(statistics.stdev(SEVEN), 2)
    live = replace(table.state, closed=True, about={"programme": "yes"})
    assert made == replace(shared(live), organisations=made.organisations)
    assert [norm.latest for norm in agenda.themes(ticked, "nl")[0].norms] == [
        norm.latest for norm in agenda.themes(table.state, "nl")[0].norms
    ]


def test_an_older_file_is_read_without_what_nobody_chose():
    plain = figuresform.to_plain(replace(shared(graded()), knowledge=()))
    older = {**plain, "version": 1, "knowledge": [{"id": "KB06", "points": 2}]}

    assert figuresform.from_plain(plain).knowledge == ()
    assert figuresform.from_plain(older).knowledge is None
    with pytest.raises(PackMistake):
        figuresform.from_plain({**older, "version": 2})


def test_a_stranger_cannot_bring_a_number_that_does_not_follow():
    plain = figuresform.to_plain(shared(graded()))

    for change in ({"scan": "0" * 16}, {"points": ["Z9"]}, {"version": 3}, {"format": "x"}):
        with pytest.raises(PackMistake):
            figuresform.from_plain({**plain, **change})
    worse = json.loads(json.dumps(plain))
    worse["themes"][0]["mean"] = 9.5
    with pytest.raises(PackMistake) as caught:
        figuresform.from_plain(worse)
    assert caught.value.key == "themes[0].mean"
