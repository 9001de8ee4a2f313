"""What makes a PDF readable by ear: a tree of headings, paragraphs and tables over its pages.

reportlab writes none. So what is drawn is marked with a number while it is drawn, and the
tree that names these numbers in reading order is put into the finished file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from reportlab.pdfgen.canvas import Canvas


@dataclass(slots=True)
class Node:
    """A part of the document, as a reader by ear is told of it."""

    kind: str  # as PDF calls it: "H1", "P", "Table", "TR", "TH", "TD", "L", "Figure" ...
    told: str = ""  # what a figure says
    scope: str = ""  # of a TH: "Column" or "Row"
    kids: list[Node] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)  # page from 0, number on it
    box: tuple[float, float, float, float] | None = None  # of a figure, on its page

    def add(self, kind: str, told: str = "", scope: str = "") -> Node:
        """Return a new part at the end of this one."""
        made = Node(kind, told, scope)
        self.kids.append(made)
        return made


class Marks:
    """Numbers what is drawn, page by page, and the bookmarks."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}
        self._bookmarks = 0

    def bookmark(self) -> int:
        """Return a number for a bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    def place(self, page: int) -> tuple[int, int]:
        """Return the next place on a page."""
        number = self._next.get(page, 0)
        self._next[page] = number + 1
        return page, number


@contextmanager
def marked(canvas: Canvas, node: Node | None) -> Iterator[None]:
    """Mark all that is drawn meanwhile as this part, or as nothing to read."""
    code = canvas._code  # type: ignore[attr-defined]  # the stream of the page's operators
    marks = getattr(canvas, "marks", None)
    if node is None or marks is None:
        code.append("/Artifact BMC")
    else:
        place = marks.place(canvas.getPageNumber() - 1)
        node.places.append(place)
        code.append(f"/{node.kind} <</MCID {place[1]}>> BDC")
    yield
    code.append("EMC")


def tag(pdf: Pdf, tree: Node) -> None:
    """Put the tree into a file whose pages were drawn with its marks."""
    parents: list[dict[int, Object]] = [{} for _ in pdf.pages]
    pages: list[Object] = [page.obj for page in pdf.pages]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([_element(pdf, tree, root, pages, parents)])
    numbers: list[Any] = []
    for number, page in enumerate(pages):
        page.StructParents = number
        page.Tabs = Name.S
        held = parents[number]
        numbers += [number, pdf.make_indirect(Array([held[one] for one in sorted(held)]))]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(
    pdf: Pdf, node: Node, above: Object, pages: list[Object], parents: list[dict[int, Object]]
) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=above))
    if node.told:
        made.Alt = String(node.told)
    if node.scope:
        made.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    if node.box is not None:
        made.A = Dictionary(O=Name.Layout, BBox=Array([round(one, 2) for one in node.box]))
    kids: list[Any] = []
    for page, number in node.places:
        parents[page][number] = made
        kids.append(Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number))
    kids += [_element(pdf, one, made, pages, parents) for one in node.kids]
    made.K = Array(kids)
    return made
