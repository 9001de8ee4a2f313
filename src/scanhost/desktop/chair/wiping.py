"""Wiping: without persons or without everything personal, asked once, and what remains."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from scanhost.desktop.chair.dates import day_said
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.domain.errors import Refused
from scanhost.domain.handing import ALL, PERSON, PERSONS, Wipe
from scanhost.domain.views import Room
from scanhost.texts import N_

NAMES = {PERSONS: N_("Without persons"), ALL: N_("Without everything personal")}
MEANS = {
    PERSONS: N_(
        "Participants, absent partners, mails, attendance, your notes, and every field for a "
        "person go. Improvement points, actions and agreements stay, with the organisations in "
        "them. Whole names of people on the lists go from those texts too."
    ),
    ALL: N_(
        "Every text that somebody typed goes as well, also the words of improvement points, "
        "actions and agreements. Region, day, results and totals stay."
    ),
}
DONE = {
    PERSON: N_("{day}: one person was taken out."),
    PERSONS: N_("{day}: wiped, without persons."),
    ALL: N_("{day}: wiped, without everything personal."),
}


class Wiping(QWidget):
    """Only for a scan of which session 1 is closed."""

    wanted = Signal(object)  # Wipe

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        _ = desk.texts.gettext
        self.early = Words(_("This can be done once session 1 is closed."), "todo", wrap=True)
        self.options = {what: Option(look, _(NAMES[what]), _(MEANS[what])) for what in NAMES}
        group = QButtonGroup(self)
        for one in self.options.values():
            group.addButton(one)
            one.clicked.connect(self._ask_no_more)
        self.options[PERSONS].setChecked(True)
        self.start = button(_("Wipe …"), self._ask)
        self.question = Strip(tall=True)
        self.question.gone.connect(self._settle)
        self.done = Words("", "strong", wrap=True)
        self.remains = Words("", "body", wrap=True)
        self.left = Words("", "todo", wrap=True)
        why = _(
            "Takes personal data out of the file for ever. A new file takes its place, and every "
            "earlier backup on this laptop and in the second place is replaced. Copies that were "
            "made elsewhere are not reached."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("Wipe"), "section"))
        column.addWidget(Words(why, "muted", wrap=True))
        column.addWidget(self.done)
        column.addWidget(self.remains)
        column.addWidget(self.left)
        column.addWidget(self.early)
        for one in self.options.values():
            column.addWidget(one)
        column.addWidget(self.question)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)

    def draw(self, room: Room, missed: Refused | None) -> None:
        """Show whether it can be done, what was done, what remains, and where it could not be."""
        if self._room is not None and room.wiped != self._room.wiped:
            self._ask_no_more()
        self._room = room
        self.early.setVisible(not room.closed)
        for one in self.options.values():
            one.setEnabled(room.closed)
        self.start.setEnabled(room.closed)
        tr = self._desk.texts
        lines = [
            tr.gettext(DONE.get(one.what, DONE[ALL])).format(
                day=day_said(one.day, self._desk.language)
            )
            for one in room.wiped
        ]
        self.done.say("\n".join(lines))
        self.remains.say(self._remaining(room) if room.wiped else "")
        self.left.say(self._missed(missed) if room.wiped and missed is not None else "")
        self._settle()

    def _ask(self) -> None:
        room = self._room
        if room is None:
            return
        what = next(what for what, one in self.options.items() if one.isChecked())
        _ = self._desk.texts.gettext
        self.question.ask(
            self._sentence(what, room),
            _("Wipe for ever"),
            _("Not now"),
            lambda: self.wanted.emit(Wipe(what, date.today().isoformat())),
            careful=True,
        )
        self._settle()

    def _ask_no_more(self) -> None:
        if self.question.asking:
            self.question.clear()

    def _settle(self) -> None:
        self.start.setVisible(not self.question.asking)

    def _sentence(self, what: str, room: Room) -> str:
        """Name exactly what goes and what stays."""
        _ = self._desk.texts.gettext
        goes = [self._people(room)]
        goes += [self._partners(room)] if room.absent else []
        goes += [self._mails(room)] if room.letters else []
        if what == PERSONS:
            said = _(
                "Wipe all persons from this scan for ever? These go: {goes}, and the fields and "
                "notes that name people. These stay: {stays}, with their organisations, and all "
                "results exactly as they are. This cannot be undone."
            )
            stays = [self._points(room)]
            stays += [self._actions(room), self._agreed(room)] if room.points else []
        else:
            said = _(
                "Wipe everything personal from this scan for ever? These go: {goes}. These stay: "
                "{stays}, and all results exactly as they are. This cannot be undone."
            )
            goes.append(self._texts(room))
            stays = [_("region and day"), _("the numbers of points, actions and agreements")]
        return said.format(goes=self._joined(goes), stays=self._joined(stays))

    def _missed(self, missed: Refused) -> str:
        if missed.code != "second.missed":
            return self._desk.said(missed)
        return self._desk.texts.gettext(
            "What was wiped may still be in backups in {name}, which is not there. Connect it and "
            "open the scan again; then they are replaced."
        ).format(name=missed.facts.get("name", ""))

    def _remaining(self, room: Room) -> str:
        _ = self._desk.texts.gettext
        parts = [
            self._answers(room),
            self._points(room),
            self._actions(room),
            self._agreed(room),
            self._texts(room),
            self._people(room),
            self._partners(room),
            self._mails(room),
        ]
        return _("What remains in the file: {parts}.").format(parts=self._joined(parts))

    def _joined(self, parts: list[str]) -> str:
        if len(parts) == 1:
            return parts[0]
        last = self._desk.texts.gettext("{parts} and {last}")
        return last.format(parts=", ".join(parts[:-1]), last=parts[-1])

    # --- how many ------------------------------------------------------------------------------

    def _answers(self, room: Room) -> str:
        n = sum(one.n + one.unknown for norm in room.norms.values() for one in norm.rounds)
        return self._desk.texts.ngettext("{n} answer", "{n} answers", n).format(n=n)

    def _people(self, room: Room) -> str:
        n = len(room.seats)
        return self._desk.texts.ngettext("{n} participant", "{n} participants", n).format(n=n)

    def _partners(self, room: Room) -> str:
        n = len(room.absent)
        said = self._desk.texts.ngettext("{n} absent partner", "{n} absent partners", n)
        return said.format(n=n)

    def _mails(self, room: Room) -> str:
        n = len(room.letters)
        said = self._desk.texts.ngettext("{n} noted mail", "{n} noted mails", n)
        return said.format(n=n)

    def _points(self, room: Room) -> str:
        n = len(room.points)
        said = self._desk.texts.ngettext("{n} improvement point", "{n} improvement points", n)
        return said.format(n=n)

    def _actions(self, room: Room) -> str:
        n = sum(len(point.actions) for point in room.points)
        return self._desk.texts.ngettext("{n} action", "{n} actions", n).format(n=n)

    def _agreed(self, room: Room) -> str:
        process = room.process
        n = sum(len(point.commitments) for point in room.points)
        n += len(process.approval) + len(process.absent) + len(process.celebration)
        return self._desk.texts.ngettext("{n} agreement", "{n} agreements", n).format(n=n)

    def _texts(self, room: Room) -> str:
        n = len(room.texts)
        return self._desk.texts.ngettext("{n} typed text", "{n} typed texts", n).format(n=n)
