"""Whose grades may be shown together: merged groups of domains, and names where all agreed.

A group is never so small, nor leaves so few others, that somebody's grade follows from it
(after the rules of suppression that survey tools use; a group of one or two is a person).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from scanhost.domain.draft import Draft
from scanhost.domain.facts import GroupCounted, NamesAgreed
from scanhost.domain.kept import Link
from scanhost.domain.pack import Pack
from scanhost.domain.results import LEAST, GroupMean, Named
from scanhost.domain.state import Answers, Naming, State

MODES = ("anonymous", "group", "open")
JOIN = "+"  # between the domains of a group

# Four people each where every domain has two places: those who work most alike.
SUGGESTED = (("education", "attendance"), ("municipality", "other"), ("employers", "care"))


def plan(pack: Pack, written: str = "") -> tuple[str, ...]:
    """Return the merged groups, as written in the scan or as suggested for its pack."""
    if written and fits(pack, written):
        return tuple(written.split(","))
    ids = [one.id for one in pack.domains]
    if set(ids) == {id for pair in SUGGESTED for id in pair}:
        return tuple(JOIN.join(pair) for pair in SUGGESTED)
    return tuple(JOIN.join(ids[index : index + 2]) for index in range(0, len(ids), 2))


def title(pack: Pack, group: str, language: str) -> str:
    """Return the titles of a group's domains, without what they explain between brackets."""
    named = {one.id: one.title.in_(language).split(" (")[0] for one in pack.domains}
    return " + ".join(named.get(id, id) for id in group.split(JOIN))


def titles(state: State, language: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of each group that has a mean, in the order of the plan."""
    order = plan(state.pack, state.about.get("groups", ""))
    known = {one.group for means in state.grouped.values() for one in means}
    ordered = [*(one for one in order if one in known), *sorted(known - set(order))]
    return tuple((one, title(state.pack, one, language)) for one in ordered)


def fits(pack: Pack, written: str) -> bool:
    """Tell whether a written plan holds domains of the pack, each once at most."""
    ids = [id for group in written.split(",") for id in group.split(JOIN)]
    return len(ids) == len(set(ids)) and set(ids) <= {one.id for one in pack.domains}


def count(draft: Draft, norm: str, round: int) -> None:
    """At a reveal, fix what the merged groups gave, as far as that may be shown.

    To which group a ballot belongs is written down nowhere.
    """
    state = draft.state
    if state.about.get("mode") != "group":
        return
    groups = plan(state.pack, state.about.get("groups", ""))
    members = {link.ballot: _group(state, link, groups) for link in state.links.values()}
    for one in sorted(means(state.answers(norm, round), members), key=lambda m: m.group):
        draft.emit(GroupCounted(norm, round, one.group, one.n, int(one.mean * one.n)))


def _group(state: State, link: Link, groups: Sequence[str]) -> str:
    person = state.people.get(link.seat)
    domain = person.domain if person is not None else ""
    return next((one for one in groups if domain in one.split(JOIN)), "")


def _covered(sizes: Counter[str]) -> list[str]:
    """Return the groups of three or more that leave nobody, or three or more; "" is no group."""
    everybody = sum(sizes.values())
    large = sorted(
        (
            one
            for one, n in sizes.items()
            if one and n >= LEAST and everybody - n not in range(1, LEAST)
        ),
        key=lambda one: (-sizes[one], one),
    )
    while large and 0 < everybody - sum(sizes[one] for one in large) < LEAST:
        large.pop()
    return large


def agree_on_names(draft: Draft) -> None:
    """Before the first question, show names from here on if everybody present said yes."""
    state = draft.state
    if state.about.get("mode") != "open" or state.asked() or state.names is not Naming.NONE:
        return
    present = list(state.present())
    if present and all(link.consent == "yes" for link in present):
        draft.emit(NamesAgreed())


def means(answers: Answers, groups: Mapping[str, str]) -> tuple[GroupMean, ...]:
    """Return the means that may be shown: groups of three, and never a rest of one or two.

    Of "weet niet" nothing is shown per group, and it counts for nobody's cover.
    """
    grades = {ballot: grade for ballot, grade in answers.items() if grade is not None}
    sizes = Counter(groups.get(ballot, "") for ballot in grades)
    shown = [one for one in _covered(sizes) if sizes[one] < len(grades)]
    return tuple(
        GroupMean(
            group,
            sizes[group],
            Fraction(sum(g for b, g in grades.items() if groups.get(b) == group), sizes[group]),
        )
        for group in sorted(shown)
    )


def shown(state: State, norm: str, round: int) -> tuple[GroupMean, ...]:
    """Return the means of a round, in the order of the scan's groups."""
    order = plan(state.pack, state.about.get("groups", ""))
    means = state.grouped.get((norm, round), ())
    return tuple(sorted(means, key=lambda one: _place(order, one.group)))


def _place(order: Sequence[str], group: str) -> int:
    return order.index(group) if group in order else len(order)


def named(state: State, answers: Answers) -> tuple[Named, ...]:
    """Return every answer with its name, lowest first; nothing unless names may be shown."""
    owners = state.owners()
    people = [
        (state.people[owners[ballot]], grade)
        for ballot, grade in answers.items()
        if ballot in owners and owners[ballot] in state.people
    ]
    people.sort(key=lambda one: (one[1] is None, one[1] or 0, one[0].name))
    return tuple(Named(person.name, person.organisation, grade) for person, grade in people)
