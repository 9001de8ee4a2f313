"""What the room sees: one slide for every moment, each a pure function of a snapshot.

Every function here needs a QGuiApplication, and nothing else of Qt's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from scanhost.desktop import painter as painting
from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.marks import Mark
from scanhost.desktop.slides import actions, closing, norm, people, points, review, welcome
from scanhost.desktop.slides.ahead import ahead, spotlit
from scanhost.desktop.slides.lobby import lobby
from scanhost.desktop.slides.motion import falling
from scanhost.desktop.slides.sheet import HEIGHT, NARROWEST, WIDEST, Sheet
from scanhost.desktop.theme import BLACK, DARK, Theme
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.script import Kind
from scanhost.domain.shapes import Role

Slide = Callable[[Sheet, Snapshot, float | None], None]

__all__ = ["ahead", "fitted", "marks", "name", "pages", "paint", "picture", "sheet", "spotlit"]

SLIDES: dict[Kind, Slide] = {
    Kind.LOBBY: lobby,
    Kind.WELCOME: welcome.welcome,
    Kind.INTRODUCTIONS: people.introductions,
    Kind.INTRODUCTION: norm.norm,
    Kind.INTRODUCTION_RESULT: review.spotlight,
    Kind.THEME: welcome.theme,
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
    fallen: tuple[Collection[str], float] | None = None,
) -> None:
    """Paint the slide of a snapshot; `left` is the seconds on the clock now, if that is later.

    `fallen` are norms just revealed and the seconds since: their dots are still on the way.
    """
    scale, width = fitted(box)
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, theme.colour(Role.GROUND))
    painter.translate(
        box.x() + (box.width() - width * scale) / 2, box.y() + (box.height() - HEIGHT * scale) / 2
    )
    painter.scale(scale, scale)
    drawn = marks(snapshot, width, left, page)
    painting.paint(painter, drawn if fallen is None else falling(drawn, *fallen), theme)
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
    slide = _slide(snapshot)
    if isinstance(slide, partial) and slide.func is points.points:
        return points.pages(snapshot)
    if isinstance(slide, partial) and slide.func is people.introductions:
        return people.pages(Sheet(width, snapshot.room.language), snapshot)
    if isinstance(slide, partial) and slide.func is actions.actions:
        return actions.pages(Sheet(width, snapshot.room.language), snapshot)
    return 1


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
    if snapshot.room.closed:
        return "closed"
    if snapshot.room.locked:
        return "locked"
    return "said" if any(one.shown for one in snapshot.room.said) else ""


ASIDE: dict[str, Slide] = {
    "trouble": closing.trouble,
    "closed": closing.closed,
    "locked": welcome.locked,
    "said": people.said,
}


def _slide(snapshot: Snapshot, page: int = 0) -> Slide:
    room = snapshot.room
    if aside := _aside(snapshot):
        return ASIDE[aside]
    if room.called is not None:
        return norm.norm
    if room.step.kind is Kind.NORM and _revealed(snapshot):
        return review.spotlight
    slide = SLIDES[room.step.kind]
    if slide in (points.points, actions.actions, people.introductions):
        return partial(slide, page=page)
    return slide


def _revealed(snapshot: Snapshot) -> bool:
    """Tell whether a norm is looked back at whose grades the room has seen."""
    room = snapshot.room
    id = room.step.norm or ""
    return room.voting != id and bool(room.norms[id].rounds)
