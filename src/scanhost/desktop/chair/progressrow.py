"""A note on how far an agreement is; the last row of its card is for a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from scanhost.desktop.chair.calendar import open_month
from scanhost.desktop.chair.dates import day_read, day_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.picking import Opener
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import restyle, tip
from scanhost.domain.agreed import ProgressLine
from scanhost.domain.commands import SaveText
from scanhost.domain.errors import Refused
from scanhost.domain.followup import DropProgress, NoteProgress
from scanhost.domain.lines import TEXT
from scanhost.stands import stands

DAY = 40  # characters
WIDE = 124  # pixels of a day, and the mark that opens a calendar


class ProgressRow:
    """Day, how far, and words; it exists in the scan once one of them was filled in."""

    def __init__(self, desk: Desk, look: Look, commitment: str, id: str) -> None:
        self.id = id
        self.there = self._was = False
        self._desk, self._commitment = desk, commitment
        self._day, self._stand = "", "open"
        _, language = desk.texts.gettext, desk.language
        self.day = Line(
            _("Day of this note"),
            lambda day: self._keep(day, self._stand),
            DAY,
            show=lambda day: day_shown(day, language),
            read=day_read,
        )
        self.day.setMinimumWidth(round(look.points(WIDE)))
        Opener(
            self.day,
            look,
            _("Pick a day"),
            lambda: open_month(desk, self.day, self.day.record.read, self.day.choose),
        )
        self.stand = Choice(look.colour, _("How far is it?"))
        self.stand.fill([(value, text) for value, text in stands(desk.texts)])
        self.stand.activated.connect(lambda _: self._keep(self._day, self.stand.chosen))
        self.note = Line(_("Note on this agreement"), self._write, TEXT)
        desk.typing.follow(self.note.record, f"{id}.note", commitment=commitment)
        self.drop: QPushButton = button("×", self._drop, "bare")
        self.drop.setFixedWidth(28)
        self.drop.setAccessibleName(_("Remove this note"))
        self.drop.setToolTip(tip(_("Remove this note")))

    def draw(self, line: ProgressLine) -> None:
        """Show what the scan knows of this note."""
        self._show(line.day, line.stand, True)
        self.note.draw(line.note)

    def new(self, today: str, stand: str) -> None:
        """Stand at the end as a note that is not there yet."""
        if not self.there:
            self._show(today, stand, False)

    def widgets(self) -> tuple[QWidget, ...]:
        """Return everything in the row, from left to right."""
        return (self.day, self.stand, self.note, self.drop)

    @property
    def used(self) -> bool:
        """Tell whether somebody is in it."""
        return any(one.hasFocus() for one in self.widgets())

    def _show(self, day: str, stand: str, there: bool) -> None:
        self.there = there
        self._day, self._stand = day, stand
        self.day.draw(day)
        if self.day.record.read == day:
            restyle(self.day, "wrong", "no")
        if not self.stand.view().isVisible():
            self.stand.choose(stand)
        self.drop.setEnabled(there)
        self.drop.setText("×" if there else "")
        hint = "" if there else self._desk.texts.gettext("New note …")
        self.note.setPlaceholderText(hint)

    def _keep(self, day: str, stand: str) -> None:
        self._was, self.there = self.there, True
        self._desk.ask(NoteProgress(self.id, self._commitment, day, stand), self._not_there)

    def _not_there(self, refused: Refused) -> bool:
        self.there = self._was
        restyle(self.day, "wrong", "yes" if refused.code == "date.form" else "no")
        return False

    def _write(self, text: str) -> None:
        if not self.there:
            self._keep(self._day, self._stand)
        self._desk.ask(SaveText(f"{self.id}.note", text))

    def _drop(self) -> None:
        back = NoteProgress(self.id, self._commitment, self._day, self._stand)
        said = self._desk.texts.gettext("The note is removed.")
        self._desk.ask(DropProgress(self.id), then=lambda: self._desk.offered.emit(said, back))
