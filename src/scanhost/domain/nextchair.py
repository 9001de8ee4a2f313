"""From which kind of partner the chair might come: not from the same as the time before.

Source: Participatiescan, instructie voorzitter (2019): the chair changes domain from year to
year. A suggestion, not a rule.
"""

from __future__ import annotations

from collections.abc import Mapping

from scanhost.domain.pack import Domain, Pack
from scanhost.domain.people import Person


def suggested(pack: Pack, *earlier: str) -> tuple[Domain, ...]:
    """Return the domains of a pack, the best first; `earlier` are those of chairs, newest first.

    First those that gave no chair yet, then those that did so longest ago; so the last one's
    own domain comes last.
    """
    oldest = {id: place for place, id in reversed(list(enumerate(earlier)))}  # since when
    return tuple(sorted(pack.domains, key=lambda one: -oldest.get(one.id, len(earlier))))


def of_chair(about: Mapping[str, str], people: Mapping[str, Person]) -> str:
    """Return the domain of a scan's chair: as chosen, else of the seat the chair has; or ""."""
    seat = people.get(about.get("seat", ""))
    return about.get("chair_domain", "") or (seat.domain if seat is not None else "")
