"""What the room sees: one slide for every moment, each a pure function of a snapshot.

Every function here needs a QGuiApplication, and nothing else of Qt's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from scanhost.desktop import painter as painting
from scanhost.desktop.marks import Mark, Marks
from scanhost.desktop.slides import (
    actions,
    agreement,
    closing,
    figures,
    meetings,
    norm,
    opening,
    people,
    points,
    review,
    spotlight,
    welcome,
    years,
)
from scanhost.desktop.slides.ahead import ahead, emphasised
from scanhost.desktop.slides.lobby import lobby
from scanhost.desktop.slides.motion import Opening
from scanhost.desktop.slides.sheet import HEIGHT, NARROWEST, WIDEST, Sheet
from scanhost.desktop.slides.typing import point_of, typed
from scanhost.desktop.snapshot import Snapshot, Typed
from scanhost.desktop.theme import BLACK, DARK, Theme
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import Kind
from scanhost.domain.shapes import Role

Slide = Callable[[Sheet, Snapshot, float | None], None]

__all__ = [
    "ahead",
    "emphasised",
    "fitted",
    "marks",
    "name",
    "pages",
    "paint",
    "picture",
    "sheet",
    "spread",
    "typed",
    "typing_page",
]

SLIDES: dict[Kind, Slide] = {
    Kind.LOBBY: lobby,
    Kind.WELCOME: welcome.welcome,
    Kind.INTRODUCTIONS: people.introductions,
    Kind.FIGURES: figures.figures,
    Kind.INTRODUCTION: norm.norm,
    Kind.INTRODUCTION_RESULT: spotlight.spotlight,
    Kind.THEME: opening.theme,
    Kind.NORM: norm.norm,
    Kind.CATCH_UP: norm.catch_up,
    Kind.REVIEW: review.review,
    Kind.POINTS: points.points,
    Kind.ACTIONS: actions.actions,
    Kind.CLOSING: closing.closing,
}


def paint(
    painter: QPainter,
    box: QRectF,
    snapshot: Snapshot,
    theme: Theme = DARK,
    left: float | None = None,
    page: int = 0,
    since: float | None = None,
) -> None:
    """Paint the slide of a snapshot; `left` is the seconds on the clock now, if that is later.

    `since` are the seconds since the slide came on; without them it is as it ends.
    """
    made = sheet(snapshot, fitted(box)[1], left, page)
    drawn = made.marks if since is None else Opening(made.cues).at(made.marks, since)
    painter.fillRect(box, theme.colour(Role.GROUND))
    spread(painter, box, drawn, theme)


def spread(painter: QPainter, box: QRectF, marks: Marks, theme: Theme) -> None:
    """Paint marks of a slide, as large as fits and over what is there."""
    scale, width = fitted(box)
    painter.save()
    painter.setClipRect(box)
    painter.translate(
        box.x() + (box.width() - width * scale) / 2, box.y() + (box.height() - HEIGHT * scale) / 2
    )
    painter.scale(scale, scale)
    painting.paint(painter, marks, theme)
    painter.restore()


def picture(
    snapshot: Snapshot,
    width: int,
    height: int,
    theme: Theme = DARK,
    left: float | None = None,
    page: int = 0,
) -> QImage:
    """Return the slide of a snapshot as a picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(BLACK))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height), snapshot, theme, left, page)
    painter.end()
    return image


def fitted(box: QRectF) -> tuple[float, float]:
    """Return how much a slide is scaled to fit, and how wide it then is in its own units."""
    scale = min(box.height() / HEIGHT, box.width() / NARROWEST)
    return scale, min(max(box.width() / scale, NARROWEST), WIDEST)


def marks(
    snapshot: Snapshot, width: float = WIDEST, left: float | None = None, page: int = 0
) -> list[Mark]:
    """Return what is on the slide of a snapshot, on a sheet of this width."""
    return sheet(snapshot, width, left, page).marks


def sheet(
    snapshot: Snapshot, width: float = WIDEST, left: float | None = None, page: int = 0
) -> Sheet:
    """Return the slide of a snapshot before it is painted."""
    made = Sheet(width, snapshot.room.language)
    _slide(snapshot, page)(made, snapshot, snapshot.room.left if left is None else left)
    return made


def pages(snapshot: Snapshot, width: float = WIDEST) -> int:
    """Return over how many pages the slide of a snapshot goes; nearly always one."""
    paged = PAGED.get(_kind(snapshot))
    return 1 if paged is None else paged(Sheet(width, snapshot.room.language), snapshot)


def typing_page(snapshot: Snapshot, what: Typed, width: float = WIDEST) -> int | None:
    """Return on which page stands what is being typed; None where that makes no difference."""
    slide, made = _kind(snapshot), Sheet(width, snapshot.room.language)
    if slide is meetings.meeting:
        return meetings.typing_page(made, snapshot, what)
    if slide is not actions.actions or not (point := point_of(what, snapshot)):
        return None
    return actions.page_of(made, snapshot, point)


def name(snapshot: Snapshot) -> str:
    """Return what a slide is called, the same every time: "lobby", "norm-2.3", "review-T2"."""
    room = snapshot.room
    if aside := _aside(snapshot):
        return aside
    id = room.called or (room.step.norm if room.step.kind is Kind.NORM else None)
    if room.called == INTRODUCTION or (room.step.kind is Kind.INTRODUCTION and id is None):
        id = INTRODUCTION
    if id is not None:
        base = "introduction" if id == INTRODUCTION else f"norm-{id}"
        again = room.voting == id and room.round > 1
        return f"{base}-round-{room.round}" if again else base
    return room.step.kind.value if room.step.theme is None else room.step.id.replace(":", "-")


def _aside(snapshot: Snapshot) -> str:
    """Return what is on screen instead of a step, if anything."""
    if snapshot.trouble is not None:
        return "trouble"
    if snapshot.room.closed and snapshot.years is not None:
        return "years"
    if snapshot.room.meeting is not None:
        return meetings.name(snapshot)
    if snapshot.room.closed:
        return "closed"
    if snapshot.room.locked:
        return "locked"
    if any(one.shown for one in snapshot.room.said):
        return "said"
    return "agreement" if agreement.large(snapshot) else ""


ASIDE: dict[str, Slide] = {
    "trouble": closing.trouble,
    "years": years.years,
    "closed": closing.closed,
    "locked": welcome.locked,
    "said": people.said,
    "agreement": agreement.agreement,
}

PAGED: dict[Callable[..., None], Callable[[Sheet, Snapshot], int]] = {
    points.points: points.pages,
    actions.actions: actions.pages,
    people.introductions: people.pages,
    figures.figures: figures.pages,
    meetings.meeting: meetings.pages,
    years.years: years.pages,
}


def _slide(snapshot: Snapshot, page: int = 0) -> Slide:
    slide = _kind(snapshot)
    return partial(slide, page=page) if slide in PAGED else slide


def _kind(snapshot: Snapshot) -> Callable[..., None]:
    room = snapshot.room
    if aside := _aside(snapshot):
        return ASIDE.get(aside, meetings.meeting)
    if room.called is not None:
        return norm.norm
    if room.step.kind is Kind.NORM and _revealed(snapshot):
        return spotlight.spotlight
    return SLIDES[room.step.kind]


def _revealed(snapshot: Snapshot) -> bool:
    """Tell whether a norm is looked back at whose grades the room has seen."""
    room = snapshot.room
    id = room.step.norm or ""
    return room.voting != id and bool(room.norms[id].rounds)
