"""This year's scan beside earlier ones: themes first, norms in detail, the last year compared.

Only what a group read in the same words is compared: the same pack, and the same
fingerprint of a norm. Everything else stands side by side. What is compared of a theme are
its people: what each of them gave on average. Where a closed scan no longer tells which
grades are of one person, a theme has its mean and no interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from scanhost.domain import welch
from scanhost.domain.indicators import GROUPS, Indicator
from scanhost.domain.outcomes import PointOutcome
from scanhost.domain.results import LEAST, Result
from scanhost.domain.welch import Difference, Sample
from scanhost.domain.years import Year, YearNorm, YearTheme, mean_of

MOST = 5  # earlier years beside this one
One = TypeVar("One", YearTheme, YearNorm)
HALVES = 19  # places of a dot from 1 to 10 in half points


class Why(StrEnum):
    """Why nothing sure is said of a difference."""

    NOTHING = ""  # something is
    PACK = "pack"  # another pack, or another language, of norms
    TEXT = "text"  # what was read is not the same
    ONCE = "once"  # graded in one of the years only
    FEW = "few"  # fewer than three grades
    LOOSE = "loose"  # it is not known any more which grades are of one person
    SAME = "same"  # everybody gave the same


@dataclass(frozen=True, slots=True)
class Cell:
    """A theme or a norm in one year; with fewer than three it holds only how many."""

    n: int
    mean: Fraction | None = None
    counts: tuple[int, ...] = ()  # of a norm per grade, of a theme per half point; (): no dots
    interval: tuple[float, float] | None = None
    gap: Fraction | None = None
    norms: int = 1  # over how many norms
    alike: bool = True  # in the same words as this year


@dataclass(frozen=True, slots=True)
class Line:
    """A theme or a norm in every year, and the last earlier one against this one."""

    id: str
    title: str
    cells: tuple[Cell | None, ...]  # one per year, this year last
    difference: Difference | None
    why: Why
    norms: tuple[Line, ...] = ()  # of a theme
    whole: int = 1  # how many norms a theme has; its cells may count fewer

    @property
    def before(self) -> Cell | None:
        """Return the earlier year that is compared."""
        return self.cells[-2]

    @property
    def now(self) -> Cell | None:
        """Return this year."""
        return self.cells[-1]


@dataclass(frozen=True, slots=True)
class Block:
    """The themes of one pack."""

    pack: str  # its title
    themes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class When:
    """Which year it is."""

    date: str  # YYYY-MM-DD, or empty
    region: str
    pack: str  # title


@dataclass(frozen=True, slots=True)
class Taken:
    """How many organisations took part in the earlier year, in this one, and in both."""

    before: int
    now: int
    both: int


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator in every year that says something of it."""

    id: str
    cells: tuple[Indicator | None, ...]  # one per year, this year last


@dataclass(frozen=True, slots=True)
class Comparison:
    """This year beside earlier ones, oldest first. Holds nobody's own grades."""

    language: str
    region: str
    years: tuple[When, ...]  # this year last
    blocks: tuple[Block, ...]  # this year's pack first
    taken: Taken | None = None  # None: of one of the years it is not known
    outcomes: tuple[PointOutcome, ...] = ()  # what became of what the last earlier year agreed
    followed: tuple[Followed, ...] = ()  # indicators of which some year says something


def compare(now: Year, earlier: Sequence[Year]) -> Comparison:
    """Lay earlier years beside this one, and compare it with the last of them."""
    years = (*sorted(earlier, key=lambda one: one.date)[-MOST:], now)
    packs: dict[tuple[str, str], str] = {}
    for one in (now, *reversed(years[:-1])):
        packs.setdefault((one.pack, one.language), one.pack_title)
    blocks = tuple(Block(title, _themes(years, key)) for key, title in packs.items())
    when = tuple(When(one.date, one.region, one.pack_title) for one in years)
    return Comparison(
        now.language,
        now.region,
        when,
        blocks,
        _taken(years[-2], now),
        years[-2].outcomes,
        _followed(years),
    )


