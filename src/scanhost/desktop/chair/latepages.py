"""The pages of the chair's window that many an evening does without, made when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanhost.desktop.chair.centre import Centre
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.later import Later
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.pages import FOLLOW, RESULTS, SETTINGS
from scanhost.desktop.theme import Theme

if TYPE_CHECKING:
    from scanhost.desktop.chair.following import Following
    from scanhost.desktop.chair.results import Results
    from scanhost.desktop.chair.settings import Settings


class LatePages:
    """They take a third of the window, and of the time that it takes to make it."""

    def __init__(self, desk: Desk, look: Look, centre: Centre, beamer: Theme) -> None:
        self.beamer = beamer  # how the room's screen looks now
        self._desk, self._look = desk, look
        self.follow = Later(centre, FOLLOW, self._follow)
        self.results = Later(centre, RESULTS, self._results)
        self.settings = Later(centre, SETTINGS, self._settings)

    def need(self, page: int) -> None:
        """See to it that the page in this place is there."""
        if page == FOLLOW:
            self.follow.get()
        elif page == RESULTS:
            self.results.get()
        elif page == SETTINGS:
            self.settings.get()

    def _follow(self) -> Following:
        from scanhost.desktop.chair.following import Following

        return Following(self._desk, self._look, self.beamer)

    def _results(self) -> Results:
        from scanhost.desktop.chair.results import Results

        return Results(self._desk, self._look)

    def _settings(self) -> Settings:
        from scanhost.desktop.chair.settings import Settings

        return Settings(self._desk, self._look)
