"""Where backups go: a folder of the program's, and a second place the chair may have chosen."""

from __future__ import annotations

import logging
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import backups, opening
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


class Places:
    """The folders that hold backups. A second place may be a stick that is out.

    `missed` is what last could not be done there, for a later start to do.
    """

    def __init__(self, first: Path, second: Path | None = None) -> None:
        self.first = first
        self.second = second
        self.missed: Trouble | None = None

    def keep(self, image: apsw.Connection, id: str, *, closed: bool, theme: str) -> Path:
        """Put a copy in both places, without seats; return the path in the first."""
        backups.strip(image)
        with told(self.first):
            self.first.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = backups.write(image, self.first, id, closed=closed, theme=theme)
        self.missed = None
        if self.second is not None:
            try:
                backups.write(image, self.second, id, closed=closed, theme=theme)
            except Trouble as trouble:
                self._miss(trouble)
        if closed:
            self.forget_session(id)
        return kept

    def forget_session(self, id: str) -> bool:
        """Delete the backups from before session 1 was closed; tell whether the first has newer.

        What cannot be deleted now is deleted when it is seen again.
        """
        newer = False
        for folder in (self.second, self.first):
            if folder is None:
                continue
            try:
                newer = backups.forget_session(folder, id)  # the first comes last
                if folder == self.second and not folder.is_dir():
                    self._miss(Trouble("storage.failed", name=folder.name))
            except Trouble as trouble:
                newer = False
                self._miss(trouble)
        return newer

    def with_backup(self, trouble: Trouble, path: Path) -> Trouble:
        """Return the trouble with a file, naming the newest backup that opens, if any."""
        if "backup" not in trouble.facts:
            return trouble
        for id in {path.stem, opening.id_of(path)}:
            for folder in (self.first, self.second):
                if folder is not None and (name := backups.newest_good(folder, id)):
                    return Trouble(trouble.code, **{**trouble.facts, "backup": name})
        return trouble

    def _miss(self, trouble: Trouble) -> None:
        log.warning("backup left to do: %s", trouble.code)
        self.missed = trouble
