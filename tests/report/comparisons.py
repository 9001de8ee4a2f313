"""Comparisons of awkward years, made of real sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from scanhost.domain.comparing import Comparison, Followed, compare
from scanhost.domain.indicators import Indicator
from scanhost.domain.outcomes import Outcome, PointOutcome
from scanhost.domain.pack import Text
from scanhost.domain.years import Year, year
from tests.desktop.moments import long_pack, shipped
from tests.store.held import Grades, a_year, graded

BEFORE = [5, 6, 6, 7, 5, 6, 4, 7, 6, 5, 6, 6]
NOW = [6, 7, 6, 8, 6, 7, 5, 7, 7, 6, 6, 7]
STRANGE = '<b>vet</b> & "co" =1+1 {0} عبد الرحمن 🙂'
OUTCOMES = (
    PointOutcome(
        "Eén loket",
        "Thema",
        "Gemeente",
        "yes",
        "busy",
        (
            Outcome("Bellen", "UWV", "2026-02-02", "done", "2026-03-03", "Gelukt."),
            Outcome("", "", "", "open"),
        ),
    ),
    PointOutcome(STRANGE, "", "", "no", "open"),
    PointOutcome("", agreed=(Outcome(STRANGE, STRANGE, "", "dropped"),)),
)


FOLLOWED = (
    Followed("narrow", (None, Indicator("narrow", 4))),
    Followed("durable", (Indicator("durable", step="begun"), Indicator("durable", step="own"))),
    Followed("schools", (Indicator("schools", 9, 14), Indicator("schools", 11, 14))),
)


def scattered(seed: int, shifts: dict[str, float], people: int = 12) -> Grades:
    """Return grades as people give them, a theme somewhat higher or lower."""

    def grades(norm: str) -> list[int | None]:
        chance = Random(f"{seed}{norm}")
        base = 6 + shifts.get(norm.split(".")[0], 0.0)
        own = [Random(f"{seed}-{place}").uniform(-1.2, 1.2) for place in range(people)]
        return [max(1, min(10, round(chance.gauss(base + one, 1)))) for one in own]

    return grades


def of(when: int, grades: Grades, **more: object) -> Year:
    return year(a_year(date(when, 11, 26), grades, **more).state)  # type: ignore[arg-type]


@cache
def usual(language: str = "nl") -> Comparison:
    """Return two years with a theme that is clearly higher, one lower, and two unclear."""
    now = of(2026, scattered(2, {"1": 1.5, "3": -1.5}), language=language)
    before = of(2025, scattered(1, {}), language=language)
    return replace(compare(now, [before]), outcomes=OUTCOMES, followed=FOLLOWED)


AWKWARD = (
    *("same", "both-same", "two", "pack", "language", "wiped", "loose", "undated", "one-year"),
    *("five", "forty", "long", "strange", "no-text"),
)
EVERY = ("usual", *AWKWARD)


def named(name: str) -> Comparison:
    """Return the usual comparison, or one that is seldom."""
    return usual() if name == "usual" else awkward()[name]


@cache
def awkward() -> dict[str, Comparison]:
    """Return what is seldom by name; made once, and not before somebody wants it."""
    made = dict(_awkward())
    assert tuple(made) == AWKWARD
    return made


def _awkward() -> Iterator[tuple[str, Comparison]]:
    now, before = of(2026, graded({}, NOW)), of(2025, graded({}, BEFORE))
    yield "same", compare(of(2026, graded({}, [7])), [before])
    yield "both-same", compare(of(2026, graded({}, [7])), [of(2025, graded({}, [3]))])
    yield "two", compare(now, [of(2025, graded({}, BEFORE), people=2)])
    yield "pack", compare(now, [of(2025, graded({}, BEFORE), pack=shipped("zelfscan13"))])
    yield "language", compare(now, [of(2025, graded({}, BEFORE), language="en")])
    yield "wiped", compare(now, [replace(before, organisations=None, region="")])
    loose = tuple(replace(one, ballots=()) for one in before.themes)
    yield "loose", compare(now, [replace(before, themes=loose)])
    yield "undated", compare(replace(now, date=""), [replace(before, date="")])
    yield "one-year", compare(now, [replace(before, date="2026-01-15")])
    five = [of(when, scattered(when, {})) for when in range(2021, 2026)]
    yield "five", compare(now, five)
    yield (
        "forty",
        compare(
            of(2026, scattered(4, {}, 40), people=40), [of(2025, scattered(5, {}, 40), people=40)]
        ),
    )
    long = long_pack()
    later = of(2026, scattered(6, {"1": 2.0}), pack=long)
    yield "long", compare(later, [of(2025, scattered(7, {}), pack=long)])
    odd = replace(long, themes=tuple(replace(one, title=Text(STRANGE)) for one in long.themes))
    later = of(2026, scattered(6, {}), pack=odd, region=STRANGE)
    found = compare(later, [of(2025, scattered(7, {}), pack=odd)])
    yield "strange", replace(found, outcomes=OUTCOMES * 30)
    yield "no-text", compare(now, [_untold(before)])


def _untold(year: Year) -> Year:
    """Return a year in which every norm had another text."""
    themes = (
        replace(one, norms=tuple(replace(norm, text="") for norm in one.norms))
        for one in year.themes
    )
    return replace(year, themes=tuple(themes))
