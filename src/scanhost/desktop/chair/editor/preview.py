"""What becomes of a pack: the slide that the room sees, and a phone, while it is written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import moments
from scanhost.desktop.chair.editor.moments import GRADES, SEATS, Moment
from scanhost.desktop.chair.editor.phone import Draws, Phone
from scanhost.desktop.chair.editor.phonepage import PhonePage
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.miniature import Miniature
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.scrolling import scroll_within
from scanhost.desktop.widgets.words import Words
from scanhost.domain.pack import INTRODUCTION, Norm, Pack
from scanhost.domain.pack import Theme as Block
from scanhost.texts import N_

SLIDE = 266  # pixels
AROUND = 36 + 12  # pixels beside the slide: the margins, and what scrolls

NAMES = {
    Moment.NORM: N_("Norm"),
    Moment.THEME: N_("Theme"),
    Moment.REVIEW: N_("Review"),
}


class Preview(QWidget):
    """Follows what is chosen and what is typed; nothing of it is kept."""

    practice_wanted = Signal()  # the real page of a phone, in the browser

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._pack: Pack | None = None
        self._language, self._id = "nl", ""
        self.moment = Moment.NORM
        _ = desk.texts.gettext
        self.slide = Miniature(look, beamer, SLIDE, _("What the room sees"))
        self.phone = Phone(look, _("What a phone shows"))
        self.invented = Words(_("The grades are invented."), "small", wrap=True)
        self.scrolls = Words(
            _("What is below the dashed line is scrolled to on a small phone."), "small", wrap=True
        )
        self.explain = button(_("Open the explanation"), self._redraw, "small")
        self.explain.setCheckable(True)
        self.real = button(_("Open the real page"), self.practice_wanted.emit, "small")
        self.choices: dict[Moment, QPushButton] = {}
        group = QButtonGroup(self)
        for one in Moment:
            choice = button(_(NAMES[one]), partial(self.show_moment, one), "part")
            choice.setCheckable(True)
            group.addButton(choice)
            self.choices[one] = choice
        self.choices[self.moment].setChecked(True)
        self._lay()

    def draw(self, pack: Pack | None, language: str, id: str) -> None:
        """Show a theme or norm of a pack, in a language; "" is its first norm."""
        other = id != self._id
        self._pack, self._language, self._id = pack, language, id
        if other and pack is not None:
            themes = {one.id for one in pack.themes}
            self._choose(Moment.THEME if id in themes else Moment.NORM)
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.slide.setFixedHeight((self.width() - AROUND) * 9 // 16 + 2)

    def show_moment(self, moment: Moment) -> None:
        """Show another moment of the same."""
        self._choose(moment)
        self._redraw()

    def _choose(self, moment: Moment) -> None:
        self.moment = moment
        self.choices[moment].setChecked(True)

    def _redraw(self) -> None:
        pack, kind = self._pack, self.moment
        shown = None if pack is None else moments.moment(pack, self._language, kind, self._id)
        self.slide.draw(shown)
        draws = None if shown is None else self._on_phone(shown)
        self.phone.draw(draws, self._language, texts.catalogue(self._language))
        self.explain.setVisible(kind is Moment.NORM)
        self.invented.setVisible(kind is Moment.REVIEW)
        self.scrolls.setVisible(self.phone.below_fold)
        self.real.setEnabled(pack is not None and any(one.norms for one in pack.themes))

    def _on_phone(self, shown: Snapshot) -> Draws:
        room = shown.room
        pack, step = room.pack, room.step
        if self.moment is Moment.NORM:
            id = step.norm or INTRODUCTION
            norm, block = pack.norm(id), None if id == INTRODUCTION else pack.theme_of(id)
            return partial(_norm, pack, norm, block, self.explain.isChecked())
        block = pack.theme(step.theme or "")
        if self.moment is Moment.THEME:
            return lambda page: page.theme(pack, block)
        grades = []
        for place, norm in enumerate(block.norms):
            own = GRADES[place % len(GRADES)][place % SEATS]
            mean = room.norms[norm.id].rounds[-1].mean
            together = "" if mean is None else texts.decimal(mean, self._language)
            grades.append((own, together))
        return lambda page: page.review(block, grades)

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        inside = Flowing()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(0)
        for one in self.choices.values():
            row.addWidget(one, 1)
        column.addLayout(row)
        column.addWidget(self.slide)
        column.addWidget(self.invented)
        column.addWidget(self.phone)
        column.addWidget(self.scrolls)
        column.addWidget(self.explain)
        column.addWidget(self.real)
        column.addStretch(1)
        scroll_within(self, inside)


def _norm(pack: Pack, norm: Norm, block: Block | None, explained: bool, page: PhonePage) -> None:
    page.norm(pack, norm, block, explained)
