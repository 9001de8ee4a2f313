"""Home: the scan in hand, earlier ones, a new one, one from a stick, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.recent import Recent, Stand
from scanhost.desktop.chair.recents import Recents
from scanhost.desktop.chair.sign import Sign
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words, restyle, shortened
from scanhost.domain import packform

if TYPE_CHECKING:
    from scanhost.desktop.chair.newscan import NewScan
    from scanhost.desktop.chair.twice import File, Twice

__all__ = ["Home", "Recent", "Stand"]

SUFFIX = ".scan"
HIGH = 500  # points from which there is room for the sign
ROOMY = 1000  # pixels from which nothing has to be close together


class Home(QWidget):
    """What the program begins with."""

    new_wanted = Signal(str)  # a pack's id
    after_wanted = Signal(str)  # the path of the scan that a new one follows on
    open_wanted = Signal(str)  # a path
    example_wanted = Signal()
    rehearsal_wanted = Signal()
    guide_wanted = Signal()
    back_wanted = Signal()  # to the scan that is open
    restore_wanted = Signal(str)  # a path, to be put back from its newest good backup
    forget_wanted = Signal(str)  # a path, to be taken off the list
    wiping_wanted = Signal(str)  # a path, to be opened where it is wiped
    twice_chosen = Signal(str, str, str)  # a Choice, the path from elsewhere, and ours
    settings_wanted = Signal()
    packs_wanted = Signal()  # the page of norm sets
    pack_wanted = Signal(str)  # the path of a norm set from elsewhere

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._desk, self._look = desk, look
        self._any = False  # there are scans
        _ = desk.texts.gettext
        self.new = button(_("New scan"), self._new)
        self.open = button(_("Open a scan …"), self.choose_file)
        self.example = button(_("Look at an example"), self.example_wanted.emit)
        self.rehearse = button(_("Rehearse on your own"), self.rehearsal_wanted.emit)
        self.guide = button(_("The guide"), self.guide_wanted.emit)
        self.sets = button(_("Norm sets"), self.packs_wanted.emit)
        self.back = button("", self.back_wanted.emit, "main")
        self.back.hide()
        self.form: NewScan  # and `twice`, both made by `furnish`
        self.twice: Twice
        self._asks = False  # they are there
        self.rescue = Strip(tall=True)
        self.recents = Recents(desk, look)
        self.recents.open_wanted.connect(self.open_wanted)
        self.recents.forget_wanted.connect(self.forget_wanted)
        self.recents.wiping_wanted.connect(self.wiping_wanted)
        self.settings = button(_("Settings"), self.settings_wanted.emit, "quiet")
        self.settings.setToolTip("Ctrl ,")
        self._lay()

    def furnish(self) -> None:
        """Make what is asked here; the first window does not wait for it."""
        from scanhost.desktop.chair.newscan import NewScan
        from scanhost.desktop.chair.twice import Twice

        self.form = NewScan(self._desk, self._look)
        self.form.wanted.connect(self.new_wanted)
        self.form.after_wanted.connect(self.after_wanted)
        self.form.asking.connect(lambda _: self._fill_one())
        self.form.cancelled.connect(lambda: self.new.setFocus())
        self.form.packs_wanted.connect(self.packs_wanted)
        self.twice = Twice(self._desk)
        self.twice.chosen.connect(self.twice_chosen)
        self.twice.cancelled.connect(lambda: self.open.setFocus())
        at = self._column.indexOf(self.recents)
        self._column.insertWidget(at, self.form)
        self._column.insertWidget(at, self.twice)
        self._asks = True

    def draw(self, scans: Sequence[Recent], packs: Sequence[tuple[str, str]], today: date) -> None:
        """Show the scans, the latest first, and the packs a new one can have."""
        if self._asks:
            self.form.offer(packs)
            self.form.offer_earlier([one for one in scans if _held(one)])
        self._any = any(not one.missing for one in scans)
        self.recents.draw(scans, today)
        self._fill_one()

    def redraw(self) -> None:
        """Show the same in letters of another size."""
        self.recents.redraw()
        self._fit()
        self._fill_one()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ContentsRectChange):
            self._fit()  # the guide beside it takes its part of the page
        return super().event(event)

    def _fit(self) -> None:
        roomy = self.contentsRect().width() >= ROOMY
        # Large letters on a low screen need its room.
        self._sign.setVisible(self.contentsRect().height() >= self._look.points(HIGH))
        self._rail.setMinimumWidth(336 if roomy else 268)  # larger letters take more
        self._left.setContentsMargins(*((36, 36, 32, 26) if roomy else (20, 30, 20, 20)))
        self._column.setContentsMargins(*((48, 36, 56, 26) if roomy else (24, 30, 24, 20)))

    def is_open(self, region: str | None) -> None:
        """Offer the way back to the scan that is open, or none."""
        _ = self._desk.texts.gettext
        region_said = shortened(region or _("the scan"), 18)
        rename(self.back, _("Back to {region}").format(region=region_said))
        self.back.setVisible(region is not None)
        self._fill_one()

    def offer_rescue(self, said: str, path: str) -> None:
        """Say why a scan does not open, and offer the newest good copy of it."""
        _ = self._desk.texts.gettext
        self.rescue.ask(
            said,
            _("Restore from the last good copy"),
            _("Not now"),
            lambda: self.restore_wanted.emit(path),
        )

    def ask_twice(self, there: File, here: File) -> None:
        """Ask what to do with a scan from elsewhere that is here already."""
        self.form.hide()
        self.twice.ask(there, here)

    def choose_file(self) -> None:
        """Let the chair choose a file; nothing waits for the answer."""
        _ = self._desk.texts.gettext
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, _("Open a scan"), "", _("Scans (*.scan)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_wanted)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            (self.pack_wanted if packform.is_called(Path(path).name) else self.open_wanted).emit(
                path
            )

    def _new(self) -> None:
        if self._asks:
            self.twice.hide()
            self.form.begin()

    def _fill_one(self) -> None:
        """Fill the button of what comes next, and no other."""
        first = self.back.isVisibleTo(self) or (self._asks and self.form.isVisibleTo(self))
        if self.recents.go_on is not None:
            restyle(self.recents.go_on, "kind", "plain" if first else "main")
        restyle(self.new, "kind", "plain" if first or self._any else "main")

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        self._rail = rail = QWidget()
        rail.setObjectName("rail")
        self._left = left = QVBoxLayout(rail)
        left.setSpacing(8)
        self._sign = Sign(self._look, 54)
        left.addWidget(self._sign)
        left.addSpacing(4)
        left.addWidget(Words("Participatiescan", "huge"))
        left.addWidget(Words(_("12 players, 20 questions, 1 agenda"), "muted", wrap=True))
        left.addSpacing(12)
        for one in (self.back, self.new, self.open):
            one.setMinimumHeight(42)
            left.addWidget(one)
        left.addSpacing(12)
        left.addWidget(Words(_("Have a look first"), "strong"))
        left.addWidget(self.example)
        left.addWidget(self.rehearse)
        left.addWidget(self.guide)
        left.addWidget(self.sets)
        left.addStretch(1)
        left.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(
            Words(
                _("Everything stays on this laptop. You need no internet and no account."),
                "small",
                wrap=True,
            )
        )
        inside = Flowing()
        self._column = column = QVBoxLayout(inside)
        column.setSpacing(14)
        column.addWidget(Words(_("Your scans"), "title"))
        column.addWidget(self.rescue)
        column.addWidget(self.recents)
        column.addStretch(1)
        column.addWidget(self._drop_here())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(scroll, 1)

    def _drop_here(self) -> QFrame:
        _ = self._desk.texts.gettext
        drop = QFrame()
        drop.setObjectName("drop")
        column = QVBoxLayout(drop)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(2)
        column.addWidget(
            Words(
                _("A scan or norm set on a stick or from an e-mail? Drag the file here."), wrap=True
            )
        )
        column.addWidget(
            Words(_("You work in a copy; the original file does not change."), "small", wrap=True)
        )
        return drop


def _held(scan: Recent) -> bool:
    return scan.stand in (Stand.HOMEWORK, Stand.MEETING, Stand.DONE) and not scan.missing


def _dropped(event: QDropEvent) -> str:
    """Return the path of the one scan or norm set that is dragged, or nothing."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path.endswith(SUFFIX) or packform.is_called(Path(path).name) else ""
