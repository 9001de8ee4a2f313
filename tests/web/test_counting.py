"""Everybody at once, and the chair too: each grade counts exactly once, the same everywhere."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from scanclient.participant import Participant
from scanhost.domain import commands as ask
from scanhost.domain.facts import GradeGiven
from scanhost.store import reading
from tests.house import House, open_house
from tests.web.stubborn import insist, insist_again, tear, watch

MOMENT = 0.02  # seconds in which everything happens
PRESSES = 50  # of the chair's button, for one reveal
WAYS = ("once", "twice", "two tabs", "torn line")
# Where the room stands, what is graded there, and where its grades are shown.
REVEALS = (
    ("introduction", "intro", "introduction-result"),
    ("norm:1.5", "1.5", "review:T1"),
    ("catch-up:T2", "2.5", "review:T2"),
    ("norm:3.5", "3.5", "review:T3"),
    ("catch-up:T4", "4.5", "review:T4"),
)
Told = dict[str, list[int]]  # ballot -> grades that were confirmed


async def sit(house: House, people: int) -> list[Participant]:
    return [await house.phone(f"s{n}") for n in range(1, people + 1)]


def journal(house: House, norm: str) -> Told:
    """Return the grades of a norm's first round as they stand in the journal, by ballot."""
    given = defaultdict(list)
    for fact in house.meeting._file.facts:
        if isinstance(fact, GradeGiven) and (fact.norm, fact.round) == (norm, 1):
            assert fact.grade is not None
            given[fact.ballot].append(fact.grade)
    return dict(given)


# --- all at once -----------------------------------------------------------------------------


async def all_at_once(path: Path, people: int, times: int, seed: int) -> None:
    dice, expected = random.Random(seed), defaultdict[str, list[int]](list)
    async with open_house(path, people=people) as house:
        phones = await sit(house, people)
        await house.go("norm:1.1")
        for _ in range(times):
            now = {}
            for phone in phones:
                said = expected[phone.kept["ballot"]]
                now[phone] = dice.choice([one for one in range(1, 11) if one not in said[-1:]])
                said.append(now[phone])

            async def vote(phone: Participant, grade: int) -> str:
                await asyncio.sleep(dice.random() * MOMENT)
                return await insist(phone, "1.1", grade)

            assert set(await asyncio.gather(*(vote(*one) for one in now.items()))) == {""}
            for phone, grade in now.items():
                await sees(phone, "1.1", grade)
            latest = {phone.kept["ballot"]: grade for phone, grade in now.items()}
            assert house.state.answers("1.1") == latest
        assert journal(house, "1.1") == expected
        await house.go("review:T1")
        for phone in phones:
            view = await phone.until(lambda view: view["step"]["kind"] == "review")
            assert view["results"]["1.1"][0]["counts"] == histogram(latest.values())
    assert reading.read(path).state.answers("1.1") == latest


async def sees(phone: Participant, norm: str, grade: int | None) -> dict[str, Any]:
    """Wait for a view with this grade of one's own, or with none, and return it."""
    mine = None if grade is None else {"round": 1, "grade": grade}
    return await watch(phone, lambda view: view["mine"].get(norm) == mine)


def histogram(grades: Iterable[int]) -> list[int]:
    there = Counter(grades)
    return [there[grade] for grade in range(1, 11)]


@pytest.mark.parametrize("people", [12, 50])
async def test_who_grades_in_the_same_moment_is_counted_once(tmp_path, people):
    await all_at_once(tmp_path / "a.scan", people, 5, seed=people)


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.parametrize("people", [12, 50])
async def test_who_grades_in_the_same_moment_is_counted_once_a_hundred_times(tmp_path, people):
    await all_at_once(tmp_path / "a.scan", people, 100, seed=1000 + people)


# --- against the reveal ------------------------------------------------------------------------


