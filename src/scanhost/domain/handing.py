"""What goes with a scan to the next chair, and what is left of it after wiping.

A text is personal unless it is known not to be: ids that come later are, until they are
named here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from scanhost.domain import examples, saying, wifi
from scanhost.domain.errors import Refused
from scanhost.domain.followup import ABSENT, APPROVAL
from scanhost.domain.people import Absent, Person
from scanhost.domain.script import SECONDS
from scanhost.domain.state import State

PERSON, PERSONS, ALL = "person", "persons", "all"

# What the scan says about itself and is of nobody; the rest of `about` goes.
NOBODYS = (
    "region",
    "municipalities",
    "date",
    "time",
    "language",
    "mode",
    "groups",
    "shared",
    "entry",
    "introductions",
    "programme",
    "programme_name",
    "chair_domain",
    "before_domain",
    "before",
)
PLACE = "place"  # is of nobody either, but somebody typed it

# Texts that name organisations and what they do, by what they are of.
OF_A_POINT = ("title", "lead", "youth", "note", "found")
OF_AN_ACTION = ("what", "when")
OF_A_COMMITMENT = ("what", "lead", "joins", "follow")
OF_A_PERSON = {(APPROVAL, "joins"), (ABSENT, "lead")}  # by whom there, and who tells them
OF_PROGRESS = ("note",)
OF_SOMEBODY = ("source",)  # of an example: who told it, perhaps
OF_THE_WHOLE = ("agenda.youth", "process.table", "process.often", "process.report")
ASIDE = re.compile(r"aside\..+\.[0-9]+")  # why a round does not count

MAIL = re.compile(r"[^\s@<>()\[\]{};,:\"]+@[\w-]+(?:\.[\w-]+)+")

Row = TypeVar("Row", Person, Absent)


@dataclass(frozen=True, slots=True)
class Wipe:
    """What the chair wants out of a file."""

    what: str  # PERSON, PERSONS or ALL
    day: str  # YYYY-MM-DD: today
    person: str = ""  # whose rows, of PERSON
    named: bool = False  # take their name out of the texts too, of PERSON


def may_share(state: State) -> Refused | None:
    """Tell why a scan cannot be handed on now."""
    if state.closed or (state.locked and not state.asked()):
        return None
    return Refused("share.running")


def may_wipe(state: State, wish: Wipe) -> Refused | None:
    """Tell why this cannot be wiped now."""
    if not state.closed:
        return Refused("wipe.running")
    if wish.what == PERSON and wish.person not in state.people:
        return Refused("person.unknown")
    return None


def shared(state: State) -> State:
    """Return a scan for the next chair: without addresses, codes, letters, notes, what was struck.

    Who has a seat is not in it either, as in every copy.
    """
    texts = {
        id: MAIL.sub("", text)
        for id, text in saying.without_authors(state.texts).items()
        if not id.startswith(("letter.", "note.")) and not _struck(state, id)
    }
    return replace(
        state,
        about={
            key: MAIL.sub("", value) for key, value in state.about.items() if key != wifi.PASSWORD
        },
        people={id: replace(_mailless(one), email="", code="") for id, one in state.people.items()},
        absent={id: replace(_mailless(one), email="") for id, one in state.absent.items()},
        letters={},
        texts=texts,
    )


def left(state: State, wish: Wipe) -> State:
    """Return a closed scan as it is with people and texts gone; its facts are another matter."""
    match wish.what:
        case "all":
            return replace(_nobody(state), texts={}, about=_about(state, NOBODYS))
        case "persons":
            return _without_persons(state)
        case _:
            return _without(state, wish.person, named=wish.named)


def without_name(text: str, name: str) -> str:
    """Return a text without somebody's name, where that stands in it as a whole."""
    kept = of_name(name).sub("", text)
    if kept == text:
        return text
    return "\n".join(re.sub(r"  +", " ", line).strip(" ,;") for line in kept.split("\n"))


