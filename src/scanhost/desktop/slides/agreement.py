"""*Eens / niet eens* on the slides: what was asked, and two counts once it has ended."""

from __future__ import annotations

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.slides.sheet import SMALLEST, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import Agreement
from scanhost.domain.shapes import Anchor, Role

HIGH = 128.0  # of the band


def of_theme(snapshot: Snapshot) -> Agreement | None:
    """Return the latest question about the theme on screen."""
    theme = snapshot.room.step.theme
    asked = [one for one in snapshot.room.agreements if one.theme == theme]
    return asked[-1] if asked else None


def answered(sheet: Sheet, snapshot: Snapshot) -> str:
    """Return how many have answered; nothing of what."""
    said = sheet.tr.gettext("{n} of {all}")
    return said.format(n=snapshot.room.polled, all=snapshot.room.present)


def counts(sheet: Sheet, asked: Agreement) -> str:
    """Return how many agree and how many do not, or that there are too few answers."""
    tr = sheet.tr
    if asked.yes is None or asked.no is None:
        return tr.gettext("too few answers to show")
    return tr.gettext("{yes} agree, {no} do not").format(yes=asked.yes, no=asked.no)


def band(sheet: Sheet, snapshot: Snapshot, asked: Agreement, y: float) -> None:
    """Say below y what was asked at the left, and what came of it at the right."""
    tr = sheet.tr
    told = counts(sheet, asked) if asked.ended else answered(sheet, snapshot)
    few = asked.ended and asked.yes is None
    size = px(BEAMER.sentence) if few else px(BEAMER.title if asked.ended else BEAMER.number)
    wide = measure(told, size, 700)
    middle = y + HIGH / 2
    sheet.line(told, sheet.right, middle + size * 0.34, size, Role.INK, 700, Anchor.END)
    width = sheet.right - sheet.left - wide - 60
    caption = px(BEAMER.caption)
    sheet.line(tr.gettext("Do we agree?"), sheet.left, y + 32, caption, Role.MUTED, width=width)
    points = "; ".join(point or tr.gettext("point without a title") for point in asked.points)
    lines, size = sheet.fit(points, width, HIGH - 46, px(BEAMER.row), 600, 1.15, 2, SMALLEST)
    for place, line in enumerate(lines):
        sheet.line(line, sheet.left, y + 40 + (place + 0.86) * size * 1.15, size, weight=600)
