"""A slide in a widget of any size: newest snapshot, a clock that goes on, motion that ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scanhost.desktop import slides
from scanhost.desktop.bridge import PLAIN, Emphasis, Snapshot
from scanhost.desktop.slides import clock, motion
from scanhost.desktop.theme import BLACK, DARK, Theme
from scanhost.domain.shapes import Role

FRAME = 16  # milliseconds between two pictures while something moves
PAGE = 20_000  # milliseconds a page of a long agenda stays


class SlideView(QWidget):
    """Paints the snapshot that it was given last."""

    def __init__(
        self, theme: Theme = DARK, moves: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.snapshot: Snapshot | None = None
        self.page = 0
        self._theme = theme
        self._moves = moves
        self._black = False
        self._emphasis = PLAIN
        self._whole: Snapshot | None = None  # as it came, without emphasis
        self._picture: QImage | None = None  # of what is on screen now
        self._before: QImage | None = None  # what fades away
        self._changed = 0.0  # monotonic time of the last change of slide
        self._revealed = 0.0  # and of the last reveal
        self._fallen: frozenset[str] = frozenset()  # norms that fall into place
        self._second = self._timer(self._redraw)
        self._frame = self._timer(self._redraw)
        self._turn = self._timer(self._next_page)

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
        self._redraw()

    @property
    def emphasis(self) -> Emphasis:
        """Return what is brought out of the block under review."""
        return self._emphasis

    @emphasis.setter
    def emphasis(self, emphasis: Emphasis) -> None:
        self._emphasis = emphasis
        if self._whole is not None:
            self.draw(self._whole)

    # --- drawing -----------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        """Show a snapshot."""
        if self._whole is not None and slides.name(self._whole) != slides.name(snapshot):
            self._emphasis = PLAIN
        self._whole, old, now = snapshot, self.snapshot, time.monotonic()
        self.snapshot = snapshot = slides.emphasised(snapshot, self._emphasis)
        if old is None or slides.name(old) != slides.name(snapshot):
            self.page = 0
            self._before, self._changed = (self._picture if self._moves else None), now
        fresh = _revealed(old, snapshot) if old is not None else frozenset()
        if fresh:
            self._fallen, self._revealed = fresh, now
        self._redraw()

    def _redraw(self) -> None:
        """Forget the picture; the next paint makes it again."""
        self._picture = None
        self.update()

    def _next_page(self) -> None:
        self.page += 1
        self._redraw()

    def paintEvent(self, _: QPaintEvent) -> None:
        now = time.monotonic()
        if self._picture is None:
            self._picture = self._made(now)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        faded = (now - self._changed) / motion.FADE
        if self._before is not None and self._moves and faded < 1 and not self._black:
            painter.setOpacity(1 - motion.ease(faded))
            painter.drawImage(QRectF(self.rect()), self._before)
        else:
            self._before = None
        painter.end()
        self._schedule(now)

    def _made(self, now: float) -> QImage:
        """Return the picture of this moment, at the pixels of the screen."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
        box = QRectF(0, 0, image.width(), image.height())
        empty = BLACK if self._black else self._theme.hex(Role.GROUND)
        image.fill(QColor(empty))
        if self.snapshot is not None and not self._black:
            painter = QPainter(image)
            left = clock.left(self.snapshot, now)
            fallen = (self._fallen, now - self._revealed) if self._moving(now) else None
            pages = slides.pages(self.snapshot, slides.fitted(box)[1])
            page = self.page % pages
            slides.paint(painter, box, self.snapshot, self._theme, left, page, fallen)
            painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _moving(self, now: float) -> bool:
        return self._moves and bool(self._fallen) and now - self._revealed < motion.REVEAL

    def _schedule(self, now: float) -> None:
        """Paint again when the digits change, while something moves, and for the next page."""
        if self.snapshot is None or self._black:
            return
        if self._moving(now):
            self._picture = None
            self._frame.start(FRAME)
        elif self._fallen:
            self._fallen = frozenset()
            self._frame.start(0)  # once more, with everything in its place
        elif self._before is not None:
            self._again()
        turns = clock.turns(self.snapshot, now)
        if turns is not None:
            self._second.start(int(turns * 1000) + 1)
        several = slides.pages(self.snapshot) > 1
        if several and not self._turn.isActive():
            self._turn.start(PAGE)
        elif not several:
            self._turn.stop()

    def _again(self) -> None:
        """Let the fade go on over the same picture."""
        QTimer.singleShot(FRAME, self, self.update)

    def turn(self, by: int) -> None:
        """Show another page of a slide that has several."""
        self.page += by
        self._turn.stop()
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._before = None
        self._redraw()


def _revealed(old: Snapshot, new: Snapshot) -> frozenset[str]:
    """Return the norms that have a revealed round more than before."""

    def rounds(snapshot: Snapshot) -> Mapping[str, int]:
        return {id: len(norm.rounds) for id, norm in snapshot.room.norms.items()}

    before = rounds(old)
    return frozenset(id for id, many in rounds(new).items() if many > before.get(id, many))
