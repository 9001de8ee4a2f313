"""Days that a Dutch office is open on."""

from datetime import date, timedelta

import holidays as library
import pytest

from scanhost.domain import agenda
from scanhost.domain.workdays import holidays, workday

EXTRA = ("Goede Vrijdag", "Bevrijdingsdag")  # the law names them; the library only as optional


@pytest.mark.parametrize("year", range(2014, 2100))
def test_holidays_are_those_of_a_well_kept_list(year):
    listed = library.country_holidays(
        "NL", years=year, language="nl", categories=("public", "optional")
    )
    weekdays = {day for day in listed if day.weekday() < 5}

    assert {day for day in holidays(year) if day.weekday() < 5} == weekdays


@pytest.mark.parametrize(
    ("day", "proposed"),
    [
        ("2026-11-26", "2027-01-07"),  # six weeks later is an ordinary Thursday
        ("2026-11-13", "2026-12-28"),  # Christmas, then Boxing Day on a Saturday, then Sunday
        ("2026-11-21", "2027-01-04"),  # a Saturday, and New Year's weekend before it
        ("2026-03-16", "2026-04-28"),  # King's Day
        ("2025-03-15", "2025-04-28"),  # King's Day on the Saturday before a Sunday
        ("2026-02-20", "2026-04-07"),  # Good Friday, Easter weekend, Easter Monday
        ("2026-03-24", "2026-05-06"),  # the fifth of May
        ("", ""),
    ],
)
def test_session_2_is_proposed_on_a_working_day(day, proposed):
    assert agenda.proposed(day) == proposed


def test_no_proposal_falls_on_a_closed_day():
    day = date(2024, 1, 1)
    for _ in range(1500):
        day += timedelta(days=1)
        found = workday(day)

        assert found >= day
        assert found - day < timedelta(days=6)
        assert found.weekday() < 5
        assert found not in holidays(found.year)
