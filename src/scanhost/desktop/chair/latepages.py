"""Pages of the chair's window that are made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanhost.desktop.chair.centre import Centre
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.later import Later
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.pages import EDITOR, FOLLOW, KNOWLEDGE, PREPARE, RESULTS, SETTINGS
from scanhost.desktop.chair.unkept import Form
from scanhost.desktop.situation import Situation
from scanhost.desktop.theme import THEMES, Theme

if TYPE_CHECKING:
    from scanhost.desktop.chair.editor.page import PackEditor
    from scanhost.desktop.chair.following import Following
    from scanhost.desktop.chair.knowledge import Knowledge
    from scanhost.desktop.chair.prepare import Prepare
    from scanhost.desktop.chair.results import Results
    from scanhost.desktop.chair.settings import Settings


class LatePages:
    """Two thirds of the window, and of the time that it takes to make it; few evenings need all.

    What they have to show is remembered until they are there.
    """

    def __init__(self, desk: Desk, look: Look, centre: Centre, beamer: Theme) -> None:
        self._desk, self._look = desk, look
        self._beamer, self._moves = beamer, True
        self._folder = ""
        self._situation: Situation | None = None  # not known yet
        self._seen: Situation | None = None
        self.prepare = Later(centre, PREPARE, self._prepare)
        self.follow = Later(centre, FOLLOW, self._follow)
        self.results = Later(centre, RESULTS, self._results)
        self.knowledge = Later(centre, KNOWLEDGE, self._knowledge)
        self.editor = Later(centre, EDITOR, self._editor)
        self.settings = Later(centre, SETTINGS, self._settings)

    def need(self, page: int) -> None:
        """See to it that the page in this place is there."""
        if page == PREPARE:
            self.prepare.get()
        elif page == FOLLOW:
            self.follow.get()
        elif page == RESULTS:
            self.results.get()
        elif page == KNOWLEDGE:
            self.knowledge.get()
        elif page == EDITOR:
            self.editor.get()
        elif page == SETTINGS:
            self.settings.get()

    # --- what a page shows, also when it comes later ---------------------------------------------

    def roomscreen(self, beamer: Theme, moves: bool) -> None:
        """Show how the room's screen looks."""
        self._beamer, self._moves = beamer, moves
        self.prepare.if_made(self._show_choice)

    def next_colours(self) -> tuple[str, bool]:
        """Return the set of colours after the one that the room has, and whether things move."""
        names = list(THEMES)
        return names[(names.index(self._beamer.name) + 1) % len(names)], self._moves

    def second(self, folder: str) -> None:
        """Show which folder gets backups too; "" is none."""
        self._folder = folder
        self.prepare.if_made(lambda page: page.second.show_folder(folder))
        self.settings.if_made(lambda page: page.keeping.second.show_folder(folder))

    def screens(self, situation: Situation) -> None:
        """Say on what the room sees the slides."""
        self._situation = situation
        self.prepare.if_made(lambda page: self._show_situation(page, situation))

    def share(self, seen: Situation) -> None:
        """Show nothing that is only for the chair while the room may look at this screen."""
        self._seen = seen
        self.follow.if_made(lambda page: page.share(seen))

    def opened(self) -> None:
        """Another scan is open, or the same anew."""
        self.results.if_made(lambda page: page.opened())
        self.knowledge.if_made(lambda page: page.opened())

    def begin(self) -> None:
        """Leave nothing of the scan before."""
        self.prepare.if_made(lambda page: page.begin())
        self.follow.if_made(lambda page: page.begin())
        self.results.if_made(lambda page: page.begin())
        self.knowledge.if_made(lambda page: page.begin())

    def _show_choice(self, prepare: Prepare) -> None:
        prepare.roomscreen.show_choice(self._beamer, self._moves)

    def _show_situation(self, prepare: Prepare, situation: Situation) -> None:
        from scanhost.desktop.chair.filling import how_to_extend

        mirrored = situation is Situation.MIRRORED
        prepare.checklist.show_beamer(situation)
        prepare.warn(how_to_extend(self._desk) if mirrored else "")

    # --- what stands half typed -------------------------------------------------------------------

    def forms_before(self) -> tuple[Form, ...]:
        """Return the forms of what is prepared."""
        _, holds = self._desk.texts.gettext, self.prepare.holds
        return (
            (_("Participants"), lambda: holds(lambda page: page.people.changed)),
            (_("Invitations"), lambda: holds(lambda page: page.invitations.text.changed)),
            (_("Partners not at the table"), lambda: holds(lambda page: page.absent.form.changed)),
        )

    def forms_after(self) -> tuple[Form, ...]:
        """Return the forms of what comes after session 1."""
        _, follow, results = self._desk.texts.gettext, self.follow, self.results
        return (
            (_("Follow-up"), lambda: follow.holds(lambda page: page.changed)),
            (
                _("Mails after the session"),
                lambda: results.holds(lambda page: page.aftermails.letters.text.changed),
            ),
        )

    def forms_of_program(self) -> tuple[Form, ...]:
        """Return the forms that are of no scan."""
        _, settings = self._desk.texts.gettext, self.settings
        return ((_("Report a problem"), lambda: settings.holds(lambda page: page.problem.changed)),)

    # --- how they are made ------------------------------------------------------------------------

    def _prepare(self) -> Prepare:
        from scanhost.desktop.chair.prepare import Prepare

        made = Prepare(self._desk, self._look)
        self._show_choice(made)
        if self._situation is not None:
            self._show_situation(made, self._situation)
        made.second.show_folder(self._folder)
        return made

    def _follow(self) -> Following:
        from scanhost.desktop.chair.following import Following

        made = Following(self._desk, self._look, self._beamer)
        if self._seen is not None:
            made.share(self._seen)
        return made

    def _results(self) -> Results:
        from scanhost.desktop.chair.results import Results

        return Results(self._desk, self._look)

    def _knowledge(self) -> Knowledge:
        from scanhost.desktop.chair.knowledge import Knowledge

        return Knowledge(self._desk, self._look)

    def _editor(self) -> PackEditor:
        from scanhost.desktop.chair.editor.page import PackEditor

        return PackEditor(self._desk, self._look, self._beamer)

    def _settings(self) -> Settings:
        from scanhost.desktop.chair.settings import Settings

        made = Settings(self._desk, self._look)
        made.keeping.second.show_folder(self._folder)
        return made
