"""What is done with a scan afterwards: handed on, wiped, and told to whom it is about."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.app.opening import Opening
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import retention
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.handing import PERSON, Wipe

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.handing import Handing


class Aftercare(QObject):
    """Has it done, and says how it went. Main thread only."""

    def __init__(
        self,
        library: Library,
        current: Current,
        opening: Opening,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused | Trouble], None],
        leave_no_copy: Callable[[], object],
    ) -> None:
        """`leave_no_copy` deletes documents that another program shows."""
        super().__init__()
        self._library, self._current, self._opening = library, current, opening
        self._chair, self._say, self._leave_no_copy = chair, say, leave_no_copy
        self._reminded = False  # of the scan that is open
        self._wanted: Path | None = None  # a scan that is to open where it is wiped

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        self._chair().wiping_wanted.connect(self._to_wiping)
        self._chair().late.results.whenever(lambda results: self._listen(results.handing))

    def _listen(self, handing: Handing) -> None:
        handing.share_wanted.connect(self._share)
        handing.wipe_wanted.connect(self._wipe)
        handing.held_wanted.connect(self._held)

    def opens(self) -> None:
        """Another scan is about to open."""
        self._reminded = False

    def draw(self, snapshot: Snapshot) -> None:
        """Remind once of a day that has passed, with the way to wiping."""
        if self._reminded:
            return
        self._reminded = True
        wanted, self._wanted = self._wanted, None
        running = self._current.running
        if wanted is not None and running is not None and running.path == wanted:
            self._chair().show_handing()
            return
        room = snapshot.room
        due = retention.overdue(room.about, room.closed, room.wiped)
        if due and due < date.today().isoformat():
            chair, _ = self._chair(), self._tr.gettext
            said = _("The last day for names and addresses in this scan has passed.")
            chair.offer(said, _("To wiping"), chair.show_handing)

    def _to_wiping(self, path: str) -> None:
        running = self._current.running
        if running is not None and running.path == Path(path):
            self._chair().show_handing()
            return
        self._wanted = Path(path)
        self._opening.open(self._wanted)

    @property
    def _tr(self) -> gettext.NullTranslations:
        return self._chair().desk.texts

    def _share(self, path: str) -> None:
        said = self._tr.gettext("The copy for the next chair is in {path}").format(path=path)
        if not self._here(Path(path)) and self._current.running is not None:
            answer = self._current.answer(lambda: self._chair().tell(said))
            self._current.running.write_copy(Path(path), answer)

    def _held(self, person: str, path: str) -> None:
        said = self._tr.gettext("What is held about this person is in {path}").format(path=path)
        if not self._here(Path(path)) and self._current.running is not None:
            answer = self._current.answer(lambda: self._chair().tell(said))
            self._current.running.write_held(person, Path(path), answer)

    def _wipe(self, wish: Wipe) -> None:
        _ = self._tr.gettext
        said = _("Wiped for ever. What remains is said under Wipe.")
        if wish.what == PERSON:
            said = _("Taken out of the scan for ever.")
        if self._current.alone is not None:
            self._say(Trouble("rehearsal.files"))
        elif self._current.running is not None:
            self._current.running.wipe(wish, self._current.answer(lambda: self._wiped(said)))

    def _wiped(self, said: str) -> None:
        self._leave_no_copy()
        self._chair().tell(said)

    def _here(self, path: Path) -> bool:
        """Refuse what is for elsewhere among the program's own files, and in a rehearsal."""
        if self._current.alone is not None:
            self._say(Trouble("rehearsal.files"))
            return True
        if self._library.holds(path):
            self._say(Trouble("file.unwritable", name=path.name))
            return True
        return False
