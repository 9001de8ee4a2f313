"""Earlier scans beside the one that is open: read elsewhere, compared, shown, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scanhost.app.current import Current
from scanhost.app.known import Known
from scanhost.app.library import Library
from scanhost.desktop.chair.earlier import Earlier
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain.comparing import Comparison, compare
from scanhost.domain.errors import Trouble
from scanhost.domain.years import Year, year
from scanhost.sentences import sentence
from scanhost.store import disk, reading

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.results import Results


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading some files: a comparison, or the first that is no good."""

    asked: int
    paths: tuple[str, ...]
    scans: tuple[Earlier, ...] = ()
    comparison: Comparison | None = None
    wrong: tuple[str, Trouble] | None = None


class Years(QObject):
    """Reads copies only, never the file of the scan that is open. Main thread only."""

    _done = Signal(object)  # Future of _Read

    def __init__(
        self, library: Library, current: Current, chair: Callable[[], ChairWindow]
    ) -> None:
        super().__init__()
        self._library, self._current, self._chair = library, current, chair
        self._asked = 0  # only what was asked last is shown
        self._shown: tuple[str, ...] = ()  # paths of what is shown
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        current.opens.connect(lambda _: self._forget())

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        chair = self._chair()
        chair.late.results.whenever(self._listen)
        chair.years_pdf_wanted.connect(lambda path: self._write(path, True))
        chair.years_page_wanted.connect(lambda path: self._write(path, False))

    def _listen(self, results: Results) -> None:
        results.comparing.listed.connect(self._offer)
        results.comparing.wanted.connect(self._read)

    def _forget(self) -> None:
        self._asked += 1
        self._shown = ()

    def _offer(self) -> None:
        """Offer the chair's own scans, those of this region first and the latest of them on top."""
        snapshot, running = self._chair().snapshot, self._current.running
        if snapshot is None or running is None:
            return
        about = snapshot.room.about
        region, day = about.get("region", "").casefold(), about.get("date", "")

        def earlier(one: Known) -> bool:
            other = one.path != str(running.path) and one.id != self._current.id
            return other and one.closed and (not day or not one.date or one.date <= day)

        found = [one for one in self._library.recent() if earlier(one) and _there(one.path)]
        found.sort(key=lambda one: one.date, reverse=True)
        found.sort(key=lambda one: one.region.casefold() != region)
        self._chair().results.comparing.picking.offer(
            [Earlier(one.path, one.region, one.date) for one in found]
        )

    def _read(self, paths: Sequence[str]) -> None:
        """Lay these scans beside the one that is open; nothing waits for it."""
        self._asked += 1
        asked, running = self._asked, self._current.running
        if not paths:
            self._shown = ()
            self._chair().results.comparing.tell(None)
        elif running is not None:
            here, id = running.path, self._current.id
            running.year(
                lambda now: self._current.later(
                    lambda: self._start(_Read(asked, tuple(paths)), now, here, id)
                )
            )

    def _start(self, job: _Read, now: Year, here: Path, id: str) -> None:
        worker = ThreadPoolExecutor(1, "years")
        worker.submit(_compared, job, now, here, id).add_done_callback(self._done.emit)
        worker.shutdown(wait=False)  # its thread ends with the work

    def _tell(self, done: Future[_Read]) -> None:
        found, comparing = done.result(), self._chair().results.comparing
        if found.asked != self._asked:
            return
        if found.wrong is not None:
            path, trouble = found.wrong
            comparing.refuse(path, sentence(trouble, self._chair().desk.texts))
            return
        for one in found.scans:
            comparing.picking.bring(one)
        self._shown = found.paths
        comparing.tell(found.comparison)

    def _write(self, path: str, pdf: bool) -> None:
        chair, running = self._chair(), self._current.running
        comparison = chair.results.comparing.comparison
        if running is None or comparison is None:
            return
        said = chair.desk.texts.gettext("The comparison is in {path}").format(path=path)
        answer = self._current.answer(lambda: self._chair().tell(said))
        running.write_comparison(Path(path), comparison, pdf, answer)


def _compared(job: _Read, now: Year, here: Path, id: str) -> _Read:
    """Read every file and compare; the first that is no good ends it."""
    years, scans = [], []
    for path in job.paths:
        try:
            one = _year(Path(path), now, here, id)
        except Trouble as trouble:
            return _Read(job.asked, job.paths, wrong=(path, trouble))
        years.append(one)
        scans.append(Earlier(path, one.region, one.date))
    return _Read(job.asked, job.paths, tuple(scans), compare(now, years))


def _year(path: Path, now: Year, here: Path, id: str) -> Year:
    """Return what a file gave; `Trouble` says why it cannot stand beside the one that is open."""
    if disk.real(path) == disk.real(here):
        raise Trouble("years.same")
    contents = reading.read(path)
    if id and contents.id == id:
        raise Trouble("years.same")
    found = year(contents.state)
    if not found.results:
        raise Trouble("years.empty", name=path.name)
    if found.date and now.date and found.date > now.date:
        raise Trouble("years.later", name=path.name)
    return found


def _there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
