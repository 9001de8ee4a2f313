"""The knowledge bank as one file for phones, made once for the norms of a room."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from scanhost.domain.knowledge import Entry, helped
from scanhost.domain.pack import Pack, Text
from scanhost.web.pages import Page, page_of

PATH = "/knowledge.json"


def page(entries: Iterable[Entry], pack: Pack) -> Page:
    """Return the entries as they go over the wire; what helps a norm of the pack comes first."""
    plain = json.dumps({"entries": told(entries, pack)}, ensure_ascii=False)
    return page_of(PATH, plain.encode())


def told(entries: Iterable[Entry], pack: Pack) -> list[dict[str, Any]]:
    """Return the entries as plain data; what helps a norm of the pack comes first."""
    entries = tuple(entries)
    helps = helped(pack, entries)
    found = [{**_plain(one), "norms": list(helps[one.id])} for one in entries]
    return sorted(found, key=lambda one: not one["norms"])


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
