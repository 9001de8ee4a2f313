"""The actions of a point as a table: what, who, when; the last row is for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from scanhost import texts
from scanhost.desktop.chair.calendar import open_month
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.picking import Opener, offer_below
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, tip
from scanhost.domain.agenda import ActionLine
from scanhost.domain.commands import AddAction, DropAction, SaveText
from scanhost.domain.lines import TEXT


class ActionRow:
    """The fields of one action; it exists in the scan once something was written in it."""

    def __init__(self, desk: Desk, look: Look, point: str, action: str, place: int) -> None:
        self.id = action
        self.people: Sequence[str] = ()  # who may be chosen
        self.language = "nl"  # of the scan
        self._desk, self._point = desk, point
        self._there = False
        _ = desk.texts.gettext
        names = {
            "what": _("Action {n}: what are we going to do?"),
            "who": _("Action {n}: who?"),
            "when": _("Action {n}: when?"),
        }
        self.fields = {
            field: Line(
                name.format(n=place),
                lambda text, field=field: self._record(field, text),  # type: ignore[misc]
                TEXT,
            )
            for field, name in names.items()
        }
        Opener(self.fields["who"], look, _("Choose a person"), self._offer_people)
        Opener(self.fields["when"], look, _("Pick a day"), self._offer_days)
        for field, line in self.fields.items():
            desk.typing.follow(line.record, f"{action}.{field}", point)
        self.drop: QPushButton = button("×", self._drop, "bare")
        self.drop.setFixedWidth(28)
        self.drop.setAccessibleName(_("Remove action {n}").format(n=place))
        self.drop.setToolTip(tip(_("Remove this action")))
        self.new(True)

    def draw(self, line: ActionLine) -> None:
        """Show what the scan knows of this action."""
        self.new(False)
        for field, text in (("what", line.what), ("who", line.who), ("when", line.when)):
            self.fields[field].draw(text)

    def new(self, yes: bool) -> None:
        """Stand at the end as a row that is not an action yet, or no longer do."""
        self._there = self._there or not yes
        self.drop.setEnabled(self._there)
        self.drop.setText("×" if self._there else "")
        hint = "" if self._there else self._desk.texts.gettext("New action …")
        self.fields["what"].setPlaceholderText(hint)

    def widgets(self) -> tuple[QWidget, ...]:
        """Return everything in the row, from left to right."""
        return (*self.fields.values(), self.drop)

    def _offer_people(self) -> None:
        offer_below(self.fields["who"], self.people)

    def _offer_days(self) -> None:
        line = self.fields["when"]
        open_month(self._desk, line, "", lambda day: line.choose(said(day, self.language)))

    def _record(self, field: str, text: str) -> None:
        if not self._there:
            self._there = True
            self._desk.ask(AddAction(self.id, self._point), self._not_there)
        self._desk.ask(SaveText(f"{self.id}.{field}", text))

    def _not_there(self, _: object) -> bool:
        self._there = False  # what is recorded next makes it
        return False

    def _drop(self) -> None:
        back, _ = AddAction(self.id, self._point), self._desk.texts.gettext
        self._desk.ask(
            DropAction(self.id),
            then=lambda: self._desk.offered.emit(_("The action is removed."), back),
        )


class Actions(QWidget):
    """All actions of one point."""

    def __init__(self, desk: Desk, look: Look, point: str) -> None:
        super().__init__()
        self._desk, self._look, self._point = desk, look, point
        self._rows: list[ActionRow] = []
        _ = desk.texts.gettext
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        heads = (_("What are we going to do?"), _("Who?"), _("When?"))
        for column, (head, share) in enumerate(zip(heads, (46, 24, 30), strict=True)):
            self._grid.addWidget(Words(head, "muted"), 0, column)
            self._grid.setColumnStretch(column, share)
        self._grid.setColumnMinimumWidth(3, 28)

    def draw(self, lines: tuple[ActionLine, ...]) -> None:
        """Show these actions; a row in which somebody types stays the row it is."""
        kept = {row.id: row for row in self._rows}
        wanted: list[ActionRow] = []
        for place, line in enumerate(lines, 1):
            row = kept.pop(line.id, None) or self._make(line.id, place)
            row.draw(line)
            wanted.append(row)
        unborn = [row for row in kept.values() if not row._there or self._in(row)]
        last = unborn[-1] if unborn else self._make(self._desk.new_id(), len(lines) + 1)
        kept.pop(last.id, None)
        wanted.append(last)
        for row in kept.values():
            for widget in row.widgets():
                widget.setParent(None)
                widget.deleteLater()
        self._rows = wanted
        for place, row in enumerate(wanted, 1):
            for column, widget in enumerate(row.widgets()):
                self._grid.addWidget(widget, place, column)

    def offer(self, people: Sequence[str], language: str) -> None:
        """Let these people be chosen, and write days in this language."""
        for row in self._rows:
            row.people, row.language = people, language

    def chain(self) -> list[QWidget]:
        """Return the fields of all rows in reading order, and then the buttons that remove one.

        Who types an action after another should not meet a button that removes it.
        """
        fields = [field for row in self._rows for field in row.fields.values()]
        return [*fields, *(row.drop for row in self._rows)]

    def _in(self, row: ActionRow) -> bool:
        return any(field.hasFocus() for field in row.fields.values())

    def _make(self, id: str, place: int) -> ActionRow:
        return ActionRow(self._desk, self._look, self._point, id, place)


def said(day: str, language: str) -> str:
    """Return a day as one writes it down, without the day of the week."""
    return texts.date_plain(date.fromisoformat(day), language)
