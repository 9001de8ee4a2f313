"""Where scans live on this computer, and which were used last."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs

from scanhost.app.known import Known, from_plain, to_plain
from scanhost.desktop.chair.preferences import LANGUAGES, SIZES, THEMES, Preferences
from scanhost.domain.errors import Trouble
from scanhost.domain.lines import line

log = logging.getLogger(__name__)

NAME = "Participatiescan"
KEPT = 30  # scans in the list


class Library:
    """The program's data folder: scans, their backups, and a list of the last ones used.

    List and settings are a convenience: what is wrong in them is as if it were not there.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or platformdirs.user_data_path(NAME, appauthor=False)
        self.scans = self.folder / "scans"
        self.packs = self.folder / "packs"  # of the chair's own
        self._list = self.folder / "recent.json"
        self._settings = self.folder / "settings.json"

    def recent(self) -> list[Known]:
        """Return the scans of the list, the last used first; a file may be gone by now."""
        return self._read()

    def known(self, path: Path) -> Known | None:
        """Return what the list says of a scan."""
        return next((one for one in self._read() if one.path == str(path)), None)

    def remember(self, known: Known) -> None:
        """Put a scan on top of the list."""
        self._keep([known, *(one for one in self._read() if one.path != known.path)])

    def forget(self, path: str) -> None:
        """Take a scan off the list; its file stays."""
        self._keep([one for one in self._read() if one.path != path])

    def forget_chair(self, path: Path) -> None:
        """Leave out of the list who chaired a scan, whose persons were wiped."""
        here, scans = path.resolve(), self._read()
        wiped = [one for one in scans if one.chair and Path(one.path).resolve() == here]
        if wiped:
            self._keep([replace(one, chair="") if one in wiped else one for one in scans])

    def put_back(self, known: Known, at: int) -> None:
        """Put a scan that was taken off the list back where it stood."""
        others = [one for one in self._read() if one.path != known.path]
        self._keep([*others[:at], known, *others[at:]])

    @property
    def preferences(self) -> Preferences:
        """Return how the chair wants the program; what cannot be read is as it comes."""
        kept = self._settings_kept()
        return Preferences(
            self._one_of("language", LANGUAGES),
            self._one_of("theme", THEMES),
            size if (size := kept.get("size")) in SIZES else SIZES[0],
            kept.get("sounds") is True,
        )

    @preferences.setter
    def preferences(self, preferences: Preferences) -> None:
        self._change(asdict(preferences))

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
        except (OSError, ValueError, RecursionError):
            return {}
        return raw if isinstance(raw, dict) else {}

    def _setting(self, name: str) -> str:
        value = self._settings_kept().get(name)
        return value if isinstance(value, str) else ""

    def _set(self, name: str, value: str) -> None:
        self._change({name: value})

    def _one_of(self, name: str, allowed: Collection[str]) -> str:
        value = self._setting(name)
        return value if value in allowed else ""

    def _change(self, settings: Mapping[str, Any]) -> None:
        self._write(self._settings, json.dumps({**self._settings_kept(), **settings}, indent=1))

    def _keep(self, scans: Sequence[Known]) -> None:
        self._write(self._list, json.dumps([to_plain(one) for one in scans[:KEPT]], indent=1))

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
        """Return a path to write a fresh example to, beside the last one."""
        folder = self.folder / "example-new"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(folder)) from error
        return _free(folder / "oosterdelta.scan")

    def renew_example(self, fresh: Path) -> Path:
        """Put a fresh example in the place of the last, which nobody has open; return where."""
        folder = self.folder / "example"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
            path = fresh.replace(_free(folder / fresh.name))
            shutil.rmtree(fresh.parent, ignore_errors=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(folder)) from error
        return path

    def holds(self, path: Path) -> bool:
        """Tell whether a file is among the program's own."""
        return self.folder.resolve() in path.resolve().parents

    def take_in(self, source: Path) -> tuple[Path, bool]:
        """Return where a scan is worked on, and whether that is a copy just made.

        A scan from elsewhere (stick, mail) is copied with what belongs to it; the original
        is never opened. `Trouble` when it is not there, is open somewhere, or cannot be
        copied.
        """
        source = source.resolve()
        if not source.is_file():
            raise Trouble("file.missing", name=source.name)
        if self.holds(source):
            return source, False
        from scanhost.store import holding

        copy = self.beside(source)
        holding.copy(source, copy)
        return copy, True

    def beside(self, source: Path) -> Path:
        """Return a free path among the scans for a copy of one from elsewhere."""
        try:
            self.scans.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder.unwritable", folder=str(self.scans)) from error
        return _free(self.scans / source.name)

    def twin(self, source: Path, here: Path | None = None, its: str = "") -> Path | None:
        """Return the scan of ours that has the id of one from elsewhere, if there is one.

        `here` is the scan that is open now, whose id is `its`; that file is not looked into.
        """
        from scanhost.store import peeking

        if self.holds(source):
            return None
        id = peeking.id_of(source)
        if not id:
            return None
        if here is not None and its == id:
            return here
        ours = sorted(self.scans.glob("*.scan")) if self.scans.is_dir() else []
        return next((one for one in ours if one != here and peeking.id_of(one) == id), None)

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
        except (OSError, ValueError, RecursionError):
            return []
        return [known for one in raw if (known := from_plain(one))] if isinstance(raw, list) else []


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
