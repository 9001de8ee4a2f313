"""The middle while conducting: the room's slide, the clock, and the buttons that move it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.controls import Controls
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.miniature import Miniature
from scanhost.desktop.chair.nextbutton import NextButton
from scanhost.desktop.chair.parts import rolling
from scanhost.desktop.chair.review import Lists
from scanhost.desktop.slides.ahead import ahead, emphasised
from scanhost.desktop.snapshot import PLAIN, Emphasis, Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.words import Words, tip
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

BEAT = 200  # ms between two looks at the clock
PICTURE = 10  # how strongly the picture grows
SIDE = 20  # pixels left and right
LEAST = 90  # pixels the room's picture is high at least
SEEN = 0.34  # the picture's share of the height in a discussion, where the lists take the rest
BESIDE = 0.66  # the picture's share of the width when the hint stands beside it


class Stage(QWidget):
    """What the room sees now and next, and where Next leads."""

    all_wanted = Signal()  # no norm large any more
    fill_wanted = Signal()  # the slide over this whole screen: there is no beamer
    swap_wanted = Signal()  # the slides on another screen

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._snapshot: Snapshot | None = None
        self._black = False
        self._explained = False
        self._emphasis = PLAIN
        self._apart = False  # the slides are on a screen of their own
        self._alone: str | None = None  # why the slides are not on a screen of their own
        self._quiet = False  # others may look at this screen
        self._told = False  # the chair wants the hints all the same
        _ = desk.texts.gettext
        self.sees = Words(_("The room sees now"), "strong")
        self.sees_more = Words("", "muted", wrap=True)
        self.all = button(_("All norms (Esc)"), self.all_wanted.emit, "small", grab=False)
        self.fill = button(_("Fill this screen (F11)"), self.fill_wanted.emit, "small", grab=False)
        self.fill.setToolTip(
            tip(_("The slide, with a thin bar for you below it. Esc comes back here."))
        )
        self.swap = button(_("Other screen"), self.swap_wanted.emit, "small", grab=False)
        self.swap.setToolTip(tip(_("The slides are on the wrong screen: move them.")))
        self.now = Miniature(look, beamer, 640, _("What the room sees now"))
        self.after = Miniature(look, beamer, 232, _("What the room sees after this"))
        self.clock_name = Words("", "muted", wrap=True)
        self.clock = Words("", "clock")
        self.controls = Controls(desk)
        self.next = NextButton(desk)
        self.hint = Words("", "reading", wrap=True)
        self.hint_beside = Words("", "body", wrap=True)
        self.explain = button(_("Explanation (T)"), self.toggle_explanation, "small", grab=False)
        self.lists = Lists(desk)
        self._for_you: list[tuple[Words, QPushButton]] = []  # above the hints, wherever they stand
        self._lay()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._tell_time)

    def fit(self) -> None:
        """Have room on Next for letters of the size they have now."""
        self.next.setFixedHeight(round(self._look.points(80)))

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show the room as it is."""
        room, _ = snapshot.room, self._desk.texts.gettext
        if self._snapshot is not None and self._snapshot.room.step.id != room.step.id:
            self._explained = False
        self._snapshot, self._black = snapshot, black
        review = room.step.kind is Kind.REVIEW and room.called is None
        seen = emphasised(snapshot, self._emphasis)
        large = review and seen.room.step is not room.step
        self.sees_more.setText(self._seen(room, large))
        self.all.setVisible(large or (review and self._emphasis.agreement))
        self.fill.setVisible(self._alone is not None)
        self.swap.setVisible(self._apart)
        self.now.draw(seen, black, self._desk.typing.now)
        following = ahead(snapshot)
        self.after.draw(following)
        self._following.setVisible(following is not None)
        self.next.draw(room)
        self.controls.draw(room)
        self._hints(room, review)
        self._below.setCurrentIndex(1 if review else 0)
        self._beside.setVisible(review)
        self._fit(review)
        if review:
            self.lists.draw(room)
        self._tell_time()
        if room.running:
            self._beat.start()
        else:
            self._beat.stop()

    def emphasise(self, emphasis: Emphasis) -> None:
        """Show what the room sees with this brought out."""
        self._emphasis = emphasis
        if self._snapshot is not None:
            self.draw(self._snapshot, self._black)

    def read_along(self) -> None:
        """Show what the room sees with what is being typed."""
        if self._snapshot is not None and self.isVisible():
            seen = emphasised(self._snapshot, self._emphasis)
            self.now.draw(seen, self._black, self._desk.typing.now)

    def alone(self, why: str | None) -> None:
        """Offer to fill this screen when no beamer shows the slides, and say why."""
        self._alone, self._apart = why, why is None
        if self._snapshot is not None:
            self.draw(self._snapshot, self._black)

    def keep_quiet(self, yes: bool) -> None:
        """Show no hints that the chair did not ask for: others may look at this screen.

        A splitter shows this screen to the room and cannot be told from no beamer at all.
        """
        self._quiet, self._told = yes, False
        if self._snapshot is not None:
            self.draw(self._snapshot, self._black)

    def toggle_explanation(self) -> None:
        """Show what stands behind the norm, or the hint again."""
        if self._snapshot is not None and self._snapshot.room.step.norm is not None:
            self._explained = not self._explained
            self.draw(self._snapshot, self._black)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self._beside.isVisibleTo(self))

    def _fit(self, review: bool) -> None:
        """Let the room's picture be no higher than it can be wide; the rest is for below."""
        width = self.width() - 2 * SIDE
        share = BESIDE if review else 1.0
        most = max(LEAST, int(width * share * 9 / 16) + 1)
        self.now.setMaximumHeight(most)
        self.now.setMinimumHeight(min(most, int(self.height() * SEEN)) if review else LEAST)
        self._column.setStretch(1, 1 if review else PICTURE)
        self._column.setStretch(4, PICTURE if review else 5)

    def _tell(self) -> None:
        """Show the hints on a screen that others may look at, or hide them again."""
        self._told = not self._told
        if self._snapshot is not None:
            self.draw(self._snapshot, self._black)

    def _hints(self, room: Room, review: bool) -> None:
        _ = self._desk.texts.gettext
        norm = room.called or (room.step.norm if room.step.kind is not Kind.REVIEW else None)
        text = steps.hint(room, self._desk)
        if norm is not None and self._explained:
            known = room.pack.norm(norm)
            parts = (self._desk.text(known.explanation), self._desk.text(known.source))
            text = "\n".join(part for part in parts if part)
        self.hint.setText(text)
        self.hint_beside.setText(text if review else "")
        told = self._told or not self._quiet
        self.hint.setVisible(told or (norm is not None and self._explained))
        self.hint_beside.setVisible(told)
        for unseen, tell in self._for_you:
            unseen.setText(_("not on the screen") if self._alone is None else _("not on the slide"))
            tell.setVisible(self._quiet)
            rename(tell, _("Hide") if self._told else _("Read"))
        self.explain.setVisible(
            not review and norm is not None and bool(room.pack.norm(norm).explanation)
        )
        if norm is not None:
            short = _("Hide the explanation (T)") if self._explained else _("Explanation (T)")
            rename(self.explain, short)

    def _seen(self, room: Room, large: bool) -> str:
        _ = self._desk.texts.gettext
        if self._black:
            return _("black; B shows the slide again")
        if room.closed:
            return _("session 1 is closed")
        if room.step.id != room.live.id:
            return _("looking back: {step}").format(step=steps.name(room.step, room, self._desk))
        if room.paused and room.left is not None:
            return _("the clock stands still")
        if large:
            return _("{norm} large").format(norm=self._emphasis.norm)
        return self._alone or ""

    def _tell_time(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        room, _ = snapshot.room, self._desk.texts.gettext
        self.clock.setVisible(room.left is not None)
        self.clock_name.setVisible(room.left is not None)
        if room.left is None:
            return
        since = max(0.0, time.monotonic() - snapshot.taken) if room.running else 0.0
        now = steps.clock(room.left - since)
        if now != self.clock.text():
            self.clock.setText(now)
            self.now.tell_time(room.left - since)
        norm = room.voting
        if norm is not None and norm != room.pack.introduction.id:
            self.clock_name.setText(_("norm {norm}").format(norm=norm))
        else:
            self.clock_name.setText(steps.name(room.live, room, self._desk).lower())

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.sees)
        head.addWidget(self.sees_more, 1)
        head.addWidget(self.all)
        head.addWidget(self.fill)
        head.addWidget(self.swap)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addLayout(self._head_of_hints())
        inside = QWidget()
        reading = QVBoxLayout(inside)
        reading.setContentsMargins(0, 0, 6, 0)
        reading.addWidget(self.hint_beside)
        reading.addStretch(1)
        beside.addWidget(rolling(inside), 1)  # a pack may ask much
        self._beside = QWidget()
        beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(beside)
        picture = QHBoxLayout()
        picture.setSpacing(18)
        framed = QVBoxLayout()
        framed.addWidget(self.now, 1)
        framed.addStretch(0)
        picture.addLayout(framed, int(BESIDE * 100))
        picture.addWidget(self._beside, 100 - int(BESIDE * 100))
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addWidget(self.clock_name)
        clock.addWidget(self.clock)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addLayout(clock)
        controls.addSpacing(4)
        moves = (self.controls.pause, self.controls.more, self.controls.back)
        for one in moves:
            one.setMinimumHeight(40)
        controls.addLayout(Wrapping(*moves, spacing=8))
        self.fit()
        self.next.setMinimumWidth(180)
        controls.addSpacing(8)
        controls.addWidget(self.next, 1)
        below = QWidget()
        self._below = QStackedLayout(below)
        self._below.addWidget(self._coming())
        self._below.addWidget(self.lists)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(9)
        column.addLayout(head)
        column.addLayout(picture, PICTURE)
        column.addLayout(controls)
        column.addSpacing(3)
        column.addWidget(below, 5)

    def _head_of_hints(self) -> QHBoxLayout:
        _ = self._desk.texts.gettext
        unseen, tell = Words("", "muted"), button("", self._tell, "small", grab=False)
        self._for_you.append((unseen, tell))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Words(_("For you"), "strong"))
        row.addWidget(unseen)
        row.addStretch(1)
        row.addWidget(tell)
        return row

    def _coming(self) -> QWidget:
        _ = self._desk.texts.gettext
        self._following = QWidget()
        left = QVBoxLayout(self._following)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addWidget(Words(_("After this"), "strong"))
        left.addWidget(self.after, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(self._head_of_hints())
        inside = Flowing()
        reading = QVBoxLayout(inside)
        reading.setContentsMargins(0, 0, 6, 0)
        reading.addWidget(self.hint)
        reading.addSpacing(2)
        reading.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignLeft)
        reading.addStretch(1)
        right.addWidget(rolling(inside), 1)  # letters may be large
        self.after.setFixedWidth(232)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self._following)
        row.addLayout(right, 1)
        return made
