"""Where scans live on this computer, and which were used last."""

from __future__ import annotations

import json
import logging
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs

from scanhost.domain.errors import Trouble
from scanhost.domain.people import line
from scanhost.store import holding

log = logging.getLogger(__name__)

NAME = "Participatiescan"
KEPT = 30  # scans in the list
STANDS = ("preparing", "running", "closed")


@dataclass(frozen=True, slots=True)
class Known:
    """A scan in the list of recent ones."""

    path: str
    region: str
    date: str  # YYYY-MM-DD, or empty
    stand: str  # of STANDS
    port: int | None = None  # that its phones know
    chair: str = ""


class Library:
    """The program's data folder: scans, their backups, and a list of the last ones used.

    The list is a convenience: whatever is wrong with it, it starts again empty.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or platformdirs.user_data_path(NAME, appauthor=False)
        self.scans = self.folder / "scans"
        self._list = self.folder / "recent.json"
        self._settings = self.folder / "settings.json"

    def recent(self) -> list[Known]:
        """Return the scans that are still there, the last used first."""
        return [known for known in self._read() if Path(known.path).is_file()]

    def known(self, path: Path) -> Known | None:
        """Return what the list says of a scan."""
        return next((one for one in self._read() if one.path == str(path)), None)

    def remember(self, known: Known) -> None:
        """Put a scan on top of the list."""
        others = [one for one in self._read() if one.path != known.path]
        text = json.dumps([asdict(one) for one in (known, *others)][:KEPT], indent=1)
        self._write(self._list, text)

    @property
    def second(self) -> Path | None:
        """Return the folder that gets backups too, if the chair chose one."""
        folder = self._setting("second")
        return Path(folder) if folder else None

    @second.setter
    def second(self, folder: Path | None) -> None:
        self._set("second", str(folder or ""))

    @property
    def beamer(self) -> str:
        """Return which screen showed the slides last, as `desktop.screens` knows it."""
        return self._setting("beamer")

    @beamer.setter
    def beamer(self, screen: str) -> None:
        self._set("beamer", screen)

    @property
    def way(self) -> tuple[str, str]:
        """Return the address and the adapter by which phones are to come; "" is the best."""
        return self._setting("address"), self._setting("adapter")

    @way.setter
    def way(self, way: tuple[str, str]) -> None:
        self._set("address", way[0])
        self._set("adapter", way[1])

    @property
    def roomscreen(self) -> tuple[str, bool]:
        """Return the name of the colours that the room sees, and whether things move there."""
        return self._setting("colours") or "dark", self._setting("motion") != "off"

    @roomscreen.setter
    def roomscreen(self, look: tuple[str, bool]) -> None:
        self._set("colours", look[0])
        self._set("motion", "" if look[1] else "off")

    @property
    def letters(self) -> Path:
        """Return the folder that mails are put ready in: the chair's choice, or among documents."""
        chosen = self._setting("letters")
        return Path(chosen) if chosen else platformdirs.user_documents_path() / NAME

    @letters.setter
    def letters(self, folder: Path) -> None:
        self._set("letters", str(folder))

    def _settings_kept(self) -> dict[str, Any]:
        try:
            raw = json.loads(self._settings.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return raw if isinstance(raw, dict) else {}

    def _setting(self, name: str) -> str:
        value = self._settings_kept().get(name)
        return value if isinstance(value, str) else ""

    def _set(self, name: str, value: str) -> None:
        self._write(self._settings, json.dumps(self._settings_kept() | {name: value}, indent=1))

    def place(self, region: str, day: date) -> Path:
        """Return a path for a new scan; `Trouble` when the data folder cannot be written."""
        try:
            self.scans.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(self.scans)) from error
        if not os.access(self.scans, os.W_OK):
            raise Trouble("folder.unwritable", folder=str(self.scans))
        word = "".join(mark for mark in line(region).lower() if mark.isalnum()) or "scan"
        return _free(self.scans / f"{word[:40]}-{day.isoformat()}.scan")

    def backups(self, path: Path) -> Path | None:
        """Return where a scan of this folder has its backups; others have them beside them."""
        inside = self.scans.resolve() == path.resolve().parent
        return self.folder / "backups" / path.stem if inside else None

    def example(self) -> Path:
        """Return a path for a fresh example; the last one, which was to play with, is gone."""
        folder = self.folder / "example"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(folder)) from error
        return _free(folder / "oosterdelta.scan")

    def take_in(self, source: Path) -> tuple[Path, bool]:
        """Return where a scan is worked on, and whether that is a copy just made.

        A scan from elsewhere (stick, mail) is copied with what belongs to it; the original
        is never opened. `Trouble` when it is not there, is open somewhere, or cannot be
        copied.
        """
        source = source.resolve()
        if not source.is_file():
            raise Trouble("file.missing", name=source.name)
        if self.folder.resolve() in source.parents:
            return source, False
        copy = _free(self.scans / source.name)
        try:
            self.scans.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(self.scans)) from error
        holding.copy(source, copy)
        return copy, True

    def _write(self, path: Path, text: str) -> None:
        waiting = path.with_suffix(".new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            waiting.write_text(text, encoding="utf-8")
            waiting.replace(path)
        except OSError as error:
            log.warning("%s was not kept: %s", path.name, error.strerror)

    def _read(self) -> list[Known]:
        try:
            raw = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [known for one in raw if (known := _known(one))] if isinstance(raw, list) else []


def _known(raw: Any) -> Known | None:
    if not isinstance(raw, dict):
        return None
    texts = [raw.get(key) for key in ("path", "region", "date", "stand")]
    port = raw.get("port")
    if not all(isinstance(text, str) for text in texts) or texts[3] not in STANDS:
        return None
    path, region, day, stand = (str(text) for text in texts)
    chair = line(str(raw.get("chair", "")))
    return Known(path, line(region), day, stand, port if type(port) is int else None, chair)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
