"""The few files a phone loads, read once and served from memory."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from scanhost import texts

KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
FILES = ("index.html", "style.css", "app.js", "view.js")
LATER = ("polling.js",)  # asked for only by a page whose socket failed


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it goes over the wire."""

    kind: str
    body: bytes
    packed: bytes
    tag: str


def load(folder: Path) -> dict[str, Page]:
    """Return the page's files by their path; the texts are made from the catalogues."""
    pages = {f"/{name}": _page(name, (folder / name).read_bytes()) for name in FILES + LATER}
    pages["/"] = pages.pop("/index.html")
    words = {language: texts.for_page(language) for language in ("nl", "en")}
    source = f"export const texts = {json.dumps(words, ensure_ascii=False, sort_keys=True)};\n"
    pages["/texts.js"] = _page("texts.js", source.encode())
    return pages


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


def _page(name: str, body: bytes) -> Page:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Page(KINDS[Path(name).suffix], body, gzip.compress(body, 9, mtime=0), tag)
