"""A slide in a widget of any size: newest snapshot, a clock that goes on, motion that ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scanhost.desktop import slides
from scanhost.desktop.marks import Marks
from scanhost.desktop.screening import Films, Screening
from scanhost.desktop.slides import clock, motion, rows
from scanhost.desktop.slides.layers import Layers
from scanhost.desktop.slides.motion import Motion
from scanhost.desktop.slides.sheet import Sheet
from scanhost.desktop.snapshot import PLAIN, UNTYPED, Emphasis, Snapshot, Typed
from scanhost.desktop.theme import BLACK, DARK, Theme
from scanhost.domain.comparing import Comparison
from scanhost.domain.script import Kind
from scanhost.domain.shapes import Role

FRAME = 16  # milliseconds from one picture to the next while something moves
PAGE = 20_000  # milliseconds a page of a long agenda stays


class SlideView(QWidget):
    """Paints the snapshot that it was given last.

    A slide is laid out once for a snapshot and a second.
    """

    def __init__(
        self,
        theme: Theme = DARK,
        moves: bool = True,
        parent: QWidget | None = None,
        films: Films | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.snapshot: Snapshot | None = None
        self.page = 0
        self.screening = Screening(films, self)
        self.screening.changed.connect(self.update)
        self.screening.over.connect(self._fade)
        self._theme = theme
        self._moves = moves
        self._black = False
        self._emphasis = PLAIN
        self._typed = UNTYPED
        self._years: Comparison | None = None
        self._whole: Snapshot | None = None  # as it came, without emphasis and what is typed
        self._opened: set[str] = set()  # slides of themes that have been on screen
        self._sheet: Sheet | None = None  # laid out for now
        self._pages = 1
        self._earlier: Marks | None = None  # the same slide, before something changed on it
        self._layers = Layers(self)
        self._motion: tuple[Motion, float] | None = None  # and the monotonic time it began
        self._before: QImage | None = None  # what fades away
        self._changed = 0.0  # monotonic time since when
        self._second = self._timer(self._redraw)
        self._frame = self._timer(self.update)
        self._turn = self._timer(self._next_page)
        self._emphasised = self._timer(self._draw_again)
        self._turned = False  # by hand, on this slide

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(then)
        return timer

    # --- what the chair may set --------------------------------------------------------------

    @property
    def black(self) -> bool:
        """Tell whether the room sees nothing."""
        return self._black

    @black.setter
    def black(self, yes: bool) -> None:
        self._black = yes
        self.screening.mute(yes)
        self._redraw()

    @property
    def theme(self) -> Theme:
        """Return the colours."""
        return self._theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._theme = theme
        self._redraw()

    @property
    def moves(self) -> bool:
        """Tell whether things move; without it everything is in its place at once."""
        return self._moves

    @moves.setter
    def moves(self, yes: bool) -> None:
        self._moves = yes
        if not yes:
            self.screening.stop()
        self._redraw()

    @property
    def emphasis(self) -> Emphasis:
        """Return what is brought out of the block under review."""
        return self._emphasis

    @emphasis.setter
    def emphasis(self, emphasis: Emphasis) -> None:
        self._emphasis = emphasis
        self._emphasised.start(0)  # with the snapshot that may come in this very moment

    @property
    def typed(self) -> Typed:
        """Return what is being typed, which the room reads along."""
        return self._typed

    @typed.setter
    def typed(self, typed: Typed) -> None:
        self._typed = typed
        self._emphasised.start(0)

    @property
    def years(self) -> Comparison | None:
        """Return what the chair laid beside this scan for the room to see."""
        return self._years

    @years.setter
    def years(self, years: Comparison | None) -> None:
        self._years = years
        self._emphasised.start(0)

    def _draw_again(self) -> None:
        if self._whole is not None:
            self.draw(self._whole)

    # --- what is on screen -------------------------------------------------------------------

    def begin(self) -> None:
        """Show another scan from now on: its themes have not been on screen yet."""
        self.screening.stop()
        self._opened.clear()
        self._emphasised.stop()
        self._emphasis, self._typed, self._years = PLAIN, UNTYPED, None
        self._whole = self.snapshot = self._earlier = self._before = self._motion = None
        self._redraw()

    def draw(self, snapshot: Snapshot) -> None:
        """Show a snapshot."""
        self._emphasised.stop()
        self._whole, old = snapshot, self.snapshot
        snapshot = slides.emphasised(slides.typed(snapshot, self._typed), self._emphasis)
        if self._years is not None:
            snapshot = replace(snapshot, years=self._years)
        turned = old is None or slides.name(old) != slides.name(snapshot)
        if turned:
            self._fade()
        self.snapshot = snapshot
        if turned:
            self._turn_to(old, snapshot)
        elif self._sheet is not None:
            self._earlier = self._sheet.marks
        fresh = _revealed(old, snapshot) if old is not None else frozenset()
        if fresh:
            self._motion = rows.Falling(fresh), time.monotonic()
        self.screening.pause(snapshot.room.paused)
        self._redraw()

    def _turn_to(self, old: Snapshot | None, new: Snapshot) -> None:
        """Begin another slide; a theme comes on the first time that the room gets to it."""
        self.page, self._turned, self._motion, self._earlier = 0, False, None, None
        self.screening.stop()
        room, name = new.room, slides.name(new)
        if room.locked:
            self._opened.clear()
        if room.step.kind is not Kind.THEME or name != room.step.id.replace(":", "-"):
            return
        moves = self._moves and self.isVisible()  # a film would be heard from a window put away
        if old is not None and moves and room.step == room.live and name not in self._opened:
            self.screening.start(room.pack, room.pack.theme(room.step.theme or ""))
        self._opened.add(name)

    def turn(self, by: int) -> None:
        """Show another page of a slide that has several; it turns by itself no longer."""
        self.page += by
        self._turned = True
        self._turn.stop()
        self._earlier = None
        self._redraw()

    def _next_page(self) -> None:
        self.page += 1
        self._earlier = None
        self._redraw()

    def _redraw(self) -> None:
        """Forget what was laid out; the next paint does it again."""
        self._sheet = None
        self._layers.forget()
        self.update()

    def _fade(self) -> None:
        """Let what is on screen now make way slowly."""
        seen = self._layers.painted and self._moves and not self._black
        self._before = self.grab().toImage() if seen else None
        self._changed = time.monotonic()

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        now = time.monotonic()
        painter = QPainter(self)
        film = self.screening.picture()
        if self.snapshot is None or self._black:
            painter.fillRect(self.rect(), self._ground())
        elif film is not None:
            painter.fillRect(self.rect(), self._ground())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(_within(QSizeF(film.size()), QRectF(self.rect())), film)
        else:
            sheet = self._laid(now)
            self._layers.paint(painter, sheet.marks, self._moving(sheet, now), self._theme)
        faded = (now - self._changed) / motion.FADE
        if self._before is not None and self._moves and faded < 1 and not self._black:
            painter.setOpacity(1 - motion.ease(faded))
            painter.drawImage(QRectF(self.rect()), self._before)
        else:
            self._before = None
        painter.end()
        self._schedule(now)

    def _ground(self) -> QColor:
        return QColor(BLACK) if self._black else self._theme.colour(Role.GROUND)

    def _laid(self, now: float) -> Sheet:
        """Return the slide of this moment, laid out."""
        assert self.snapshot is not None
        if self._sheet is None:
            width = slides.fitted(QRectF(self.rect()))[1]
            self._pages = slides.pages(self.snapshot, width)
            typing = slides.typing_page(self.snapshot, self._typed, width)
            if typing is not None:
                self.page = typing  # the room reads along
                self._turn.stop()
            left = clock.left(self.snapshot, now)
            self._sheet = slides.sheet(self.snapshot, width, left, self.page % self._pages)
            if self._earlier is not None and self._moves:
                self._change(self._earlier, self._sheet.marks, now)
            self._earlier = None
        return self._sheet

    def _change(self, earlier: Marks, marks: Marks, now: float) -> None:
        """Let what changed on the slide go to its new place; a reveal is not disturbed."""
        came: Motion | None = rows.sliding(earlier, marks) or motion.lighting(earlier, marks)
        if came is not None and (self._motion is None or isinstance(came, type(self._motion[0]))):
            self._motion = came, now

    def _moving(self, sheet: Sheet, now: float) -> tuple[Motion, float] | None:
        """Return what moves now and the seconds since it began."""
        if not self._moves:
            return None
        since = self.screening.since(now)
        if since is not None:
            opening = motion.Opening(tuple(sheet.cues))
            if opening.wait(since) is not None:
                return opening, since
            self.screening.stop()
        if self._motion is not None:
            what, began = self._motion
            if what.wait(now - began) is not None:
                return what, now - began
            self._motion = None
        return None

    def _schedule(self, now: float) -> None:
        """Paint again when the digits change, while something moves, and for the next page."""
        if self.snapshot is None or self._black:
            return
        waits = [] if self._before is None else [0.0]
        if self._sheet is not None and (moving := self._moving(self._sheet, now)) is not None:
            what, since = moving
            wait = what.wait(since)
            if not isinstance(what, motion.Opening) or not self.screening.waiting():
                waits.append(wait or 0.0)
        elif self._layers.moved:
            waits.append(0.0)  # once more, with everything in its place
        if waits:
            spent = (time.monotonic() - now) * 1000
            self._frame.start(max(round(max(min(waits) * 1000, FRAME) - spent), 0))
        turns = clock.turns(self.snapshot, now)
        if turns is not None:
            self._second.start(int(turns * 1000) + 1)
        if self._pages <= 1:
            self._turn.stop()
        elif not self._turn.isActive() and not self._turned:
            self._turn.start(PAGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._before = self._earlier = None
        self._redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.screening.stop()


def _within(size: QSizeF, box: QRectF) -> QRectF:
    """Return where something of this size is as large as fits."""
    fitted = QRectF(box.topLeft(), size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(box.center())
    return fitted


def _revealed(old: Snapshot, new: Snapshot) -> frozenset[str]:
    """Return the norms that have a revealed round more than before."""

    def rounds(snapshot: Snapshot) -> Mapping[str, int]:
        return {id: len(norm.rounds) for id, norm in snapshot.room.norms.items()}

    before = rounds(old)
    return frozenset(id for id, many in rounds(new).items() if many > before.get(id, many))
