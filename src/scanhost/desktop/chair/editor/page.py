"""The page on which packs are looked at, copied, written, handed on and taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.editor import choosing, labels
from scanhost.desktop.chair.editor.bringing import Bringing
from scanhost.desktop.chair.editor.findings import Findings
from scanhost.desktop.chair.editor.forms import Form, NormForm, PackForm, ThemeForm
from scanhost.desktop.chair.editor.naming import Naming
from scanhost.desktop.chair.editor.outline import Outline
from scanhost.desktop.chair.editor.preview import Preview
from scanhost.desktop.chair.editor.shelf import Shelf
from scanhost.desktop.chair.editor.switch import BOTH, Switch
from scanhost.desktop.chair.editor.work import Work
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.parts import rolling
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.flowing import Flowing
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.strip import Strip
from scanhost.desktop.widgets.words import Words
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain import packdraft, packedit
from scanhost.domain.pack import Pack
from scanhost.domain.packdraft import Brought, Kept

RAIL, SIDE = (286, 346), (306, 336)  # pixels of a column: with usual letters, and with large ones
BROAD, ROOMY = 440, 1600  # pixels of the preview, on a page from so many on
LARGE = 115  # hundredths


class PackEditor(QWidget):
    """Everything that is typed is kept by itself; a pack that comes with the program is read."""

    left = Signal()  # back to where the chair came from
    save_wanted = Signal(object, bool)  # a Pack, and whether what was there stays as a backup
    removal_wanted = Signal(str)  # a pack's id
    back_wanted = Signal(str)  # the id of a pack that was removed
    export_wanted = Signal(object, str)  # a Pack, and a path
    file_wanted = Signal(str)  # the path of a pack from elsewhere
    practice_wanted = Signal(object)  # a Pack, to be tried on the page of a phone

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._look = desk, look
        _ = desk.texts.gettext
        self.setAccessibleName(_("Norm sets"))
        self._kept: tuple[Kept, ...] = ()
        self.work = Work(self)
        self.shelf = Shelf(desk)
        self.outline = Outline(desk, look)
        self.preview = Preview(desk, look, beamer)
        self.naming, self.bringing, self.findings = Naming(desk), Bringing(desk), Findings(desk)
        self.strip = Strip(tall=True)
        self.norm, self.theme = NormForm(desk, look), ThemeForm(desk, look)
        self.whole = PackForm(desk, look)
        self._form: Form = self.whole
        self.title = Words("", "title", wrap=True)
        self.state = Words("", "small", wrap=True)
        self.copy_it = button(_("Make a copy and change it"), self._ask_name, "main")
        self.copy_own = button(_("Copy …"), self._ask_name, "small")
        self.export = button(_("Save as a file …"), self._export, "small")
        self.away = button(_("Delete"), self._delete, "small")
        self.undo_it = button(_("Undo"), self.undo, "small")
        self.redo_it = button(_("Redo"), self.redo, "small")
        self.undo_it.setToolTip("Ctrl Z")
        self.redo_it.setToolTip("Ctrl Y")
        self.check = button(_("Check"), self._check, "small")
        self.switch = Switch(desk)
        self.back = button(_("Back"), self.left.emit, "small")
        self._lay()
        self._join()

    # --- what app tells --------------------------------------------------------------------------

    def offer(self, kept: Sequence[Kept]) -> None:
        """Show the packs that are here; the one that is open stays as it is written here."""
        self._kept = tuple(kept)
        pack = self.work.pack
        if pack is not None and any(one.pack.id == pack.id for one in kept):
            self.shelf.draw(self._kept, pack.id)
            self._name_check(pack)
        elif kept:
            self.open_pack(kept[0].pack.id)

    def offer_knowledge(self, titles: Mapping[str, str]) -> None:
        """Know the entries of the knowledge bank by their titles."""
        self.norm.knowledge.offer(titles)

    def bring(self, brought: Brought) -> None:
        """Show a pack from elsewhere, and ask what to do with it."""
        self._put_away()
        self.bringing.ask(brought, self._kept)
        self._to_top()

    def open_pack(self, id: str) -> None:
        """Show a pack, from its beginning."""
        found = next((one for one in self._kept if one.pack.id == id), None)
        if found is None:
            return
        flush(self)
        self._put_away()
        self.shelf.draw(self._kept, id)
        self.work.open(found)
        self._to_top()

    # --- what is typed and pressed ---------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change back."""
        flush(self)
        self.work.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        flush(self)
        self.work.redo()

    def _typing(self, key: str, value: object) -> None:
        """Show what is being typed as it will be seen; it is kept in a moment."""
        language = "en" if key.endswith(".en") else "nl"
        self.preview.draw(self.work.typed(key, value), language, self.work.id)

    def _choose(self, id: str) -> None:
        self.work.id = id  # what is recorded now is drawn with this one chosen
        flush(self)
        self.work.choose(id)
        self._to_top()

    def _begin(self, new: Callable[[], object]) -> None:
        """Add something new, and begin with its title."""
        flush(self)
        new()
        self._form.fields["title"].boxes[self.switch.shown[0]].setFocus()
        self._to_top()

    def _move(self, id: str, by: int) -> None:
        flush(self)
        self.work.move(id, by)

    def _remove(self, id: str) -> None:
        """Take a theme or norm away; it can be undone, so nothing is asked."""
        flush(self)
        if (pack := self.work.pack) is not None:
            _ = self._desk.texts.gettext
            said = _("Removed: {what}").format(what=labels.named(self._desk, pack, id))
            self.work.remove(id)
            self.strip.offer(said, _("Undo"), self.undo)
            self._to_top()

    # --- the whole pack --------------------------------------------------------------------------

    def _ask_name(self) -> None:
        flush(self)
        if (pack := self.work.pack) is not None:
            self._put_away()
            self.naming.ask(self._desk.text(pack.title))
            self._to_top()

    def _from_naming(self) -> None:
        own = self.copy_own.isVisibleTo(self)
        (self.copy_own if own else self.copy_it).setFocus()

    def _copy(self, title: str) -> None:
        if (pack := self.work.pack) is not None:
            self._take(packedit.copied(pack, title, {one.pack.id for one in self._kept}))

    def _take(self, pack: Pack) -> None:
        """Keep a new pack of one's own and open it, or put it in the place of one that is here."""
        if any(one.own and one.pack.id == pack.id for one in self._kept):
            self.open_pack(pack.id)
            self.work.replace(pack)
            said = self._desk.texts.gettext("Replaced: {what}")
            said = said.format(what=self._desk.text(pack.title))
            self.strip.offer(said, self._desk.texts.gettext("Undo"), self.undo)
        else:
            self.work.close()
            self.save_wanted.emit(pack, True)
            self.open_pack(pack.id)
        self.outline.view.setFocus()

    def _delete(self) -> None:
        """Take a whole pack away; it can be put back, so nothing is asked."""
        flush(self)
        pack = self.work.pack
        if pack is None or not self.work.own:
            return
        _ = self._desk.texts.gettext
        said = _("Deleted: {what}. Scans that were made with it keep their own copy.")
        said = said.format(what=self._desk.text(pack.title))
        self.work.close()
        self.removal_wanted.emit(pack.id)
        self.strip.offer(said, _("Undo"), lambda: self.back_wanted.emit(pack.id))
        self.shelf.view.setFocus()

    def _export(self) -> None:
        """Ask where it is to go; one that no other program would take in is mended first."""
        flush(self)
        if (pack := self.work.pack) is None:
            return
        if packdraft.mistakes(pack):
            self._check()
        else:
            choosing.ask_where(
                self, self._desk, pack, lambda path: self.export_wanted.emit(pack, path)
            )

    def _practise(self) -> None:
        flush(self)
        if (pack := self.work.practice()) is not None:
            self.practice_wanted.emit(pack)

    def _check(self) -> None:
        flush(self)
        if (pack := self.work.pack) is not None:
            self._put_away()
            self.findings.draw(pack, self.norm.knowledge.titles)
            self.findings.show()
            self.findings.view.setFocus()
            self._to_top()

    def _lead_to(self, key: str, said: str) -> None:
        """Show where something is to be mended, with what is said of it."""
        if (pack := self.work.pack) is None:
            return
        id, rest = labels.place(pack, key)
        if ("en" if key.endswith(".en") else "nl") not in self.switch.shown:
            self.switch.choose(BOTH)
        self.work.choose(id)
        self._form.show_wrong(rest, said)
        QTimer.singleShot(0, self, self._show_focus)  # once it is laid out

    def _show_focus(self) -> None:
        field = self.window().focusWidget()
        if field is not None and self.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field)

    # --- how it is shown -------------------------------------------------------------------------

    def _show(self, anew: bool) -> None:
        pack, work = self.work.pack, self.work
        if pack is None:
            return
        key = work.key
        norm = key == "introduction" or "norms" in key
        form: Form = self.norm if norm else self.theme if key else self.whole
        anew = anew or form is not self._form
        self._form = form
        self.outline.draw(pack, work.id, not work.own)
        self.title.setText(labels.named(self._desk, pack, work.id))
        form.lock(not work.own)
        form.show_languages(self.switch.shown)
        form.show_part(pack, key, anew=anew)
        in_order(form.chain())
        for one in (self.norm, self.theme, self.whole):
            one.setVisible(one is form)
        self._show_state(pack)
        language = "en" if self.switch.shown == ("en",) else "nl"
        self.preview.draw(pack, language, work.id)

    def _show_state(self, pack: Pack) -> None:
        _, own = self._desk.texts.gettext, self.work.own
        self.state.setText(
            _(
                "What you type is kept by itself. It holds for new scans: a scan that is there "
                "keeps its own copy."
            )
            if own
            else _("This norm set comes with the program and stays as it is.")
        )
        for one, can in zip((self.undo_it, self.redo_it), self.work.turns, strict=True):
            one.setEnabled(can)
            one.setVisible(own)
        self.copy_it.setVisible(not own)
        whole = not self.work.id
        self.export.setVisible(whole)
        for one in (self.copy_own, self.away):
            one.setVisible(own and whole)
        self._name_check(pack)
        if self.findings.isVisibleTo(self):
            self.findings.draw(pack, self.norm.knowledge.titles)

    def _name_check(self, pack: Pack) -> None:
        """Say on the buttons how much there is to mend, and to translate."""
        tr = self._desk.texts
        found = next((one for one in self._kept if one.pack.id == pack.id), None)
        many = 0 if found is None else len(found.wrong)
        said = tr.ngettext("Check ({n} to mend)", "Check ({n} to mend)", many).format(n=many)
        rename(self.check, said if many else tr.gettext("Check"))
        self.switch.say_missing(len(packedit.untranslated(pack)))

    def _show_languages(self) -> None:
        flush(self)
        self._show(False)

    def _put_away(self) -> None:
        """Ask and say nothing any more above the form."""
        for card in (self.naming, self.bringing, self.findings):
            card.hide()
        self.strip.clear()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            large = self._look.size > LARGE
            self._left.setFixedWidth(RAIL[large])
            self.preview.setFixedWidth(BROAD if self.width() >= ROOMY else SIDE[large])
        return super().event(event)

    def _to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _join(self) -> None:
        self.work.changed.connect(self._show)
        self.work.save_wanted.connect(self.save_wanted)
        self.shelf.chosen.connect(self.open_pack)
        ask = partial(choosing.ask_which, self, self._desk, self.file_wanted.emit)
        self.shelf.file_wanted.connect(lambda: ask())
        self.naming.named.connect(self._copy)
        self.naming.gone.connect(self._from_naming)
        self.bringing.taken.connect(self._take)
        self.bringing.there.connect(self.open_pack)
        self.bringing.gone.connect(lambda: self.shelf.bring.setFocus())
        self.findings.wanted.connect(self._lead_to)
        self.findings.gone.connect(lambda: self.check.setFocus())
        self.switch.chosen.connect(self._show_languages)
        self.outline.chosen.connect(self._choose)
        self.outline.move_wanted.connect(self._move)
        self.outline.drop_wanted.connect(self.work.drop)
        self.outline.norm_wanted.connect(lambda: self._begin(self.work.new_norm))
        self.outline.theme_wanted.connect(lambda: self._begin(self.work.new_theme))
        self.outline.removal_wanted.connect(self._remove)
        self.preview.practice_wanted.connect(self._practise)
        for form in (self.norm, self.theme, self.whole):
            form.edited.connect(self.work.edit)
            form.typing.connect(self._typing)
        self.whole.more_wanted.connect(self.work.add_domain)
        self.whole.division_wanted.connect(self.work.add_division)
        redo = QShortcut(QKeySequence("Ctrl+Y"), self)
        redo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        redo.activated.connect(self.redo)

    def _lay(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail())
        self._scroll = self._middle()
        across.addWidget(self._scroll, 1)
        across.addWidget(self.preview)

    def _rail(self) -> QWidget:
        _ = self._desk.texts.gettext
        rail = QWidget()
        rail.setObjectName("rail")
        self._left = rail
        column = QVBoxLayout(rail)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Words(_("Norm sets"), "section"), 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self.shelf)
        column.addWidget(Words(_("Themes and norms"), "section"))
        column.addWidget(self.outline, 1)
        return rail

    def _middle(self) -> QScrollArea:
        acts = QWidget()
        acts.setLayout(
            Wrapping(
                *(self.switch, self.undo_it, self.redo_it, self.check),
                *(self.copy_own, self.export, self.away),
                spacing=8,
            )
        )
        inside = Flowing()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(10)
        for card in (self.naming, self.bringing, self.findings, self.strip):
            column.addWidget(card)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.copy_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(acts)
        for form in (self.norm, self.theme, self.whole):
            column.addWidget(form)
        column.addStretch(1)
        scroll = rolling(inside)
        # Fields are as high as their text at the width there is, which a bar may not change.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return scroll
