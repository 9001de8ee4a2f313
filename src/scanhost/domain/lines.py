"""What a typed text looks like once it is kept: normalised, and no longer than it may be."""

from __future__ import annotations

import unicodedata

LINE = 80  # characters of a name, organisation or other one-line text
WIDE = 300  # characters of a line with some sentences in it
TEXT = 2000  # characters of a free text
LETTER = 4000  # characters of a whole letter
JOINERS = "\u200c\u200d"  # zero width, but spelling in Persian and in Indic scripts


def line(raw: str, limit: int = LINE) -> str:
    """Return a one-line text as it is kept: normalised, without control or direction marks."""
    if len(raw) <= limit and raw.isprintable() and unicodedata.is_normalized("NFKC", raw):
        return " ".join(raw.split())  # nearly every name; a list holds thousands of texts
    return _cut(" ".join(_clean(raw, limit * 8, keep="").split()), limit)


def text(raw: str, limit: int = TEXT) -> str:
    """Return a free text as it is kept: like `line`, but with its line breaks."""
    return _cut(_clean(raw, limit * 8, keep="\n").strip(), limit)


def _cut(clean: str, limit: int) -> str:
    return clean[:limit].rstrip().rstrip(JOINERS)


def _clean(raw: str, most: int, keep: str) -> str:
    raw = "\n".join(raw[:most].splitlines())  # whatever breaks a line: Word pastes vertical tabs
    kept = "".join(
        mark
        if mark in keep or mark in JOINERS or unicodedata.category(mark)[0] != "C"
        else " "
        if mark in "\n\t"
        else ""
        for mark in raw
    )
    # One mark may become eighteen.
    kept = unicodedata.normalize("NFKC", kept)[:most]
    return unicodedata.normalize("NFKC", _joined(kept))


def _joined(raw: str) -> str:
    """Return a text with the joiners that are spelling: in Arabic script, or by a virama."""
    kept = []
    joins = False
    for mark in raw:
        if mark in JOINERS:
            if joins:
                kept.append(mark)
            joins = False
            continue
        virama = unicodedata.combining(mark) == 9
        # Marks upon a letter come in any order.
        joins = (
            virama
            or unicodedata.bidirectional(mark) == "AL"
            or (joins and unicodedata.combining(mark) != 0)
        )
        kept.append(mark)
    return "".join(kept)
