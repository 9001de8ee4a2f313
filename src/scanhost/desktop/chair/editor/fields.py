"""A text of a pack in one language, or in both side by side, and how it reads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QGridLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.record import Box, Line
from scanhost.desktop.widgets.words import Words, restyle
from scanhost.domain import packedit, readability
from scanhost.domain.pack import Text
from scanhost.domain.plain import LINE, TEXT
from scanhost.sentences import sentence
from scanhost.texts import N_

LANGUAGES = {"nl": N_("Dutch"), "en": N_("English")}
BELOW = 6  # pixels under the last line of a field
BETWEEN = 14  # pixels from one language to the other
BESIDE = 2 * LINE  # characters that a field takes beyond what a text may have


class Field(QWidget):
    """One text; it records itself when it is left, or two seconds after typing."""

    recorded = Signal(str, str)  # the key of a text within the form, and the text
    typing = Signal(str, str)  # the same as it stands there now

    def __init__(
        self,
        desk: Desk,
        look: Look,
        key: str,
        name: str,
        lines: int = 1,
        most: int = LINE,
        hint: str = "",
        reads: bool = False,
    ) -> None:
        """`reads`: it is said how the Dutch text reads, while it is typed."""
        super().__init__()
        self._desk, self.key, self._most, self._hint = desk, key, most, hint
        self._reads, self._wrong, self._lines = reads, "", lines
        self._grown = 0  # lines that it has room for now
        _ = desk.texts.gettext
        self.boxes: dict[str, Line | Box] = {}
        self.below: dict[str, Words] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self.label = Words(name, "muted", wrap=True)
        self._grid.addWidget(self.label, 0, 0, 1, 2)
        for column, (language, title) in enumerate(LANGUAGES.items()):
            box = self._box(f"{name}, {_(title)}", language, lines)
            box.record.typing.connect(partial(self._typing, language))
            below = Words("", "small", wrap=True)
            self._grid.addWidget(box, 1, column)
            self._grid.addWidget(below, 2, column)
            self.boxes[language], self.below[language] = box, below
        self.label.setBuddy(self.boxes["nl"])
        self.marks: Marks | None = None
        if reads and isinstance(box := self.boxes["nl"], Box):
            self.marks = Marks(box.document(), look)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show the text in these languages, side by side."""
        for column, (language, box) in enumerate(self.boxes.items()):
            box.setVisible(language in shown)
            self.below[language].setVisible(language in shown and bool(self.below[language].text()))
            self._grid.setColumnStretch(column, 1 if language in shown else 0)
        self._grid.setHorizontalSpacing(BETWEEN if len(shown) > 1 else 0)
        self._grow()
        self.label.setBuddy(self.boxes[shown[0]])

    def show_text(self, text: Text, *, anew: bool) -> None:
        """Show a text; `anew`: another one, or undone, also where somebody types."""
        if anew:
            self._wrong = ""
        for language, box in self.boxes.items():
            value = getattr(text, language)
            if anew:
                box.record.begin(value)
            else:
                box.draw(value)
            self._say(language, value)

    def lock(self, locked: bool) -> None:
        """Let nobody type here, or again; what stands there can still be read and copied."""
        for box in self.boxes.values():
            box.setReadOnly(locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order."""
        return [*self.boxes.values()]

    def wrong(self, said: str, language: str) -> None:
        """Say what is wrong with it, and bring the keyboard here."""
        self._wrong = said
        self._say(language, self.boxes[language].record.read)
        self.boxes[language].setFocus()

    def _box(self, name: str, language: str, lines: int) -> Line | Box:
        def record(text: str) -> None:
            self._wrong = ""
            self.recorded.emit(f"{self.key}.{language}", text)

        def read(raw: str) -> str:
            return packedit.cleaned(raw, self._most)

        if lines == 1:
            return Line(name, record, self._most + BESIDE, self._hint, read=read)
        box = Growing(name, record, lines, self._hint, read=read)
        # Not at once: a field is in the middle of taking its new width when it says so.
        box.changed.connect(self._grow, Qt.ConnectionType.QueuedConnection)
        # One that came and went with the height would change the width, and so the height.
        box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return box

    def _grow(self) -> None:
        """Be as high as the longest text that is shown, so that none has to be scrolled."""
        boxes = [one for one in self.boxes.values() if isinstance(one, Growing)]
        needed = [one.lines() for one in boxes if not one.isHidden()]
        lines = max((self._lines, *needed))
        if lines != self._grown:
            self._grown = lines
            for box in boxes:
                box.fit(lines)

    def _typing(self, language: str, text: str) -> None:
        self._say(language, text)
        self.typing.emit(f"{self.key}.{language}", text)

    def _say(self, language: str, text: str) -> None:
        """Say below the field what is wrong with it, or else how it reads."""
        _ = self._desk.texts.gettext
        box, below = self.boxes[language], self.below[language]
        over = len(" ".join(box.typed().split())) > self._most
        kind, said = "error" if over or self._wrong else "small", self._wrong
        if over:
            said = _("At most {n} characters fit here; the rest was left out.")
            said = said.format(n=self._most)
        elif not said and self._reads and language == "nl":
            kind, said = self._reading(text)
        below.setText(said)
        below.setVisible(bool(said) and not box.isHidden())
        restyle(below, "kind", kind)
        box.setAccessibleDescription(said)

    def _reading(self, text: str) -> tuple[str, str]:
        """Return what kind of words say how a text reads, and the words."""
        tr = self._desk.texts
        reading = readability.read(text)
        if self.marks is not None:
            self.marks.mark(reading.long)
        if not reading.words:
            return "small", ""
        remarks = [sentence(one, tr) for one in readability.remarks(reading)]
        if not remarks and reading.long:
            long = ", ".join(dict.fromkeys(reading.long))
            remarks.append(tr.gettext("Long: {words}. Is there a shorter word?").format(words=long))
        said = tr.ngettext(
            "Longest sentence: {n} word.", "Longest sentence: {n} words.", reading.longest
        ).format(n=reading.longest)
        if len(reading.sentences) > 1:
            average = tr.gettext("On average {n} per sentence.")
            said = f"{said} {average.format(n=round(reading.average))}"
        return ("todo-small" if remarks else "small"), " ".join([said, *remarks])


class Growing(Box):
    """A box that says when its text takes more lines, or fewer."""

    changed = Signal()

    def lines(self) -> int:
        """Return how many lines its text takes at the width it has."""
        document, found = self.document(), 0
        block = document.begin()
        while block.isValid():
            document.documentLayout().blockBoundingRect(block)  # which lays it out
            found += max(block.layout().lineCount(), 1)
            block = block.next()
        return found

    def fit(self, lines: int = 0) -> None:
        """Take the height of its lines, and what keeps the last from being scrolled."""
        super().fit(lines)
        self.setFixedHeight(self.maximumHeight() + BELOW)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # it is first told its letters when it is shown
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.changed.emit()

    def _changed(self) -> None:
        super()._changed()
        self.changed.emit()


class Marks(QSyntaxHighlighter):
    """Underlines words that are long."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._long: tuple[str, ...] = ()

    def mark(self, long: tuple[str, ...]) -> None:
        """Underline these words from now on."""
        if long != self._long:
            self._long = long
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(QColor(self._look.attention))
        for word in set(self._long):
            at = text.find(word)
            while at >= 0:
                self.setFormat(at, len(word), form)
                at = text.find(word, at + 1)


__all__ = ["LINE", "TEXT", "Field"]
