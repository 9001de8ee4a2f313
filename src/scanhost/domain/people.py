"""The people of a scan, and what a typed name or organisation may look like."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LINE = 80  # characters of a name, organisation or other one-line text
TEXT = 2000  # characters of a free text
JOINERS = "\u200c\u200d"  # zero width, but spelling in Persian and in Indic scripts
ADVISED = 12  # source: Participatiescan, instructie voorzitter (2019)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the chair's list; has one seat, known by the same id."""

    id: str
    first: str
    last: str = ""
    organisation: str = ""
    domain: str = ""
    function: str = ""
    email: str = ""
    guest: bool = False

    @property
    def name(self) -> str:
        """Return first and last name as one line."""
        return f"{self.first} {self.last}".strip()


def line(raw: str, limit: int = LINE) -> str:
    """Return a one-line text as it is kept: normalised, without control or direction marks."""
    return _cut(" ".join(_clean(raw[: limit * 8], keep="").split()), limit)


def text(raw: str, limit: int = TEXT) -> str:
    """Return a free text as it is kept: like `line`, but with its line breaks."""
    return _cut(_clean(raw[: limit * 8], keep="\n").strip(), limit)


def _cut(clean: str, limit: int) -> str:
    return clean[:limit].rstrip().rstrip(JOINERS)


def _clean(raw: str, keep: str) -> str:
    raw = "\n".join(raw.splitlines())  # whatever breaks a line: Word pastes vertical tabs
    seen = ""
    kept = []
    for mark in raw:
        if mark not in keep and unicodedata.category(mark)[0] == "C":
            if mark in "\n\t":
                mark = " "
            elif not (mark in JOINERS and _joins(seen)):
                continue
        kept.append(mark)
        seen = mark
    return unicodedata.normalize("NFKC", "".join(kept))


def _joins(before: str) -> bool:
    """Tell whether a joiner after this mark is spelling: it follows a virama, or is Arabic."""
    return before != "" and (
        unicodedata.combining(before) == 9 or unicodedata.bidirectional(before) == "AL"
    )
