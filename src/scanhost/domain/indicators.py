"""What a region may follow from year to year: four indicators of how it works together.

After the projectplan Ingeschakeld (2017), par. 3.2, which names them and says no more; what is
counted, and the steps, are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

KEY = "indicator."  # before an indicator: what a scan says of it
# Narrow: one kind of school with one branch; broad: more of either.
NUMBERS = (
    "narrow",
    "broad",
    "kinds",  # of schools that take part
    "branches",
    "employers",
    "schools",  # that take part
    "schools_all",  # that there are
    "municipalities",
    "municipalities_all",
)
STEPS = ("begun", "tried", "steady", "own")  # how far, the least first
SCALES = ("independent", "durable")
INDICATORS = (*NUMBERS, *SCALES)
PARTS = {"schools": "schools_all", "municipalities": "municipalities_all"}  # of how many
GROUPS = (  # as they are asked and read
    ("narrow", "broad"),
    ("independent", "durable"),
    ("kinds", "branches", "employers"),
    ("schools", "municipalities"),
)
NUMBER = re.compile(r"0|[1-9][0-9]{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a scan says of an indicator."""

    id: str  # of INDICATORS, but for the numbers that only say of how many
    n: int | None = None
    of: int | None = None
    step: str = ""  # of STEPS


def wrong(key: str, value: str) -> str:
    """Return the code of why a scan may not say this of itself; "" when it may."""
    id = key.removeprefix(KEY)
    if id not in INDICATORS:
        return "about.unknown"
    if not value:
        return ""
    if id in SCALES:
        return "" if value in STEPS else "choice.unknown"
    return "" if NUMBER.fullmatch(value) else "indicator.number"


def own(about: Mapping[str, str]) -> tuple[Indicator, ...]:
    """Return the indicators that a scan says something of, in their order."""
    found = []
    for id in (id for group in GROUPS for id in group):
        said = about.get(f"{KEY}{id}", "")
        if id in SCALES and said in STEPS:
            found.append(Indicator(id, step=said))
        elif id not in SCALES and NUMBER.fullmatch(said):
            of = about.get(f"{KEY}{PARTS.get(id, '')}", "")
            found.append(Indicator(id, int(said), int(of) if NUMBER.fullmatch(of) else None))
    return tuple(found)


def uneven(about: Mapping[str, str]) -> tuple[str, ...]:
    """Return of which more take part than there are."""
    return tuple(
        one.id for one in own(about) if one.n is not None and one.of is not None and one.n > one.of
    )
