"""The indicators that a region may follow."""

from __future__ import annotations

import pytest

from scanhost.domain import indicators
from scanhost.domain.commands import SaveAbout
from scanhost.domain.comparing import Followed, compare
from scanhost.domain.indicators import Indicator
from scanhost.domain.years import year
from tests.domain.room import Table


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("indicator.narrow", "12", ""),
        ("indicator.durable", "steady", ""),
        ("indicator.schools_all", "", ""),
        ("indicator.narrow", "12345", "indicator.number"),
        ("indicator.narrow", "twaalf", "indicator.number"),
        ("indicator.durable", "3", "choice.unknown"),
        ("indicator.joy", "3", "about.unknown"),
    ],
)
def test_what_is_filled_in_is_checked(key, value, code):
    table = Table()
    if code:
        assert table.refused(SaveAbout(key, value)) == code
    else:
        table.do(SaveAbout(key, value))


def test_they_are_read_in_their_order_and_empty_is_not_zero():
    about = {
        "indicator.schools": "9",
        "indicator.schools_all": "14",
        "indicator.broad": "0",
        "indicator.independent": "own",
        "indicator.municipalities_all": "7",
    }

    assert indicators.own(about) == (
        Indicator("broad", 0),
        Indicator("independent", step="own"),
        Indicator("schools", 9, 14),
    )
    assert indicators.uneven(about) == ()
    assert indicators.uneven({**about, "indicator.schools": "15"}) == ("schools",)


def of(day, about):
    table = Table()
    table.do(SaveAbout("date", day))
    for key, value in about.items():
        table.do(SaveAbout(f"indicator.{key}", value))
    return year(table.state)


def test_they_are_laid_beside_those_of_earlier_years_and_nothing_is_reckoned():
    before = of("2025-11-26", {"narrow": "2", "durable": "begun"})
    now = of("2026-11-26", {"schools": "9", "schools_all": "14", "narrow": "4"})

    found = compare(now, [before]).followed

    assert found == (
        Followed("narrow", (Indicator("narrow", 2), Indicator("narrow", 4))),
        Followed("durable", (Indicator("durable", step="begun"), None)),
        Followed("schools", (None, Indicator("schools", 9, 14))),
    )
    assert compare(of("2026-11-26", {}), [of("2025-11-26", {})]).followed == ()
