"""The guide's text: chapters with paragraphs, read once from our own files.

A file holds `# chapter {#anchor}`, `## heading {#anchor}`, paragraphs, and lines that begin
with `- `. What stands in it is shown as it is: no other markup is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scanhost import resources

HEADING = re.compile(r"(#{1,2}) (.+) \{#([a-z-]+)\}")
BULLET = "- "


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands below one heading."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]  # one that begins with `- ` is a line of a list


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the guide."""

    anchor: str
    title: str
    passages: tuple[Passage, ...]

    def has(self, anchor: str) -> bool:
        """Tell whether an anchor is this chapter's or of something in it."""
        return anchor == self.anchor or any(one.anchor == anchor for one in self.passages)


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the guide in a language."""
    text = (resources.assets() / "guide" / f"{language}.md").read_text(encoding="utf-8")
    made: list[Chapter] = []
    for block in text.strip().split("\n\n"):
        heading = HEADING.fullmatch(block)
        if heading is None:
            made[-1] = _more(made[-1], tuple(_paragraphs(block)))
        elif heading[1] == "#":
            made.append(Chapter(heading[3], heading[2], ()))
        else:
            begun = Passage(heading[3], heading[2], ())
            made[-1] = Chapter(made[-1].anchor, made[-1].title, (*made[-1].passages, begun))
    return tuple(made)


def place(language: str, anchor: str) -> int:
    """Return in which chapter an anchor is, counted from 0."""
    return next(at for at, one in enumerate(chapters(language)) if one.has(anchor))


def _paragraphs(block: str) -> list[str]:
    lines = block.split("\n")
    return lines if block.startswith(BULLET) else [" ".join(lines)]


def _more(chapter: Chapter, paragraphs: tuple[str, ...]) -> Chapter:
    *before, last = chapter.passages
    grown = Passage(last.anchor, last.title, (*last.paragraphs, *paragraphs))
    return Chapter(chapter.anchor, chapter.title, (*before, grown))
