"""The whole process as one sheet of A4 on its side, for the wall and for the invitation."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scanhost import texts
from scanhost.domain.processchart import BOX, draw
from scanhost.domain.processwords import words
from scanhost.report import fonts
from scanhost.report.agendapdf import LANGUAGES
from scanhost.report.drawing import paint


def process_pdf(language: str) -> bytes:
    """Return the sheet in a language, as a PDF."""
    say = words(texts.catalogue(language).gettext)
    target = io.BytesIO()
    wide, high = landscape(A4)
    page = Canvas(
        target,
        (wide, high),
        lang=LANGUAGES.get(language, language),
        initialFontName=fonts.font(400),  # type: ignore[arg-type]  # stub
    )
    page.setTitle(f"{say.title} – Participatiescan")
    page.setCreator("Participatiescan")
    page.translate((wide - BOX.width) / 2, 0)
    paint(page, draw(say, fonts.measure), (high + BOX.height) / 2)
    page.showPage()
    page.save()
    return target.getvalue()
