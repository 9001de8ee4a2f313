"""The first page of the guide: its chapters, the whole process, and rehearsing on one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.manual import Chapter
from scanhost.desktop.chair.processpicture import ProcessPicture
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.words import Words


class Contents(Flowing):
    """Everything that the guide leads to."""

    wanted = Signal(int)  # a chapter
    large_wanted = Signal()  # the picture of the process, in the computer's own viewer
    print_wanted = Signal()
    save_wanted = Signal()
    rehearsal_wanted = Signal()

    def __init__(self, desk: Desk, look: Look, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        _ = desk.texts.gettext
        self.links = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 22)
        column.setSpacing(7)
        column.addWidget(Words(_("Contents"), "title"))
        for at, chapter in enumerate(chapters):
            link = Faced("row")
            row = QHBoxLayout()
            row.setContentsMargins(8, 6, 8, 6)
            row.setSpacing(10)
            row.addWidget(Words(str(at + 1), "strong"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(chapter.title, wrap=True), 1)
            link.face(row)
            link.setAccessibleName(f"{at + 1} {chapter.title}")
            link.clicked.connect(partial(self.wanted.emit, at))
            column.addWidget(link)
            self.links.append(link)
        column.addSpacing(12)
        column.addWidget(Words(_("The whole process on one page"), "section", wrap=True))
        self.picture = ProcessPicture(desk, look)
        column.addWidget(self.picture)
        self.large = button(_("Open large"), self.large_wanted.emit, "small")
        self.print = button(_("Print …"), self.print_wanted.emit, "small")
        self.save = button(_("Save …"), self.save_wanted.emit, "small")
        paper = QHBoxLayout()
        paper.setSpacing(6)
        for one in (self.large, self.print, self.save):
            paper.addWidget(one)
        paper.addStretch(1)
        column.addLayout(paper)
        column.addSpacing(12)
        column.addWidget(Words(_("Rehearse on your own"), "section", wrap=True))
        said = _(
            "Ten minutes, with a simulated group that comes in, gives grades and asks a question. "
            "You conduct; nothing is kept."
        )
        column.addWidget(Words(said, "muted", wrap=True))
        self.rehearse = button(_("Rehearse now"), self.rehearsal_wanted.emit)
        row = QHBoxLayout()
        row.addWidget(self.rehearse)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
