"""The text of a mail as the chair writes it: subject, body, and fields to put in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.record import Box, Line
from scanhost.desktop.widgets.words import Words, restyle, unmarked
from scanhost.domain.commands import SaveText
from scanhost.domain.letters import body_id, over, subject_id
from scanhost.domain.lines import LETTER, WIDE
from scanhost.domain.views import Room
from scanhost.report import letters, lettertexts

NEAR = 400  # characters before the end at which the end is named
LINES = 16


class FieldMarks(QSyntaxHighlighter):
    """Marks what stands in braces: a field, or something that is none."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look

    def _format(self, is_field: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.DemiBold)
        if is_field:
            made.setBackground(self._look.tint)
        else:
            made.setForeground(self._look.attention)
        return made

    def highlightBlock(self, text: str) -> None:
        for found in letters.FIELD.finditer(text):
            marked = self._format(bool(letters.known(found[1])))
            # Qt counts in halves of what Python calls a character.
            start = len(text[: found.start()].encode("utf-16-le")) // 2
            self.setFormat(start, len(found[0].encode("utf-16-le")) // 2, marked)


class LetterText(QWidget):
    """Two fields that keep themselves; an empty text in the scan is the standard one."""

    restored = Signal(str, str)  # the subject and the body that the standard took the place of

    def __init__(self, desk: Desk, look: Look, kind: str) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self.kind = kind
        self._drawn = ""  # the kind that stands in the fields
        self._long: dict[str, str] = {}  # by kind, a text that is too long to be kept
        _ = desk.texts.gettext
        self.subject = Line(_("Subject"), self._save_subject, WIDE)
        self.body = Box(_("Text of the mail"), self._save_body, LINES)
        self._marks = FieldMarks(self.body.document(), look)
        self.body.textChanged.connect(self._count)
        self.left = Words("", "small", wrap=True)
        self.advice = Words(
            _(
                "Check the last part with your organisation: on what basis it keeps these data, "
                "and how long."
            ),
            "small",
            wrap=True,
        )
        self.insert = button(_("Insert a field"), self.offer, "small")
        self.standard = button(_("Back to the standard text"), self._restore, "quiet")
        self._last: Line | Box = self.body
        self.subject.installEventFilter(self)
        self.body.installEventFilter(self)
        self._lay()

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.subject, self.body, self.insert, self.standard]

    def choose(self, kind: str) -> None:
        """Show another kind of mail; what was typed in the last one is kept."""
        self.subject.record.flush()
        self.body.record.flush()
        if kind != self.kind and len(self.body.typed()) > LETTER:
            self._long[self.kind] = self.body.typed()
        self.kind = kind
        self._last = self.body

    def begin(self) -> None:
        """Begin with another scan."""
        self._room, self._drawn = None, ""
        self._long.clear()

    def draw(self, room: Room) -> None:
        """Show the text as it is."""
        self._room = room
        subject, body = letters.text_of(room, self.kind)
        if self.kind != self._drawn:  # also when the keyboard is in a field: a click may leave it
            self._drawn = self.kind
            self.subject.record.begin(subject)
            self.body.record.begin(body)
            if long := self._long.pop(self.kind, ""):
                self.body.put(long)
                self.body.record.edited()
        self.subject.draw(subject)
        self.body.draw(body)
        own = any(room.texts.get(id) for id in (subject_id(self.kind), body_id(self.kind)))
        self.advice.setVisible(self.kind == "invitation")
        fixed = over(room, self.kind)
        self.standard.setEnabled(own and not fixed)
        for widget in (self.subject, self.body, self.insert):
            widget.setEnabled(not fixed)
        self._count()

    def offer(self) -> None:
        """Open the menu of fields; nothing waits for it."""
        room = self._room
        if room is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in letters.offered(self.kind, room.language):
            menu.addAction(unmarked(name)).triggered.connect(self._putter(name))
        menu.popup(self.insert.mapToGlobal(QPoint(0, self.insert.height())))

    def put_in(self, name: str) -> None:
        """Put a field where the cursor is, in the text that had it last."""
        field = f"{{{name}}}"
        if isinstance(self._last, Line):
            self._last.insert(field)
        else:
            self._last.insertPlainText(field)
        self._last.record.edited()
        self._last.record.flush()
        self._last.setFocus()

    def _putter(self, name: str) -> Callable[[], None]:
        return lambda: self.put_in(name)

    def changeEvent(self, event: QEvent) -> None:
        """Mark fields in the colours there are now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._marks.rehighlight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which of the two fields had the cursor last."""
        if event.type() is QEvent.Type.FocusIn:
            self._last = self.subject if watched is self.subject else self.body
        return super().eventFilter(watched, event)

    def _save_subject(self, text: str) -> None:
        self._save(subject_id(self.kind), text, 0)

    def _save_body(self, text: str) -> None:
        if len(text) <= LETTER:  # the end would be lost
            self._save(body_id(self.kind), text, 1)

    def _save(self, id: str, text: str, part: int) -> None:
        room = self._room
        if room is not None:
            names = letters.fields(room.language)
            standard = lettertexts.standard(self.kind, room.language, names)[part]
            self._desk.ask(SaveText(id, "" if text.strip() == standard else text))

    def _restore(self) -> None:
        room = self._room
        if room is None:
            return
        before = [room.texts.get(id, "") for id in (subject_id(self.kind), body_id(self.kind))]
        for id in (subject_id(self.kind), body_id(self.kind)):
            if room.texts.get(id):
                self._desk.ask(SaveText(id, ""))
        self.restored.emit(*before)

    @property
    def changed(self) -> bool:
        """Tell whether a text is too long to be kept, of whatever kind."""
        return bool(self.too_long() or self._long)

    def too_long(self) -> str:
        """Return that the text is not kept because it is too long; "" when it fits."""
        return self.left.text() if len(self.body.typed()) > LETTER else ""

    def _count(self) -> None:
        """Say how much room is left, before there is none."""
        tr, left = self._desk.texts, LETTER - len(self.body.toPlainText())
        said = ""
        if 0 <= left <= NEAR:
            said = tr.ngettext("{n} character is left.", "{n} characters are left.", left).format(
                n=left
            )
        elif left < 0:
            said = tr.ngettext(
                "The text is {n} character too long. It is kept once it is shorter.",
                "The text is {n} characters too long. It is kept once it is shorter.",
                -left,
            ).format(n=-left)
        restyle(self.left, "kind", "error" if left < 0 else "small")
        self.left.say(said)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.insert)
        row.addWidget(self.standard)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Words(_("Subject"), "muted"))
        column.addWidget(self.subject)
        column.addWidget(self.body, 1)
        column.addWidget(self.left)
        column.addWidget(self.advice)
        column.addLayout(row)
