"""Which days a Dutch office is open on, to propose a day that people can come."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
SUNDAY = 6


def workday(day: date) -> date:
    """Return a day, or the first after it that is no weekend and no public holiday."""
    while day.weekday() > 4 or day in holidays(day.year):
        day += DAY
    return day


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year, from 2014 on; source: Algemene termijnenwet, art. 3.

    The fifth of May is one of them every year, though many work on it.
    """
    king = date(year, 4, 27)
    easter = easter_of(year)
    moving = (easter + timedelta(days=after) for after in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, *moving, king - DAY if king.weekday() == SUNDAY else king))


def easter_of(year: int) -> date:
    """Return Easter Sunday; source: the Gregorian computus as printed by Butcher (1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
