"""A pack from elsewhere, shown before anything of it is kept: in the page, not over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import button
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain import packedit, proofreading
from scanhost.domain.pack import Pack
from scanhost.domain.packdraft import Brought, Kept


class Bringing(QFrame):
    """Says what is in the file and what is here already, and asks what to do."""

    taken = Signal(object)  # the Pack as it is to be kept
    there = Signal(str)  # the id of one that is here already, to be shown
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._pack: Pack | None = None
        self._ids: set[str] = set()
        self._same = ""
        _ = desk.texts.gettext
        self.title = Words("", "section", wrap=True)
        self.holds = Words("", wrap=True)
        self.films = Words(
            _("It names films. They do not come along: the title is shown instead."),
            "todo",
            wrap=True,
        )
        self.here = Words("", "muted", wrap=True)
        self.take = button(_("Take it in"), self._take, "main")
        self.both = button(_("Keep both"), self._take)
        self.replace = button(_("Replace mine …"), self._ask)
        self.show_it = button(_("Show it"), self._show)
        self.cancel = button(_("Cancel"), self.put_away, "quiet")
        self.question = Strip(tall=True)
        acts = QWidget()
        buttons = (self.take, self.both, self.replace, self.show_it, self.cancel)
        acts.setLayout(Wrapping(*buttons, spacing=8))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        for words in (self.title, self.holds, self.films, self.here):
            column.addWidget(words)
        column.addSpacing(4)
        column.addWidget(acts)
        column.addWidget(self.question)
        self.hide()

    def ask(self, brought: Brought, kept: Sequence[Kept]) -> None:
        """Show a pack, beside those that are here."""
        _ = self._desk.texts.gettext
        self._pack, self._ids = brought.pack, {one.pack.id for one in kept}
        self.question.clear()
        self.title.setText(self._desk.text(brought.pack.title))
        self.holds.setText(self._held(brought.pack))
        self.films.setVisible(brought.films)
        folded = brought.pack.id.casefold()
        same = next((one for one in kept if packedit.same(one.pack, brought.pack)), None)
        twin = next((one for one in kept if one.pack.id.casefold() == folded), None)
        self._same = "" if same is None else same.pack.id
        own = twin is not None and twin.own
        if same is not None:
            said = _("This norm set is here already, word for word: {title}.")
            said = said.format(title=self._desk.text(same.pack.title))
        elif own:
            said = _("You have a norm set of that name, and it differs from this one.")
        elif twin is not None:
            said = _(
                "It has the name of a norm set of the program, which stays as it is. This one "
                "comes beside it under another name."
            )
        else:
            said = ""
        self.here.say(said)
        self.take.setVisible(same is None and not own)
        self.both.setVisible(same is None and own)
        self.replace.setVisible(same is None and own)
        self.show_it.setVisible(same is not None)
        self.show()
        first = self.take if self.take.isVisibleTo(self) else self.cancel
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Take nothing in."""
        self._pack = None
        self.question.clear()
        self.hide()
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _held(self, pack: Pack) -> str:
        """Return how much is in it, and in which languages."""
        tr = self._desk.texts
        themes, norms = len(pack.themes), sum(1 for _ in pack.norms())
        many = tr.ngettext("{n} theme", "{n} themes", themes).format(n=themes)
        more = tr.ngettext("{n} norm", "{n} norms", norms).format(n=norms)
        missing = len(packedit.untranslated(pack))
        if not any(text.en for _, text in proofreading.texts(pack)):
            languages = tr.gettext("in Dutch only")
        elif missing:
            languages = tr.ngettext(
                "in Dutch and English, of which {n} text is missing",
                "in Dutch and English, of which {n} texts are missing",
                missing,
            ).format(n=missing)
        else:
            languages = tr.gettext("in Dutch and English")
        return f"{many}, {more}, {languages}."

    def _take(self) -> None:
        if self._pack is not None:
            pack = self._pack
            self._done(replace(pack, id=packedit.kept_id(pack.id, self._ids)))

    def _ask(self) -> None:
        _ = self._desk.texts.gettext
        self.question.ask(
            _("Replace your norm set? You can undo this for as long as you do not open another."),
            _("Replace it"),
            _("Not after all"),
            self._replace,
            careful=True,
        )

    def _replace(self) -> None:
        if self._pack is not None:
            folded = self._pack.id.casefold()
            id = next(one for one in self._ids if one.casefold() == folded)
            self._done(replace(self._pack, id=id))

    def _done(self, pack: Pack) -> None:
        self._pack = None
        self.hide()
        self.taken.emit(pack)

    def _show(self) -> None:
        id = self._same
        self.put_away()
        self.there.emit(id)