async def vote(
    house: House, phone: Participant, norm: str, way: str, dice: random.Random
) -> list[tuple[int, str]]:
    """Grade in one of the ways that phones do; return what was said, each with its answer."""
    grade, other = dice.sample(range(1, 11), 2)
    await asyncio.sleep(dice.random() * MOMENT)
    match way:
        case "twice":
            why = await insist(phone, norm, grade)
            assert await insist_again(phone, norm, grade) == why
        case "two tabs":
            tab = Participant(house.link.url, house.http)
            tab.kept = dict(phone.kept)
            await tab.connect()
            both = await asyncio.gather(insist(phone, norm, grade), insist(tab, norm, other))
            await tab.close()
            return list(zip((grade, other), both, strict=True))
        case "torn line":
            voting = asyncio.create_task(insist(phone, norm, grade))
            await asyncio.sleep(dice.random() * MOMENT / 4)
            tear(phone)
            why = await voting
        case _:
            why = await insist(phone, norm, grade)
    return [(grade, why)]


async def reveal(house: House, end: str, dice: random.Random) -> None:
    """Press Next many times at once until the grades are shown; each step is left once."""
    await asyncio.sleep(dice.random() * MOMENT)
    while house.state.step.id != end:
        press = ask.Next(house.meeting.view().position, sure=True)
        outcomes = await asyncio.gather(*(house.do(press) for _ in range(PRESSES)))
        assert sum(one is None for one in outcomes) <= 1


async def race(
    house: House, phones: list[Participant], step: tuple[str, str, str], dice: random.Random
) -> tuple[int, int]:
    """Let everybody grade while the chair reveals; return how many were in time and too late."""
    start, norm, end = step
    await house.go(start)
    ways = [dice.choice(WAYS) for _ in phones]
    votes = asyncio.gather(
        *(vote(house, *one, dice) for one in zip(phones, [norm] * len(ways), ways, strict=True))
    )
    said, _ = await asyncio.gather(votes, reveal(house, end, dice))

    told, late = Told(), 0
    for phone, answers in zip(phones, said, strict=True):
        assert {why for _, why in answers} <= {"", "norm.revealed"}
        late += sum(why != "" for _, why in answers)
        if confirmed := [grade for grade, why in answers if not why]:
            told[phone.kept["ballot"]] = confirmed
    await same_everywhere(house, phones, told, step)
    return sum(map(len, told.values())), late


async def same_everywhere(
    house: House, phones: list[Participant], told: Told, step: tuple[str, str, str]
) -> None:
    """Compare what was confirmed with the journal, the state, the result and every phone."""
    _, norm, end = step
    given = journal(house, norm)
    assert {who: sorted(grades) for who, grades in given.items()} == {
        who: sorted(grades) for who, grades in told.items()
    }
    answers = {who: grades[-1] for who, grades in given.items()}
    assert house.state.answers(norm, 1) == answers
    for phone in phones:
        ballot = phone.kept["ballot"]
        await watch(phone, lambda view: view["step"]["id"] == end)
        view = await sees(phone, norm, answers.get(ballot))
        [result] = view["results"][norm]
        assert result["n"] == len(answers)
        assert result["counts"] == (histogram(answers.values()) if len(answers) > 2 else [])


async def reveals(path: Path, people: int, seed: int) -> tuple[int, int]:
    """Race for every reveal of a session; return how many grades were in time and too late."""
    dice, norms = random.Random(seed), [norm for _, norm, _ in REVEALS]
    async with open_house(path, people=people) as house:
        phones = await sit(house, people)
        counts = [await race(house, phones, step, dice) for step in REVEALS]
        final = {norm: house.state.answers(norm, 1) for norm in norms}
    kept = reading.read(path).state
    assert {norm: kept.answers(norm, 1) for norm in norms} == final
    return sum(there for there, _ in counts), sum(late for _, late in counts)


async def test_who_grades_while_the_chair_reveals_is_counted_or_told_not_to_be(tmp_path):
    counts = [await reveals(tmp_path / f"{seed}.scan", 12, seed) for seed in range(3)]

    assert all(sum(column) > 0 for column in zip(*counts, strict=True)), "no race at all"


@pytest.mark.full
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(100, 130))
async def test_fifty_who_grade_while_the_chair_reveals_again_and_again(tmp_path, seed):
    await reveals(tmp_path / "a.scan", 50, seed)
