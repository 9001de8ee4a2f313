"""Runs of words that a text has in common with the documents the norms are based on.

Those documents cannot be in the project. `sources.runs` holds a mark of every run of nine
words in them, which tells of given words whether they stand there, and nothing the other
way. It was made once, of the text of the five documents (ecbo 2013, AKC 2015, Q&A
Implementatiescan 2016, projectplan Ingeschakeld 2017, instructie voorzitter 2019), each
both as it is and with words that were broken at the end of a line made whole:

    texts = [one for path in paths for text in [path.read_text("utf-8")]
             for one in (text, re.sub(r"(?<=[a-z])-\\s*\\n\\s*(?=[a-z])", "", text))]
    found = {mark(run) for text in (*texts, PLANTED) for run in runs(text)}
    RUNS.write_bytes(b"".join(sorted(found)))

`PLANTED` is of nobody; by it a test knows that something is found at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

RUNS = Path(__file__).parent / "sources.runs"
LENGTH = 9  # words that are one too many
BYTES = 6  # of a mark; of so few, one in a million texts is found by accident
PLANTED = "Dit zijn negen woorden die in geen enkele bron"

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"‘[^‘]*?’(?!\w)")  # not at the apostrophe in regio’s


def runs(text: str) -> Iterator[str]:
    """Yield every run of words, in lower case, of letters and digits only."""
    words = _WORD.findall(text.lower())
    for at in range(len(words) - LENGTH + 1):
        yield " ".join(words[at : at + LENGTH])


def mark(run: str) -> bytes:
    """Return what a run is known by."""
    return hashlib.blake2b(run.encode(), digest_size=BYTES).digest()


def common(text: str) -> list[str]:
    """Return the runs of a text that stand in a source; what is quoted may."""
    return [run for part in _QUOTED.split(text) for run in runs(part) if mark(run) in _marks()]


@cache
def _marks() -> frozenset[bytes]:
    raw = RUNS.read_bytes()
    return frozenset(raw[at : at + BYTES] for at in range(0, len(raw), BYTES))
