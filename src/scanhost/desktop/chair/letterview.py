"""A mail as one person will read it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.words import Words, tip
from scanhost.domain.letters import mailbox
from scanhost.domain.people import PARTNER, Person
from scanhost.domain.views import Room
from scanhost.report import letters
from scanhost.report.letters import Reading, Span
from scanhost.texts import N_

INVITED = N_("The appointment and the practice file go along.")
ALONG = {
    "invitation": INVITED,
    "reminder": INVITED,
    "homework": N_("The paper about these points goes along."),
    "reminder2": N_("The appointment of session 2 goes along."),
    "agenda": N_("The agenda goes along as PDF and as web page, with a calendar file."),
    "lead": N_("A calendar file with these days goes along."),
    "absent": N_("The paper with what came of it goes along."),
}


class OneLine(Words):
    """A text on one line, cut at its end where there is no room; the tooltip has it whole."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def put(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        self.setToolTip(tip(text))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        elide = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, elide, self.width()))


class LetterView(QWidget):
    """To whom, subject and text, with what came from fields marked."""

    turned = Signal(int)  # the person before, or the next one

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self.reading: Reading | None = None
        _ = desk.texts.gettext
        self.back = button("‹", lambda: self.turned.emit(-1), "small")
        self.back.setAccessibleName(_("The person before"))
        self.on = button("›", lambda: self.turned.emit(1), "small")
        self.on.setAccessibleName(_("The next person"))
        self.reads = Words("", "section", wrap=True)
        self.to = OneLine()
        self.subject = Words("", "strong", wrap=True)
        self.body = QPlainTextEdit()
        self.body.setObjectName("read")
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(_("The mail as this person reads it"))
        self.along = Words("", "small", wrap=True)
        self.lacks = Words("", "todo", wrap=True)
        self.holes = Words("", "todo", wrap=True)
        self._lay()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.back, self.on, self.body]

    def draw(self, room: Room, kind: str, person: Person, several: bool) -> None:
        """Show what this person will read."""
        tr = self._desk.texts
        reading = letters.read_by(room, kind, person)
        said = tr.gettext("How {name} reads it")
        self.reads.setText(said.format(name=person.first or person.name))
        for turn in (self.back, self.on):
            turn.setEnabled(several)
        to = f"{person.name} <{person.email}>" if person.email else person.name
        self.to.put(to)
        if reading != self.reading:
            self.reading = reading
            self.subject.setText(reading.subject.text)
            kept = self.body.verticalScrollBar().value()
            self.body.setPlainText(reading.body.text)
            self._mark()
            self.body.verticalScrollBar().setValue(kept)
        self.along.say(tr.gettext(ALONG[kind]) if kind in ALONG else "")
        self.lacks.say(self._lacks(person, kind))
        self.holes.say(holes(reading, self._desk))

    def changeEvent(self, event: QEvent) -> None:
        """Mark fields in the colours there are now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._mark()

    def _mark(self) -> None:
        spans = self.reading.body.spans if self.reading is not None else ()
        self.body.setExtraSelections([self._marked(one) for one in spans])

    def _lacks(self, person: Person, kind: str) -> str:
        _ = self._desk.texts.gettext
        if kind == PARTNER and not mailbox(person.email):
            said = _(
                "{name} has no e-mail address that mail can go to. Fill it in under Partners not "
                "at the table."
            )
        elif not person.email:
            said = _("{name} has no e-mail address yet. Fill it in under Participants.")
        elif not mailbox(person.email):
            said = _("No mail can go to this address of {name}. Change it under Participants.")
        else:
            return ""
        return said.format(name=person.name)

    def _marked(self, span: Span) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        text = self.body.toPlainText()
        units = [
            len(text[:at].encode("utf-16-le")) // 2 for at in (span.start, span.start + span.length)
        ]
        cursor = QTextCursor(self.body.document())
        cursor.setPosition(units[0])
        cursor.setPosition(units[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        if span.kind == "value":
            look.setFontUnderline(True)
            look.setUnderlineColor(self._look.edge)
        else:
            look.setForeground(self._look.attention)
            look.setFontWeight(600)
        made.cursor = cursor
        made.format = look
        return made

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        head = QGridLayout()
        head.setContentsMargins(12, 9, 12, 8)
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(3)
        head.addWidget(Words(_("To"), "muted"), 0, 0)
        head.addWidget(self.to, 0, 1)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(Words(_("Subject"), "muted"), 1, 0, top)
        head.addWidget(self.subject, 1, 1, top)
        head.setColumnStretch(1, 1)
        rule = QFrame()
        rule.setObjectName("rule")
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(rule)
        inside.addWidget(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(card, 1)
        column.addWidget(self.holes)
        column.addWidget(self.lacks)
        column.addWidget(self.along)

    def head(self) -> QHBoxLayout:
        """Return the heading with the two arrows, for above it."""
        turns = QHBoxLayout()
        turns.setSpacing(4)
        turns.addWidget(self.back)
        turns.addWidget(self.on)
        row = QHBoxLayout()
        row.addWidget(self.reads, 1)
        row.addLayout(turns)
        return row


def holes(reading: Reading, desk: Desk) -> str:
    """Return what the text still lacks, in words; "" when it lacks nothing."""
    _ = desk.texts.gettext
    said = []
    if reading.missing:
        names = ", ".join(reading.missing)
        said.append(
            _("Not known yet: {fields}. The mail says so in their place.").format(fields=names)
        )
    if reading.unknown:
        names = ", ".join(f"{{{name}}}" for name in reading.unknown)
        said.append(
            _("{fields} is no field, and stands in the mail as it is.").format(fields=names)
        )
    return " ".join(said)
