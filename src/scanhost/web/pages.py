"""The few files a phone loads, read once and served from memory."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from scanhost import texts

KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
}
# Until one can vote, and what comes after it; some of that only when it is opened.
FIRST = ("index.html", "style.css", "app.js", "view.js")
REST = ("more.css", "saying.js", "results.js", "agenda.js")
OPENED = ("polling.js", "reading.js", "practice.js")
# Not served: with others they make the file for practice at home (athome.py).
ATHOME = ("athome.html", "athome.js")


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
    body = page.body
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = page.packed
    return web.Response(body=body, headers=headers, content_type=page.kind, charset="utf-8")


def page_of(name: str, body: bytes) -> Page:
    """Return a file as it goes over the wire."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Page(KINDS[Path(name).suffix], body, gzip.compress(body, 9, mtime=0), tag)
