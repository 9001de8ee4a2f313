"""The last hand on a PDF: its tree of contents, its language, and the same bytes each time."""

from __future__ import annotations

import io

from pikepdf import Dictionary, ObjectStreamMode, Pdf, String

from scanhost.report.tagging import Node, tag

UNSURE = ("/CreationDate", "/ModDate", "/Trapped")  # reportlab's are those of another day


def finished(pdf: bytes, language: str, tree: Node) -> bytes:
    """Return a file that reportlab made as it goes out."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as file:
        for name in UNSURE:
            if name in file.docinfo:
                del file.docinfo[name]
        tag(file, tree)
        file.Root.Lang = String(language)
        file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about.load_from_docinfo(file.docinfo)
            about["dc:language"] = [language]
        file.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable)
    return target.getvalue()
