"""Who hears whom in the chair's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanhost.desktop.chair.pages import AGENDA, CONDUCT, EDITOR, FOLLOW, PREPARE, SETTINGS
from scanhost.desktop.widgets.record import Record, flush

if TYPE_CHECKING:  # it is made by the window
    from scanhost.desktop.chair.following import Following
    from scanhost.desktop.chair.knowledge import Knowledge
    from scanhost.desktop.chair.preferences import Preferences
    from scanhost.desktop.chair.prepare import Prepare
    from scanhost.desktop.chair.results import Results
    from scanhost.desktop.chair.settings import Settings
    from scanhost.desktop.chair.window import ChairWindow
    from scanhost.desktop.snapshot import Typed
    from scanhost.domain.commands import Command


class Wiring:
    """Joins the parts of the window to each other, and to what the window asks of the program."""

    def __init__(self, window: ChairWindow) -> None:
        self._window = window

    def join(self) -> None:
        """Join them, once."""
        self._join_desk()
        self._join_pages()
        self._join_conduct()
        self._join_around()
        late = self._window.late
        late.prepare.whenever(self._join_prepare)
        late.follow.whenever(self._join_follow)
        late.results.whenever(self._join_results)
        late.knowledge.whenever(self._join_knowledge)
        late.settings.whenever(self._join_settings)
        late.editor.whenever(lambda page: page.left.connect(self._window.leave_page))
        self._join_outgoing()

    def _join_desk(self) -> None:
        window = self._window
        window.desk.typing.changed.connect(self._read_along)
        window.desk.refused.connect(self._say_no)
        window.desk.accepted.connect(window.strip.clear)
        window.desk.accepted.connect(lambda: window.combined.wait(False))
        window.desk.offered.connect(self._offer)
        window.trouble.again_wanted.connect(window.try_again_wanted)
        window.trouble.elsewhere_wanted.connect(window.elsewhere_wanted)
        window.practising.end_wanted.connect(window.rehearsal_over)

    def _join_pages(self) -> None:
        window = self._window
        window.home.back_wanted.connect(window.back)
        window.home.rehearsal_wanted.connect(window.rehearsal_wanted)
        window.home.guide_wanted.connect(window.toggle_guide)
        window.agenda.to_session.connect(lambda: window.go(CONDUCT))
        window.agenda.pdf.connect(window.outgoing.ask_pdf)
        window.agenda.whole.close_session.connect(self._close_session)

    def _join_conduct(self) -> None:
        window = self._window
        window.conduct.page_wanted.connect(window.page_wanted)
        window.conduct.other_colours.connect(self._turn_colours)
        window.conduct.emphasised.connect(window.emphasised)
        window.conduct.emphasised.connect(window.combined.emphasise)
        window.conduct.stage.fill_wanted.connect(lambda: window.fill(True))
        window.conduct.stage.swap_wanted.connect(window.swap_wanted)
        window.conduct.not_after_all.connect(window.all_keys.hide)
        window.conduct.not_after_all.connect(window.leaving.clear)
        window.conduct.not_after_all.connect(window.unkept.clear)
        window.conduct.to_agenda.connect(lambda: window.go(AGENDA))
        window.combined.pressed.connect(window.conduct.press)
        window.combined.black_wanted.connect(window.toggle_black)
        window.combined.undo_wanted.connect(window.undo)
        window.combined.leave_wanted.connect(window.onescreen.leave)
        window.combined.to_agenda.connect(self._to_agenda)

    def _join_around(self) -> None:
        window = self._window
        window.bar.wanted.connect(window.go)
        window.bar.black.connect(window.toggle_black)
        window.bar.keys.connect(window.all_keys.toggle)
        window.bar.undo.connect(window.undo)
        window.bar.guide.connect(window.toggle_guide)
        window.leaving.gone.connect(window.cover_again)
        window.unkept.gone.connect(window.cover_again)
        window.guide.contents.rehearsal_wanted.connect(window.rehearsal_wanted)
        window.home.settings_wanted.connect(lambda: window.go(SETTINGS))
        window.home.packs_wanted.connect(lambda: window.go(EDITOR))

    def _join_settings(self, settings: Settings) -> None:
        window = self._window
        settings.left.connect(window.leave_page)
        settings.window_part.wanted.connect(window.preferred)
        settings.window_part.language_wanted.connect(self._speak)
        window.unkept.gone.connect(settings.window_part.show_language)
        settings.screens.wanted.connect(window.screen_wanted)
        settings.screens.numbers_wanted.connect(window.numbers_wanted)
        settings.screens.colours_wanted.connect(self._show_colours)
        settings.keeping.second.wanted.connect(window.second_wanted)
        settings.problem.wanted.connect(window.report_wanted)
        settings.problem.saved.connect(window.report_saved)

    def _join_outgoing(self) -> None:
        window, outgoing = self._window, self._window.outgoing
        outgoing.join(window.agenda.whole, window.guide.contents)
        outgoing.document.connect(window.document_wanted)
        outgoing.file.connect(window.file_wanted)
        outgoing.pictures.connect(window.pictures_wanted)
        outgoing.appointment.connect(window.appointment_wanted)
        outgoing.process.connect(window.process_wanted)
        outgoing.years_pdf.connect(window.years_pdf_wanted)
        outgoing.years_page.connect(window.years_page_wanted)

    def _join_prepare(self, prepare: Prepare) -> None:
        window = self._window
        prepare.second.wanted.connect(window.second_wanted)
        prepare.roomscreen.wanted.connect(window.roomscreen_wanted)
        prepare.athome.wanted.connect(window.practice_wanted)
        prepare.network.wanted.connect(window.way_wanted)
        prepare.to_session.connect(self._to_session)
        prepare.parts.moved.connect(window.guiding.follow)

    def _join_follow(self, follow: Following) -> None:
        window = self._window
        follow.meeting.page_wanted.connect(window.page_wanted)
        follow.between.side.paper_wanted.connect(window.show_paper)
        follow.between.side.mails_wanted.connect(window.show_mails)

    def _join_results(self, results: Results) -> None:
        window, outgoing = self._window, self._window.outgoing
        results.shown.connect(window.guiding.follow)
        results.papers.wanted.connect(window.document_wanted)
        results.files.wanted.connect(outgoing.ask_file)
        results.regions.save_wanted.connect(window.figures_wanted)
        results.regions.files_wanted.connect(window.regions_wanted)
        results.comparing.pdf_wanted.connect(lambda: outgoing.ask_years("pdf"))
        results.comparing.page_wanted.connect(lambda: outgoing.ask_years("html"))
        results.comparing.shown.connect(window.compare)

    def _join_knowledge(self, knowledge: Knowledge) -> None:
        window = self._window
        knowledge.shown.connect(window.guiding.follow)
        knowledge.handout.papers.wanted.connect(window.document_wanted)
        knowledge.kijkwijzer.paper_wanted.connect(window.show_paper)
        knowledge.handout.file_wanted.connect(window.bank_wanted)
        knowledge.examples.handing.save_wanted.connect(window.examples_wanted)
        knowledge.examples.bringing.file_wanted.connect(window.brought_wanted)

    def _read_along(self, typed: Typed) -> None:
        """Let the room, and every picture of what it sees, show what is being typed."""
        window = self._window
        window.typed.emit(typed)
        window.combined.read_along(typed)
        if window.snapshot is not None:
            window.agenda.whole.read_along(window.snapshot)
            window.conduct.stage.read_along()
            window.late.follow.if_made(lambda follow: follow.meeting.read_along())

    def _speak(self, wanted: Preferences) -> None:
        preferred = self._window.preferred
        self._window.unkept.before_another_language(lambda: preferred.emit(wanted))

    def _show_colours(self) -> None:
        self._window.go(PREPARE)
        self._window.prepare.show_room_screen()

    def _turn_colours(self) -> None:
        window = self._window
        window.roomscreen_wanted.emit(*window.late.next_colours())

    def _say_no(self, sentence: str) -> None:
        for one in self._window.findChildren(Record):
            one.refused()
        self._window.strip.say(sentence, "refused")
        self._window.combined.wait(True)

    def _to_agenda(self) -> None:
        window = self._window
        window.fill(False)
        meets = window.snapshot is not None and window.snapshot.room.meeting is not None
        window.go(FOLLOW if meets else AGENDA)

    def _offer(self, said: str, undoing: Command) -> None:
        label = self._window.desk.texts.gettext("Undo")
        self._window.strip.offer(said, label, lambda: self._window.desk.ask(undoing))

    def _to_session(self) -> None:
        closed = self._window.snapshot is not None and self._window.snapshot.room.closed
        self._window.go(AGENDA if closed else CONDUCT)

    def _close_session(self) -> None:
        flush(self._window)
        self._window.close_session_wanted.emit()
