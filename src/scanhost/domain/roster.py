"""A list of people: what may be wrong with it, and how a name written whole comes apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scanhost.domain.people import Person

# What stands between first and last name, and in an address book behind the first name.
_BETWEEN = """
    aan af al ben bij d' da das de del den der des di do dos du el em en het 'l la las le les lo
    los 'm 'n of op over 's 't te ten ter tot uit uijt van vom von voor vor zu zum zur
"""
BETWEEN = frozenset(_BETWEEN.split())
_TITLES = "dhr dr drs ing ir mevr mevrouw meneer mr mrs ms mw prof"
TITLES = frozenset(_TITLES.split())
LOCAL = re.compile(r"[a-z]+([._-][a-z]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slip:
    """Something about somebody on the list that wants a look; it holds nobody up."""

    code: str  # "email.none", "email.form", "email.twice" or "name.alike"
    other: str = ""  # whose name or address it is like


def is_address(email: str) -> bool:
    """Tell whether something looks like a whole e-mail address."""
    name, at, host = email.strip().partition("@")
    labels = host.split(".")
    return bool(name and at and len(labels) > 1 and all(labels)) and not re.search(
        r"[\s,;:<>()\"@]", name + host
    )


def folded(text: str) -> str:
    """Return a text without what people vary: capitals, accents and spaces."""
    if text.isascii():
        return "".join(text.split()).lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in apart if not (mark.isspace() or unicodedata.combining(mark)))


def slips(people: Iterable[Person]) -> dict[str, tuple[Slip, ...]]:
    """Return what wants a look, per id of those with something to look at."""
    people = list(people)
    names: dict[str, list[Person]] = defaultdict(list)
    addresses: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        names[folded(person.name)].append(person)
        if person.email:
            addresses[folded(person.email)].append(person)
    found = {}
    for person in people:
        mine = []
        alike = [one for one in names[folded(person.name)] if one.id != person.id]
        if alike:
            mine.append(Slip("name.alike", alike[0].name))
        if not person.email:
            mine.append(Slip("email.none"))
        else:
            same = [one for one in addresses[folded(person.email)] if one.id != person.id]
            if not is_address(person.email):
                mine.append(Slip("email.form"))
            elif same:
                mine.append(Slip("email.twice", same[0].name))
        if mine:
            found[person.id] = tuple(mine)
    return found


def parts(whole: str) -> tuple[str, str]:
    """Return the first and the last name of a name as people or address books write it."""
    last, comma, given = (one.strip() for one in whole.partition(","))
    if comma and last and given:
        words = given.split()
        between: list[str] = []
        while len(words) > 1 and words[-1].lower() in BETWEEN:
            between.insert(0, words.pop())
        return " ".join(words), " ".join([*between, last])
    words = whole.replace(",", " ").split()
    first = 1
    while first < len(words) and words[first - 1].rstrip(".").lower() in TITLES:
        first += 1
    return " ".join(words[:first]), " ".join(words[first:])


def named_after(email: str) -> str:
    """Return the name that an address like jan.jansen@… spells; "" when it does not."""
    local = email.partition("@")[0]
    if not LOCAL.fullmatch(local):
        return ""
    words = re.split(r"[._-]", local)
    spelt = [
        f"{one.upper()}." if len(one) == 1 else one if one in BETWEEN else one.capitalize()
        for one in words
    ]
    return " ".join(spelt)
