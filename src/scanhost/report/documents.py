"""The documents that there are: what each is called in the program, and who makes it."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from scanhost.report.blocks import Document
from scanhost.report.draft import draft
from scanhost.report.material import Asked, Material, Options
from scanhost.report.process import process
from scanhost.report.webpage import html

DRAFT, PROCESS = "draft", "process"

Maker = Callable[[Material, Options], Document]
MAKERS: MappingProxyType[str, Maker] = MappingProxyType({DRAFT: draft})


def document(asked: Asked) -> Document:
    """Return what was asked for; `KeyError` when there is no such document."""
    wanted = asked.wanted
    if wanted.kind == PROCESS:
        return process(asked.language)
    if asked.material is None:
        raise KeyError(wanted.kind)
    return MAKERS[wanted.kind](asked.material, wanted.options)


def page(asked: Asked) -> str:
    """Return what was asked for as a web page; needs no child process."""
    return html(document(asked))
