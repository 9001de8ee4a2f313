"""What the room sees: on which screen, in which colours, and when there is a room at all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.desktop.awake import Awake
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.chair.practising import rehearsal_said
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.screening import Films
from scanhost.desktop.screens import Screens
from scanhost.desktop.snapshot import Emphasis, Typed
from scanhost.desktop.theme import DARK, THEMES
from scanhost.domain.comparing import Comparison
from scanhost.domain.errors import Refused
from scanhost.domain.views import Room


class RoomScreen(QObject):
    """Shows the slides as the chair wants them, and keeps the screens on. Main thread only."""

    def __init__(
        self,
        library: Library,
        bridge: Bridge,
        films: Films,
        current: Current,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused], None],
    ) -> None:
        super().__init__()
        self._library, self._current, self._chair, self._say = library, current, chair, say
        self.beamer = Presentation(bridge, films=films)
        self.screens = Screens(self.beamer, library.beamer, self._remember)
        self.awake = Awake()
        self._shown = ""  # the step for which the room's window was last put in its place
        current.opens.connect(self._opens)
        current.closed.connect(lambda: self.awake.keep(False))
        current.rehearses.connect(self._mark)
        beamer = self.beamer
        beamer.forward.connect(lambda: chair().go_on())
        beamer.backward.connect(lambda: chair().go_back())
        beamer.darkened.connect(lambda: chair().toggle_black())
        beamer.pressed.connect(lambda key: chair().conduct.press(key))
        beamer.activated.connect(lambda: chair().activateWindow())
        beamer.screening.unplayed.connect(say)
        self.screens.changed.connect(lambda situation: chair().screens(situation))
        self.screens.taken.connect(lambda screen: chair().make_way(screen))

    def join(self) -> None:
        """Listen to the chair's window as it is now, and show it what the room sees."""
        chair = self._chair()
        chair.page_wanted.connect(self.beamer.turn)
        chair.roomscreen_wanted.connect(self._choose)
        chair.black_toggled.connect(self._black)
        chair.emphasised.connect(self._emphasise)
        chair.typed.connect(self._type)
        chair.compared.connect(self._compare)
        self._compare(None)  # what another window put there is not on in this one
        chair.swap_wanted.connect(self.screens.swap)
        chair.combined.slide.screening.unplayed.connect(self._say)
        title = chair.desk.texts.gettext("Room's screen")
        self.beamer.setWindowIcon(chair.windowIcon())
        self.beamer.setWindowTitle(title + " – Participatiescan")
        self._wear(*self._library.roomscreen)
        if self.screens.situation is not None:
            chair.screens(self.screens.situation)
        self._mark(self._current.alone is not None)

    def show(self, room: Room) -> None:
        """Show the room's window once there is a room; closed by accident, it comes back."""
        self.awake.keep(room.under_way)
        if room.locked or self._shown == room.place:
            return
        if not room.under_way and not self._shown:
            return  # opened to work on the agenda: there is no room
        first, self._shown = not self._shown, room.place
        self.screens.show()
        if first and self.screens.situation is not None:
            self._chair().screens(self.screens.situation)  # the room looks on from here

    def _opens(self) -> None:
        self._shown = ""
        self.screens.hide()
        self.beamer.begin()

    def _mark(self, rehearsal: bool) -> None:
        """Say in the corner of every slide of a rehearsal that it is one."""
        self.beamer.corner.say(rehearsal_said(self._chair().desk) if rehearsal else "")

    def _remember(self, screen: str) -> None:
        self._library.beamer = screen

    def _choose(self, name: str, moves: bool) -> None:
        self._library.roomscreen = name, moves
        self._wear(name, moves)

    def _wear(self, name: str, moves: bool) -> None:
        """Give the room's screen its colours, and let things move there or not."""
        theme = THEMES.get(name, DARK)
        self.beamer.theme, self.beamer.moves = theme, moves
        self._chair().roomscreen(theme, moves)

    def _emphasise(self, emphasis: Emphasis) -> None:
        self.beamer.emphasis = emphasis

    def _compare(self, years: Comparison | None) -> None:
        """Show years beside each other; where there is no room else, only as long as that lasts."""
        if years is self.beamer.years:
            return
        self.beamer.years = years
        if years is not None:
            self.screens.show()
        elif not self._shown:
            self.screens.hide()

    def _type(self, typed: Typed) -> None:
        self.beamer.typed = typed

    def _black(self, yes: bool) -> None:
        self.beamer.black = yes
