"""The region in figures: where school leavers go, filled in once and shown to the room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop import fonts
from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.painter import paint
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain import lines, outflow
from scanhost.domain.charts import Sizes
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.outflow import KEY, SCHOOLS, SOURCE, TOTAL, WAYS, YEAR, Figures, Pair
from scanhost.domain.outflowchart import Column, height, outflow_chart
from scanhost.domain.shapes import Box
from scanhost.domain.views import Room
from scanhost.report.outflowwords import WAYS as WAY_NAMES
from scanhost.report.outflowwords import OutflowSaid

ACROSS = 3  # numbers side by side
ROOM = 12  # characters of a number: one that is too large is refused, and not cut


class School(QWidget):
    """What is filled in of a kind of school, and whether it adds up."""

    def __init__(self, desk: Desk, look: Look, school: str) -> None:
        super().__init__()
        self._desk, self._school = desk, school
        _ = desk.texts.gettext
        self.fields: dict[str, Line] = {}
        self.asked: dict[str, Asked] = {}
        self._line(TOTAL, _("left school"), ROOM)
        for way in WAYS:
            self._line(way, _(WAY_NAMES[way]), ROOM)
        self._line(YEAR, _("Year"), 9, _("for instance 2025/2026"))
        self._line(SOURCE, _("Source"), lines.WIDE, _("who counted this, and where it stands"))
        self.says = Words("", "strong", wrap=True)
        self.picture = OutflowPicture(look)
        self._lay()

    def draw(self, room: Room, said: OutflowSaid, pair: Pair | None) -> None:
        """Show what is filled in, what follows from it, and how the room sees it."""
        for field, line in self.fields.items():
            value = room.about.get(f"{KEY}{self._school}.{field}", "")
            if value != line.record.known:
                self.asked[field].wrong("")
            line.draw(value)
        self.says.say(self._checked(outflow.own(room.about, self._school)))
        self.picture.setVisible(pair is not None and pair.ours is not None)
        if pair is not None and pair.ours is not None:
            self.picture.draw(said, pair)

    def _checked(self, figures: Figures) -> str:
        """Return whether it adds up, and else by how much it does not and what comes of it."""
        tr, total = self._desk.texts, figures.total

        def number(n: int) -> str:
            return texts.whole(n, self._desk.language)

        known = number(figures.known)
        if not figures.filled:
            return ""
        if total is not None and figures.over:
            text = tr.ngettext(
                "Together {known}: that is {n} more than the {total} who left school. The room "
                "does not see these figures until they add up.",
                "Together {known}: that is {n} more than the {total} who left school. The room "
                "does not see these figures until they add up.",
                figures.over,
            )
            return text.format(known=known, n=number(figures.over), total=number(total))
        said = []
        if total is None:
            text = tr.gettext("Together {known}. There is no total yet.")
            said.append(text.format(known=known))
        elif figures.rest:
            text = tr.ngettext(
                "Together {known} of the {total} who left school. The other one stands as “not "
                "known where to”.",
                "Together {known} of the {total} who left school. The other {n} stand as “not "
                "known where to”.",
                figures.rest,
            )
            n = number(figures.rest)
            said.append(text.format(known=known, total=number(total), n=n))
        else:
            said.append(tr.gettext("It adds up: {total} in all.").format(total=number(total)))
        if any(n is not None and 0 < n < outflow.SMALL for n in (*figures.ways, figures.rest)):
            text = tr.gettext(
                "Nobody sees a number below {n} but you: somebody could be recognised. So the "
                "others see the rest rounded, and no total."
            )
            said.append(text.format(n=outflow.SMALL))
        return " ".join(said)

    def _line(self, field: str, name: str, most: int, hint: str = "") -> None:
        line = Line(name, lambda typed: self._save(field, typed), most)
        self.fields[field] = line
        self.asked[field] = Asked(name, line, hint)
        line.record.settled.connect(lambda: self.asked[field].wrong(""))

    def _save(self, field: str, typed: str) -> None:
        def wrong(refused: Refused) -> bool:
            self.asked[field].wrong(self._desk.said(refused))
            return True

        key = f"{KEY}{self._school}.{field}"
        self._desk.ask(SaveAbout(key, typed.strip()), wrong, lambda: self.asked[field].wrong(""))

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        for place, field in enumerate((TOTAL, *WAYS)):
            grid.addWidget(self.asked[field], place // ACROSS, place % ACROSS, top)
        for at in range(ACROSS):
            grid.setColumnStretch(at, 1)
        grid.addWidget(self.asked[YEAR], 2, 0, top)
        grid.addWidget(self.asked[SOURCE], 2, 1, 1, ACROSS - 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.says)
        column.addWidget(self.picture)


class RegionFigures(QWidget):
    """A section of the knowledge bank's page."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.step = Check(
            look.colour, _("Show these figures to the room as a step of session 1, with a slide.")
        )
        self.step.clicked.connect(lambda on: desk.ask(SaveAbout("figures", "yes" if on else "")))
        self.schools = {school: School(desk, look, school) for school in SCHOOLS}
        self._titles = {school: Words("", "section", wrap=True) for school in SCHOOLS}
        self._lay()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what is filled in beside the national figures."""
        room = snapshot.room
        said = OutflowSaid(room.about, snapshot.national, self._desk.language)
        pairs = {one.school: one for one in said.pairs}
        self.step.setChecked(room.about.get("figures") == "yes")
        self.step.setEnabled(not room.closed)
        for school, part in self.schools.items():
            self._titles[school].setText(said.school(school))
            part.draw(room, said, pairs.get(school))

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        for asked in self.findChildren(Asked):
            asked.wrong("")

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            Words(
                _(
                    "Where do young people go when they leave school? Fill in what you know and "
                    "leave the rest empty: empty is not zero. The national figures stand beside it."
                ),
                "body",
                wrap=True,
            )
        )
        column.addWidget(self.step)
        for school, part in self.schools.items():
            column.addWidget(self._titles[school])
            column.addWidget(part)
        column.addStretch(1)


class OutflowPicture(QWidget):
    """The picture of the room's screen, as wide as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._said: OutflowSaid | None = None
        self._columns: tuple[Column, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def draw(self, said: OutflowSaid, pair: Pair) -> None:
        """Show a pair; who cannot see it hears the same."""
        self._said, self._columns = said, said.columns(pair)
        self.setAccessibleName(said.title(pair))
        self.setAccessibleDescription(said.told(pair))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._said is None:
            return 0
        made = height(self._columns, width - 1, self._said.words, fonts.measure, self._sizes())
        return round(made) + 1

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._said is None:
            return
        box = Box(self.width() - 1, self.height())
        shapes = outflow_chart(self._columns, box, self._said.words, fonts.measure, self._sizes())
        paint(QPainter(self), tuple(shapes), self._look.theme)

    def _sizes(self) -> Sizes:
        letter = QFontInfo(self.font()).pixelSize()
        parts = (1.15, 1.0, 1.0, 1.0, 1.0, 0.9, 0.95, 0.3, 0.07)
        return Sizes(*(part * letter for part in parts))
