"""The knowledge bank as one file for phones, made once for the norms of a room."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Pack
from scanhost.web.pages import Page, page_of

PATH = "/knowledge.json"
SHOWN = (
    *("id", "title", "kind", "region", "year", "source", "note", "text"),
    *("what", "how", "critical", "result"),
)


def page(entries: Iterable[Entry], pack: Pack) -> Page:
    """Return the entries as they go over the wire; what helps a norm of the pack comes first."""
    told = [_told(entry, pack) for entry in entries]
    told.sort(key=lambda one: not one["norms"])
    return page_of(PATH, json.dumps({"entries": told}, ensure_ascii=False).encode())


def _told(entry: Entry, pack: Pack) -> dict[str, Any]:
    # Its own norms are those of the pack it came with; another pack may have the same ids.
    norms = [norm.id for norm in pack.norms() if entry.id in norm.knowledge]
    fields = dataclasses.asdict(entry)
    return {key: fields[key] for key in SHOWN if fields[key]} | {"norms": norms}
