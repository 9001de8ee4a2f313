"""A pack: the norms a group grades, in themes, with everything that is said around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

INTRODUCTION = "intro"  # id of the introduction question; it counts in no theme


@dataclass(frozen=True, slots=True)
class Text:
    """A text per language; Dutch is always there, English falls back to it."""

    nl: str
    en: str = ""

    def in_(self, language: str) -> str:
        """Return the text in a language, or the Dutch one where it is missing."""
        return (self.en if language == "en" else self.nl) or self.nl

    def __bool__(self) -> bool:
        return bool(self.nl)


@dataclass(frozen=True, slots=True)
class Norm:
    """A sentence that describes the ideal; what is graded."""

    id: str
    title: Text
    sentence: Text
    explanation: Text
    source: Text  # where the norm comes from, as a line to show
    factors: tuple[str, ...] = ()  # success factors it covers, such as "A2" or "S13"
    knowledge: tuple[str, ...] = ()  # ids of entries that help
    prompts: tuple[Text, ...] = ()  # for the discussion of this norm
    questions: tuple[Text, ...] = ()  # Werkagenda questions that fit


@dataclass(frozen=True, slots=True)
class Theme:
    """A block of three to six norms, graded in a row and revealed together."""

    id: str
    title: Text
    narration: Text
    norms: tuple[Norm, ...]
    film: str = ""  # in the pack's folder, as "media/name.mp4"; the file travels with no scan

    @property
    def opens(self) -> bool:
        """Tell whether something is told or shown before its first norm."""
        return bool(self.narration or self.film)


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of partner, with the number of places it has at the table."""

    id: str
    title: Text
    places: int = 2


@dataclass(frozen=True, slots=True)
class Division:
    """Another way to divide the table into domains."""

    id: str
    title: Text
    domains: tuple[Domain, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds per step; source: Participatiescan, instructie voorzitter (2019)."""

    introductions: int = 300  # our own: the source has none
    figures: int = 180  # ours as well
    introduction: int = 60
    theme: int = 60
    norm: int = 60
    catch_up: int = 20
    discussion: int = 600
    summary: int = 300


PLANNED = Times()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a scan needs from outside; a scan keeps a whole copy of it."""

    id: str
    version: str
    language: str
    title: Text
    notice: Text  # what these norms are, and what they are not
    question: Text  # asked of every norm
    lowest: Text  # what a 1 means
    highest: Text  # what a 10 means
    domains: tuple[Domain, ...]
    times: Times
    introduction: Norm
    prompts: tuple[Text, ...]  # for the discussion after a block
    themes: tuple[Theme, ...]
    divisions: tuple[Division, ...] = ()  # besides `domains`

    def norms(self) -> Iterator[Norm]:
        """Yield the graded norms in order, without the introduction question."""
        for theme in self.themes:
            yield from theme.norms

    def norm(self, id: str) -> Norm:
        """Return a norm or the introduction question; `KeyError` when there is none."""
        if id == self.introduction.id:
            return self.introduction
        for norm in self.norms():
            if norm.id == id:
                return norm
        raise KeyError(id)

    def theme(self, id: str) -> Theme:
        """Return a theme; `KeyError` when there is none."""
        for theme in self.themes:
            if theme.id == id:
                return theme
        raise KeyError(id)

    def theme_of(self, norm: str) -> Theme:
        """Return the theme a norm belongs to; `KeyError` for the introduction question."""
        for theme in self.themes:
            if any(one.id == norm for one in theme.norms):
                return theme
        raise KeyError(norm)
