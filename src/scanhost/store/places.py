"""Where backups go: a folder of the program's, and a second place the chair may have chosen."""

from __future__ import annotations

import logging
from pathlib import Path

import apsw

from scanhost.domain.errors import Trouble
from scanhost.store import backups, peeking, scratch, stages
from scanhost.store.contents import Contents
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


class Places:
    """The folders that hold backups. A second place may be a stick that is out, or slow.

    `missed` is what last could not be done there; the next backup makes up for it.
    """

    def __init__(self, first: Path, second: Path | None = None) -> None:
        self.first = first
        self.second = second
        self.missed: Trouble | None = None

    def keep(self, image: apsw.Connection, id: str, *, stage: int, theme: str) -> Path:
        """Put a stripped copy in the first place, and return its path."""
        with told(self.first):
            self.first.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = backups.write(image, self.first, id, stage=stage, theme=theme)
        if stage:
            self.forget_earlier(id, stage)
        return kept

    def keep_second(self, image: apsw.Connection, id: str, *, stage: int, theme: str) -> None:
        """Put it in the second place; what fails there is remembered."""
        if self.second is None:
            return
        try:
            backups.write(image, self.second, id, stage=stage, theme=theme)
            if stage:
                backups.forget_earlier(self.second, id, stage)
        except Trouble as trouble:
            self.miss_second(trouble.code)
        else:
            self.missed = None

    def forget_earlier(self, id: str, stage: int) -> bool:
        """Delete what is left of earlier stages; tell whether there is something of this one.

        That is in the first place. What cannot be deleted now is when it is seen again.
        """
        scratch.forget(id)
        try:
            return backups.forget_earlier(self.first, id, stage)
        except Trouble as trouble:
            self._miss("backups.left", self.first, trouble.code)
            return False

    def forget_second(self, id: str, stage: int) -> None:
        """Delete it in the second place too."""
        if self.second is None:
            return
        try:
            backups.forget_earlier(self.second, id, stage)
        except Trouble as trouble:
            self.miss_second(trouble.code)
        else:
            if not self.second.is_dir():
                self.miss_second("file.missing")

    def newest(self, path: Path) -> tuple[Path, Contents] | None:
        """Return the newest good backup of the scan that a path names, from either place."""
        best: tuple[Path, Contents] | None = None
        folders = [self.first, *([self.second] if self.second is not None else [])]
        for folder in folders:
            for id in sorted(_ids(folder, path)):
                found = backups.newest_good(folder, id)
                if found is not None and (best is None or _age(found) > _age(best)):
                    best = found
        return best

    def with_backup(self, trouble: Trouble, path: Path) -> Trouble:
        """Return the trouble with a file, naming the newest backup that opens, if any."""
        if "backup" not in trouble.facts and trouble.code != "file.missing":
            return trouble
        found = self.newest(path)
        if found is None:
            return trouble
        return Trouble(trouble.code, **{**trouble.facts, "backup": found[0].name})

    def miss_second(self, why: str) -> None:
        """Remember that the second place lacks something, because of this code."""
        if self.second is not None:
            self._miss("second.missed", self.second, why)

    def _miss(self, code: str, folder: Path, why: str) -> None:
        log.warning("%s: %s", code, why)
        self.missed = Trouble(code, name=folder.name)


def _ids(folder: Path, path: Path) -> set[str]:
    """Return whose backups may be those of a file: its id says so, or its name.

    Where it has no id any more, a folder that holds one scan's backups only is that scan's.
    """
    here, id = backups.ids(folder), peeking.id_of(path)
    if id or path.stem in here:
        return {id, path.stem} & here
    if folder.name != path.stem and not path.exists():
        return set()  # a slip of the pen, and the backups of who knows which scan
    others = {peeking.id_of(one) for one in path.parent.glob("*.scan") if one != path}
    left = here - others
    return left if len(left) == 1 else set()


def _age(found: tuple[Path, Contents]) -> tuple[int, int, float]:
    """Order backups: by their stage, then by how far they came, then by the clock."""
    path, contents = found
    return stages.of(contents.state), len(contents.facts), path.stat().st_mtime
