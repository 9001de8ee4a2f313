"""A4 in the house style: text as flowing paragraphs, pages with a foot, and one way for words in.

Whatever people typed comes in through `markup` and nothing else, so that it never acts as
markup and always finds a font.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from scanhost.domain.marked import Run
from scanhost.report import finishing, fonts
from scanhost.report.drawing import words
from scanhost.report.tagging import Marks, Node, marked

MARGIN, TOP, FOOT = 22 * mm, 17 * mm, 24 * mm
NARROW, WIDE = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN  # of text, upright and on its side
INK, MUTED, RULE, HAIR = (HexColor(code) for code in ("#111111", "#444444", "#777777", "#BBBBBB"))
MOST = 4000  # characters of one text; the rules allow 2,000
BREAKS = re.compile(r"\n{3,}")
# Sizes of text: style -> size, leading, weight, room above and below.
STYLES = {
    "title": (30, 33, 700, 0, 8),
    "heading": (20, 24, 700, 6, 5),
    "section": (11.5, 15, 700, 16, 3),
    "large": (12, 16.5, 400, 0, 6),
    "body": (10, 14.5, 400, 0, 3),
    "strong": (10, 14.5, 600, 0, 2),
    "cell": (9.5, 13, 400, 0, 0),
    "name": (9.5, 13, 600, 0, 0),
    "caption": (8, 11, 400, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Cover:
    """What a PDF says about itself, and what stands at the foot of its pages."""

    title: str
    author: str
    language: str
    foot: str
    page: str  # "Page {n} of {all}"
    first: str  # at the foot of the first page, above the rest
    wide: bool = False  # on its side
    whole: bool = False  # drawn to the edges of the paper


class Spaced(PDFTextObject):
    """Text with a space at the end of each line: reportlab has none, and ears need one."""

    def _textOut(self, text: str, TStar: int = 0) -> None:
        super()._textOut(f"{text} " if TStar else text, TStar)  # type: ignore[misc]


class Said(Paragraph):
    """A paragraph that knows which part of the document it is, over pages too."""

    def __init__(self, *args: Any, node: Node | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.node, self.told = node, False

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Split as any paragraph; all pieces are the same part."""
        pieces: list[Any] = super().split(availWidth, availHeight)
        for piece in pieces:
            piece.node = self.node
        return pieces

    def beginText(self, x: float, y: float) -> PDFTextObject:
        """Begin text in which the words at both sides of the end of a line stay apart."""
        return Spaced(self.canv, x, y)

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw with a mark; the head of a table that is repeated is not read again."""
        with marked(canvas, None if self.told else self.node):
            super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]  # stub
        self.told = True


def markup(text: str, weight: int = 400, limit: int = MOST) -> str:
    """Return any text as harmless paragraph markup, in fonts that have its characters."""
    return "<br/>".join(
        "".join(_run(piece, name, weight) for piece, name in fonts.runs(line, weight))
        for line in plain(text, limit).split("\n")
    )


def plain(text: str, limit: int = MOST) -> str:
    """Return a text in composed characters, without control characters, and not endless."""
    text = text if len(text) <= limit else f"{text[:limit]}…"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    kept = (
        mark
        if mark == "\n" or unicodedata.category(mark)[0] != "C"
        else " "
        if mark == "\t"
        else ""
        for mark in text
    )
    return BREAKS.sub("\n\n", "".join(kept)).strip()


def _run(piece: str, name: str, weight: int) -> str:
    safe = escape(piece)
    return safe if name == fonts.font(weight) else f'<font name="{name}">{safe}</font>'


def paragraph(
    text: str,
    style: str = "body",
    muted: bool = False,
    node: Node | None = None,
    runs: Sequence[Run] = (),
) -> Said:
    """Return text that flows, over pages if it must; `runs` are the same with some set apart."""
    weight = STYLES[style][2]
    said = "".join(_set(run, weight) for run in runs) if runs else markup(text, weight)
    return Said(said, style_of(style, muted), node=node)


def _set(run: Run, weight: int) -> str:
    """Return words in their weight; the house font has no other emphasis."""
    heavy = {"strong": 700, "emphasis": 600}.get(run.look, weight)
    # What is left off at the ends would join the words of two runs.
    inner = markup(run.text, heavy)
    before, after = (" " if one.isspace() else "" for one in (run.text[:1], run.text[-1:]))
    font = fonts.font(heavy)
    return (
        f'{before}<font name="{font}">{inner}</font>{after}'
        if heavy != weight
        else (f"{before}{inner}{after}")
    )


@cache
def style_of(name: str, muted: bool = False, right: bool = False) -> ParagraphStyle:
    """Return a named style as reportlab wants it."""
    size, leading, weight, above, below = STYLES[name]
    return ParagraphStyle(
        f"{name}{'-muted' * muted}{'-right' * right}",
        fontName=fonts.font(weight),
        fontSize=size,
        leading=leading,
        spaceBefore=above,
        spaceAfter=below,
        textColor=MUTED if muted else INK,
        alignment=2 if right else 0,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        keepWithNext=int(name in ("heading", "section")),
    )


class Bookmark(Flowable):
    """A place in the list of contents of the file; takes no room on the page."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self.title, self.level = plain(title, 200).replace("\n", " "), level
        self.keepWithNext = 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Register the place."""
        key = f"place{cast(Pages, self.canv).marks.bookmark()}"
        self.canv.bookmarkHorizontal(key, 0, 20)
        self.canv.addOutlineEntry(self.title, key, self.level, closed=0)


class Lines(Flowable):
    """Empty lines to write on; with a larger number, as many more as the page has room for."""

    def __init__(
        self, many: int, width: float, most: int = 0, high: float = 22, named: str = ""
    ) -> None:
        super().__init__()
        self.least, self.width, self.most, self.high = many, width, most, high
        self.many, self.named = many, named

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room for all lines, never wider than there is."""
        self.width = min(self.width, width)
        # Who asks with endless room wants to know the least.
        room = int((height - 4) / self.high) if height < A4[1] else 0
        if self.named:
            # Its name takes as much as a line; a page of nothing but lines is no use.
            self.many = min(self.most, room - 1)
            if self.many < self.least:
                self.many = 0
                return 0, 0
            return self.width, (self.many + 1) * self.high + 4
        self.many = max(self.least, min(self.most, room))
        return self.width, self.many * self.high + 4

    def draw(self) -> None:
        """Draw them from the top."""
        if not self.many:
            return
        with marked(self.canv, None):
            if self.named:
                size, weight = STYLES["section"][0], STYLES["section"][2]
                y = self.many * self.high + 4
                words(self.canv, 0, y, self.named, size, weight, INK)
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(0.5)
            for line in range(self.many):
                y = (self.many - line - 1) * self.high + 4
                self.canv.line(0, y, self.width, y)


