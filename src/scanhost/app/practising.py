"""From a scan to a rehearsal of it on one's own, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from scanhost.app import alone
from scanhost.app.alone import Alone
from scanhost.app.current import Current
from scanhost.app.library import Library
from scanhost.app.opening import Opening
from scanhost.app.preparing import Preparing
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.record import flush
from scanhost.desktop.widgets.words import shortened
from scanhost.domain.errors import Refused, Trouble
from scanhost.store.scanfile import ScanFile


class Practising:
    """Begins and ends a rehearsal in place of the scan that is open. Main thread only."""

    def __init__(
        self,
        library: Library,
        current: Current,
        opening: Opening,
        preparing: Preparing,
        chair: Callable[[], ChairWindow],
        rest: Callable[[], None],
        say: Callable[[Refused | Trouble], None],
    ) -> None:
        """Take `rest` as what shows that nothing is open."""
        self._library, self._current = library, current
        self._opening, self._preparing = opening, preparing
        self._chair, self._rest, self._say = chair, rest, say
        current.rehearses.connect(self._show)

    def join(self) -> None:
        """Listen to the chair's window as it is now, and show it whether this is a rehearsal."""
        chair = self._chair()
        chair.rehearsal_wanted.connect(self.begin)
        chair.rehearsal_over.connect(self.end)
        self._show(self._current.alone is not None)

    def begin(self) -> None:
        """Rehearse what is open, or else the example, in a folder of its own."""
        self._current.if_sure(self._begin)

    def _begin(self) -> None:
        current, chair = self._current, self._chair()
        flush(chair)
        running, before = current.running, current.alone
        seen = chair.bridge.snapshot if running is not None else None
        room = None if seen is None else seen.room  # of a rehearsal, too: it is rehearsed again
        back = None if running is None else running.path
        back = back if before is None else before.back
        first = alone.commands(room, date.today(), chair.desk.language)
        pack = self._opening.packs[0] if room is None else room.given

        rehearsal = Alone(self._library.folder, back, self._group_gone)
        path, folder = rehearsal.path, rehearsal.folder

        def write() -> None:
            rehearsal.prepare()
            ScanFile.write(path, pack)

        def begun(_: None) -> None:
            if not current.may_end():
                rehearsal.end()
                return
            current.run(
                path,
                None,
                lambda: ScanFile.open(path, backups=folder),
                first,
                alone=rehearsal,
            )

        def failed(trouble: Trouble) -> None:
            rehearsal.end()
            self._say(trouble)

        said = chair.desk.texts.gettext("The rehearsal begins …")
        self._preparing.start(said, write, begun, failed)

    def draw(self, rehearsal: Alone, snapshot: Snapshot) -> None:
        """Call the group once there is a room to come to."""
        if not rehearsal.begun and not self._current.ends and snapshot.joining is not None:
            texts = self._chair().desk.texts
            rehearsal.begin(snapshot.joining.url, snapshot.room, texts)

    def end(self) -> None:
        """End the rehearsal, and offer the scan that was open before."""
        rehearsal = self._current.alone
        if rehearsal is not None:
            self._current.after(lambda: self._ended(rehearsal.back))

    def _ended(self, back: Path | None) -> None:
        self._rest()
        chair = self._chair()
        _ = chair.desk.texts.gettext
        said = _("The rehearsal is over. Nothing of it was kept.")
        known = None if back is None else self._library.known(back)
        if back is None or not back.is_file():
            chair.tell(said)
        else:
            region = known.region if known is not None and known.region else back.stem
            label = _("Back to {region}").format(region=shortened(region, 18))
            chair.offer(said, label, lambda: self._opening.open(back))

    def _group_gone(self, failed: bool) -> None:
        """Hear from the group's thread that it is at its end."""
        self._current.later(lambda: self._without_group(failed))

    def _without_group(self, failed: bool) -> None:
        rehearsal, chair = self._current.alone, self._chair()
        if rehearsal is None:
            return
        rehearsal.gone()
        if self._current.ends:
            self._current.group_left()
        elif failed:
            chair.tell(
                chair.desk.texts.gettext(
                    "The simulated group has stopped. You can look on, or end the rehearsal."
                )
            )

    def _show(self, yes: bool) -> None:
        self._chair().rehearses(yes)
