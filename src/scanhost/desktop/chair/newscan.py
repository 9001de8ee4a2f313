"""Beginning a new scan: which norms it has; everything else can be changed later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.recent import Recent
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.words import Words


class NewScan(QFrame):
    """Asks for the pack; in the page, not over it."""

    wanted = Signal(str)  # a pack's id
    after_wanted = Signal(str)  # the path of the scan that this one follows on
    packs_wanted = Signal()  # the page of norm sets
    cancelled = Signal()
    asking = Signal(bool)  # the question stands here now, or no longer

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        _ = desk.texts.gettext
        self.before = Choice(look.colour, _("Begin with"))
        self.before.activated.connect(lambda _=0: self._show())
        self.pack = Choice(look.colour, _("Norms"))
        self.make = button(_("Make the scan"), self._make, "main")
        self.cancel = button(_("Cancel"), self._cancel, "quiet")
        self.sets = button(_("Look at norm sets, or make your own"), self._to_sets, "small")
        self.unfinished = Words("", "small", wrap=True)
        self.unfinished.hide()
        label = Words(_("Which norms will you grade?"), "muted")
        label.setBuddy(self.pack)
        begin = Words(_("Begin with"), "muted")
        begin.setBuddy(self.before)
        self._earlier = (begin, self.before)  # only where there is an earlier scan
        self._norms = (label, self.pack, self.sets)  # those of the earlier scan, if there is one
        self.said = Words("", "small", wrap=True)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.make)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 20)
        column.setSpacing(6)
        column.addWidget(Words(_("New scan"), "section"))
        column.addWidget(begin)
        column.addWidget(self.before)
        column.addWidget(label)
        column.addWidget(self.pack)
        column.addWidget(self.unfinished)
        column.addWidget(self.sets, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addSpacing(6)
        column.addLayout(acts)
        self.offer_earlier(())
        self.hide()

    def offer_earlier(self, scans: Sequence[Recent]) -> None:
        """Offer these scans that were held, to begin with their people."""
        _ = self._desk.texts.gettext
        empty = [("", _("an empty scan"))]
        self.before.fill([*empty, *((one.path, self._named(one)) for one in scans)])
        for widget in self._earlier:
            widget.setVisible(bool(scans))
        self._show()

    def _named(self, scan: Recent) -> str:
        _ = self._desk.texts.gettext
        region = scan.region or _("Scan without a region")
        day = day_said(scan.date, self._desk.language)
        named = _("the people of {scan}")
        return named.format(scan=f"{region}, {day}" if day else region)

    def _show(self) -> None:
        """Ask for the norms of an empty scan, and say what comes along from another."""
        _ = self._desk.texts.gettext
        follows = bool(self.before.chosen)
        for widget in self._norms:
            widget.setVisible(not follows)
        self.said.setText(
            _(
                "People, region, municipalities and norms come along; codes, and who came, do "
                "not. All but the norms can change."
            )
            if follows
            else _("The norms stay as they are once the scan is made. All the rest can change.")
        )

    def offer(self, packs: Sequence[tuple[str, str]]) -> None:
        """Offer these packs."""
        self.pack.fill(list(packs))

    def say_unfinished(self, titles: Sequence[str]) -> None:
        """Say which of the chair's own packs cannot be chosen yet."""
        said = self._desk.texts.gettext("Not finished, so not to be chosen yet: {titles}.")
        self.unfinished.say(said.format(titles=", ".join(titles)) if titles else "")

    def begin(self) -> None:
        """Show the question."""
        self.show()
        self.before.choose("")
        self._show()
        self.asking.emit(True)
        self.pack.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        if self.before.chosen:
            self._put_away()
            self.after_wanted.emit(self.before.chosen)
        elif self.pack.chosen:
            self._put_away()
            self.wanted.emit(self.pack.chosen)

    def _to_sets(self) -> None:
        self._put_away()
        self.packs_wanted.emit()

    def _cancel(self) -> None:
        self._put_away()
        self.cancelled.emit()

    def _put_away(self) -> None:
        self.hide()
        self.asking.emit(False)
