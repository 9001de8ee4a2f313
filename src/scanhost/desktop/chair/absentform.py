"""Adding or changing a partner that is not at the table, in the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.formcard import FormCard
from scanhost.desktop.chair.look import Look
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.words import Words
from scanhost.domain import roster
from scanhost.domain.commands import RemoveAbsent, SaveAbsent
from scanhost.domain.lines import WIDE
from scanhost.domain.people import Absent

MAIL = 254
WHERE = {"absent.name": "organisation", "absent.double": "organisation"}
WIDTHS = {"organisation": 1, "contact": 1, "email": 1, "by": 1, "how": 2}  # columns


class AbsentForm(FormCard):
    """One partner: who they are, who tells them, how, and whether that has been done."""

    opened = Signal()  # the form stands here now, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk)
        self._absent = Absent("", "")
        _ = desk.texts.gettext
        self.heading = Words("", "section")
        self.line("organisation", _("Organisation"))
        self.line("contact", _("Who there"))
        self.line("email", _("E-mail"), most=MAIL)
        self.line("by", _("Who informs them"), _("somebody who is at the table, for instance"))
        self.line("how", _("How and when"), _("for instance by telephone, the week after"), WIDE)
        self.fields["email"].editingFinished.connect(self._check_address)
        self.informed = Check(look.colour, _("They have been informed"))
        self.save_button = button(_("Save"), self.save)
        self.cancel = button(_("Cancel"), self.close_form, "quiet")
        self.remove = button(_("Remove"), self._remove, "quiet")
        buttons = (self.save_button, self.cancel, self.remove)
        self.lay(self.heading, WIDTHS, (self.informed,), buttons)
        self.hide()

    def open(self, absent: Absent, new: bool) -> None:
        """Begin with this partner."""
        _ = self._desk.texts.gettext
        self._absent = absent
        self.question.clear()
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

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Put the partner on the list, and go on with something once that is done."""
        self.asked["organisation"].wrong("")

        def saved() -> None:
            self.close_form()
            then()

        self._desk.ask(SaveAbsent(self._typed()), lambda no: self.wrong(no, WHERE), saved)

    def about(self, id: str) -> bool:
        """Tell whether this partner stands here now."""
        return not self.isHidden() and self._absent.id == id

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not kept yet."""
        return not self.isHidden() and self._typed() != self._absent

    def _typed(self) -> Absent:
        typed = {key: field.text() for key, field in self.fields.items()}
        return replace(self._absent, informed=self.informed.isChecked(), **typed)

    def _check_address(self) -> None:
        email = self.fields["email"].text().strip()
        text = self._desk.texts.gettext("This address is not complete.")
        self.asked["email"].wrong(text if email and not roster.is_address(email) else "")

    def _remove(self) -> None:
        strike(self._absent, self._desk)
        self.close_form()


def strike(absent: Absent, desk: Desk) -> None:
    """Take a partner off the list, and offer to put it back as it was."""
    said = desk.texts.gettext("{name} is off the list.").format(name=absent.organisation)
    back = SaveAbsent(absent)
    desk.ask(RemoveAbsent(absent.id), then=lambda: desk.offered.emit(said, back))
