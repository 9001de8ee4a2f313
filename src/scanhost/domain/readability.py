"""How easily a Dutch text reads: how long its sentences are, and its words.

The limits are our own and for B1: the easier half of what a municipality writes. They
are an indication; whether a text is clear only a reader can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

SENTENCE = 22  # words in the longest sentence
AVERAGE = 14  # words per sentence, in a text of SEVERAL sentences or more
SEVERAL = 3
LETTERS = 16  # of a long word, or of its longest part between hyphens
LONG_WORDS = 2  # in a text, or one in every
ONE_IN = 12  # words of a longer one
NAMES = {"participatiescan"}  # long, and known to who reads
QUOTED = 60  # characters of a sentence, to find it by

_WORD = re.compile(r"[^\W_]+(?:[-'’.,:/\u00ad][^\W_]+)*", re.UNICODE)
_BLANK = re.compile(r"\n\s*\n")
# What follows begins with a capital, but mbo and roc begin a sentence too.
_END = re.compile(
    r"(?<![.!?…])(?:\.\s++(?=[a-zà-ÿ])"
    r"|[.!?…]++[\"'’”)*]*+\s++(?=[\"'‘“(*]*[^\W_a-zà-ÿ]))"
)
# After these a full stop ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:par|nr|nrs|blz|pag|hfst|art|afb|tab|ca|bijv|bv|enz|etc|evt|incl|excl|max|min|resp|vgl|zgn|mevr|dhr|drs|prof)"
    r"|\b[^\W\d_]|\b(?:[^\W\d_]\.)+[^\W\d_])\.\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in the text."""

    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of a text."""

    sentences: tuple[Sentence, ...]
    words: int
    long: tuple[str, ...]  # words, in their order, as often as they stand there
    score: float | None  # Flesch-Douma: 100 very easy, 0 very hard; None without syllables

    @property
    def average(self) -> float:
        """Return the words per sentence."""
        return self.words / len(self.sentences) if self.sentences else 0

    @property
    def longest(self) -> int:
        """Return the words of the longest sentence."""
        return max((one.words for one in self.sentences), default=0)

    @property
    def share(self) -> float:
        """Return which part of the words is long."""
        return len(self.long) / self.words if self.words else 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What makes a text hard to read; the edge turns the code into a sentence."""

    code: str
    facts: Mapping[str, str | int]


def read(text: str, syllables: Callable[[str], int] | None = None) -> Reading:
    """Measure a text; with a counter of a word's syllables its score too."""
    text = text.replace("\u00ad", "")
    sentences = [
        Sentence(one, len(words)) for one in _sentences(text) if (words := _WORD.findall(one))
    ]
    words = _WORD.findall(text)
    long = tuple(
        one
        for one in words
        if max(map(len, one.split("-"))) >= LETTERS and one.lower() not in NAMES
    )
    score = None
    if syllables is not None and words:
        # W.H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960): 206,84
        # - 0,77 x syllables per 100 words - 0,93 x words per sentence.
        spoken = sum(map(syllables, words)) / len(words)
        score = 206.84 - 77 * spoken - 0.93 * len(words) / len(sentences)
    return Reading(tuple(sentences), len(words), long, score)


def remarks(reading: Reading) -> tuple[Remark, ...]:
    """Return where a text goes over a limit: its long sentences first, one by one."""
    found = [
        Remark(
            "reading.sentence",
            {"words": one.words, "most": SENTENCE, "text": _begin(one.text)},
        )
        for one in reading.sentences
        if one.words > SENTENCE
    ]
    average = round(reading.average)
    if len(reading.sentences) >= SEVERAL and average > AVERAGE:
        found.append(Remark("reading.average", {"words": average, "most": AVERAGE}))
    most = max(LONG_WORDS, reading.words // ONE_IN)
    if len(reading.long) > most:
        several = ", ".join(dict.fromkeys(reading.long))
        facts: dict[str, str | int] = {"count": len(reading.long), "most": most, "words": several}
        found.append(Remark("reading.words", facts))
    return tuple(found)


def _sentences(text: str) -> list[str]:
    found = []
    for paragraph in _BLANK.split(text):
        begin = 0
        for end in _END.finditer(paragraph):
            # A dozen characters hold every short word there is.
            if not _SHORT.search(paragraph[max(begin, end.start() - 12) : end.end()].rstrip()):
                found.append(paragraph[begin : end.end()])
                begin = end.end()
        found.append(paragraph[begin:])
    return [" ".join(one.split()) for one in found]


def _begin(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"
