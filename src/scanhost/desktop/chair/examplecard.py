"""One example on the board: what it is, what it lacks, and where it may go."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import Faced, button
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.examples import CRITERIA, LISTS, ExampleView
from scanhost.examplewords import CRITERIA as CRITERIA_SAID
from scanhost.examplewords import HEADINGS
from scanhost.examplewords import LISTS as LISTS_SAID

OUT = "unusable"


class ExampleCard(QFrame):
    """A card that is moved by its buttons; its title opens it."""

    opened = Signal(str)  # its id
    moved = Signal(str, str)  # its id, and the list it is to go to

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self.id = desk, id
        self._stage = LISTS[0]
        _ = desk.texts.gettext
        self.title = Words("", "strong", wrap=True)
        face = QVBoxLayout()
        face.setContentsMargins(0, 2, 0, 2)
        face.addWidget(self.title)
        self.open = Faced("quiet")
        self.open.face(face)
        self.open.clicked.connect(lambda: self.opened.emit(self.id))
        self.about = Words("", "small", wrap=True)
        self.weighed = Words("", "small", wrap=True)
        self.lacks = Words("", "small", wrap=True)
        self.back = button(_("Back"), lambda: self._go(-1), "small")
        self.on = button(_("Further"), lambda: self._go(1), "small")
        self.out = button(_("Sift out"), lambda: self.moved.emit(self.id, OUT), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.open)
        for words in (self.about, self.weighed, self.lacks):
            column.addWidget(words)
        column.addLayout(Wrapping(self.back, self.on, self.out))

    def draw(self, view: ExampleView) -> None:
        """Show how it stands."""
        _ = self._desk.texts.gettext
        self._stage = view.stage
        name = titled(view, self._desk)
        self.title.setText(name)
        self.open.setAccessibleName(_("Open {title}").format(title=name))
        region = view.get("region")
        self.about.say(" · ".join(filter(None, (view.by, region))))
        self.weighed.say(weighed(view, self._desk) if view.stage in LISTS[1:] else "")
        self.lacks.say(lacking(view, self._desk))
        at = LISTS.index(view.stage) if view.stage in LISTS else -1
        self._name(self.back, _("Back"), LISTS[at - 1] if at > 0 else "", name)
        ahead = LISTS[at + 1] if at + 1 < len(LISTS) else ""
        self._name(self.on, _("Further") if at >= 0 else _("Take up again"), ahead, name)
        self.out.setAccessibleName(_("Sift out {title}").format(title=name))
        self.out.setVisible(at >= 0)

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.open, self.back, self.on, self.out]

    def _go(self, way: int) -> None:
        at = LISTS.index(self._stage) if self._stage in LISTS else -1
        self.moved.emit(self.id, LISTS[at + way])

    def _name(self, made: QPushButton, text: str, leads: str, title: str) -> None:
        made.setVisible(bool(leads))
        if leads:
            made.setText(text)
            to = self._desk.texts.gettext("{title}: to the list “{list}”")
            said = self._desk.texts.gettext(LISTS_SAID[leads])
            made.setAccessibleName(to.format(title=title, list=said))


def titled(view: ExampleView, desk: Desk) -> str:
    """Return what an example is called."""
    return view.get("title") or desk.texts.gettext("Example without a title")


def weighed(view: ExampleView, desk: Desk) -> str:
    """Return which criteria an example meets, and which not."""
    _ = desk.texts.gettext
    said = []
    for answer, words in (("yes", _("Is: {criteria}.")), ("no", _("Is not: {criteria}."))):
        if found := [one for one in CRITERIA if view.weighed.get(one) == answer]:
            said.append(words.format(criteria=_named(found, desk)))
    return " ".join(said)


def lacking(view: ExampleView, desk: Desk) -> str:
    """Return what an example lacks for the list that comes next, and for the one it is on."""
    _ = desk.texts.gettext
    said = []
    if view.stage in LISTS and view.lacks:
        parts = ", ".join(_lower(_(HEADINGS[one])) for one in view.lacks)
        said.append(_("For the longlist, tell still: {parts}.").format(parts=parts))
    if view.stage in LISTS[1:] and view.open:
        words = _("For the shortlist, weigh still: {criteria}.")
        said.append(words.format(criteria=_named(view.open, desk)))
    return "\n".join(said)


def _named(criteria: Iterable[str], desk: Desk) -> str:
    return ", ".join(desk.texts.gettext(CRITERIA_SAID[one]) for one in criteria)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
