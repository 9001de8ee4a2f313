"""Reading a PDF back, as whoever copies text out of it or searches it would."""

from __future__ import annotations

import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """Return all text with single spaces for every break."""
    return " ".join(" ".join(pages(pdf)).split())


def bare(text: str) -> str:
    """Return a text without any space: lines may break anywhere."""
    return "".join(text.split())
