"""Closed scans by the hundred, with words in them that must never leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from scanhost.domain.pack import Pack
from scanhost.domain.people import Person
from scanhost.domain.state import NormState, Phase, Point, State, new

SECRET = "GEHEIM"  # in everything that somebody typed


def a_scan(pack: Pack, random: Random, people: int = 12, **about: str) -> State:
    """Return a closed scan in which people answered at random; some said "weet niet"."""
    grades = {
        norm.id: [
            None if random.random() < 0.04 else min(10, max(1, round(random.gauss(6.4, 1.6))))
            for _ in range(people)
        ]
        for norm in pack.norms()
    }
    chosen = random.sample(list(grades), min(4, len(grades)))
    return with_grades(pack, grades, chosen, people, **about)


def with_grades(
    pack: Pack,
    grades: Mapping[str, list[int | None]],
    chosen: list[str] | tuple[str, ...] = (),
    people: int = 12,
    **about: str,
) -> State:
    """Return a closed scan with these answers, each person's at the same place of every norm."""
    known = {
        f"p{at}": Person(
            f"p{at}", f"{SECRET}-Voornaam{at}", f"{SECRET}-Naam{at}", f"{SECRET}-Org{at}"
        )
        for at in range(people)
    }
    points = {
        norm: Point(norm, theme.id, norm)
        for theme in pack.themes
        for norm in (one.id for one in theme.norms)
        if norm in chosen
    }
    points["own"] = Point("own", pack.themes[0].id, None)
    return replace(
        new(pack),
        locked=False,
        closed=True,
        about={
            "region": f"{SECRET}-Regio",
            "date": "2026-11-26",
            "chair": f"{SECRET}-Voorzitter",
            "programme": "yes",
            **about,
        },
        people=known,
        attended=dict.fromkeys(known, True),
        texts={
            "own.title": f"{SECRET}-punt",
            **{f"{norm}.lead": f"{SECRET}-trekker" for norm in points},
            "said.1": f"{SECRET}-voorbeeld",
        },
        points=points,
        norms={norm: NormState(Phase.REVEALED, 1, (1,)) for norm in grades},
        grades={
            (norm, 1): {f"{SECRET}-stem{at}": grade for at, grade in enumerate(given)}
            for norm, given in grades.items()
        },
    )
