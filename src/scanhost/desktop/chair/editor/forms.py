"""The forms of the editor: of a norm, of a theme, and of the pack itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import labels
from scanhost.desktop.chair.editor.divisions import DivisionList
from scanhost.desktop.chair.editor.fields import Field
from scanhost.desktop.chair.editor.lists import DomainList, Picked, TextList
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.spans import span_read, span_shown
from scanhost.desktop.chair.timing import IN_MINUTES, NAMES
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain import packedit
from scanhost.domain.pack import Pack
from scanhost.domain.plain import LINE, TEXT, WORD, is_id
from scanhost.domain.script import is_time

FACTORS = 200  # characters of all factors of a norm


class Form(QWidget):
    """What stands at a key of a pack; says what is typed, by the key in the pack."""

    edited = Signal(str, object)  # a key, and what stands there from now on
    typing = Signal(str, object)  # the same while it is typed

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._base = ""
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, TextList] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_part(self, pack: Pack, base: str, *, anew: bool) -> None:
        """Show what stands at a key; `anew` also where somebody types."""
        self._base = base
        for key, field in self.fields.items():
            field.show_text(packedit.get(pack, self._whole(key)), anew=anew)
        for key, texts in self.texts.items():
            texts.show_texts(packedit.get(pack, self._whole(key)), anew=anew)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        """Show every text in these languages."""
        for field in self.fields.values():
            field.show_languages(shown)
        for texts in self.texts.values():
            texts.show_languages(shown)

    def lock(self, locked: bool) -> None:
        """Let nobody change anything here, or again."""
        for field in self.fields.values():
            field.lock(locked)
        for texts in self.texts.values():
            texts.lock(locked)

    def chain(self) -> list[QWidget]:
        """Return what Tab visits, in that order; lists are made anew after what is below them."""
        parts: tuple[Field | TextList, ...] = (*self.fields.values(), *self.texts.values())
        return [one for part in parts for one in part.chain()]

    def show_wrong(self, rest: str, said: str) -> None:
        """Bring the keyboard to a part, and say there what is wrong with it."""
        language = "en" if rest.endswith(".en") else "nl"
        bare = rest.removesuffix(f".{language}")
        for texts in self.texts.values():
            for row in texts.rows:
                if row.key == bare:
                    row.wrong(said, language)
                    return
        if (field := self.fields.get(bare)) is not None:
            field.wrong(said, language)

    def _whole(self, key: str) -> str:
        return f"{self._base}.{key}" if self._base else key

    def _field(self, key: str, lines: int = 1, most: int = LINE, *, reads: bool = False) -> Field:
        name = labels.part(self._desk, key)
        field = Field(self._desk, self._look, key, name, lines, most, reads=reads)
        self._hear(field)
        self.fields[key] = field
        self.column.addWidget(field)
        return field

    def _list(self, key: str) -> None:
        texts = TextList(self._desk, self._look, key, labels.part(self._desk, key))
        self._hear(texts)
        texts.listed.connect(self._edit)
        self.texts[key] = texts
        self.column.addWidget(texts)

    def _hear(self, part: Field | TextList | DomainList | DivisionList) -> None:
        part.recorded.connect(self._edit)
        part.typing.connect(lambda key, text: self.typing.emit(self._whole(key), text))

    def _edit(self, key: str, value: object) -> None:
        self.edited.emit(self._whole(key), value)


class NormForm(Form):
    """A norm, or the introduction question, which has no more than its texts."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        _ = desk.texts.gettext
        self._field("title")
        self._field("sentence", 2, reads=True)
        self.another = Words(
            _(
                "With another title, sentence or explanation this is another norm: its grades are "
                "not laid beside those of an earlier year."
            ),
            "small",
            wrap=True,
        )
        self.column.addWidget(self.another)
        self._field("explanation", 3, TEXT, reads=True)
        self._field("source", 2, TEXT)
        self._list("prompts")
        self._list("questions")
        self.knowledge = Picked(desk, look, "knowledge", labels.part(desk, "knowledge"))
        self.knowledge.listed.connect(self._edit)
        self.column.addWidget(self.knowledge)
        self.factors = Line(
            labels.part(desk, "factors"),
            lambda said: self._edit("factors", tuple(said.split())),
            FACTORS,
            show=lambda kept: ", ".join(kept.split()),
            read=_factors,
        )
        label = Words(labels.part(desk, "factors"), "muted", wrap=True)
        label.setBuddy(self.factors)
        self.column.addWidget(label)
        self.column.addWidget(self.factors)
        hint = _("Short names with commas between, for instance A2, S13.")
        self._label, self._hint = label, Words(hint, "small", wrap=True)
        self.column.addWidget(self._hint)
        self.column.addStretch(1)

    def show_part(self, pack: Pack, base: str, *, anew: bool) -> None:
        super().show_part(pack, base, anew=anew)
        self.knowledge.show_ids(packedit.get(pack, f"{base}.knowledge"))
        kept = " ".join(packedit.get(pack, f"{base}.factors"))
        if anew:
            self.factors.record.begin(kept)
        else:
            self.factors.draw(kept)
        graded = base != "introduction"
        for one in (*self.texts.values(), self.knowledge, self._label, self.factors, self._hint):
            one.setVisible(graded)
        self.another.setVisible(graded)

    def chain(self) -> list[QWidget]:
        return [*super().chain(), *self.knowledge.chain(), self.factors]

    def lock(self, locked: bool) -> None:
        super().lock(locked)
        self.knowledge.lock(locked)
        self.factors.setReadOnly(locked)


