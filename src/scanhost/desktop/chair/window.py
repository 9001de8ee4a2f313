"""The chair's window: home, prepare, conduct and agenda, drawn from one snapshot."""

from __future__ import annotations

import gettext
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from scanhost.desktop import fonts
from scanhost.desktop.chair.desk import Desk, fresh_id
from scanhost.desktop.chair.home import Home, Recent
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.pages import AGENDA, CONDUCT, HOME, PREPARE, SETTINGS
from scanhost.desktop.chair.preferences import Preferences
from scanhost.desktop.chair.sign import icon
from scanhost.desktop.situation import Situation, repeat
from scanhost.desktop.theme import DARK, Theme
from scanhost.desktop.widgets.record import Box, Record, flush
from scanhost.desktop.widgets.strip import Strip

if TYPE_CHECKING:  # what a scan needs, and the first window does not wait for
    from scanhost.desktop.bridge import Bridge, Snapshot, Typed
    from scanhost.desktop.screening import Films
    from scanhost.desktop.situation import Connected
    from scanhost.domain.commands import Command
    from scanhost.domain.views import Room

FRAME = 60  # pixels a title bar and borders may take
ABOUT = 3  # place of the part in the settings
OPEN, PRINT = "open", "print"  # what can be done with the sheet, besides saving it
LEAST = (1180, 640)  # pixels; a screen of 690 leaves so much under title bar and task bar