def of_name(name: str) -> re.Pattern[str]:
    """Return what finds a name as a whole, in capitals or not."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _without_persons(state: State) -> State:
    names = [one.name for one in state.people.values() if one.last]
    names += [one.contact for one in state.absent.values() if " " in one.contact]
    kept = {id: text for id, text in state.texts.items() if _nobodys(state, id)}
    return replace(
        _nobody(state), texts=_nameless(kept, names), about=_about(state, (*NOBODYS, PLACE))
    )


def _nobody(state: State) -> State:
    return replace(state, people={}, absent={}, letters={}, attended={}, signed={})


def _about(state: State, keys: Iterable[str]) -> dict[str, str]:
    return {
        key: value for key, value in state.about.items() if key in keys or key.startswith(SECONDS)
    }


def _nobodys(state: State, id: str) -> bool:
    """Tell whether a text stays when persons go."""
    owner, _, field = id.rpartition(".")
    if _struck(state, id):
        return False
    if owner in state.points:
        return field in OF_A_POINT
    if owner in state.actions:
        return field in OF_AN_ACTION
    if owner in state.commitments:
        about = state.commitments[owner].about
        return field in OF_A_COMMITMENT and (about, field) not in OF_A_PERSON
    if owner in state.progress:
        return field in OF_PROGRESS
    if owner in state.examples:
        return field in examples.FIELDS and field not in OF_SOMEBODY
    if owner == "said" and field in state.said:
        return state.said[field].kept
    return id in OF_THE_WHOLE or ASIDE.fullmatch(id) is not None


def _struck(state: State, id: str) -> bool:
    """Tell whether a text is of something that was taken off, so that nobody sees it any more."""
    owner = id.rpartition(".")[0]
    if owner in state.points:
        asked = any(owner in poll.points for poll in state.polls.values())
        return not (state.points[owner].chosen or asked)
    if owner in state.actions:
        action = state.actions[owner]
        return not action.kept or _off(state, action.point)
    if owner in state.examples:
        said = state.said.get(owner)
        return not (state.examples[owner].kept or (said is not None and said.kept))
    if owner in state.progress:
        noted = state.progress[owner]
        return not noted.kept or _struck(state, f"{noted.commitment}.")
    if owner in state.commitments:
        one = state.commitments[owner]
        return not one.told and (not one.kept or _off(state, one.about))  # a calendar may tell
    return False


def _off(state: State, point: str) -> bool:
    return point in state.points and not state.points[point].chosen


def _without(state: State, id: str, *, named: bool) -> State:
    person = state.people.get(id)
    after = replace(
        state,
        people={key: one for key, one in state.people.items() if key != id},
        letters={key: one for key, one in state.letters.items() if one.person != id},
        attended={key: there for key, there in state.attended.items() if key != id},
        signed={ballot: owner for ballot, owner in state.signed.items() if owner != id},
        texts={key: text for key, text in state.texts.items() if key != saying.wish_id(id)},
        about={
            key: value for key, value in state.about.items() if not (key == "seat" and value == id)
        },
    )
    if person is None or not named:
        return after
    name = person.name
    return replace(
        after,
        texts=_nameless(after.texts, [name]),
        about=_nameless(after.about, [name]),
        absent={
            key: _each(one, lambda text: without_name(text, name))
            for key, one in after.absent.items()
        },
    )


def _nameless(texts: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    kept = dict(texts)
    for name in names:
        for id, text in kept.items():
            kept[id] = without_name(text, name)
    return {id: text for id, text in kept.items() if text or not texts[id]}


def _mailless(row: Row) -> Row:
    return _each(row, lambda text: MAIL.sub("", text))


def _each(row: Row, change: Callable[[str], str]) -> Row:
    """Return a row with everything changed that is written in it."""
    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "id"}
    changed: dict[str, Any] = {
        name: change(value) for name, value in values.items() if isinstance(value, str)
    }
    return replace(row, **changed)