class ThemeForm(Form):
    """A theme: its title, and what is told with it."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._field("title")
        self._field("narration", 4, TEXT, reads=True)
        self.many = Words("", "small", wrap=True)
        self.column.addWidget(self.many)
        self.column.addStretch(1)

    def show_part(self, pack: Pack, base: str, *, anew: bool) -> None:
        super().show_part(pack, base, anew=anew)
        tr = self._desk.texts
        many = len(packedit.get(pack, f"{base}.norms"))
        said = tr.ngettext(
            "This theme has {n} norm. It needs three to six.",
            "This theme has {n} norms. It needs three to six.",
            many,
        )
        self.many.setText(said.format(n=many))


class PackForm(Form):
    """The pack itself: what stands around all norms, who sits at the table, and how long."""

    more_wanted = Signal(str)  # the key of a list of kinds of partners
    division_wanted = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        _ = desk.texts.gettext
        self._field("title")
        self._field("notice", 3, TEXT, reads=True)
        for key in ("question", "lowest", "highest"):
            self._field(key)
        self._list("prompts")
        self.domains = DomainList(desk, look, "domains", labels.part(desk, "domains"))
        self.divisions = DivisionList(desk, look)
        self.divisions.division_wanted.connect(self.division_wanted)
        for part in (self.domains, self.divisions):
            self._hear(part)
            part.listed.connect(self._edit)
            part.more_wanted.connect(self.more_wanted)
            self.column.addWidget(part)
        self.times: dict[str, Line] = {}
        self._lay_times()
        self._version = Line(
            labels.part(desk, "version"),
            lambda text: self._edit("version", text),
            WORD,
            read=lambda typed: packedit.cleaned(typed, WORD),
        )
        label = Words(labels.part(desk, "version"), "muted")
        label.setBuddy(self._version)
        self.column.addWidget(label)
        self.column.addWidget(self._version)
        self.column.addStretch(1)

    def show_part(self, pack: Pack, base: str, *, anew: bool) -> None:
        super().show_part(pack, base, anew=anew)
        self.domains.show_domains(pack.domains, anew=anew)
        self.divisions.show_divisions(pack.divisions, anew=anew)
        kept: dict[Line, str] = {self._version: pack.version}
        kept |= {line: str(getattr(pack.times, name)) for name, line in self.times.items()}
        for line, value in kept.items():
            if anew:
                line.record.begin(value)
            else:
                line.draw(value)

    def show_languages(self, shown: tuple[str, ...]) -> None:
        super().show_languages(shown)
        self.domains.show_languages(shown)
        self.divisions.show_languages(shown)

    def chain(self) -> list[QWidget]:
        table = (*self.domains.chain(), *self.divisions.chain())
        return [*super().chain(), *table, *self.times.values(), self._version]

    def lock(self, locked: bool) -> None:
        super().lock(locked)
        self.domains.lock(locked)
        self.divisions.lock(locked)
        for line in (*self.times.values(), self._version):
            line.setReadOnly(locked)

    def show_wrong(self, rest: str, said: str) -> None:
        super().show_wrong(rest, said)
        for row in (*self.domains.rows, *self.divisions.rows()):
            if rest.startswith(row.key):
                row.wrong(said, "en" if rest.endswith(".en") else "nl")
        lines = {f"times.{name}": line for name, line in self.times.items()}
        if (line := (lines | {"version": self._version}).get(rest)) is not None:
            line.setFocus()

    def _lay_times(self) -> None:
        _ = self._desk.texts.gettext
        self.column.addWidget(Words(labels.part(self._desk, "times"), "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for at, (name, title) in enumerate(NAMES.items()):
            line = self._time(name, _(title))
            label = Words(_(title), "small", wrap=True)
            label.setBuddy(line)
            grid.addWidget(label, at // 3 * 2, at % 3)
            grid.addWidget(line, at // 3 * 2 + 1, at % 3)
            self.times[name] = line
        self.column.addLayout(grid)

    def _time(self, name: str, title: str) -> Line:
        minutes = name in IN_MINUTES

        def record(typed: str) -> None:
            if is_time(typed):
                self._edit(f"times.{name}", int(typed))
            else:
                self.times[name].record.begin(self.times[name].record.known)

        return Line(
            title,
            record,
            20,
            show=lambda kept: span_shown(kept, minutes),
            read=lambda typed: span_read(typed, minutes),
        )


def _factors(typed: str) -> str:
    """Return factors as they are kept, apart from each other by a space."""
    words = typed.replace(",", " ").replace(";", " ").split()
    return " ".join(dict.fromkeys(one for one in words if is_id(one)))
