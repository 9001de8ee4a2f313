"""How a scan's table is divided into domains: as its pack says, otherwise, or the group's own way.

A scan keeps the pack as it came; what everybody reads is that pack with these domains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scanhost.domain import lines
from scanhost.domain.pack import Domain, Pack, Text
from scanhost.domain.people import Person

DIVISION, DOMAINS = "division", "domains"  # what a scan says about itself
OWN = "own"  # the division that is the group's own
LEAST, MOST = 2, 12  # domains
PLACES = (1, 20)  # of a domain
NAME = 60  # characters
LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]{0,39}) ([1-9][0-9]?) (\S.*)")


def divided(pack: Pack, about: Mapping[str, str]) -> Pack:
    """Return a pack with the domains of a scan; what cannot be read leaves its own."""
    domains = domains_of(pack, about.get(DIVISION, ""), about.get(DOMAINS, ""))
    return pack if domains is None else replace(pack, domains=domains)


def domains_of(pack: Pack, division: str, written: str) -> tuple[Domain, ...] | None:
    """Return the domains of a division; None when there is no such division."""
    if not division:
        return pack.domains
    if division == OWN:
        return read(written)
    return next((one.domains for one in pack.divisions if one.id == division), None)


def written(domains: Iterable[Domain], language: str) -> str:
    """Return domains as a scan keeps its own: a line each, of id, places and name."""
    return "\n".join(f"{one.id} {one.places} {one.title.in_(language)}" for one in domains)


def read(written: str) -> tuple[Domain, ...] | None:
    """Return a scan's own domains; None when this is not what `written` writes."""
    found = []
    for line in written.split("\n"):
        match = LINE.fullmatch(line)
        if match is None or not PLACES[0] <= int(match[2]) <= PLACES[1]:
            return None
        if len(match[3]) > NAME or lines.line(match[3], NAME) != match[3]:
            return None
        found.append(Domain(match[1], Text(match[3]), int(match[2])))
    ids = {one.id for one in found}
    names = {one.title.nl.casefold() for one in found}
    if not LEAST <= len(found) <= MOST or len(ids) < len(found) or len(names) < len(found):
        return None
    return tuple(found)


def places(domains: Iterable[Domain]) -> int:
    """Return how many places there are at the table."""
    return sum(one.places for one in domains)


def lost(people: Iterable[Person], domains: Iterable[Domain]) -> tuple[Person, ...]:
    """Return whose domain is not one of these."""
    known = {one.id for one in domains}
    return tuple(one for one in people if one.domain and one.domain not in known)
