"""The packs that are here: what the chair makes of them is kept, handed on, and taken in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from scanhost import resources
from scanhost.app import athome
from scanhost.app.library import Library
from scanhost.app.papers import SHOWN
from scanhost.desktop.chair.pages import EDITOR
from scanhost.desktop.chair.window import ChairWindow
from scanhost.domain import packdraft
from scanhost.domain.errors import Trouble
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Pack
from scanhost.domain.packdraft import Brought, Kept
from scanhost.store import knowledge, ownpacks

if TYPE_CHECKING:  # made when it is wanted
    from scanhost.desktop.chair.editor.page import PackEditor

T = TypeVar("T")


class Normsets(QObject):
    """Knows them all; files are written and read in another thread, one after another."""

    changed = Signal()  # what can be chosen for a new scan
    _done = Signal(object, object, object)  # a Future, what is done with its result, or without

    def __init__(
        self,
        library: Library,
        chair: Callable[[], ChairWindow],
        say: Callable[[Trouble], None],
    ) -> None:
        super().__init__()
        self._own, self._shown = library.packs, library.folder / SHOWN
        self._chair, self._say = chair, say
        ownpacks.forget_removed(self._own)
        self.kept, self.troubles = ownpacks.kept(resources.norms(), self._own)
        self._worker: ThreadPoolExecutor | None = None
        self._tried = 0  # packs on the page of a phone
        self._entries: list[Entry] | None = None  # of the knowledge bank, once they are read
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def usable(self) -> list[Pack]:
        """Return the packs with which a scan can be made, the usual one first."""
        return [one.pack for one in self.kept if not one.wrong]

    @property
    def unfinished(self) -> list[Pack]:
        """Return the chair's own packs with which none can be made yet."""
        return [one.pack for one in self.kept if one.wrong]

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        chair = self._chair()
        chair.pack_wanted.connect(self.bring)
        chair.late.editor.whenever(self._join)

    def stop(self) -> None:
        """Return once all that was typed is on disk; only at the very end."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None

    def bring(self, path: str) -> None:
        """Look over a pack from elsewhere, and show it before anything of it is kept."""
        self._run(lambda: ownpacks.look(Path(path)), self._bring)

    def _join(self, page: PackEditor) -> None:
        page.save_wanted.connect(self._save)
        page.removal_wanted.connect(self._remove)
        page.back_wanted.connect(self._put_back)
        page.export_wanted.connect(self._export)
        page.file_wanted.connect(self.bring)
        page.practice_wanted.connect(self._practise)
        page.offer(self.kept)
        if self._entries is None:
            self._run(lambda: knowledge.shipped(resources.norms()), self._know)
        else:
            self._know(self._entries)

    def _bring(self, brought: Brought) -> None:
        chair = self._chair()
        chair.go(EDITOR)
        chair.editor.bring(brought)

    def _know(self, entries: list[Entry]) -> None:
        self._entries = entries
        titles = {one.id: self._chair().desk.text(one.title) for one in entries}
        self._chair().late.editor.if_made(lambda page: page.offer_knowledge(titles))

    # --- what is here ----------------------------------------------------------------------------

    def _save(self, pack: Pack, first: bool) -> None:
        made = Kept(pack, True, tuple(packdraft.mistakes(pack)))
        self._replace(pack.id, made)
        self._run(lambda: ownpacks.write(self._own, pack, first=first))

    def _remove(self, id: str) -> None:
        gone = next(one for one in self.kept if one.pack.id == id)
        self._replace(id, None)
        self._run(lambda: ownpacks.remove(self._own, id), otherwise=lambda: self._there(gone))

    def _put_back(self, id: str) -> None:
        self._run(lambda: ownpacks.put_back(self._own, id), self._there)

    def _there(self, kept: Kept) -> None:
        """Have a pack that was gone, and show it."""
        self._replace(kept.pack.id, kept)
        self._chair().late.editor.if_made(lambda page: page.open_pack(kept.pack.id))

    def _replace(self, id: str, now: Kept | None) -> None:
        """Have this one for the one of that id, or none."""
        rest = [one for one in self.kept if one.pack.id != id]
        mine = [one for one in rest if one.own] + ([] if now is None else [now])
        mine.sort(key=lambda one: one.pack.title.nl.casefold())
        self.kept = [*(one for one in rest if not one.own), *mine]
        self._chair().late.editor.if_made(lambda page: page.offer(self.kept))
        self.changed.emit()

    # --- out of the program ----------------------------------------------------------------------

    def _export(self, pack: Pack, path: str) -> None:
        chair = self._chair()
        said = chair.desk.texts.gettext("The norm set is in {path}").format(path=path)
        self._run(lambda: ownpacks.hand_on(Path(path), pack), lambda _: self._chair().tell(said))

    def _practise(self, pack: Pack) -> None:
        """Show the real page of a phone in the browser, with this pack on it."""
        self._tried += 1
        path = self._shown / f"practice-{self._tried}.html"

        def write() -> Path:
            try:
                self._shown.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise Trouble("folder.unwritable", folder=str(self._shown)) from error
            athome.write(path, pack, {})
            return path

        self._run(write, lambda made: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made))))

    # --- in another thread -----------------------------------------------------------------------

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] = lambda _: None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """Do this elsewhere, after all that was asked before, and then one of those here."""
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "normsets")
        self._worker.submit(work).add_done_callback(
            lambda done: self._done.emit(done, then, otherwise)
        )

    def _finish(
        self, done: Future[Any], then: Callable[[Any], object], otherwise: Callable[[], object]
    ) -> None:
        error = done.exception()
        if isinstance(error, Trouble):
            self._say(error)
            otherwise()
        elif error is not None:
            raise error  # ours: it reaches the hook
        else:
            then(done.result())
