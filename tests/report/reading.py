"""Reading a PDF back, as whoever copies text out of it or searches it would."""

from __future__ import annotations

import re

import pypdfium2

from scanhost.domain.agenda import Agenda
from scanhost.report import flowing
from scanhost.report.documents import DRAFT, document, page
from scanhost.report.material import Asked, Material, Wanted

ENDS = re.compile(r" +$", re.MULTILINE)  # the spaces that keep words apart for whoever listens


def pages(pdf: bytes) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
        return [ENDS.sub("", text.replace("\r\n", "\n")) for text in texts]
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """Return all text with single spaces for every break."""
    return " ".join(" ".join(pages(pdf)).split())


def bare(text: str) -> str:
    """Return a text without any space: lines may break anywhere."""
    return "".join(text.split())


def paper(kind: str, agenda: Agenda) -> bytes:
    """Return a document on paper."""
    return flowing.pdf(document(Asked(Wanted(kind), agenda.language, Material(agenda))))


def agenda_pdf(agenda: Agenda) -> bytes:
    """Return the draft agenda on paper."""
    return paper(DRAFT, agenda)


def agenda_html(agenda: Agenda) -> str:
    """Return the draft agenda as a web page."""
    return page(Asked(Wanted(DRAFT), agenda.language, Material(agenda)))
