"""The documents that there are: what each is called in the program, and who makes it."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from scanhost.report.attendance import attendance
from scanhost.report.bankpaper import bankpaper
from scanhost.report.blocks import Document
from scanhost.report.cards import cards
from scanhost.report.draft import draft
from scanhost.report.homework import homework
from scanhost.report.material import Asked, Material, Options
from scanhost.report.onepage import onepage
from scanhost.report.overview import overview
from scanhost.report.poster import poster
from scanhost.report.process import process
from scanhost.report.resultsheet import resultsheet
from scanhost.report.tableform import tableform
from scanhost.report.webpage import html
from scanhost.report.werkagenda import werkagenda
from scanhost.report.workportrait import workportrait
from scanhost.report.yearsheet import yearsheet

DRAFT, DEFINITIVE, TABLE, RESULTS = "draft", "definitive", "table", "results"
ONE_PAGE, HOMEWORK, OVERVIEW = "one-page", "homework", "overview"
CARDS, POSTER, ATTENDANCE, PROCESS = "cards", "poster", "attendance", "process"
YEARS, BANK, PORTRAIT = "years", "knowledge", "work-portrait"

Maker = Callable[[Material, Options], Document]
MAKERS: MappingProxyType[str, Maker] = MappingProxyType(
    {
        DRAFT: draft,
        DEFINITIVE: werkagenda,
        TABLE: tableform,
        RESULTS: resultsheet,
        ONE_PAGE: onepage,
        HOMEWORK: homework,
        OVERVIEW: overview,
        CARDS: cards,
        POSTER: poster,
        ATTENDANCE: attendance,
        BANK: bankpaper,
        PORTRAIT: workportrait,
    }
)


def document(asked: Asked) -> Document:
    """Return what was asked for; `KeyError` when there is no such document."""
    wanted = asked.wanted
    if wanted.kind == PROCESS:
        return process(asked.language)
    if wanted.kind == YEARS and asked.comparison is not None:
        return yearsheet(asked.comparison)
    if asked.material is None:
        raise KeyError(wanted.kind)
    return MAKERS[wanted.kind](asked.material, wanted.options)


def page(asked: Asked) -> str:
    """Return what was asked for as a web page; needs no child process."""
    return html(document(asked))
