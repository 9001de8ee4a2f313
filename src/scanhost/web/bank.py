"""The knowledge bank as one file for phones, made once for the norms of a room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from scanhost import examplewords
from scanhost.domain import stopwords
from scanhost.domain.examples import NORMS
from scanhost.domain.knowledge import Entry, helped
from scanhost.domain.mostchosen import most_chosen
from scanhost.domain.pack import Pack, Text
from scanhost.domain.script import Kind
from scanhost.domain.views import Room
from scanhost.web.pages import Page, page_of

PATH = "/knowledge.json"
OWN = 100_000  # characters of the group's own examples


def page(entries: Iterable[Entry], pack: Pack) -> Page:
    """Return the entries as they go over the wire; what helps a norm of the pack comes first."""
    return page_of(PATH, json.dumps(offered(entries, pack), ensure_ascii=False).encode())


def offered(entries: Iterable[Entry], pack: Pack) -> dict[str, Any]:
    """Return the entries, what helps a norm of the pack first, and words that say nothing."""
    entries = tuple(entries)
    helps = helped(pack, entries)
    found = [{**_plain(one), "norms": list(helps[one.id])} for one in entries]
    stop = {language: sorted(words) for language, words in stopwords.IN.items()}
    return {"entries": sorted(found, key=lambda one: not one["norms"]), "stop": stop}


def chosen(
    room: Room, entries: Iterable[Entry], others: Mapping[str, int]
) -> list[dict[str, object]]:
    """Return what was chosen most of each theme, from the closing step on."""
    if room.live.kind is not Kind.CLOSING and not room.closed:
        return []
    found = most_chosen(room.pack, entries, room.favourites, others, room.examples)
    return [
        {"theme": one.theme, "entries": [{"id": id, "title": _told(t)} for id, t in one.entries]}
        for one in found
    ]


def own(room: Room) -> list[dict[str, Any]]:
    """Return the examples of the group's own that phones may read, as entries.

    The chair chose them: what only came in is not among them. They are as many as fit.
    """
    found: list[dict[str, Any]] = []
    left = OWN
    for view in room.examples:
        if view.read:
            told = _plain(examplewords.entry(view, room.about))
            told |= {"norms": list(view.some(NORMS)), "own": True}
            left -= len(json.dumps(told))
            if left < 0:
                break
            found.append(told)
    return found


def _plain(record: Any) -> dict[str, Any]:
    """Return a record with its texts in both languages; what is empty is left out."""
    found = {one.name: getattr(record, one.name) for one in fields(record)}
    return {name: _told(value) for name, value in found.items() if value}


def _told(value: object) -> object:
    match value:
        case Text(nl, en):
            return {"nl": nl, "en": en}
        case str() | int():
            return value
        case tuple():
            return list(value)
    return _plain(value)