class Pages(Canvas):
    """A canvas that knows how many pages there are before it writes their feet."""

    cover: Cover

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.marks = Marks()
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page until all are there."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        """Write every page with its foot."""
        for number, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            with marked(self, None):
                self._foot(number, len(self._kept))
            super().showPage()
        super().save()

    def _foot(self, number: int, of: int) -> None:
        cover, size, y = self.cover, 8, 13 * mm
        wide = WIDE if cover.wide else NARROW
        if number == 1 and cover.first and not cover.whole:
            said = clipped(cover.first, wide, size)
            words(self, MARGIN, y + 19, said, size, 400, MUTED)
        said = cover.page.format(n=number, all=of)
        end = MARGIN + wide - fonts.measure(said, size, 400)
        if not cover.whole:
            self.setStrokeColor(RULE)
            self.setLineWidth(0.5)
            self.line(MARGIN, y + 13, MARGIN + wide, y + 13)
        else:
            y = 7 * mm
        words(self, MARGIN, y, clipped(cover.foot, end - MARGIN - 20, size), size, 400, MUTED)
        words(self, end, y, said, size, 400, MUTED)


def clipped(text: str, width: float, size: float) -> str:
    """Return as much of a line as fits."""
    if fonts.measure(text, size, 400) <= width:
        return text
    while text and fonts.measure(f"{text}…", size, 400) > width:
        text = text[:-1]
    return f"{text}…"


def build(story: Sequence[Flowable], cover: Cover, tree: Node) -> bytes:
    """Lay out a story on A4 and return the file, with the tree of what it says."""
    # No text can name a picture or a file; should one ever get through, nothing is fetched.
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    target = io.BytesIO()
    wide, high = size = landscape(A4) if cover.wide else A4
    document = BaseDocTemplate(
        target,
        pagesize=size,
        title=plain(cover.title, 200),
        author=plain(cover.author, 200),
        creator="Participatiescan",
        lang=cover.language,
        initialFontName=fonts.font(400),
        displayDocTitle=True,
        invariant=1,
    )
    frame = (
        Frame(0, 0, wide, high, 0, 0, 0, 0)
        if cover.whole
        else Frame(MARGIN, FOOT, wide - 2 * MARGIN, high - TOP - FOOT, 0, 0, 0, 0)
    )
    document.addPageTemplates(PageTemplate("page", [frame]))
    document.build(list(story), canvasmaker=_canvas(cover))
    return finishing.finished(target.getvalue(), cover.language, tree)


def _canvas(cover: Cover) -> type[Pages]:
    foot = replace(cover, foot=plain(cover.foot, 200).replace("\n", " "))
    return type("CoveredPages", (Pages,), {"cover": foot})