def _followed(years: Sequence[Year]) -> tuple[Followed, ...]:
    """Return the indicators in their order; nothing is reckoned with them."""
    said = [{one.id: one for one in year.indicators} for year in years]
    order = [id for group in GROUPS for id in group]
    return tuple(
        Followed(id, tuple(one.get(id) for one in said))
        for id in order
        if any(id in one for one in said)
    )


def _taken(before: Year, now: Year) -> Taken | None:
    if before.organisations is None or now.organisations is None:
        return None
    both = {*before.organisations} & {*now.organisations}
    return Taken(len(before.organisations), len(now.organisations), len(both))


def _themes(years: Sequence[Year], key: tuple[str, str]) -> tuple[Line, ...]:
    """Return the themes of a pack: this year's in their order, then what only others have."""
    mine = [one if (one.pack, one.language) == key else None for one in years]
    found: dict[str, None] = {}
    for one in reversed(mine):
        found.update((theme.id, None) for theme in (one.themes if one else ()))
    lines = []
    for id in found:
        columns = [None if one is None else _with(one.themes, id) for one in mine]
        lines.append(_theme(id, columns, key == (years[-1].pack, years[-1].language)))
    return tuple(lines)


def _theme(id: str, columns: Sequence[YearTheme | None], ours: bool) -> Line:
    before, now = columns[-2:]
    newest = next(one for one in reversed(columns) if one is not None)
    norms = _norms(columns, ours)
    line = Line(id, newest.title, (), None, Why.PACK, norms, len(newest.norms))
    common = _common(before, now)
    if not ours or before is None or now is None or not common:
        cells = [None if one is None else _cell(one, one.shown) for one in columns]
        why = _why_not(ours, before, now)
        return replace(line, cells=_marked(cells, why), why=why)
    samples = _sample(before, common), _sample(now, common)
    cells = [
        None if one is None else _cell(one, _alike(one, now, common), None in samples)
        for one in columns
    ]
    line = replace(line, cells=tuple(cells))
    return _compared(line, *samples, _means(before, common), _means(now, common))


def _why_not(ours: bool, before: YearTheme | None, now: YearTheme | None) -> Why:
    """Return why a theme is not compared."""
    if not ours:
        return Why.PACK
    if before is None or now is None:
        return Why.ONCE
    pairs = [(_with(before.norms, one.id), one) for one in now.norms]
    same = [(a, b) for a, b in pairs if a is not None and a.text == b.text]
    if not same:
        return Why.TEXT
    return Why.FEW if any(a.result and b.result for a, b in same) else Why.ONCE


def _marked(cells: Sequence[Cell | None], why: Why) -> tuple[Cell | None, ...]:
    """Say of the earlier years that they are not about the same words."""
    if why is not Why.TEXT:
        return tuple(cells)
    return (*(one and replace(one, alike=False) for one in cells[:-1]), cells[-1])


def _norms(columns: Sequence[YearTheme | None], ours: bool) -> tuple[Line, ...]:
    found: dict[str, None] = {}
    for one in reversed(columns):
        found.update((norm.id, None) for norm in (one.norms if one else ()))
    return tuple(
        _norm(id, [None if one is None else _with(one.norms, id) for one in columns], ours)
        for id in found
    )


def _norm(id: str, columns: Sequence[YearNorm | None], ours: bool) -> Line:
    before, now = columns[-2:]
    newest = next(one for one in reversed(columns) if one is not None)
    cells = tuple(
        None
        if one is None or one.result is None
        else _of(one.result, now is None or one.text == now.text)
        for one in columns
    )
    line = Line(id, newest.title, cells, None, Why.NOTHING)
    if not ours:
        return replace(line, why=Why.PACK)
    if before is None or now is None:
        return replace(line, why=Why.ONCE)
    if before.text != now.text:
        return replace(line, why=Why.TEXT)
    if before.result is None or now.result is None:
        return replace(line, why=Why.ONCE)
    earlier, later = _given(before.result), _given(now.result)
    return _compared(line, _few(earlier), _few(later), earlier, later)


