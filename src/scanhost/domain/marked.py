"""What stands between one or two stars; all else in a text, links and HTML too, is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# No star inside, so that each is looked at twice at the most.
MARKED = re.compile(r"(\*\*?)([^*\s](?:[^*]*[^*\s])?)\1")
BREAK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike."""

    text: str
    look: str = ""  # "strong", "emphasis" or "" for plain


Paragraph = tuple[Run, ...]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, which blank lines divide."""
    lines = (" ".join(one.split()) for one in BREAK.split(text))
    return tuple(tuple(_runs(one)) for one in lines if one)


def plain(text: str) -> str:
    """Return a text without its marks, its paragraphs on lines of their own."""
    return "\n".join("".join(run.text for run in one) for one in paragraphs(text))


def _runs(text: str) -> Iterator[Run]:
    at = start = 0
    while found := MARKED.search(text, start):
        start = found.end()
        before = text[max(0, found.start() - 1) : found.start()]
        after = text[found.end() : found.end() + 1]
        if before == "*" or after == "*" or before.isalnum() or after.isalnum():
            start = found.start() + 1  # a star that multiplies, or stands alone
            continue
        if found.start() > at:
            yield Run(text[at : found.start()])
        yield Run(found[2], "strong" if found[1] == "**" else "emphasis")
        at = found.end()
    if at < len(text):
        yield Run(text[at:])