class ChairWindow(QMainWindow):
    """For the chair only: it names people. Draws itself from what the bridge brings."""

    new_wanted = Signal(str)  # a pack's id
    open_wanted = Signal(str)  # a path
    example_wanted = Signal()
    pdf_wanted = Signal(str)  # a path to write to
    print_wanted = Signal()
    pictures_wanted = Signal(str, str)  # a folder, and what theirs in it is called
    practice_wanted = Signal(str)  # a path to write the file for practice at home to
    appointment_wanted = Signal(str)  # a path to write session 2 to, for a calendar
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
    process_wanted = Signal(str)  # the sheet of the whole process: "open", "print", or a path
    way_wanted = Signal(str, str)  # an address by which phones are to come, and its adapter
    forget_wanted = Signal(str)  # a path, to be taken off the list of scans
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
        at_once: bool = True,
    ) -> None:
        """Make the window; not `at_once`, it is the home page until `furnish` is called."""
        super().__init__()
        fonts.load()
        self.desk = Desk(bridge, language, words, new_id)
        self.look = Look(theme, size)
        self.black = False
        self.bridge = bridge
        self.furnished = False  # all pages are there
        self._from = HOME  # the page before the settings
        self._snapshot: Snapshot | None = bridge.snapshot
        self._position = ""
        self._situation = Situation.ONE
        self._own = False  # the chair left the slide on a screen that the room sees
        self._again = False  # the scan that was open is opened anew
        self.setStyleSheet(self.look.sheet())
        self.setMinimumSize(*LEAST)
        self.setWindowIcon(icon(self.look))
        self.resize(1366, 768)
        self.strip = Strip()
        self.leaving = Strip()
        self.home = Home(self.desk, self.look)
        self.pages = QStackedWidget()
        self._lay()
        self._join_home()
        self.welcome([], [])
        if at_once:
            self.furnish(beamer, films)

    def furnish(self, beamer: Theme = DARK, films: Films | None = None) -> None:
        """Make the other pages; the first window does not wait for them."""
        from scanhost.desktop.chair.agenda import Agenda
        from scanhost.desktop.chair.beside import Beside
        from scanhost.desktop.chair.combined import Combined
        from scanhost.desktop.chair.conduct import Conduct
        from scanhost.desktop.chair.filling import Filling
        from scanhost.desktop.chair.guide import Guide
        from scanhost.desktop.chair.keys import AllKeys
        from scanhost.desktop.chair.practising import Practising
        from scanhost.desktop.chair.prepare import Prepare
        from scanhost.desktop.chair.settings import Settings
        from scanhost.desktop.chair.storagetrouble import StorageTrouble
        from scanhost.desktop.chair.topbar import TopBar

        held = self.focusWidget()
        self.home.furnish()
        self.bar = TopBar(self.desk)
        self.leaving = Strip()
        self.practising = Practising(self.desk)
        self.prepare = Prepare(self.desk, self.look)
        self.conduct = Conduct(self.desk, self.look, beamer)
        self.agenda = Agenda(self.desk, self.look, beamer)
        self.settings = Settings(self.desk, self.look)
        self.combined = Combined(self.desk, beamer, films)
        self._lay_rest()
        self.guide = Guide(self.desk, self.look, self._centre)
        self.beside = Beside(self.guide, self.pages)
        self.takeCentralWidget()
        self.whole = Filling(self._centre, self.combined)
        self.setCentralWidget(self.whole)
        self.all_keys = AllKeys(self.desk, self._centre)
        self.trouble = StorageTrouble(self.desk, self._centre)
        self.furnished = True
        self._join()
        self._keys()
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
        for box in self.findChildren(Box):
            box.fit()
        for view in self.findChildren(QAbstractItemView):
            view.scheduleDelayedItemsLayout()
        for one in self.findChildren(QWidget):
            one.updateGeometry()
            one.update()

    def appear(self) -> None:
        """Show the window; on a small screen it fills it, so that no button is below its edge."""
        room = self.screen().availableGeometry()
        fits = room.width() > self.width() + FRAME and room.height() > self.height() + FRAME
        small = room.width() >= LEAST[0] and not fits
        if small:
            self.showMaximized()
        else:
            self.show()

    def make_way(self, taken: QScreen) -> None:
        """Move to another screen when the slides fill the one that this window is on."""
        free = [one for one in QGuiApplication.screens() if not repeat(one, taken)]
        if self.screen() is taken and free:
            state = self.windowState()
            self.setWindowState(Qt.WindowState.WindowNoState)
            room = free[0].availableGeometry()
            self.setGeometry(QRect(room.topLeft(), self.size()) & room)
            self.setWindowState(state)

    # --- what app tells -------------------------------------------------------------------------

    def roomscreen(self, beamer: Theme, moves: bool) -> None:
        """Show the room's screen everywhere as it looks."""
        self.prepare.roomscreen.show_choice(beamer, moves)
        self.combined.wear(beamer, moves)
        from scanhost.desktop.chair.miniature import Miniature

        for picture in self.pages.findChildren(Miniature):
            picture.wear(beamer)
        if self._snapshot is not None:
            self._draw_page(self._snapshot)

    def welcome(self, scans: Sequence[Recent], packs: Sequence[tuple[str, str]]) -> None:
        """Show these scans and packs on the home page; the latest scan comes first."""
        self.home.draw(scans, packs, date.today())

    def opened(self, again: bool = False) -> None:
        """A scan is open: show the page where it stands, as soon as it is known.

        One that is opened `again` is shown on the page that is there.
        """
        self.fill(False)
        self._again = again
        for kept in self.findChildren(Record):
            kept.begin("")  # nothing of the scan before stays in a field
        for said in (self.strip, *self.pages.findChildren(Strip)):
            if said.asking:
                said.clear()  # what it asks or offers is of the scan before
        self.prepare.begin()
        self.combined.opened()
        self.home.rescue.clear()
        self.desk.typing.clear()
        self.conduct.run.begin()
        if not again:
            self.conduct.points.begin()
        self._snapshot = None
        self._position = ""

    def closed(self) -> None:
        """No scan is open any more."""
        self.fill(False)
        self.leaving.clear()
        self._snapshot, self._position = None, ""
        self.trouble.draw(None)
        self.go(HOME)

    def tell(self, sentence: str) -> None:
        """Say something quietly, until the next thing is done."""
        self.strip.say(sentence, "quiet")
        self.combined.wait(bool(sentence))

    def ask_to_leave(self) -> None:
        """Ask, in the page, whether to leave a session that goes on; once is enough."""
        flush(self)
        if self.leaving.asking:
            return
        if self.whole.filled:
            if self._situation is Situation.MIRRORED:
                self.go(HOME)  # the room looks on: the other pages name people
                self.fill(False)
            else:
                self._leave_slide()
        _ = self.desk.texts.gettext
        self.leaving.ask(
            _(
                "Session 1 is going on. Close the program all the same? Phones then lose the "
                "room. Everything is kept: open the scan again to go on."
            ),
            _("Close the program"),
            _("Stay"),
            self.leave_wanted.emit,
            careful=True,
        )

    def second(self, folder: str) -> None:
        """Show which folder gets backups too; "" is none."""
        self.prepare.second.show_folder(folder)
        self.settings.keeping.second.show_folder(folder)
        if self._snapshot is not None:
            self._draw_page(self._snapshot)

    def rehearses(self, yes: bool) -> None:
        """Say above every page, and in the corner of the slide, that this is a rehearsal."""
        from scanhost.desktop.chair.practising import rehearsal_said

        self.practising.setVisible(yes)
        self.combined.corner.say(rehearsal_said(self.desk) if yes else "")

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
        self._situation, self._own = situation, False
        self.conduct.stage.alone(
            {
                Situation.BEAMER: None,
                Situation.ONE: _("no beamer found"),
                Situation.MIRRORED: how_to_extend(self.desk),
            }[situation]
        )
        self.prepare.checklist.show_beamer(situation)
        mirrored = situation is Situation.MIRRORED
        self.conduct.notes.keep_quiet(situation is not Situation.BEAMER)
        self.agenda.share(situation)
        self.prepare.warn(how_to_extend(self.desk) if mirrored else "")
        if situation is Situation.BEAMER:
            self.fill(False)
        elif situation is Situation.MIRRORED and self.pages.currentIndex() in (PREPARE, CONDUCT):
            self.fill(True)  # the room looks at this screen, and the pages name people

    def fill(self, yes: bool) -> None:
        """Let the slide fill the screen that chair and room share, or show the whole window."""
        snapshot = self._snapshot
        if yes:
            begun = snapshot is not None and not snapshot.room.locked and not snapshot.room.closed
            if not begun or self._situation is Situation.BEAMER or self.whole.filled:
                return
            from scanhost.desktop.chair.filling import how_to_extend

            flush(self)
            self.all_keys.hide()
            self.conduct.show_points()
            hint = how_to_extend(self.desk) if self._situation is Situation.MIRRORED else ""
            self._own = False
            self.whole.fill(True, hint)
        elif self.whole.filled:
            self.combined.bar.next.give_up()
            self.whole.fill(False)
            self._here().setFocus(Qt.FocusReason.OtherFocusReason)
        if snapshot is not None:
            self._draw_page(snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scan as it is."""
        first = self._snapshot is None or not self._position
        before = self._snapshot
        self._snapshot = snapshot
        room = snapshot.room
        self.desk.typing.draw(room.texts)
        if room.locked or room.closed:
            self.leaving.clear()
        if room.locked and self.black:
            self.toggle_black()  # the door opens on the slide with the code
        if first:
            self.go(self.pages.currentIndex() if self._again else self._fitting(room))
            self._again = False
        elif before is not None and before.room.position != room.position:
            self._follow(before.room, room)
        self._position = room.position
        self.conduct.follow(snapshot)
        self._draw_page(snapshot)
        region = room.about.get("region", "")
        self.setWindowTitle(f"{region} – Participatiescan" if region else "Participatiescan")

    def preferences(self, preferences: Preferences, may_speak: bool, folder: str) -> None:
        """Show in the settings what holds; in a session the language stays."""
        self.settings.window_part.show_choice(preferences, may_speak)
        self.settings.keeping.show_folder(folder)

    def connected(self, screens: Sequence[Connected]) -> None:
        """Show in the settings which screens are connected."""
        self.settings.screens.draw(screens)

    # --- pages ----------------------------------------------------------------------------------

    def go(self, page: int) -> None:
        """Show a page; what was typed on the last one is kept."""
        flush(self)
        if page == SETTINGS and self.pages.currentIndex() != SETTINGS:
            self._from = self.pages.currentIndex()
        self.pages.setCurrentIndex(page)
        self.bar.setVisible(page != HOME and self._snapshot is not None)
        room = self._snapshot.room if self._snapshot is not None else None
        self.home.is_open(None if room is None else room.about.get("region", ""))
        self.beside.place()
        self._follow_guide()
        if not self.whole.filled:
            self._here().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._snapshot is not None:
            self._draw_page(self._snapshot)
        if self._situation is Situation.MIRRORED and page == CONDUCT and not self._own:
            self.fill(True)  # its names are not for the room

    def _here(self) -> QWidget:
        page = self.pages.currentWidget()
        assert page is not None
        return page

    def toggle_black(self) -> None:
        """Make the room's screen black, or show the slide again."""
        self.black = not self.black
        self.black_toggled.emit(self.black)
        if self._snapshot is not None:
            self._draw_page(self._snapshot)

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
        self._follow_guide()
        if page == SETTINGS:
            self.settings.keeping.second.draw(snapshot.missed)

    @staticmethod
    def _fitting(room: Room) -> int:
        if room.closed:
            return AGENDA
        return PREPARE if room.locked else CONDUCT

    def _follow(self, before: Room, now: Room) -> None:
        """Turn to the agenda when the room begins with its actions, and back when it leaves."""
        from scanhost.domain.script import Kind

        page = self.pages.currentIndex()
        if page == CONDUCT and now.step.kind is Kind.ACTIONS and now.step.id == now.live.id:
            if before.live.id != now.live.id:
                self.go(AGENDA)
        elif page == AGENDA and before.live.kind is Kind.ACTIONS and now.live.id != before.live.id:
            self.go(CONDUCT)

    def _save_pdf(self) -> None:
        from scanhost.desktop.chair.saving import ask_where

        flush(self)
        if self._snapshot is not None:
            ask_where(self, self.desk, self._snapshot.room, self.pdf_wanted.emit)

    def _save_process(self) -> None:
        from scanhost.desktop.chair.saving import ask_where_process

        running = self._snapshot is not None and self._snapshot.room.running
        ask_where_process(self, self.desk, running, self.process_wanted.emit)

    def _save_pictures(self) -> None:
        from scanhost.desktop.chair.saving import ask_where_pictures

        flush(self)
        if self._snapshot is not None:
            ask_where_pictures(self, self.desk, self._snapshot.room, self.pictures_wanted.emit)

    def _save_appointment(self) -> None:
        from scanhost.desktop.chair.saving import ask_where_appointment

        flush(self)
        if self._snapshot is not None:
            room, wanted = self._snapshot.room, self.appointment_wanted
            ask_where_appointment(self, self.desk, room, wanted.emit)

    # --- keys -----------------------------------------------------------------------------------

    def _keys(self) -> None:
        from scanhost.desktop.chair import macmenu
        from scanhost.desktop.chair.keys import Key, Keys

        Keys(self.pages, [Key(("B", "."), self._black_key)])  # a remote may send either
        Keys(
            self._centre,
            [Key(("?", "Shift+?"), self.all_keys.toggle), Key(("Ctrl+Z",), self._undo)],
        )
        help_key = QShortcut(QKeySequence("F1"), self)
        help_key.activated.connect(self.toggle_guide)
        fill_key = QShortcut(QKeySequence("F11"), self)
        fill_key.activated.connect(lambda: self.fill(not self.whole.filled))
        play_key = QShortcut(QKeySequence("F5"), self)  # of a remote; its second press is Esc
        play_key.activated.connect(lambda: self.fill(True))
        settings_key = QShortcut(QKeySequence("Ctrl+,"), self)
        settings_key.activated.connect(self._toggle_settings)
        if sys.platform == "darwin":
            macmenu.fill(self, self.desk, lambda: self.go(SETTINGS), self.show_about)

    def toggle_guide(self) -> None:
        """Open the guide where it speaks of what is on screen, or put it away."""
        if not self.whole.filled:  # there the room looks on
            self.guide.toggle(self._anchor())

    def _anchor(self) -> str:
        from scanhost.desktop.chair.here import here

        room = None if self._snapshot is None else self._snapshot.room
        return here(self.pages.currentIndex(), room, self.prepare.parts.body())

    def _follow_guide(self) -> None:
        if self.guide.isVisible():
            self.beside.place()
            self.guide.follow(self._anchor())

    def _guided(self, opened: bool) -> None:
        self.beside.place()
        if not opened and not self.whole.filled:
            self._here().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_about(self) -> None:
        """Show what the program is."""
        self.go(SETTINGS)
        self.settings.show_part(ABOUT)

    def _toggle_settings(self) -> None:
        if self.whole.filled:
            return  # the room looks at this screen
        self.go(self._from if self.pages.currentIndex() == SETTINGS else SETTINGS)

    def _black_key(self) -> None:
        room = self._snapshot.room if self._snapshot is not None else None
        if room is not None and not room.locked and self.pages.currentIndex() in (CONDUCT, AGENDA):
            self.toggle_black()

    # --- joining --------------------------------------------------------------------------------

    def _join_home(self) -> None:
        self.home.new_wanted.connect(self.new_wanted)
        self.home.open_wanted.connect(self.open_wanted)
        self.home.example_wanted.connect(self.example_wanted)
        self.home.restore_wanted.connect(self.restore_wanted)
        self.home.forget_wanted.connect(self.forget_wanted)
        self.home.twice_chosen.connect(self.twice_chosen)

    def _join(self) -> None:
        self._join_settings()
        self.desk.typing.changed.connect(self._read_along)
        self.desk.refused.connect(self._say_no)
        self.desk.accepted.connect(self.strip.clear)
        self.desk.accepted.connect(lambda: self.combined.wait(False))
        self.desk.offered.connect(self._offer)
        self.home.back_wanted.connect(self.back)
        self.prepare.second.wanted.connect(self.second_wanted)
        self.prepare.roomscreen.wanted.connect(self.roomscreen_wanted)
        self.conduct.page_wanted.connect(self.page_wanted)
        self.conduct.other_colours.connect(self.prepare.roomscreen.turn)
        self.prepare.athome.wanted.connect(self.practice_wanted)
        self.prepare.network.wanted.connect(self.way_wanted)
        self.trouble.again_wanted.connect(self.try_again_wanted)
        self.trouble.elsewhere_wanted.connect(self.elsewhere_wanted)
        self.prepare.to_session.connect(self._to_session)
        self.agenda.to_session.connect(lambda: self.go(CONDUCT))
        self.agenda.pdf.connect(self._save_pdf)
        self.agenda.whole.pdf.connect(self._save_pdf)
        self.agenda.whole.printing.connect(self._print)
        self.agenda.whole.pictures.connect(self._save_pictures)
        self.agenda.whole.appointment.connect(self._save_appointment)
        self.agenda.whole.close_session.connect(self._close_session)
        self.conduct.emphasised.connect(self.emphasised)
        self.conduct.emphasised.connect(self.combined.emphasise)
        self.conduct.stage.fill_wanted.connect(lambda: self.fill(True))
        self.conduct.stage.swap_wanted.connect(self.swap_wanted)
        self.conduct.not_after_all.connect(self.all_keys.hide)
        self.conduct.not_after_all.connect(self.leaving.clear)
        self.conduct.to_agenda.connect(lambda: self.go(AGENDA))
        self.bar.wanted.connect(self.go)
        self.bar.black.connect(self.toggle_black)
        self.bar.keys.connect(self.all_keys.toggle)
        self.bar.undo.connect(self._undo)
        self.bar.guide.connect(self.toggle_guide)
        self.guide.opened.connect(self._guided)
        self.guide.contents.rehearsal_wanted.connect(self.rehearsal_wanted)
        self.guide.contents.large_wanted.connect(lambda: self.process_wanted.emit(OPEN))
        self.guide.contents.print_wanted.connect(lambda: self.process_wanted.emit(PRINT))
        self.guide.contents.save_wanted.connect(self._save_process)
        self.home.rehearsal_wanted.connect(self.rehearsal_wanted)
        self.home.guide_wanted.connect(self.toggle_guide)
        self.practising.end_wanted.connect(self.rehearsal_over)
        self.prepare.parts.moved.connect(self._follow_guide)
        self.combined.pressed.connect(self.conduct.press)
        self.combined.black_wanted.connect(self.toggle_black)
        self.combined.undo_wanted.connect(self._undo)
        self.combined.leave_wanted.connect(self._leave_slide)
        self.combined.to_agenda.connect(self._to_agenda)

    def _read_along(self, typed: Typed) -> None:
        """Let the room, and every picture of what it sees, show what is being typed."""
        self.typed.emit(typed)
        self.combined.read_along(typed)
        if self._snapshot is not None:
            self.agenda.whole.read_along(self._snapshot)
            self.conduct.stage.read_along()

    def _join_settings(self) -> None:
        settings = self.settings
        self.home.settings_wanted.connect(lambda: self.go(SETTINGS))
        settings.left.connect(lambda: self.go(self._from))
        settings.window_part.wanted.connect(self.preferred)
        settings.screens.wanted.connect(self.screen_wanted)
        settings.screens.numbers_wanted.connect(self.numbers_wanted)
        settings.screens.colours_wanted.connect(self._show_colours)
        settings.keeping.second.wanted.connect(self.second_wanted)
        settings.problem.wanted.connect(self.report_wanted)
        settings.problem.saved.connect(self.report_saved)

    def _show_colours(self) -> None:
        self.go(PREPARE)
        self.prepare.show_room_screen()

    def _say_no(self, sentence: str) -> None:
        for one in self.findChildren(Record):
            one.refused()
        self.strip.say(sentence, "refused")
        self.combined.wait(True)

    def _leave_slide(self) -> None:
        self._own = True
        self.fill(False)

    def _to_agenda(self) -> None:
        self.fill(False)
        self.go(AGENDA)

    def _offer(self, said: str, undoing: Command) -> None:
        label = self.desk.texts.gettext("Undo")
        self.strip.offer(said, label, lambda: self.desk.ask(undoing))

    def back(self) -> None:
        """Show the scan that is open, on the page where it stands."""
        if self._snapshot is not None:
            self.go(self._fitting(self._snapshot.room))

    def _to_session(self) -> None:
        closed = self._snapshot is not None and self._snapshot.room.closed
        self.go(AGENDA if closed else CONDUCT)

    def _undo(self) -> None:
        if self._snapshot is not None and self._snapshot.undo is not None:
            self.undo_wanted.emit()

    def _print(self) -> None:
        flush(self)
        self.print_wanted.emit()

    def _close_session(self) -> None:
        flush(self)
        self.close_session_wanted.emit()

    def _lay(self) -> None:
        self._centre = centre = QWidget()
        self._column = column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pages, 1)
        self._add_page(self.home)
        self.setCentralWidget(centre)

    def _lay_rest(self) -> None:
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar.setMinimumHeight(48)
        for place, one in enumerate((self.bar, self.leaving, self.practising)):
            self._column.insertWidget(place, one)
        for page in (self.prepare, self.conduct, self.agenda, self.settings):
            self._add_page(page)

    def _add_page(self, page: QWidget) -> None:
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for styled in page.findChildren(QWidget):
            if styled.objectName() in ("rail", "side", "foot"):
                styled.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages.addWidget(page)
