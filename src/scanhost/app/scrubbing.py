"""What is taken out of a text before it leaves this computer."""

from __future__ import annotations

import getpass
import platform
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from scanhost.domain import outflow, ownregion
from scanhost.domain.lines import LINE
from scanhost.domain.views import Room

EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"',;)]+")
SOMEBODY = re.compile(r"((?:/home|/Users|\\Users)[/\\])[^/\\\s\"']+", re.IGNORECASE)
FILE = re.compile(r"[^\s/\\\"']+\.scan\b[\w-]*")
OUT = "[…]"
LEAST = 3  # letters of a word that is taken out wherever it stands
PART = re.compile(r"[^\W\d_]{4,}")  # of a name, by which it is known as well
# What a scan says of itself and is not taken out.
PUBLIC = ("date", "time", "language", "mode", "entry", "introductions", "figures", "division")

Clean = Callable[[str], str]


def words(room: Room) -> set[str]:
    """Return every name and every free text of a scan, and the words that names are made of."""
    people = [seat.person for seat in room.seats]
    names = [part for one in people for part in (one.name, one.first, one.last, one.email)]
    names += [one.organisation for one in people] + [one.function for one in people]
    names += [part for one in room.absent for part in (one.organisation, one.contact, one.email)]
    names += [part for one in room.absent for part in (one.by, one.how)]
    names += [part for one in room.visitors for part in (one.name, one.organisation)]
    about = [value for key, value in room.about.items() if not _public(key)]
    return {*names, *about, *room.texts.values(), *room.wishes.values(), room.code}


def _public(key: str) -> bool:
    """Tell whether what a scan says of itself is of nobody: words of ours, ids and numbers."""
    if ownregion.is_of_region(key):
        return not key.endswith(outflow.SOURCE)
    return key in PUBLIC


def cleaner(secret: Iterable[str]) -> Clean:
    """Return what takes these out of a text, with addresses, file names and whose computer it is.

    Each as a whole, however it is written, and line by line where it has several; of one
    line also its longer words, and what is somebody's.
    """
    own = {getpass.getuser(), platform.node(), Path.home().name}
    found = {line.strip() for one in (*secret, *own) for line in one.splitlines()}
    found |= {part for one in found if len(one) <= LINE for part in PART.findall(one)}
    longest = sorted((one for one in found if len(one) >= LEAST), key=len, reverse=True)
    words = "|".join(re.escape(one) for one in longest) or "(?!)"
    known = re.compile(rf"(?<!\w)(?:{words})(?:['’]?s)?(?!\w)", re.IGNORECASE)
    home = str(Path.home())

    def clean(text: str) -> str:
        short = text.replace(home, "~") if len(home) > 1 else text
        short = SOMEBODY.sub(rf"\1{OUT}", short)
        return known.sub(OUT, FILE.sub(OUT, EMAIL.sub(OUT, short)))

    return clean
