"""A simulated group with opinions, for rehearsals, tests and load.

Everything somebody does follows from the seed, the seat and the norm, never from who
happened to be first: two runs with one seed give the same grades.
"""

from __future__ import annotations

import asyncio
import random
import zlib
from collections.abc import Callable
from typing import Any

from scanclient.participant import Gone, Participant, Refused

LATE = 0.08  # chance that somebody answers only after the norm has passed
UNKNOWN = 0.03  # chance of "weet niet"
CHANGES = 0.10  # chance of another grade on second thoughts


class Opinions:
    """What everybody thinks: norms differ, domains differ, and so do people."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def grade(self, norm: str, round: int, seat: str, domain: str) -> int | None:
        """Return somebody's grade; in a second round people have come closer."""
        if self._chance("unknown", norm, round, seat) < UNKNOWN:
            return None
        level = 4.2 + 3.6 * self._chance("level", norm)
        # On some norms two camps of domains see another region.
        split = 2.6 if self._chance("split", norm) < 0.3 else 0.6
        side = 1 if self._chance("side", norm, domain) < 0.5 else -1
        closer = 1.0 if round == 1 else 0.4
        own = random.Random(self._key("own", norm, seat)).gauss(0, 1.0)
        return max(1, min(10, int(level + closer * (side * split / 2 + own) + 0.5)))

    def first(self, norm: str, round: int, seat: str, grade: int | None) -> int | None:
        """Return what is tapped first, which may be one beside what is meant."""
        if grade is None or self._chance("change", norm, round, seat) >= CHANGES:
            return grade
        return grade - 1 if grade > 1 else grade + 1

    def late(self, norm: str, seat: str) -> bool:
        """Tell whether somebody answers only after the norm has passed."""
        return self._chance("late", norm, seat) < LATE

    def hesitation(self, norm: str, seat: str) -> float:
        """Return how long somebody thinks, as a part of the time there is: 0 to 1."""
        return 0.05 + 0.5 * self._chance("slow", norm, seat)

    def _chance(self, *about: object) -> float:
        return random.Random(self._key(*about)).random()

    def _key(self, *about: object) -> int:
        return zlib.crc32("|".join(map(str, (self._seed, *about))).encode())


async def attend(
    phone: Participant,
    opinions: Opinions,
    seat: str,
    domain: str,
    wait: Callable[[float], float] = lambda seconds: seconds,
) -> None:
    """Sit on a seat and answer everything, until the session is at its closing step.

    `wait` turns seconds of the session into real ones.
    """
    if not phone.kept:
        await phone.until(lambda view: view["state"] == "open")
        await phone.take(seat)
    while True:
        try:
            view = await phone.until(lambda view: _calls(view, opinions, seat))
        except Gone:
            return
        norm = _asked(view, opinions, seat)
        if norm is None:
            return
        await _answer(phone, opinions, norm, seat, domain, view, wait)


def _calls(view: dict[str, Any], opinions: Opinions, seat: str) -> bool:
    return _over(view) or _asked(view, opinions, seat) is not None


def _over(view: dict[str, Any]) -> bool:
    return bool(view["state"] == "closed" or view["step"]["kind"] == "closing")


def _asked(view: dict[str, Any], opinions: Opinions, seat: str) -> str | None:
    """Return the next norm to answer: the present one, and late ones once they have passed."""
    voting = (view.get("voting") or {}).get("norm")
    for norm in view.get("todo", ()):
        if _alone(view, norm) or norm != voting or not opinions.late(norm, seat) or _last(view):
            return str(norm)
    return None


def _alone(view: dict[str, Any], norm: str) -> bool:
    """Tell whether a norm is revealed by the clock, so that nobody can be late for it."""
    return bool(norm == "intro" or view["open"][norm] > 1)


def _last(view: dict[str, Any]) -> bool:
    """Tell whether a late answer has nothing left to wait for."""
    return bool(view["step"]["kind"] == "catch-up")


def _at_once(phone: Participant, view: dict[str, Any], norm: str) -> bool:
    """Tell whether this answer may be the one that reveals, so that another is too late."""
    if _alone(view, norm) or _last(view):
        return True
    theme = view["step"]["theme"]
    norms = [one["norms"] for one in phone.pack["themes"] if one["id"] == theme]
    return bool(norms and view["step"]["norm"] == norms[0][-1]["id"])


async def _answer(
    phone: Participant,
    opinions: Opinions,
    norm: str,
    seat: str,
    domain: str,
    view: dict[str, Any],
    wait: Callable[[float], float],
) -> None:
    round = view["open"][norm]
    meant = opinions.grade(norm, round, seat, domain)
    left = (view["clock"] or {"left": 0})["left"] / 1000
    await asyncio.sleep(wait(min(left, 40.0) * opinions.hesitation(norm, seat)))
    try:
        first = opinions.first(norm, round, seat, meant)
        if first != meant and not _at_once(phone, phone.view, norm):
            await phone.grade(norm, first, round)
        await phone.grade(norm, meant, round)
    except Refused:
        return  # revealed in the meantime: it does not count, and the phone was told so
    except Gone:
        return
    # The host confirms before it shows; wait for the view that knows of the answer. By then
    # the same norm may be asked again.
    try:
        await phone.until(
            lambda view: norm not in view.get("todo", ()) or view["open"][norm] != round
        )
    except Gone:
        return
