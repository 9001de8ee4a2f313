"""For at home: practice, or the knowledge bank, in one HTML file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from scanhost import texts
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Pack
from scanhost.domain.views import Room
from scanhost.texts import N_
from scanhost.web import phones
from scanhost.web.bank import offered, own
from scanhost.web.onefile import joined

PRACTICE = ("view.js", "practice.js", "frame.js", "athome.js")
BANK = ("view.js", "finding.js", "reading.js", "frame.js", "bankhome.js")
# Read where the script does not run, or before it does.
TOLD = {
    PRACTICE: N_(
        "With this file you can practise giving grades. Do you see no buttons? Then save the file "
        "and open it in a browser, such as Chrome, Edge, Firefox or Safari."
    ),
    BANK: N_(
        "In this file you read what other regions did. Do you see only these lines? Then save the "
        "file and open it in a browser, such as Chrome, Edge, Firefox or Safari."
    ),
}
PAGE = "athome.html"
STYLES = ("style.css", "more.css")
# In JSON these stand in strings only, where they may be written so.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"})
ENDS = ("</script", "</style", "<!--")  # what ends or upsets an element from within


def build(folder: Path, pack: Pack, about: Mapping[str, str]) -> bytes:
    """Return the file for a pack, with the scan's region and day where they are known."""
    given = {
        "pack": phones.pack(pack),
        "region": about.get("region", ""),
        "when": _when(about.get("date", "")),
    }
    return _whole_file(folder, PRACTICE, given)


def bank(folder: Path, room: Room, entries: Iterable[Entry]) -> bytes:
    """Return the knowledge bank for the homework groups of a scan, with what is its own."""
    given = offered(entries, room.pack)
    given |= {
        "entries": [*own(room), *given["entries"]],
        "pack": phones.pack(room.pack),
        "region": room.about.get("region", ""),
        "favourites": list(room.favourites),
    }
    return _whole_file(folder, BANK, given)


def _whole_file(folder: Path, scripts: tuple[str, ...], given: dict[str, Any]) -> bytes:
    modules = {name: _read(folder / name) for name in scripts}
    words = {language: texts.for_page(language, scripts) for language in texts.LANGUAGES}
    script = joined({"texts.js": f"export const texts = {_json(words)};\n", **modules})
    style = "".join(_read(folder / name) for name in STYLES)
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    told = (
        f'<p lang="{one}">{html.escape(texts.catalogue(one).gettext(TOLD[scripts]))}</p>'
        for one in texts.LANGUAGES
    )
    parts = {
        "told": "\n".join(told),
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "style": f"<style>{_whole(style)}</style>",
        "data": f'<script type="application/json" id="given">{_json(given)}</script>',
        "script": f'<script type="module">{_whole(script)}</script>',
    }
    whole = _read(folder / PAGE)
    for name, part in parts.items():
        before, mark, after = whole.partition(f"<!-- {name} -->")
        if not mark:
            raise ValueError(f"{PAGE} has no place for the {name}")
        whole = before + part + after
    return whole.encode()


def _when(day: str) -> dict[str, str]:
    try:
        moment = date.fromisoformat(day)
    except ValueError:
        return dict.fromkeys(texts.LANGUAGES, "")
    return {language: texts.date_long(moment, language) for language in texts.LANGUAGES}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _json(data: dict[str, Any]) -> str:
    raw = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return raw.translate(UNSAFE)


def _whole(text: str) -> str:
    for end in ENDS:
        if end in text.lower():
            raise ValueError(f"{end} cannot stand in the file")
    return text


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
