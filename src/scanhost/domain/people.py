"""The people of a scan, and what a typed name or organisation may look like."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LINE = 80  # characters of a name, organisation or other one-line text
TEXT = 2000  # characters of a free text
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
    return " ".join(_clean(raw[: limit * 8], keep="").split())[:limit].rstrip()


def text(raw: str, limit: int = TEXT) -> str:
    """Return a free text as it is kept: like `line`, but with its line breaks."""
    return _clean(raw[: limit * 8], keep="\n").strip()[:limit].rstrip()


def _clean(raw: str, keep: str) -> str:
    raw = unicodedata.normalize("NFKC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        mark
        if mark in keep or unicodedata.category(mark)[0] != "C"
        else " "
        if mark in "\n\t"
        else ""
        for mark in raw
    )
