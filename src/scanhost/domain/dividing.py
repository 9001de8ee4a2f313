"""Dividing the table otherwise while nobody sits at it, and whom that leaves without a domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scanhost.domain import commands as ask
from scanhost.domain import groups
from scanhost.domain.division import DIVISION, DOMAINS, OWN, domains_of
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.kept import AboutSaved, PersonSaved, VisitorSaved
from scanhost.domain.people import Person
from scanhost.domain.state import State

CHAIR, GROUPS = "chair_domain", "groups"  # what else a scan says of domains


def late(state: State) -> bool:
    """Tell whether the table can be divided otherwise no longer: somebody sits at it."""
    return state.closed or state.asked() or any(one.token for one in state.links.values())


def divide(draft: Draft, command: ask.Divide) -> Refused | None:
    """Divide the table otherwise; whose domain is gone has none from then on."""
    state = draft.state
    domains = domains_of(state.given, command.division, command.domains)
    if domains is None:
        return Refused("division.own" if command.division == OWN else "division.unknown")
    if late(state):
        return Refused("division.late")
    _save(draft, DIVISION, command.division)
    _save(draft, DOMAINS, command.domains)
    known = {one.id for one in domains}
    back = dict(command.back)
    for person in state.people.values():
        domain = person.domain or back.get(person.id, "")
        if (domain := domain if domain in known else "") != person.domain:
            draft.emit(PersonSaved(replace(person, domain=domain)))
    for visitor in state.visitors.values():  # else nobody could let them in any more
        if visitor.domain and visitor.domain not in known:
            draft.emit(VisitorSaved(replace(visitor, domain="")))
    if state.about.get(CHAIR, "") not in known:
        _save(draft, CHAIR, command.chair if command.chair in known else "")
    plan = state.about.get(GROUPS, "") or command.groups
    _save(draft, GROUPS, plan if plan and groups.fits(draft.state.pack, plan) else "")
    return None


def back(before: Mapping[str, str], people: Iterable[Person]) -> ask.Divide:
    """Return what divides the table as it was, with everybody in the domain they had."""
    return ask.Divide(
        before.get(DIVISION, ""),
        before.get(DOMAINS, ""),
        tuple((one.id, one.domain) for one in people if one.domain),
        before.get(CHAIR, ""),
        before.get(GROUPS, ""),
    )


def _save(draft: Draft, key: str, value: str) -> None:
    if draft.state.about.get(key, "") != value:
        draft.emit(AboutSaved(key, value))
