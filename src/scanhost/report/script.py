"""Lines that run from right to left, put in the order in which reportlab draws them.

Enough for names and short texts in Hebrew and Arabic within a page that runs from left to
right: letters take their joined forms, and each stretch is turned around. A long stretch
that breaks over lines would read from its last line up; full bidi needs another library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

TURNED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
NUMBER = re.compile(r"\d[\d.,:/-]*\d|\d")
LAM = "\u0644"
MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
FORWARD, BACK = ("<initial>", "<medial>"), ("<final>", "<medial>")


def visual(line: str) -> str:
    """Return a line as it is drawn from left to right; most lines are returned as they are."""
    if not TURNED.search(line):
        return line
    return "".join(
        "".join(_turned(piece)) if turns else piece for piece, turns in _stretches(joined(line))
    )


def joined(line: str) -> str:
    """Give every Arabic letter the form it has between its neighbours."""
    letters = list(_clusters(line))
    made, place = [], 0
    while place < len(letters):
        base, marks = letters[place][0], letters[place][1:]
        if base == LAM and place + 1 < len(letters) and LAM + letters[place + 1][0] in forms():
            base, marks = base + letters[place + 1][0], marks + letters[place + 1][1:]
        before = letters[place - 1][0] if place else ""
        place += len(base)
        after = letters[place][0] if place < len(letters) else ""
        own = forms().get(base, {})
        linked = "<final>" in own and any(form in forms().get(before, {}) for form in FORWARD)
        links = "<initial>" in own and any(form in forms().get(after, {}) for form in BACK)
        kind = {
            (True, True): "<medial>",
            (True, False): "<final>",
            (False, True): "<initial>",
            (False, False): "<isolated>",
        }[linked, links]
        made.append(own.get(kind, base) + marks)
    return "".join(made)


@cache
def forms() -> dict[str, dict[str, str]]:
    """Return letter -> kind -> the character with that shape, as Unicode lists them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, *bases = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(one, 16)) for one in bases)
        if len(base) == 1 or base[:1] == LAM:
            found.setdefault(base, {}).setdefault(kind, chr(code))
    return found


def _clusters(line: str) -> Iterator[str]:
    """Yield every character with the marks that stand on it."""
    start = 0
    for end in range(1, len(line) + 1):
        if end == len(line) or not unicodedata.combining(line[end]):
            yield line[start:end]
            start = end


def _stretches(line: str) -> Iterator[tuple[str, bool]]:
    """Cut a line into stretches; one that turns runs from its first letter to its last."""
    way = [_way(mark) for mark in line]
    start = 0
    while start < len(line):
        turns = way[start] == "R"
        end = last = start
        while end < len(line) and way[end] != ("L" if turns else "R"):
            last = end if way[end] != "N" else last
            end += 1
        end = last + 1 if turns else end
        yield line[start:end], turns
        start = end


def _way(mark: str) -> str:
    kind = unicodedata.bidirectional(mark)
    return "R" if kind in ("R", "AL", "AN", "NSM") else "L" if kind == "L" else "N"


def _turned(piece: str) -> Iterator[str]:
    """Yield what stands in a stretch from its end; numbers stay as they are."""
    for one in reversed(list(_clusters(NUMBER.sub(lambda number: number[0][::-1], piece)))):
        yield MIRRORED.get(one, one)
