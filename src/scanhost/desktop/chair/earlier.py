"""Which earlier scans are laid beside this one: the chair's own, or one from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.domain.comparing import MOST

SHOWN = 8  # scans of the chair's own list


@dataclass(frozen=True, slots=True)
class Earlier:
    """A scan that may be laid beside this one."""

    path: str
    region: str
    date: str  # YYYY-MM-DD, or empty


class Picking(QWidget):
    """A box to tick per scan, and a way to another file."""

    wanted = Signal(object)  # the paths that are ticked

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        _ = desk.texts.gettext
        self.boxes: dict[str, Check] = {}  # path -> its box
        self._offered: tuple[Earlier, ...] = ()
        self._brought: list[Earlier] = []  # from elsewhere
        self.none = Words(
            _("There is no earlier scan in your list. You can choose the file of one."),
            "muted",
            wrap=True,
        )
        self.full = Words("", "muted", wrap=True)
        self.file = button(_("Choose the file of another scan …"), self._ask_file)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addWidget(self.full)
        column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the paths that are ticked."""
        return tuple(path for path, box in self.boxes.items() if box.isChecked())

    def begin(self) -> None:
        """Forget what was offered and chosen of the scan before."""
        self._brought.clear()
        self._offered = ()
        self._fill()

    def offer(self, scans: Sequence[Earlier]) -> None:
        """Offer these, the best first; what is ticked stays so."""
        if tuple(scans) != self._offered:
            self._offered = tuple(scans)
            self._fill()

    def bring(self, scan: Earlier) -> None:
        """Add a scan from elsewhere, ticked."""
        if scan.path not in self.boxes:
            self._brought.append(scan)
            self._fill()
        self.boxes[scan.path].setChecked(True)
        self._show()

    def untick(self, path: str) -> None:
        """Take a scan away again that cannot be laid beside this one."""
        self._brought = [one for one in self._brought if one.path != path]
        if (box := self.boxes.get(path)) is not None:
            box.setChecked(False)
        self._fill()

    def _fill(self) -> None:
        ticked = set(self.chosen)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.boxes.clear()
        for one in (*self._offered[:SHOWN], *self._brought):
            if one.path in self.boxes:
                continue
            box = Check(self._look.colour, self._named(one))
            box.setChecked(one.path in ticked)
            box.clicked.connect(self._ticked)
            self.boxes[one.path] = box
            self._list.addWidget(box)
        self._show()

    def _named(self, scan: Earlier) -> str:
        _ = self._desk.texts.gettext
        day = day_said(scan.date, self._desk.language) or _("No day chosen yet")
        return f"{scan.region or _('Scan without a region')}, {day}"

    def _ticked(self) -> None:
        self._show()
        self.wanted.emit(self.chosen)

    def _show(self) -> None:
        self.none.setVisible(not self.boxes)
        full = len(self.chosen) >= MOST
        _ = self._desk.texts.gettext
        said = _("Five earlier scans at most can stand beside this one.")
        self.full.say(said if full else "")
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or not full)
        self.file.setEnabled(not full)

    def _ask_file(self) -> None:
        """Let the chair choose a file; nothing waits for the answer."""
        _ = self._desk.texts.gettext
        dialog = QFileDialog(self, _("Choose an earlier scan"), "", _("Scans (*.scan)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def choose(self, path: str) -> None:
        """Lay a file from elsewhere beside this scan as well."""
        self.wanted.emit((*(one for one in self.chosen if one != path), path))
