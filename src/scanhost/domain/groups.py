"""Whose grades may be shown together: merged groups of domains, and names where all agreed.

A group is never so small, nor leaves so few others, that somebody's grade follows from it
(after the rules of suppression that survey tools use; a group of one or two is a person).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scanhost.domain.draft import Draft
from scanhost.domain.facts import BallotGrouped, NamesAgreed
from scanhost.domain.pack import Pack
from scanhost.domain.results import LEAST, GroupMean, Named
from scanhost.domain.state import Answers, Naming, State

MODES = ("anonymous", "group", "open")
JOIN = "+"  # between the domains of a group

# Four people each where every domain has two places: those who work most alike.
SUGGESTED = (("education", "attendance"), ("municipality", "other"), ("employers", "care"))


def plan(pack: Pack, written: str = "") -> tuple[str, ...]:
    """Return the merged groups, as written in the scan or as suggested for its pack."""
    if written:
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
    """Return id and title of each group that has ballots, in the order of the plan."""
    order = plan(state.pack, state.about.get("groups", ""))
    known = set(state.groups.values())
    ordered = [*(one for one in order if one in known), *sorted(known - set(order))]
    return tuple((one, title(state.pack, one, language)) for one in ordered)


def fits(pack: Pack, written: str) -> bool:
    """Tell whether a written plan holds domains of the pack, each once at most."""
    ids = [id for group in written.split(",") for id in group.split(JOIN)]
    return len(ids) == len(set(ids)) and set(ids) <= {one.id for one in pack.domains}


def sort_in(draft: Draft, norms: Sequence[str]) -> None:
    """Before a reveal, fix to which group each ballot belongs that it shows for the first time."""
    state = draft.state
    if state.about.get("mode") != "group":
        return
    groups = plan(state.pack, state.about.get("groups", ""))
    shown = {ballot for norm in norms for ballot in state.answers(norm)}
    # Sorted by ballot, which is random: the order says nothing of seats.
    for link in sorted(state.links.values(), key=lambda one: one.ballot):
        person = state.people.get(link.seat)
        domain = person.domain if person is not None else ""
        group = next((one for one in groups if domain in one.split(JOIN)), "")
        if group and link.ballot in shown and link.ballot not in state.groups:
            draft.emit(BallotGrouped(link.ballot, group))


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
    sizes = Counter(groups[ballot] for ballot in grades if ballot in groups)
    shown = sorted(
        (one for one, n in sizes.items() if n >= LEAST and len(grades) - n >= LEAST),
        key=lambda one: (-sizes[one], one),
    )
    while shown and 0 < len(grades) - sum(sizes[one] for one in shown) < LEAST:
        shown.pop()
    return tuple(
        GroupMean(
            group,
            sizes[group],
            Fraction(sum(g for b, g in grades.items() if groups.get(b) == group), sizes[group]),
        )
        for group in sorted(shown)
    )


def ordered(state: State, means: Iterable[GroupMean]) -> tuple[GroupMean, ...]:
    """Return means in the order in which the scan has its groups."""
    order = plan(state.pack, state.about.get("groups", ""))
    return tuple(sorted(means, key=lambda one: (one.group not in order, _place(order, one.group))))


def _place(order: Sequence[str], group: str) -> int:
    return order.index(group) if group in order else 0


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
