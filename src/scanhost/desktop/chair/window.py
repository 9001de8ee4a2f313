"""The chair's window: home, prepare, conduct and agenda, drawn from one snapshot."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.chair import standing
from scanhost.desktop.chair.centre import Centre
from scanhost.desktop.chair.desk import Desk, fresh_id
from scanhost.desktop.chair.home import Home, Recent
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.pages import (
    AGENDA,
    CONDUCT,
    EDITOR,
    FOLLOW,
    HOME,
    KNOWLEDGE,
    PREPARE,
    RESULTS,
    SETTINGS,
    fitting,
    following,
)
from scanhost.desktop.chair.sign import icon
from scanhost.desktop.situation import Situation
from scanhost.desktop.theme import DARK, Theme
from scanhost.desktop.widgets.record import Record, flush
from scanhost.desktop.widgets.strip import Strip

if TYPE_CHECKING:  # what a scan needs, and the first window does not wait for
    from scanhost.desktop.bridge import Bridge
    from scanhost.desktop.chair.editor.page import PackEditor
    from scanhost.desktop.chair.following import Following
    from scanhost.desktop.chair.knowledge import Knowledge
    from scanhost.desktop.chair.prepare import Prepare
    from scanhost.desktop.chair.results import Results
    from scanhost.desktop.chair.settings import Settings
    from scanhost.desktop.screening import Films
    from scanhost.desktop.snapshot import Snapshot
    from scanhost.domain.comparing import Comparison
    from scanhost.domain.views import Room

BESIDE = (EDITOR, SETTINGS)  # pages of no scan, which lead back to the one before
ABOUT = 3  # place of the part in the settings
LEAST = (1180, 640)  # pixels; a screen of 690 leaves so much under title bar and task bar


class ChairWindow(QMainWindow):
    """For the chair only: it names people. Draws itself from what the bridge brings."""

    new_wanted = Signal(str)  # a pack's id
    after_wanted = Signal(str)  # the path of the scan that a new one follows on
    open_wanted = Signal(str)  # a path
    example_wanted = Signal()
    pack_wanted = Signal(str)  # the path of a pack from elsewhere
    document_wanted = Signal(object, str)  # Wanted, and "show", "open", "print" or a path
    pictures_wanted = Signal(str, str)  # a folder, and what theirs in it is called
    practice_wanted = Signal(str)  # a path to write the file for practice at home to
    bank_wanted = Signal(str)  # a path to write the knowledge bank to, for the homework groups
    appointment_wanted = Signal(str)  # a path to write session 2 to, for a calendar
    examples_wanted = Signal(list, str, str)  # ids, the region or "", and a path to write them to
    brought_wanted = Signal(str)  # a path of examples of another group, to be read
    figures_wanted = Signal(str)  # a path to write what the scan shares to
    regions_wanted = Signal(list)  # paths of what other regions shared, to be read
    close_session_wanted = Signal()
    try_again_wanted = Signal()  # to store where nothing could be stored
    elsewhere_wanted = Signal(str)  # a folder to go on in
    second_wanted = Signal(str)  # a folder for backups too; "" is none
    restore_wanted = Signal(str)  # a damaged scan, to be put back from its newest good backup
    undo_wanted = Signal()  # take back what the chair did last
    black_toggled = Signal(bool)  # the beamer is to be black
    page_wanted = Signal(int)  # another page of the slide: 1 is the next
    roomscreen_wanted = Signal(str, bool)  # its colours, and whether things move
    emphasised = Signal(object)  # Emphasis: what the chair brings out in the discussion
    typed = Signal(object)  # Typed: what is being typed, which the room reads along
    swap_wanted = Signal()  # the slides on another screen
    leave_wanted = Signal()  # also out of a session that goes on
    rehearsal_wanted = Signal()  # on one's own, with a simulated group
    rehearsal_over = Signal()
    years_pdf_wanted = Signal(str)  # a path to write the comparison of years to
    years_page_wanted = Signal(str)  # the same as a web page
    compared = Signal(object)  # the Comparison that the room is to see, or None
    file_wanted = Signal(str, str, str)  # which kind, a path or a folder, and a name in it
    process_wanted = Signal(str)  # the sheet of the whole process: "open", "print", or a path
    way_wanted = Signal(str, str)  # an address by which phones are to come, and its adapter
    forget_wanted = Signal(str)  # a path, to be taken off the list of scans
    wiping_wanted = Signal(str)  # a path, to be opened where it is wiped
    twice_chosen = Signal(str, str, str)  # what to do, a path from elsewhere, and ours
    preferred = Signal(object)  # Preferences
    screen_wanted = Signal(str)  # a key: the slides on that screen
    numbers_wanted = Signal()  # on every screen
    report_wanted = Signal()  # the program's part of a report
    report_saved = Signal(str, str)  # a path, and the report

    def __init__(
        self,
        bridge: Bridge,
        language: str,
        words: gettext.NullTranslations,
        theme: Theme,
        beamer: Theme = DARK,
        new_id: Callable[[], str] = fresh_id,
        films: Films | None = None,
        size: int = 100,
        scans: Sequence[Recent] = (),
        at_once: bool = True,
    ) -> None:
        """Make the window; not `at_once`, it is the home page until `furnish` is called."""
        super().__init__()
        fonts.load()
        self.desk = Desk(bridge, language, words, new_id, self)
        self.look = Look(theme, size)
        self.black = False
        self.bridge = bridge
        self.furnished = False  # there is more than the home page
        self._from = HOME  # the page before one of BESIDE
        self.snapshot: Snapshot | None = bridge.snapshot
        self._position = ""
        self._again = False  # the scan that was open is opened anew
        self._situation = Situation.BEAMER
        self._alone = False  # a rehearsal: nobody looks on
        self._uncovered = False  # a question took the slide away that the room looks at
        self.setStyleSheet(self.look.sheet())
        self.setMinimumSize(*LEAST)
        self.setWindowIcon(icon(self.look))
        self.resize(1366, 768)
        self.strip = Strip()
        self.home = Home(self.desk, self.look)
        self.centre = Centre()
        self.pages = self.centre.pages
        self.welcome(scans, [])  # Qt first looks at a widget's style where it is laid out
        self.centre.put_above(self.strip)
        self.centre.add(self.home)
        self.setCentralWidget(self.centre)
        self._join_home()
        if at_once:
            self.furnish(beamer, films)

    def furnish(self, beamer: Theme = DARK, films: Films | None = None) -> None:
        """Make what is around the pages, and those of a session; the first window does not wait."""
        from scanhost.desktop.chair.agenda import Agenda
        from scanhost.desktop.chair.combined import Combined
        from scanhost.desktop.chair.conduct import Conduct
        from scanhost.desktop.chair.filling import Filling
        from scanhost.desktop.chair.guiding import Guiding
        from scanhost.desktop.chair.keys import AllKeys
        from scanhost.desktop.chair.latepages import LatePages
        from scanhost.desktop.chair.leaving import Leaving
        from scanhost.desktop.chair.onescreen import OneScreen
        from scanhost.desktop.chair.outgoing import Outgoing
        from scanhost.desktop.chair.practising import Practising
        from scanhost.desktop.chair.shortcuts import Shortcuts
        from scanhost.desktop.chair.storagetrouble import StorageTrouble
        from scanhost.desktop.chair.topbar import TopBar
        from scanhost.desktop.chair.unkept import Unkept
        from scanhost.desktop.chair.wiring import Wiring

        held = self.focusWidget()
        self.takeCentralWidget()  # each page would be styled when it comes, and again at the end
        self.home.furnish()
        self.bar = TopBar(self.desk)
        self.leaving = Leaving(self.desk)
        self.leaving.leave_wanted.connect(self.leave_wanted)
        self.practising = Practising(self.desk)
        self.conduct = Conduct(self.desk, self.look, beamer)
        self.agenda = Agenda(self.desk, self.look, beamer)
        self.late = late = LatePages(self.desk, self.look, self.centre, beamer)
        self.combined = Combined(self.desk, beamer, films)
        _ = self.desk.texts.gettext
        self.unkept = Unkept(
            self.desk,
            (
                *late.forms_before(),
                (_("At the table"), lambda: self.conduct.table.guest.changed),
                (_("Conduct"), lambda: self.conduct.points.changed),
                *late.forms_after(),
            ),
            late.forms_of_program(),
        )
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar.setMinimumHeight(48)
        for line in (self.practising, self.unkept, self.leaving, self.bar):
            self.centre.put_above(line)
        late_ones = (QWidget() for _ in range(SETTINGS - AGENDA))  # keep a place for them
        for page in (QWidget(), self.conduct, self.agenda, *late_ones):
            self.centre.add(page)
        self.guiding = Guiding(
            self.desk, self.look, self.centre, self.pages, self._anchor, self._focus
        )
        self.guide, self.beside = self.guiding.guide, self.guiding.beside
        self.whole = Filling(self.centre, self.combined)
        self.setCentralWidget(self.whole)
        self.onescreen = OneScreen(
            self.desk, self.pages, self.whole, self.combined, self._room, self._clear, self._redraw
        )
        self.outgoing = Outgoing(self, self.desk, self._room)
        self.wiring, self.shortcuts = Wiring(self), Shortcuts(self)
        self.all_keys = AllKeys(self.desk, self.centre)
        self.trouble = StorageTrouble(self.desk, self.centre)
        self.furnished = True
        self.wiring.join()
        self.shortcuts.join()
        self.go(HOME)
        if held is not None:
            held.setFocus()
        self.bridge.changed.connect(self.draw)
        if self.bridge.snapshot is not None:
            self.draw(self.bridge.snapshot)

    def replace(self, old: ChairWindow) -> None:
        """Stand where another window of this chair stood, on the same page."""
        self._from, self.black = old._from, old.black
        self.go(old.pages.currentIndex())
        if old.isVisible():
            self.show()
        old.hide()
        old.deleteLater()

    def wear(self, theme: Theme, size: int) -> None:
        """Have these colours and letters from now on; nothing else changes."""
        self.look.wear(theme, size)
        self.setStyleSheet(self.look.sheet())
        self.setWindowIcon(icon(self.look))
        self.home.redraw()
        if self.furnished:
            self.conduct.fit()
            self.bar.fit()
        standing.refit(self)

    def appear(self) -> None:
        """Show the window; on a small screen it fills it, so that no button is below its edge."""
        standing.appear(self, LEAST[0])

    def make_way(self, taken: QScreen) -> None:
        """Move to another screen when the slides fill the one that this window is on."""
        standing.make_way(self, taken)

    # --- what app tells -------------------------------------------------------------------------

    def roomscreen(self, beamer: Theme, moves: bool) -> None:
        """Show the room's screen everywhere as it looks."""
        self.late.roomscreen(beamer, moves)
        self.combined.wear(beamer, moves)
        from scanhost.desktop.chair.miniature import Miniature

        for picture in self.pages.findChildren(Miniature):
            picture.wear(beamer)
        self._redraw()

    def welcome(self, scans: Sequence[Recent], packs: Sequence[tuple[str, str]]) -> None:
        """Show these scans and packs on the home page; the latest scan comes first."""
        self.home.draw(scans, packs, date.today())

    def opened(self, again: bool = False) -> None:
        """A scan is open: show the page where it stands, as soon as it is known.

        One that is opened `again` is shown on the page that is there, with what was typed.
        """
        self.fill(False)
        self.late.opened()
        self._again = again
        self.snapshot, self._position = None, ""
        self.combined.opened()
        if not again:
            self._begin()

    def _begin(self) -> None:
        """Leave nothing of the scan before; a pack that is being written is of none."""
        of_pack: set[Record | Strip] = set()
        self.late.editor.if_made(lambda page: of_pack.update(page.findChildren(Record)))
        self.late.editor.if_made(lambda page: of_pack.update(page.findChildren(Strip)))
        for kept in self.findChildren(Record):
            if kept not in of_pack:
                kept.begin("")
        for said in (self.strip, self.unkept, *self.pages.findChildren(Strip)):
            if said.asking and said not in of_pack:
                said.clear()  # what it asks or offers is of the scan before
        self.late.begin()
        self.home.rescue.clear()
        self.desk.typing.clear()
        self.conduct.run.begin()
        self.conduct.table.give_up()
        self.conduct.points.begin()

    def closed(self) -> None:
        """No scan is open any more."""
        self.fill(False)
        self.leaving.clear()
        self._begin()
        self.snapshot, self._position = None, ""
        self.trouble.draw(None)
        self.go(HOME)

    def tell(self, sentence: str) -> None:
        """Say something quietly, until the next thing is done."""
        self.strip.say(sentence, "quiet")
        self.combined.wait(bool(sentence))

    def ask_to_leave(self) -> None:
        """Ask, in the page, whether to leave a session that goes on; once is enough."""
        flush(self)
        if self.leaving.asking and not self.whole.filled:
            return
        self._show_pages()
        self.leaving.ask_to_leave(self.unkept.where)

    def ask_to_close(self) -> None:
        """Ask, in the page, whether to close although something typed is not kept."""
        self._show_pages()
        self.unkept.before_closing(self.leave_wanted.emit)

    def ask_before_another(self, then: Callable[[], object]) -> None:
        """Ask, in the page, whether to leave a scan in which something typed is not kept."""
        if self.unkept.in_scan:
            self._show_pages()
        self.unkept.before_another_scan(then)

    def _show_pages(self) -> None:
        """Show the chair's pages, on which a question can be read."""
        if not self.whole.filled:
            return
        if self.onescreen.mirrored:
            self._uncovered = True
            self.go(HOME)  # the room looks on: the other pages name people
            self.fill(False)
        else:
            self.onescreen.leave()

    def cover_again(self) -> None:
        """Show the slide that a question took away, once that is answered."""
        if self._uncovered and self.pages.currentIndex() == HOME:
            self.back()
        self._uncovered = False

    def second(self, folder: str) -> None:
        """Show which folder gets backups too; "" is none."""
        self.late.second(folder)
        self._redraw()

    def rehearses(self, yes: bool) -> None:
        """Say above every page, and in the corner of the slide, that this is a rehearsal."""
        from scanhost.desktop.chair.practising import rehearsal_said

        self._alone = yes
        self.practising.setVisible(yes)
        self.combined.corner.say(rehearsal_said(self.desk) if yes else "")
        self.conduct.run.rehearse(yes)
        self._keep_quiet()

    def offer(self, said: str, label: str, then: Callable[[], object]) -> None:
        """Say something quietly with one thing to do about it."""
        self.strip.offer(said, label, then)

    def offer_rescue(self, sentence: str, path: str) -> None:
        """Say on the home page why a scan does not open, and offer its newest good copy."""
        self.go(HOME)
        self.home.offer_rescue(sentence, path)

    def screens(self, situation: Situation) -> None:
        """Say on what the room sees the slides, and see to it that it sees nothing else."""
        from scanhost.desktop.chair.filling import how_to_extend

        _ = self.desk.texts.gettext
        self.conduct.stage.alone(
            {
                Situation.BEAMER: None,
                Situation.ONE: _("no beamer found"),
                Situation.MIRRORED: how_to_extend(self.desk),
            }[situation]
        )
        self._situation = situation
        self._keep_quiet()
        self.late.screens(situation)
        self.onescreen.stand(situation)

    def _keep_quiet(self) -> None:
        """Show what is only for the chair where nobody else can look at this screen."""
        seen = Situation.BEAMER if self._alone else self._situation
        self.conduct.stage.keep_quiet(seen is not Situation.BEAMER)
        self.conduct.notes.keep_quiet(seen is not Situation.BEAMER)
        self.agenda.share(seen)
        self.late.share(seen)

    def compare(self, years: Comparison | None) -> None:
        """Let the room see other years beside this one, or no longer."""
        self.combined.compare(years)
        self.compared.emit(years)
        if years is not None and self._situation is not Situation.BEAMER:
            self.fill(True)

    def fill(self, yes: bool) -> None:
        """Let the slide fill the screen that chair and room share, or show the whole window."""
        self.onescreen.fill(yes)

    def _clear(self) -> None:
        """Put away what lies over the pages, and record what was typed in them."""
        flush(self)
        self.all_keys.hide()
        self.conduct.show_points()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scan as it is."""
        first = self.snapshot is None or not self._position
        before = self.snapshot
        self.snapshot = snapshot
        room = snapshot.room
        self.desk.typing.draw(room.texts)
        if room.locked or room.closed:
            self.leaving.clear()
        if self.black and (room.locked or (room.closed and room.meeting is None)):
            self.toggle_black()  # the door opens, and a meeting begins, on a slide
        if first:
            self.go(self.pages.currentIndex() if self._again else fitting(room))
            self._again = False
        elif before is not None and before.room.position != room.position:
            page = self.pages.currentIndex()
            if (now := following(page, before.room, room)) != page:
                self.go(now)
        self._position = room.position
        self.conduct.follow(snapshot)
        self._draw_page(snapshot)
        region = room.about.get("region", "")
        self.setWindowTitle(f"{region} – Participatiescan" if region else "Participatiescan")

    # --- pages ----------------------------------------------------------------------------------

    def go(self, page: int) -> None:
        """Show a page; what was typed on the last one is kept."""
        flush(self)
        before = self.pages.currentIndex()
        if page in BESIDE and before not in BESIDE:
            self._from = before
        self.late.need(page)
        self.pages.setCurrentIndex(page)
        self.bar.setVisible(page != HOME and self.snapshot is not None)
        room = self._room()
        self.home.is_open(None if room is None else room.about.get("region", ""))
        self.beside.place()
        self.guiding.follow()
        self._focus()
        self._redraw()
        if page == CONDUCT:
            self.onescreen.cover()  # its names are not for the room

    def _focus(self) -> None:
        page = self.pages.currentWidget()
        if page is not None and not self.whole.filled:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _redraw(self) -> None:
        if self.snapshot is not None:
            self._draw_page(self.snapshot)

    def _room(self) -> Room | None:
        return None if self.snapshot is None else self.snapshot.room

    def go_on(self) -> None:
        """Do what Next does, in the session or in a meeting."""
        if self._meets():
            self.follow.meeting.go_on()
        else:
            self.conduct.stage.next.press()

    def go_back(self) -> None:
        """Show the step before, in the session or in a meeting."""
        if self._meets():
            self.follow.meeting.go_back()
        else:
            self.conduct.stage.controls.go_back()

    def _meets(self) -> bool:
        """Tell whether a meeting runs; its page then knows where it is, also while not shown."""
        if self.snapshot is None or self.snapshot.room.meeting is None:
            return False
        self.follow.draw(self.snapshot, self.black)
        return True

    def toggle_black(self) -> None:
        """Make the room's screen black, or show the slide again."""
        self.black = not self.black
        self.black_toggled.emit(self.black)
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.furnished:
            self.trouble.place()
            self.beside.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put away with Escape what lies over the page, when nothing on it wanted that key."""
        escape = self.furnished and event.key() == Qt.Key.Key_Escape
        if escape and self.all_keys.isVisible():
            self.all_keys.hide()
        elif escape and self.leaving.asking:
            self.leaving.clear()
        elif escape and self.unkept.asking:
            self.unkept.clear()
        elif escape and self.guide.isVisible():
            self.guide.close_guide()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        flush(self)
        super().closeEvent(event)

    def _draw_page(self, snapshot: Snapshot) -> None:
        page = self.pages.currentIndex()
        self.bar.draw(snapshot.room, page, self.black, snapshot.undo)
        self.combined.draw(snapshot, self.black)
        if not self.whole.filled:  # what it shows would take the keyboard
            self.trouble.draw(snapshot.trouble)
        if page == PREPARE:
            self.prepare.draw(snapshot)
        if page == CONDUCT or self.whole.filled:
            self.conduct.draw(snapshot, self.black)
        if page == AGENDA:
            self.agenda.draw(snapshot)
        if page == FOLLOW:
            self.follow.draw(snapshot, self.black)
        if page == RESULTS:
            self.results.draw(snapshot)
        if page == KNOWLEDGE:
            self.knowledge.draw(snapshot)
        self.guiding.follow()
        if page == SETTINGS:
            self.settings.keeping.second.draw(snapshot.missed)

    def toggle_guide(self) -> None:
        """Open the guide where it speaks of what is on screen, or put it away."""
        if not self.whole.filled:  # there the room looks on
            self.guiding.toggle()

    def _anchor(self) -> str:
        from scanhost.desktop.chair.here import here

        page = self.pages.currentIndex()
        part = self.pages.currentWidget()
        if page == PREPARE:
            part = self.prepare.parts.body()
        elif page == RESULTS:
            part = self.results.part
        elif page == KNOWLEDGE:
            part = self.knowledge.part
        assert part is not None
        return here(page, self._room(), part)

    def show_handing(self) -> None:
        """Show where the scan is handed on and wiped."""
        self.go(RESULTS)
        self.results.bring(self.results.handing)

    def show_paper(self, kind: str) -> None:
        """Show a document where it is printed and saved."""
        self.go(RESULTS)
        self.results.bring_paper(kind)

    def show_mails(self, kind: str) -> None:
        """Show a kind of mail where it is put ready."""
        self.go(RESULTS)
        self.results.bring_mails(kind)

    def leave_page(self) -> None:
        """Go back to the page before the settings or the packs."""
        self.go(self._from)

    def undo(self) -> None:
        """Take back what the chair did last, if that can be."""
        if self.pages.currentIndex() == EDITOR:
            self.editor.undo()
        elif self.snapshot is not None and self.snapshot.undo is not None:
            self.undo_wanted.emit()

    def show_about(self) -> None:
        """Show what the program is."""
        self.go(SETTINGS)
        self.settings.show_part(ABOUT)

    # --- pages that come when they are wanted ---------------------------------------------------

    @property
    def prepare(self) -> Prepare:
        """Return the page of what is to be ready before session 1."""
        return self.late.prepare.get()

    @property
    def follow(self) -> Following:
        """Return the page of session 2 and what follows it."""
        return self.late.follow.get()

    @property
    def results(self) -> Results:
        """Return the page of what comes of a scan."""
        return self.late.results.get()

    @property
    def knowledge(self) -> Knowledge:
        """Return the page of what other regions did, and what this one knows."""
        return self.late.knowledge.get()

    @property
    def editor(self) -> PackEditor:
        """Return the page on which packs are written."""
        return self.late.editor.get()

    @property
    def settings(self) -> Settings:
        """Return the page of how the program is to be."""
        return self.late.settings.get()

    # --- joining --------------------------------------------------------------------------------

    def _join_home(self) -> None:
        self.home.new_wanted.connect(self.new_wanted)
        self.home.after_wanted.connect(self.after_wanted)
        self.home.open_wanted.connect(self.open_wanted)
        self.home.pack_wanted.connect(self.pack_wanted)
        self.home.example_wanted.connect(self.example_wanted)
        self.home.restore_wanted.connect(self.restore_wanted)
        self.home.forget_wanted.connect(self.forget_wanted)
        self.home.wiping_wanted.connect(self.wiping_wanted)
        self.home.twice_chosen.connect(self.twice_chosen)

    def back(self) -> None:
        """Show the scan that is open, on the page where it stands."""
        if self.snapshot is not None:
            self.go(fitting(self.snapshot.room))
