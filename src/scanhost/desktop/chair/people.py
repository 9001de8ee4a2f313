"""The people of the scan: the table they are invited to, the list, and the form for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.importing import Importing
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.ownplace import OwnPlace
from scanhost.desktop.chair.peoplelist import PeopleList
from scanhost.desktop.chair.person import PersonForm
from scanhost.desktop.chair.places import Places, expected
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.choices import Check
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain.commands import SaveAbout
from scanhost.domain.people import ADVISED, Person
from scanhost.domain.views import Room


class People(QWidget):
    """Who comes."""

    shown = Signal(QWidget)  # something that was opened here, and wants to be seen

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._room: Room | None = None
        self._own = ""  # the id under which the chair is being added
        _ = desk.texts.gettext
        self.bring = button(_("Paste or import …"), self._bring)
        self.add = button(_("Add a person"), lambda: self.begin(""))
        self.asks = Words("", "muted", wrap=True)
        self.hint = Words("", "info", wrap=True)
        self.own = OwnPlace(desk)
        self.own.wanted.connect(self._begin_own)
        self.places = Places(desk, look)
        self.places.wanted.connect(self.begin)
        self.places.chosen.connect(self.edit)
        self.form = PersonForm(desk, look)
        self.form.done.connect(self._finished)
        self.form.saved.connect(self._saved)
        self.form.opened.connect(lambda: self.shown.emit(self.form))
        self.importing = Importing(desk, look)
        self.importing.done.connect(lambda: self.bring.setFocus(Qt.FocusReason.OtherFocusReason))
        self.importing.opened.connect(lambda: self.shown.emit(self.importing))
        self.called = Words("", "muted", wrap=True)
        self.view = PeopleList(desk, look)
        self.view.opened.connect(self.edit)
        self.view.struck.connect(self._strike)
        self.view.pasted.connect(self._paste)
        self.places.more.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.heading = Words(_("Participants"), "title")
        self.help = Words(
            _("Double-click a line, or press Enter, to change somebody. Space ticks a box."),
            "small",
            wrap=True,
        )
        self.shared = Check(
            look.colour,
            _("A tablet may go round: several people then grade on it in turn, each out of sight."),
        )
        self.shared.clicked.connect(lambda on: desk.ask(SaveAbout("shared", "yes" if on else "")))
        self.setAcceptDrops(True)
        self._lay()

    def draw(self, room: Room) -> None:
        """Show who is invited."""
        self._room = room
        people = [seat.person for seat in room.seats]
        if room.closed and not self.form.isHidden():
            self.form.close_form()  # who took part stands as it was
        self.form.draw(room)
        self.importing.draw(room)
        self.own.draw(room)
        self.places.draw(room)
        self.view.draw_room(room)
        self.view.setVisible(bool(people))
        self.help.setVisible(bool(people))
        in_order([self.form.remove, *self.places.controls, self.own.take, self.view, self.shared])
        self.asks.setText(self._asked(room))
        self.hint.say(self._advice(len(expected(room))))
        self.called.say(self._telephone(people))
        self.shared.setChecked(room.about.get("shared") == "yes")
        for one in (self.shared, self.add, self.bring):
            one.setEnabled(not room.closed)

    def begin(self, domain: str) -> None:
        """Add somebody, to a domain when it is known."""

        def open_form() -> None:
            self._own = ""
            self.form.open(Person(self._desk.new_id(), "", domain=domain), new=True)

        self._kept_first(open_form)

    def edit(self, id: str) -> None:
        """Change somebody on the list."""
        person = self.view.person(id)
        if person is None or self._room is None or self._room.closed:
            return
        if self.form.about(id):
            self.form.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)
            return  # it stands here, with what was typed
        self._kept_first(lambda: self.form.open(person, new=False))

    @property
    def changed(self) -> bool:
        """Tell whether something stands here that is not kept yet."""
        return self.form.changed or self.importing.changed

    def _kept_first(self, then: Callable[[], object]) -> None:
        """Go on once what was typed about somebody is kept; if it may not be, the form says so."""
        if self.form.changed:
            self.form.save(then)
        else:
            then()

    def leave(self) -> None:
        """Close what was opened here."""
        self._own = ""
        self.form.hide()
        self.importing.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, or a piece of a spreadsheet or mail, on the whole part of the page."""
        data = event.mimeData()
        if self.bring.isEnabled() and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.importing.take_file(files[0])
        elif not event.mimeData().hasUrls():
            self.importing.take_text(event.mimeData().text())

    def _bring(self) -> None:
        self.importing.begin()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip() and self.bring.isEnabled():
            self.importing.take_text(text)

    def _begin_own(self, person: Person) -> None:
        def open_form() -> None:
            self._own = person.id
            self.form.open(person, True, self._desk.texts.gettext("Your own place at the table"))

        self._kept_first(open_form)

    def _saved(self, id: str) -> None:
        if id == self._own:
            self.own.seated(id)
        self._own = ""

    def _strike(self, id: str) -> None:
        self.edit(id)
        if self.form.about(id):
            self.form.ask_to_remove()

    def _finished(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, room: Room) -> str:
        """Return whom to ask; not every division has two places for each domain."""
        _ = self._desk.texts.gettext
        if all(one.places == 2 for one in room.pack.domains):
            return _("From each domain two people who decide on policy or management.")
        return _("From each domain people who decide on policy or management.")

    def _advice(self, n: int) -> str:
        if n <= ADVISED:
            return ""
        return self._desk.texts.gettext(
            "You have {n} people now. Twelve is the advice: with more, a conversation soon "
            "becomes a meeting. You can simply go on."
        ).format(n=n)

    def _telephone(self, people: list[Person]) -> str:
        if not people:
            return ""
        tr = self._desk.texts
        said = tr.gettext("Call people before you send the invitation: {n} of {all} called.")
        said = said.format(n=sum(one.phoned for one in people), all=len(people))
        away = sum(one.coming == "no" for one in people)
        if away:
            more = tr.ngettext("{n} is not coming.", "{n} are not coming.", away)
            said = f"{said} {more.format(n=away)}"
        return said

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addLayout(Wrapping(self.bring, self.add, spacing=8, right=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.asks)
        column.addWidget(self.hint)
        column.addWidget(self.importing)
        column.addWidget(self.form)
        column.addWidget(self.places)
        column.addWidget(self.own)
        column.addSpacing(6)
        column.addWidget(self.called)
        column.addWidget(self.view)
        column.addWidget(self.help)
        column.addWidget(self.shared)
