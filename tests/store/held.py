"""Scans that were held, as real closed files: one of every year that a test wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from scanhost.domain import commands as ask
from scanhost.domain.apply import fold
from scanhost.domain.errors import Refused
from scanhost.domain.facts import Change
from scanhost.domain.pack import Pack
from scanhost.domain.session import decide
from scanhost.store.scanfile import ScanFile
from tests.desktop.moments import Meeting

Grades = Callable[[str], Sequence[int | None]]


class Held(Meeting):
    """A session whose changes go into a file."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self.changes: list[Change] = []
        super().__init__(*args, **more)

    def do(self, *commands: ask.Command) -> None:
        for command in commands:
            outcome = decide(self.state, command, self.now)
            assert not isinstance(outcome, Refused), f"{command}: {outcome.code}"
            self.state = fold(self.state, outcome)
            self.changes += outcome


def a_year(
    day: date,
    grades: Grades,
    pack: Pack | None = None,
    language: str = "nl",
    people: int = 12,
    organisations: Sequence[str] | None = None,
    region: str = "Oosterdelta",
) -> Held:
    """Return a session in which everybody at the table graded everything."""
    held = Held(people, pack, language, lambda norm: list(grades(norm)))
    held.do(ask.SaveAbout("date", day.isoformat()), ask.SaveAbout("region", region))
    for place, person in enumerate(list(held.state.people.values())):
        if organisations is not None:
            named = replace(person, organisation=organisations[place % len(organisations)])
            held.do(ask.SavePerson(named))
    held.do(ask.Unlock("K7PM4TQX"))
    held.sit()
    held.go("closing")
    return held


def on_disk(path: Path, held: Held, close: bool = True) -> Path:
    """Write a session to a file, and close session 1 as the program does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with ScanFile.create(path, held.state.pack, id=path.stem.replace("-", "_")) as file:
        file.commit(held.changes).result()
        if close:
            file.close_session().result()
    return path


def graded(by_theme: dict[str, Sequence[int | None]], usual: Sequence[int | None]) -> Grades:
    """Return grades per theme ("T1") or norm ("1.2"), and else the usual ones."""

    def grades(norm: str) -> Sequence[int | None]:
        return by_theme.get(norm) or by_theme.get(f"T{norm.split('.')[0]}") or usual

    return grades
