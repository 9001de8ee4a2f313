"""One example of the group's own, with all its fields; what is typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.examplecard import lacking, titled
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.oneof import OneOf
from scanhost.desktop.chair.pointform import labelled
from scanhost.desktop.chair.ticked import Ticked
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.record import Box, Line, Record
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.examples import (
    CRITERIA,
    LINES,
    NORMS,
    ONE_OF,
    PORTRAIT,
    SOME_OF,
    STAGES,
    TEXTS,
    AddExamples,
    DropExamples,
    ExampleView,
    New,
    SaveExample,
    StageExample,
    WeighExample,
)
from scanhost.domain.examples import LISTS as ORDER
from scanhost.domain.views import Room
from scanhost.examplewords import ASKS, HEADINGS, LISTS
from scanhost.examplewords import CRITERIA as CRITERIA_SAID
from scanhost.knownwords import FOR, FUNCTIONS, WIDTHS

NAMES = {"functions": FUNCTIONS, "good_for": FOR}
LONG = ("what", "steps", "conditions")  # fields with room for more
BOTH = "title"  # which fills the width


class ExampleEdit(Flowing):
    """The form; an example exists in the scan once something was written in it."""

    left = Signal()  # back to the board
    portrait_wanted = Signal(str)  # an example

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self.id = ""
        self.there = False  # or asked for
        self._drawn = False  # it was there when it was drawn last
        _ = desk.texts.gettext
        self.heading = Words("", "title", wrap=True)
        self.lacks = Words("", "todo", wrap=True)
        self.back = button(_("Back to the lists"), self.left.emit, "small")
        self.portrait = button(_("Work portrait …"), self._portray, "small")
        self.drop = button(_("Remove"), self._drop, "small")
        self.stage = OneOf(_("On which list"), [(one, _(LISTS[one])) for one in STAGES])
        self.stage.chosen.connect(self._stage)
        self.criteria: dict[str, OneOf] = {}
        for one in CRITERIA:
            answers = (("yes", _("Yes")), ("no", _("No")))
            self.criteria[one] = OneOf(_(ASKS[one]), answers, "")
            self.criteria[one].chosen.connect(partial(self._weigh, one))
        self.weighing = self._weighing()
        self.lines = {
            name: Line(_(HEADINGS[name]), self._saves(name), LINES[name]) for name in LINES
        }
        self.boxes = {
            name: Box(_(HEADINGS[name]), self._saves(name), 4 if name in LONG else 2)
            for name in TEXTS
        }
        self.breadth = Choice(look.colour, _(HEADINGS["width"]))
        widths = [(one, _(WIDTHS[one])) for one in ONE_OF["width"]]
        self.breadth.fill([("", _("not said")), *widths])
        self.breadth.currentIndexChanged.connect(lambda: self._save("width", self.breadth.chosen))
        self.some: dict[str, Ticked] = {}
        for name in SOME_OF:
            self.some[name] = Ticked(look.colour, _(HEADINGS[name]), 2)
            self.some[name].fill([(one, _(NAMES[name][one])) for one in SOME_OF[name]])
        self.some[NORMS] = Ticked(look.colour, _(HEADINGS[NORMS]), 2)
        for name, ticked in self.some.items():
            ticked.changed.connect(partial(self._save, name))
        self._lay()
        for record in self.findChildren(Record):
            record.typing.connect(self._begin)

    def begin(self, id: str, room: Room) -> None:
        """Show another example from now on; one that is not in the scan yet is empty."""
        self.id, self.there, self._drawn = id, False, False
        view = _found(id, room) or ExampleView(id, STAGES[0], {}, {})
        for name, line in self.lines.items():
            line.record.begin(view.get(name))
        for name, box in self.boxes.items():
            box.record.begin(view.get(name))
        self.draw(room)

    def draw(self, room: Room) -> None:
        """Show what the scan knows of it."""
        _ = self._desk.texts.gettext
        found = _found(self.id, room)
        if (found is not None) != self._drawn:  # it is made, or it was removed by an undo
            self._drawn = self.there = found is not None
        view = found or ExampleView(self.id, STAGES[0], {}, {})
        self.heading.setText(_("New example") if found is None else titled(view, self._desk))
        self.lacks.say(lacking(view, self._desk) if found is not None else "")
        self.stage.draw(view.stage)
        self.weighing.setVisible(view.stage in ORDER[1:])
        for one, asked in self.criteria.items():
            asked.draw(view.weighed.get(one, ""))
        for name, line in self.lines.items():
            line.draw(view.get(name))
        for name, box in self.boxes.items():
            box.draw(view.get(name))
        self.breadth.blockSignals(True)
        self.breadth.choose(view.get("width"))
        self.breadth.blockSignals(False)
        norms = [(one.id, f"{one.id} {self._desk.text(one.title)}") for one in room.pack.norms()]
        self.some[NORMS].fill(norms)
        for name, ticked in self.some.items():
            ticked.draw(view.some(name))
        for made in (self.drop, self.portrait):
            made.setEnabled(found is not None)

    # --- what is asked ---------------------------------------------------------------------------

    def _saves(self, name: str) -> Callable[[str], object]:
        return lambda text: self._save(name, text)

    def _save(self, name: str, words: str) -> None:
        self._begin()
        self._desk.ask(SaveExample(self.id, ((name, words),)))

    def _stage(self, stage: object) -> None:
        self._begin()
        self._desk.ask(StageExample(self.id, str(stage)))

    def _weigh(self, criterion: str, answer: object) -> None:
        self._begin()
        self._desk.ask(WeighExample(self.id, criterion, str(answer)))

    def _begin(self, _text: str = "") -> None:
        if not self.there and self.id:
            self.there = True
            self._desk.ask(AddExamples((New(self.id),)), self._not_there)

    def _not_there(self, _: object) -> bool:
        self.there = False  # what is typed next makes it
        return False

    def _drop(self) -> None:
        id, _ = self.id, self._desk.texts.gettext
        back, said = AddExamples((New(id),)), _("The example is removed.")

        def gone() -> None:
            self.left.emit()
            self._desk.offered.emit(said, back)

        self._desk.ask(DropExamples((id,)), then=gone)

    def _portray(self) -> None:
        self.portrait_wanted.emit(self.id)

    # --- how it is laid out ----------------------------------------------------------------------

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        words: list[QWidget] = [*self.lines.values(), *self.boxes.values(), self.breadth]
        ticks = [one for ticked in self.some.values() for one in ticked.chain()]
        weighed = [one for asked in self.criteria.values() for one in asked.chain()]
        top: list[QWidget] = [self.back, self.portrait, self.drop, *self.stage.chain()]
        return [*top, *weighed, *words, *ticks]

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 28, 18)
        column.setSpacing(8)
        column.addLayout(Wrapping(self.back, self.portrait, self.drop, spacing=8))
        column.addWidget(self.heading)
        column.addWidget(self.lacks)
        column.addWidget(_left(self.stage))
        column.addWidget(self.weighing)
        hint = _("Do not write names or details of young people.")
        column.addWidget(Words(hint, "small", wrap=True))
        for title, names in (
            ("", (*LINES, "summary")),
            (_("In the fixed form"), tuple(one for one in TEXTS[1:] if one not in PORTRAIT)),
            (_("For the work portrait"), PORTRAIT),
        ):
            if title:
                column.addWidget(Words(title, "section"))
            column.addLayout(self._fields(names))
        column.addWidget(Words(_("To find it by"), "section"))
        column.addWidget(labelled(_(HEADINGS["width"]), self.breadth))
        column.addWidget(self.breadth)
        for name, ticked in self.some.items():
            column.addWidget(Words(_(HEADINGS[name]), "small", wrap=True))
            column.addWidget(ticked)
        column.addStretch(1)

    def _weighing(self) -> QWidget:
        _ = self._desk.texts.gettext
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (one, asked) in enumerate(self.criteria.items()):
            grid.addWidget(asked, row, 0)
            said = f"{_(CRITERIA_SAID[one]).capitalize()}. {_(ASKS[one])}"
            grid.addWidget(Words(said, "body", wrap=True), row, 1)
        return made

    def _fields(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = side = 0
        for name in names:
            field: QWidget = self.lines[name] if name in self.lines else self.boxes[name]
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(3)
            inside.addWidget(labelled(self._desk.texts.gettext(HEADINGS[name]), field))
            inside.addWidget(field)
            if isinstance(field, Box):
                field.fit()
            inside.addStretch(1)
            wide = name in (BOTH, "summary", "source")
            if wide and side:
                row, side = row + 1, 0
            grid.addWidget(part, row, side, 1, 2 if wide else 1)
            row, side = (row + 1, 0) if wide or side else (row, 1)
        return grid


def _found(id: str, room: Room) -> ExampleView | None:
    return next((one for one in room.examples if one.id == id), None)


def _left(widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return made
