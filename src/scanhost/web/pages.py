"""The few files a phone loads, read once and served from memory."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from scanhost import texts

RANGE = re.compile(r"bytes=(\d{1,9})-(\d{0,9})", re.ASCII)
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mp4": "video/mp4",
}
# Until one can vote, and what comes after it; some of that only when it is opened,
# or once there is a seat.
FIRST = ("index.html", "style.css", "app.js", "view.js")
REST = ("more.css", "saying.js", "results.js", "keeping.js", "agenda.js", "figures.js")
OPENED = (
    "polling.js",
    "finding.js",
    "reading.js",
    "practice.js",
    "meeting.js",
    "awake.js",
    "awake.mp4",
)
# Not served: with others they make the files for at home (athome.py).
ATHOME = ("athome.html", "frame.js", "athome.js", "bankhome.js")


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it goes over the wire."""

    kind: str
    body: bytes
    packed: bytes
    tag: str


def load(folder: Path) -> dict[str, Page]:
    """Return the page's files by their path; the texts are made from the catalogues."""
    pages = {
        f"/{name}": page_of(name, (folder / name).read_bytes()) for name in FIRST + REST + OPENED
    }
    pages["/"] = pages.pop("/index.html")
    pages["/texts.js"] = page_of("texts.js", f"export const texts = {_words(FIRST)};\n".encode())
    learn = f'import {{ learn }} from "./view.js";\nlearn({_words(REST + OPENED)});\n'
    pages["/words.js"] = page_of("words.js", learn.encode())
    return pages


def _words(files: tuple[str, ...]) -> str:
    words = {language: texts.for_page(language, files) for language in ("nl", "en")}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def answer(page: Page, request: web.Request) -> web.Response:
    """Return a page, or that the phone has it already."""
    headers = {"ETag": page.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("If-None-Match") == page.tag:
        return web.Response(status=304, headers=headers)
    if page.kind.startswith("video/"):
        return _part(page, request, headers)
    body = page.body
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = page.packed
    return web.Response(body=body, headers=headers, content_type=page.kind, charset="utf-8")


def _part(page: Page, request: web.Request, headers: dict[str, str]) -> web.Response:
    """Return as much of a video as is asked for: Safari plays none that comes only whole."""
    headers["Accept-Ranges"] = "bytes"
    size = len(page.body)
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    same = request.headers.get("If-Range", page.tag) == page.tag
    first, last = (int(asked[1]), min(int(asked[2] or size), size - 1)) if asked else (0, -1)
    if first > last or not same:
        return web.Response(body=page.body, headers=headers, content_type=page.kind)
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    body = page.body[first : last + 1]
    return web.Response(status=206, body=body, headers=headers, content_type=page.kind)


def page_of(name: str, body: bytes) -> Page:
    """Return a file as it goes over the wire."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Page(KINDS[Path(name).suffix], body, gzip.compress(body, 9, mtime=0), tag)
