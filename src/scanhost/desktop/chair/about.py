"""The form about the scan itself: region, day, place, chair, language, and its norms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from scanhost.desktop.chair.calendar import WithDays
from scanhost.desktop.chair.dates import day_read, day_said, day_shown, hour_read, hour_shown
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.choices import Choice
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain import nextchair
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused
from scanhost.domain.lines import TEXT
from scanhost.domain.views import Room


class Asked(QWidget):
    """A field with its name above it, and below it what is said about it."""

    def __init__(
        self, name: str, field: QWidget, hint: str = "", laid: QWidget | None = None
    ) -> None:
        super().__init__()
        self._field, self._hint = field, hint
        self._cut = ""  # that some of what was typed was left out
        label = Words(name, "muted", wrap=True)
        label.setBuddy(field)
        self.below = Words(hint, "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(laid or field)
        column.addWidget(self.below)

    @property
    def is_wrong(self) -> bool:
        """Tell whether an error stands below the field."""
        return bool(self.below.property("kind") == "error")

    def wrong(self, text: str) -> None:
        """Mark the field with an error; an empty one takes it away."""
        text = text or self._cut
        restyle(self._field, "wrong", "yes" if text else "no")
        restyle(self.below, "kind", "error" if text else "small")
        self.below.setText(text or self._hint)
        self._field.setAccessibleDescription(text or self._hint)

    def cut(self, text: str) -> None:
        """Say that some was left out, until this is called with an empty text."""
        before, self._cut = self._cut, text
        if text or (before and self.below.text() == before):
            self.wrong(text)

    def said(self, text: str) -> None:
        """Say something about what stands in the field."""
        if not self.is_wrong:
            self.below.setText(text or self._hint)


def mind_length(asked: Asked, field: QLineEdit, desk: Desk) -> None:
    """Say so when something that is typed or pasted into a field does not fit in it."""
    text = desk.texts.gettext("At most {n} characters fit here; the rest was left out.")
    said = text.format(n=field.maxLength())

    def changed(typed: str) -> None:
        if len(typed) < field.maxLength():
            asked.cut("")

    field.inputRejected.connect(lambda: asked.cut(said))
    field.textChanged.connect(changed)


class About(QWidget):
    """What the scan says about itself; an error is marked where it stands."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.texts.gettext
        self.fields: dict[str, Line] = {}
        self.asked: dict[str, Asked] = {}
        self._line("region", _("Region"), _("as it should stand on the agenda"))
        self._line("municipalities", _("Municipalities"), "", most=TEXT)
        self._line(
            "date",
            _("Day of session 1"),
            _("for instance 26-11-2026") if desk.language == "nl" else "YYYY-MM-DD",
            show=lambda day: day_shown(day, desk.language),
            read=day_read,
        )
        self._line(
            "time",
            _("Begins at"),
            _("for instance 13:30"),
            show=lambda hour: hour_shown(hour, desk.language),
            read=hour_read,
        )
        self._line("place", _("Place"), "")
        self._line("chair", _("Chair"), "")
        self.domain = Choice(look.colour, _("From which kind of partner the chair comes"))
        self.domain.activated.connect(
            lambda _=0: desk.ask(SaveAbout("chair_domain", self.domain.chosen))
        )
        self.asked["chair_domain"] = Asked(self.domain.accessibleName(), self.domain)
        self.language = Choice(look.colour, _("Language of the scan"))
        self.language.fill([("nl", _("Dutch")), ("en", _("English"))])
        self.language.activated.connect(
            lambda _=0: desk.ask(SaveAbout("language", self.language.chosen))
        )
        self.asked["language"] = Asked(
            _("Language of the scan"), self.language, _("for beamer and paper; phones choose")
        )
        self.pack = Words("", "strong", wrap=True)
        self.notice = Words("", "small", wrap=True)
        self._lay()

    def draw(self, room: Room) -> None:
        """Show what the scan says about itself."""
        for key, line in self.fields.items():
            value = room.about.get(key, "")
            if value != line.record.known:
                self.asked[key].wrong("")
            line.draw(value)
        self.asked["date"].said(day_said(room.about.get("date", ""), self._desk.language))
        self.language.choose(room.language)
        self._draw_domain(room)
        self.pack.setText(self._desk.text(room.pack.title))
        self.notice.say(self._desk.text(room.pack.notice))
        for widget in (*self.fields.values(), self.language, self.domain):
            widget.setEnabled(not room.closed)

    def _draw_domain(self, room: Room) -> None:
        """Offer the kinds of partners, those that gave no chair last time first."""
        _, before = self._desk.texts.gettext, room.about.get("before_domain", "")
        order = nextchair.suggested(room.pack, before)
        titles = {one.id: self._desk.text(one.title) for one in order}
        self.domain.fill([("", _("not said")), *titles.items()])
        self.domain.choose(room.about.get("chair_domain", ""))
        said = ""
        if before in titles:
            said = _("Last time: {last}. Another one now is a suggestion, not a rule: {next}.")
            said = said.format(last=titles[before], next=titles[order[0].id])
        self.asked["chair_domain"].said(said)

    def _line(
        self,
        key: str,
        name: str,
        hint: str,
        most: int = 80,
        show: Callable[[str], str] = str,
        read: Callable[[str], str] = str,
    ) -> None:
        line = Line(name, lambda text: self._save(key, text), most, show=show, read=read)
        self.fields[key] = line
        self.asked[key] = Asked(name, line, hint, self._beside(key, line))
        mind_length(self.asked[key], line, self._desk)
        # What the scan has is typed once more after something that was wrong.
        line.record.settled.connect(lambda: self.asked[key].wrong(""))

    def _beside(self, key: str, line: Line) -> QWidget | None:
        """Return a field with what helps to fill it in; None where it stands alone."""
        if key != "date":
            return None
        return WithDays(self._desk, line, self._desk.texts.gettext("Pick the day of session 1"))

    def _save(self, key: str, value: str) -> None:
        def wrong(refused: Refused) -> bool:
            self.asked[key].wrong(self._desk.said(refused))
            return True

        self._desk.ask(SaveAbout(key, value), wrong, lambda: self.asked[key].wrong(""))

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(12)
        ask = self.asked
        top = Qt.AlignmentFlag.AlignTop  # what is said below one field moves no other
        grid.addWidget(ask["region"], 0, 0, 1, 2, top)
        grid.addWidget(ask["municipalities"], 0, 2, 1, 2, top)
        grid.addWidget(ask["date"], 1, 0, top)
        grid.addWidget(ask["time"], 1, 1, top)
        grid.addWidget(ask["place"], 1, 2, 1, 2, top)
        grid.addWidget(ask["chair"], 2, 0, 1, 2, top)
        grid.addWidget(ask["chair_domain"], 2, 2, 1, 2, top)
        grid.addWidget(ask["language"], 3, 0, 1, 2, top)
        pack = QVBoxLayout()
        pack.setSpacing(3)
        pack.addWidget(Words(self._desk.texts.gettext("Norms"), "muted"))
        pack.addWidget(self.pack)
        pack.addWidget(self.notice)
        grid.addLayout(pack, 3, 2, 1, 2)
        for column, share in enumerate((26, 24, 25, 25)):
            grid.setColumnStretch(column, share)
