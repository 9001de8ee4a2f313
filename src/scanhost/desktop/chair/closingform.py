"""The closing of a meeting: what was decided, and what is not said yet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import month_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.done import Done
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.stepform import StepForm, clear
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.words import Words
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.views import Room


class ClosingForm(StepForm):
    """A line for everything that a meeting decides on, with a mark that says how far it is."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        self._look = look
        self._drawn: object = None
        _ = desk.texts.gettext
        self.heading.setText(_("What was decided"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.column.addSpacing(8)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    def draw(self, snapshot: Snapshot, today: str) -> None:
        told = decided(snapshot.room, self._desk)
        if told == self._drawn:
            return
        self._drawn = told
        clear(self._lines)
        for share, said in told:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            mark = Done(self._look)
            mark.draw(share)
            row.addWidget(mark)
            row.addWidget(Words(said, "reading", wrap=True), 1)
            self._lines.addWidget(line)


def decided(room: Room, desk: Desk) -> list[tuple[float, str]]:
    """Return how far everything is, 0 to 1, each in a sentence."""
    tr = desk.texts
    on = [point for point in room.points if point.choice == "yes"]
    open_ = sum(not point.choice for point in room.points)
    chosen = tr.ngettext(
        "{n} point is on the agenda.", "{n} points are on the agenda.", len(on)
    ).format(n=len(on))
    if open_:
        left = tr.ngettext(
            "{n} point is not decided yet.", "{n} points are not decided yet.", open_
        )
        chosen += " " + left.format(n=open_)
    told = [(_share(len(on), open_), chosen), _agreed(room, desk)]
    process = room.process
    for lines, yes, no in (
        (
            process.approval,
            tr.gettext("Internal approval is agreed on."),
            tr.gettext("Nothing is agreed on internal approval."),
        ),
        (
            process.absent,
            tr.gettext("It is agreed who tells the partners who are not here."),
            tr.gettext("It is not agreed who tells the partners who are not here."),
        ),
        (
            process.celebration,
            tr.gettext("It is agreed how you celebrate it."),
            tr.gettext("Nothing is agreed on celebrating it."),
        ),
    ):
        told.append((1.0, yes) if lines else (0.0, no))
    if process.table:
        said = tr.gettext("Progress is followed at: {table}").format(table=process.table)
        told.append((1.0 if process.often else 0.5, said))
    else:
        told.append((0.0, tr.gettext("It is not agreed at which table progress is followed.")))
    month = month_said(room.next.month, desk.language)
    if month:
        told.append((1.0, tr.gettext("The next scan is in {month}.").format(month=month)))
    else:
        told.append((0.0, tr.gettext("It is not agreed when the next scan is.")))
    return told


def _agreed(room: Room, desk: Desk) -> tuple[float, str]:
    """Return how many agreements there are about points, and what they lack."""
    tr = desk.texts
    lines: list[CommitmentLine] = [
        line for point in room.points if point.choice != "no" for line in point.commitments
    ]
    n = len(lines)
    said = tr.ngettext(
        "{n} agreement is made about points.", "{n} agreements are made about points.", n
    ).format(n=n)
    unled = sum(not line.lead for line in lines)
    undated = sum(not line.due for line in lines)
    if unled:
        lacks = tr.ngettext("{n} has no lead.", "{n} have no lead.", unled)
        said += " " + lacks.format(n=unled)
    if undated:
        lacks = tr.ngettext("{n} has no day.", "{n} have no day.", undated)
        said += " " + lacks.format(n=undated)
    return _share(n, unled + undated), said


def _share(done: int, lacks: int) -> float:
    if not done:
        return 0.0
    return 0.5 if lacks else 1.0
