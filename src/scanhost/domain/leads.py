"""Who is meant where the chair typed names and organisations, and what those people do.

Nobody is guessed at: a text that could mean two people means nobody, and is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine, Process
from scanhost.domain.people import Person
from scanhost.domain.roster import folded

LINES = re.compile(r"[\n;]")
PIECES = re.compile(r"[,/&+]|\s(?:en|and)\s")
ASIDE = re.compile(r"\(([^()]*)\)")  # "Karin de Wit (ROC)" is written as often as with a comma


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a text means, and which parts of it mean nobody by themselves."""

    people: tuple[Person, ...] = ()
    unclear: tuple[str, ...] = ()  # could be several on the list
    unknown: tuple[str, ...] = ()  # nobody on the list


@dataclass(frozen=True, slots=True)
class Unmet:
    """A text that no mail follows from."""

    text: str
    where: str  # title of the point; "" for the process


@dataclass(slots=True)
class Homework:
    """Which points each person prepares, by id."""

    of: dict[str, list[AgendaPoint]] = field(default_factory=dict)
    unclear: list[Unmet] = field(default_factory=list)
    unknown: list[Unmet] = field(default_factory=list)


@dataclass(slots=True)
class Leads:
    """What each person leads, by id: the title of the point, or "", and the agreement."""

    of: dict[str, list[tuple[str, CommitmentLine]]] = field(default_factory=dict)
    unclear: list[Unmet] = field(default_factory=list)
    unknown: list[Unmet] = field(default_factory=list)


class Names:
    """A list of people, to find the one who is meant by a name or an organisation."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._whole: dict[str, list[Person]] = defaultdict(list)
        self._part: dict[str, list[Person]] = defaultdict(list)
        self._office: dict[str, list[Person]] = defaultdict(list)
        for one in people:
            self._whole[folded(one.name)].append(one)
            for part in {folded(one.first), folded(one.last)} - {""}:
                self._part[part].append(one)
            if office := folded(one.organisation):
                self._office[office].append(one)

    def meant(self, text: str) -> Meant:
        """Return who a text means: names and organisations, with commas or on lines."""
        found: dict[str, Person] = {}
        unclear: list[str] = []
        unknown: list[str] = []
        for line in LINES.split(text):
            self._line(line.strip(), found, unclear, unknown)
        return Meant(tuple(found.values()), tuple(unclear), tuple(unknown))

    def led_by(self, organisation: str, person: str) -> Meant:
        """Return who leads something: the person that is named, else who is of the organisation."""
        if not person.strip():
            return self.meant(organisation)
        several = self._named(person)
        there = [one for one in several if folded(one.organisation) == folded(organisation)]
        if len(several) > 1 and len(there) == 1:
            return Meant((there[0],))
        return self.meant(person)

    def _line(
        self, line: str, found: dict[str, Person], unclear: list[str], unknown: list[str]
    ) -> None:
        if not line:
            return
        whole = self._named(line) or self._office.get(folded(line), [])
        if len(whole) == 1:  # an organisation may have a comma in its name
            found[whole[0].id] = whole[0]
            return
        pieces = [one.strip() for one in PIECES.split(ASIDE.sub(r",\1", line)) if one.strip()]
        offices = [folded(one) for one in pieces if not self._named(one)]
        here: list[Person] = []  # people whose organisation may stand beside their name
        for piece in pieces:
            named = self._named(piece)
            if len(named) > 1:  # the organisation beside it may tell which
                named = [one for one in named if folded(one.organisation) in offices] or named
            if len(named) == 1:
                found[named[0].id] = named[0]
            elif named:
                unclear.append(piece)
            here += named
        beside = {folded(one.organisation) for one in here}
        stranger = False  # whoever stands before an organisation may be of it, and not listed
        for piece in pieces:
            named, there = self._named(piece), self._office.get(folded(piece), [])
            if not named and not there:
                unknown.append(piece)
            elif not named and not stranger and folded(piece) not in beside:
                if len(there) == 1:
                    found[there[0].id] = there[0]
                else:
                    unclear.append(piece)
            stranger = not named and not there

    def _named(self, text: str) -> list[Person]:
        name = folded(text)
        return self._whole.get(name) or self._part.get(name, [])


def meant(text: str, people: Iterable[Person]) -> Meant:
    """Return who of these people a text means."""
    return Names(people).meant(text)


def homework(points: Sequence[AgendaPoint], people: Iterable[Person]) -> Homework:
    """Return who prepares which point: its homework group, and who leads it."""
    names, made = Names(people), Homework()
    for point in points:
        if point.choice == "no":
            continue
        seen: set[str] = set()
        for found in (names.meant(point.group), names.led_by(point.lead, point.person)):
            made.unclear += [Unmet(one, point.title) for one in found.unclear]
            made.unknown += [Unmet(one, point.title) for one in found.unknown]
            for person in found.people:
                if person.id not in seen:
                    seen.add(person.id)
                    made.of.setdefault(person.id, []).append(point)
    return made


def leads(points: Sequence[AgendaPoint], process: Process, people: Iterable[Person]) -> Leads:
    """Return who leads what was agreed; where that is not said, who leads the point does."""
    names, made = Names(people), Leads()
    for point in points:
        for line in point.commitments:
            if line.lead.strip():
                _lead(made, names.meant(line.lead), point.title, line)
            else:
                _lead(made, names.led_by(point.lead, point.person), point.title, line)
    for line in process.lines:
        # Of an approval the lead is an organisation, and who joins is who sees to it there.
        _lead(
            made, names.led_by(line.lead, line.joins if line in process.approval else ""), "", line
        )
    return made


def _lead(made: Leads, found: Meant, title: str, line: CommitmentLine) -> None:
    made.unclear += [Unmet(one, title) for one in found.unclear]
    made.unknown += [Unmet(one, title) for one in found.unknown]
    for person in found.people:
        made.of.setdefault(person.id, []).append((title, line))