def _compared(
    line: Line,
    before: Sample | None,
    now: Sample | None,
    earlier: Sequence[Fraction | int],
    later: Sequence[Fraction | int],
) -> Line:
    """Say of a line what may be said of two years, and why it is no more than that."""
    one, other = line.before, line.now
    if one is None or other is None:
        return replace(line, why=Why.ONCE)
    if one.mean is None or other.mean is None:
        return replace(line, why=Why.FEW)
    if before is None or now is None:
        return replace(line, difference=Difference(other.mean - one.mean), why=Why.LOOSE)
    found = welch.difference(before, now)
    if found.low is None:
        return replace(line, difference=found, why=Why.SAME)
    if earlier and later:  # of a year that was wiped nobody's mean is known any more
        found = replace(found, superiority=welch.superiority(earlier, later))
    return replace(line, difference=found, why=Why.NOTHING)


# --- one year ------------------------------------------------------------------------------------


def _of(result: Result, alike: bool) -> Cell:
    if result.mean is None:
        return Cell(result.n, alike=alike)
    interval = welch.interval(Sample.of(_given(result)))
    return Cell(result.n, result.mean, result.counts, interval, result.gap, alike=alike)


def _few(given: Sequence[int]) -> Sample | None:
    return Sample.of(given) if len(given) >= LEAST else None


def _given(result: Result) -> list[int]:
    return [grade for grade, many in enumerate(result.counts, 1) for _ in range(many)]


def _common(before: YearTheme | None, now: YearTheme | None) -> frozenset[str]:
    """Return the norms that both years graded in the same words."""
    if before is None or now is None:
        return frozenset()
    texts = {one.id: one.text for one in _shown(before)}
    return frozenset(one.id for one in _shown(now) if texts.get(one.id) == one.text)


def _shown(theme: YearTheme) -> list[YearNorm]:
    return [theme.norms[place] for place in theme.shown]


def _alike(theme: YearTheme, now: YearTheme, wanted: frozenset[str]) -> list[int]:
    """Return which norms of a theme are among these, in this year's words, by their places."""
    texts = {one.id: one.text for one in now.norms if one.id in wanted}
    return [
        place
        for place in theme.shown
        if texts.get(theme.norms[place].id) == theme.norms[place].text
    ]


def _places(theme: YearTheme, norms: frozenset[str]) -> list[int]:
    return [place for place, one in enumerate(theme.norms) if one.id in norms]


def _means(theme: YearTheme, norms: frozenset[str]) -> list[Fraction]:
    """Return what each person gave on average for some norms."""
    places = _places(theme, norms)
    return [mean for one in theme.ballots if (mean := mean_of(one, places)) is not None]


def _sample(theme: YearTheme, norms: frozenset[str]) -> Sample | None:
    """Return the means of people as a sample; None where too few can be told apart.

    What was written down when they were taken apart is about the whole theme.
    """
    people = _means(theme, norms)
    if len(people) >= LEAST:
        return Sample.of(people)
    kept = theme.measured
    if kept is None or norms != {one.id for one in _shown(theme)}:
        return None
    mean = kept.total / kept.n
    return Sample(kept.n, mean, (kept.squares - kept.n * mean**2) / (kept.n - 1))


def _cell(theme: YearTheme, places: Sequence[int], loose: bool = False) -> Cell | None:
    """Return a theme in one year over some of its norms; `loose`: as means of norms."""
    results = [one for place in places if (one := theme.norms[place].result) is not None]
    if not results:
        counted = [one.result.n for one in theme.norms if one.result is not None]
        return Cell(max(counted), norms=0) if counted else None
    ids = frozenset(theme.norms[place].id for place in places)
    sample = _sample(theme, ids)
    if loose or sample is None:
        means = [one.mean for one in results if one.mean is not None]
        mean = sum(means, Fraction(0)) / len(means)
        return Cell(max(one.n for one in results), mean, norms=len(results))
    counts = [0] * HALVES
    for person in _means(theme, ids):
        counts[_half(person)] += 1
    dots = tuple(counts) if any(counts) else ()
    return Cell(sample.n, sample.mean, dots, welch.interval(sample), norms=len(results))


def _half(mean: Fraction) -> int:
    """Return the place of a mean among the half points from 1 on, rounded half up."""
    return int((mean - 1) * 2 + Fraction(1, 2))


def _with(them: Sequence[One], id: str) -> One | None:
    return next((one for one in them if one.id == id), None)
