"""Finding an entry of the knowledge bank by words as a manager would type them.

SQLite's full-text index holds stems, and gets nothing but letters and figures to look for,
each word between quotes: whatever is typed, it is no query language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields

import apsw
import snowballstemmer

from scanhost.domain import marked, stopwords
from scanhost.domain.knowledge import FORM, Entry, Found, Portrait
from scanhost.domain.pack import Text

LONGEST, MOST = 200, 12  # characters and words of a question that are looked at
FEW = 3  # entries with half of the words, below which all come along that have any
SHORT = 4  # letters of a word that ends in -es without being more of something
HARD = {"v": "f", "z": "s"}
BEGINS, ENDS = 4, 5  # letters from which a word is also sought as the begin or end of longer ones
LIKENED = 60  # longer words, at the most
SAME, LONGER, INSIDE = 1.0, 0.5, 0.3  # what the word itself, and a longer one, weighs

WEIGHTS = (10.0, 10.0, 4.0, 1.5, 0.5)  # title; keywords and region; summary; form; portrait
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
APART = re.compile(r"[-\u2010\u2011'’]")
STEMMERS = {"nl": "dutch_porter", "en": "english"}  # the newer Dutch one takes beleid = begeleiding


class Search:
    """An index in memory of what entries say in one language; by one thread at a time."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self._stop = stopwords.IN[language]
        self._dutch = language == "nl"
        self._stem = snowballstemmer.stemmer(STEMMERS[language]).stemWord
        self._stems: dict[str, str] = {}  # folded word -> stem
        self._ids: list[str] = []
        self._words: list[dict[str, frozenset[str]]] = []  # per entry: stem -> words as they stand
        self._index = apsw.Connection(":memory:")
        self._index.execute(
            "CREATE VIRTUAL TABLE entry USING fts5"
            "(title, keywords, summary, form, portrait, tokenize = 'ascii')"
        )
        for row, entry in enumerate(entries):
            self._add(row, entry, language)

    def find(self, asked: str) -> tuple[Found, ...]:
        """Return what fits best first; the last word may be half typed.

        What has more of the words weighs more, and what has less than half of them is left out
        unless there is nothing else.
        """
        scores: dict[int, float] = {}
        hits: dict[int, set[str]] = {}
        many: dict[int, int] = {}
        wanted = self._wanted(asked)
        for word in wanted:
            best: dict[int, float] = {}
            for stems, weight in self._tiers(word, word == wanted[-1]):
                for row, score in self._matches(stems):
                    best[row] = max(best.get(row, 0.0), score * weight)
                    hits.setdefault(row, set()).update(stems)
            for row, score in best.items():
                scores[row] = scores.get(row, 0.0) + score
                many[row] = many.get(row, 0) + 1
        worth = {row: score * (many[row] / len(wanted)) ** 0.5 for row, score in scores.items()}
        rows = sorted(worth, key=lambda row: (-worth[row], self._ids[row]))
        return tuple(
            Found(self._ids[row], self._seen(row, hits[row]), many[row] == len(wanted))
            for row in _most(rows, many, len(wanted))
        )

    # --- what is looked for ----------------------------------------------------------------------

    def _wanted(self, asked: str) -> list[str]:
        """Return the words of a question that say something, each once, in order."""
        words = [folded for folded, _ in self._folded(asked[:LONGEST], joined=False)]
        telling = [one for one in words if one not in self._stop]
        return list(dict.fromkeys(telling or words))[:MOST]

    def _tiers(self, word: str, last: bool) -> Iterator[tuple[Collection[str], float]]:
        """Yield the stems that mean a word, and those of longer words, with what each weighs."""
        stem = self._stemmed(word)
        yield {stem}, SAME
        if len(word) >= BEGINS or last:
            heads = (word, stem) if len(stem) >= BEGINS else (word,)
            yield self._like(lambda one: one.startswith(heads)), LONGER
        if len(stem) >= ENDS:
            yield self._like(lambda one: stem in one), INSIDE
            yield self._like(lambda one: len(one) >= ENDS and word.startswith(one)), INSIDE

    def _like(self, fits: Callable[[str], bool]) -> Collection[str]:
        return dict.fromkeys([stem for word, stem in self._stems.items() if fits(word)][:LIKENED])

    def _matches(self, stems: Collection[str]) -> Sequence[tuple[int, float]]:
        """Return the rows that have one of these stems, and how well."""
        if not stems:
            return []
        asked = " OR ".join(f'"{stem}"' for stem in stems)
        found = self._index.execute(
            f"SELECT rowid, -bm25(entry, {', '.join('?' * len(WEIGHTS))}) FROM entry(?)",
            (*WEIGHTS, asked),
        )
        return [(int(row), float(score)) for row, score in found]

    def _seen(self, row: int, stems: Collection[str]) -> frozenset[str]:
        there = self._words[row]
        return frozenset().union(*(there.get(stem, frozenset()) for stem in stems))

    # --- what there is ---------------------------------------------------------------------------

    def _add(self, row: int, entry: Entry, language: str) -> None:
        words: dict[str, set[str]] = {}

        def column(*texts: Text) -> str:
            found = []
            for text in texts:
                for folded, seen in self._folded(marked.plain(text.in_(language))):
                    stem = self._stemmed(folded)
                    words.setdefault(stem, set()).add(seen)
                    found.append(stem)
            return " ".join(found)

        portrait = entry.portrait
        ten = [] if portrait is None else [getattr(portrait, one.name) for one in fields(Portrait)]
        columns = (
            column(entry.title),
            column(entry.keywords, entry.region),
            column(entry.summary),
            column(*(getattr(entry, name) for name in FORM), entry.note),
            column(*ten),
        )
        self._index.execute(
            "INSERT INTO entry(rowid, title, keywords, summary, form, portrait) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (row, *columns),
        )
        self._ids.append(entry.id)
        self._words.append({stem: frozenset(seen) for stem, seen in words.items()})

    def _folded(self, text: str, *, joined: bool = True) -> Iterator[tuple[str, str]]:
        """Yield the words of a text as they are compared, with how they stand there.

        A word with a hyphen is its parts, and if `joined` the whole without it too.
        """
        for found in WORD.finditer(text):
            seen = found[0].casefold()
            parts = APART.split(seen)
            for part in parts:
                if len(part) > 1 or len(parts) == 1:
                    yield self._fold(part), part
            if joined and len(parts) > 1:
                yield self._fold("".join(parts)), seen

    def _fold(self, word: str) -> str:
        """Return a word without accents, which are typed or not; y stands for ij as it is typed."""
        apart = unicodedata.normalize("NFKD", word).casefold()
        bare = "".join(one for one in apart if one.isalnum())
        return bare.replace("y", "ij") if self._dutch else bare

    def _stemmed(self, word: str) -> str:
        if word not in self._stems:
            bare = word[:-1] if word.endswith("es") and len(word) > SHORT else word
            stem = self._stem(bare) or word
            self._stems[word] = _hard(stem) if self._dutch else stem
        return self._stems[word]


def _hard(stem: str) -> str:
    """Return a stem as one writes it at the end of a word: bedrijven is said of a bedrijf."""
    return stem[:-1] + HARD.get(stem[-1], stem[-1])


def _most(rows: Sequence[int], many: dict[int, int], wanted: int) -> Sequence[int]:
    """Return the rows with at least half of the words, or when these are few all of them."""
    kept = [row for row in rows if many[row] * 2 >= wanted]
    return kept if len(kept) >= FEW else rows
