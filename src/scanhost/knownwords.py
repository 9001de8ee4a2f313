"""What an entry of the knowledge bank is told in: the same words on screen and on paper."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from scanhost.domain.knowledge import FORM, SECTIONS, Entry
from scanhost.domain.pack import Text
from scanhost.texts import N_

KINDS = {
    "practice": N_("practice"),
    "case": N_("case"),
    "figure": N_("figure"),
    "lesson": N_("lesson"),
    "method": N_("method"),
    "tool": N_("tool"),
    "advice": N_("advice"),
    "portrait": N_("portrait"),
}
WIDTHS = {
    "narrow": N_("narrow: one kind of school with one branch"),
    "broad": N_("broad: more kinds of schools or more branches"),
}
FUNCTIONS = {
    "share": N_("share what each knows"),
    "solve": N_("solve things together"),
    "represent": N_("speak for others"),
    "pool": N_("bring means together"),
    "coordinate": N_("tune what each does"),
    "arrange": N_("arrange what is missing"),
}
FOR = {
    "youth": N_("young people"),
    "parents": N_("parents"),
    "schools": N_("schools"),
    "employers": N_("employers"),
    "municipalities": N_("municipalities"),
    "care": N_("care"),
    "uwv": N_("UWV"),
}
HEADINGS = {
    "what": N_("What happens"),
    "result": N_("Result"),
    "how": N_("How it came about"),
    "initiative": N_("Who began"),
    "conditions": N_("What it needs"),
    "benefits": N_("For whom it is good"),
    "transferable": N_("What can be taken over"),
    "occasion": N_("Why it began"),
    "region": N_("The region"),
    "goal": N_("What it wants, and for whom"),
    "organisation": N_("How it is organised"),
    "approach": N_("How it works"),
    "funding": N_("How it is paid"),
    "results": N_("What it brings, and how that is followed"),
    "helps": N_("What helps"),
    "hinders": N_("What hinders"),
    "future": N_("What comes next"),
}


def facts(entry: Entry, language: str, tr: gettext.NullTranslations) -> str:
    """Return what kind of entry it is, of where and of when, in one line."""
    said = (tr.gettext(KINDS[entry.kind]), entry.region.in_(language), str(entry.year or ""))
    return " · ".join(one for one in said if one)


def told(entry: Entry) -> Iterator[tuple[str, Text]]:
    """Yield the headings of an entry, each with what is said below it; without what is not said."""
    for name in FORM:
        if text := getattr(entry, name):
            yield HEADINGS[name], text
    if entry.portrait is not None:
        for name in SECTIONS:
            yield HEADINGS[name], getattr(entry.portrait, name)


def also(entry: Entry, tr: gettext.NullTranslations) -> Iterator[tuple[str, str]]:
    """Yield what an entry is chosen by: its width, its functions, and whom it is good for."""
    if entry.width:
        yield tr.gettext("Narrow or broad"), tr.gettext(WIDTHS[entry.width])
    if entry.functions:
        said = ", ".join(tr.gettext(FUNCTIONS[one]) for one in entry.functions)
        yield tr.gettext("What the network does here"), said
    if entry.good_for:
        yield tr.gettext("Good for"), ", ".join(tr.gettext(FOR[one]) for one in entry.good_for)
