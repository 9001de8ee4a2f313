"""Adding or changing a partner that is not at the table, in the page itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from scanhost.desktop.chair.about import Asked, mind_length
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.personfields import leave
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain import roster
from scanhost.domain.commands import RemoveAbsent, SaveAbsent
from scanhost.domain.errors import Refused
from scanhost.domain.people import LINE, WIDE, Absent

TEXTS = ("organisation", "contact", "email", "by", "how")
MAIL = 254
WRONG = ("absent.name", "absent.double")  # of the organisation's name


class AbsentForm(QFrame):
    """One partner: who they are, who tells them, how, and whether that has been done."""

    done = Signal()
    opened = Signal()  # the form stands here now, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._absent = Absent("", "")
        _ = desk.texts.gettext
        self.heading = Words("", "section")
        self.fields: dict[str, QLineEdit] = {}
        self.asked: dict[str, Asked] = {}
        self._line("organisation", _("Organisation"))
        self._line("contact", _("Who there"))
        self._line("email", _("E-mail"), most=MAIL)
        self._line("by", _("Who informs them"), _("somebody who is at the table, for instance"))
        self._line("how", _("How and when"), _("for instance by telephone, the week after"), WIDE)
        self.fields["email"].editingFinished.connect(self._check_address)
        self.informed = Check(look.colour, _("They have been informed"))
        self.question = Strip()
        self.save_button = button(_("Save"), self.save)
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self.remove = button(_("Remove"), self._remove, "quiet")
        self._lay()
        self.hide()

    def open(self, absent: Absent, new: bool) -> None:
        """Begin with this partner."""
        _ = self._desk.texts.gettext
        self._absent = absent
        self.heading.setText(_("Partner not at the table") if new else absent.organisation)
        for key, field in self.fields.items():
            field.setText(getattr(absent, key))
            self.asked[key].wrong("")
        self.informed.setChecked(absent.informed)
        self.remove.setVisible(not new)
        self._check_address()
        self.show()
        self.fields["organisation"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_form(self) -> None:
        """Leave without saving."""
        self.question.clear()
        self.hide()
        self.done.emit()

    def follow(self, absent: Absent) -> None:
        """Take over what changed elsewhere (the tick in the list), but not over what was typed."""
        then = self._absent
        if self.isHidden() or absent.id != then.id or absent == then:
            return
        for key, field in self.fields.items():
            if field.text() == getattr(then, key):
                field.setText(getattr(absent, key))
        if self.informed.isChecked() == then.informed:
            self.informed.setChecked(absent.informed)
        self._absent = absent

    def save(self) -> None:
        """Put the partner on the list."""
        self.asked["organisation"].wrong("")
        self._desk.ask(SaveAbsent(self._typed()), self._wrong, self.close_form)

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not kept yet."""
        return not self.isHidden() and self._typed() != self._absent

    def _typed(self) -> Absent:
        typed = {key: field.text() for key, field in self.fields.items()}
        return replace(self._absent, informed=self.informed.isChecked(), **typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            leave(self.question, self._desk, self.changed, self.close_form)
        else:
            super().keyPressEvent(event)

    def _line(self, key: str, name: str, hint: str = "", most: int = LINE) -> None:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(most)
        field.returnPressed.connect(self.save)
        self.fields[key] = field
        self.asked[key] = Asked(name, field, hint)
        mind_length(self.asked[key], field, self._desk)

    def _check_address(self) -> None:
        email = self.fields["email"].text().strip()
        text = self._desk.texts.gettext("This address is not complete.")
        self.asked["email"].wrong(text if email and not roster.is_address(email) else "")

    def _wrong(self, refused: Refused) -> bool:
        if refused.code not in WRONG:
            return False
        self.asked["organisation"].wrong(self._desk.said(refused))
        self.fields["organisation"].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _remove(self) -> None:
        strike(self._absent, self._desk)
        self.close_form()

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        for at, key in enumerate(TEXTS[:4]):
            grid.addWidget(self.asked[key], at // 3, at % 3, top)
        grid.addWidget(self.asked["how"], 1, 1, 1, 2, top)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.save_button)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(grid)
        column.addWidget(self.informed)
        column.addLayout(acts)
        column.addWidget(self.question)


def strike(absent: Absent, desk: Desk) -> None:
    """Take a partner off the list, and offer to put it back as it was."""
    said = desk.texts.gettext("{name} is off the list.").format(name=absent.organisation)
    back = SaveAbsent(absent)
    desk.ask(RemoveAbsent(absent.id), then=lambda: desk.offered.emit(said, back))
