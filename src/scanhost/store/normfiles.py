"""Files of norms, the knowledge bank and examples looked over whole, for who writes them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scanhost.domain import exampleform, knowledge, networks, outflow, packform, proofreading
from scanhost.domain.pack import Pack
from scanhost.domain.plain import WORD, Mistakes, Note, PackMistake, shown
from scanhost.store import knowledge as bank
from scanhost.store import packs, references

_NORM = re.compile(r"themes\[(\d+)\]\.norms\[(\d+)\]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is wrong in a file, or deserves a second look."""

    file: Path
    mistake: PackMistake
    norm: str = ""  # id of the norm that it is about


def ours(path: Path) -> bool:
    """Tell whether a path is for us: a folder, or a file that should be TOML."""
    return path.suffix.lower() == ".toml" or _is_folder(path)


def look(path: Path, shipped: Path) -> Looked:
    """Return what is wrong with a file, with a pack's folder, or with packs and their bank.

    A pack alone may name entries of the bank beside it, else of the one below `shipped`.
    """
    looked = Looked()
    whole = _whole(path)
    if _is_folder(path):
        if os.path.lexists(path / packs.FILE):
            looked.pack(path / packs.FILE, _known(whole.parent, shipped))
        elif whole.name == packs.KNOWLEDGE:
            looked.bank(path)
        else:
            looked.norms(path, shipped)
    elif path.name == packs.FILE:
        looked.pack(path, _known(whole.parent.parent, shipped))
    elif packform.is_called(path.name):
        looked.pack(path, _known(whole.parent, shipped))
    elif path.name.endswith(exampleform.ENDING):
        looked.bundle(path)
    elif path.name == references.NETWORKS:
        looked.networks(path, _known(whole.parent, shipped))
    elif path.name == references.NATIONAL:
        looked.national(path)
    else:
        looked.entry(path)
    return looked


class Looked:
    """What was looked over, and what was found."""

    def __init__(self) -> None:
        self.packs = 0
        self.entries = 0
        self.examples = 0  # of a group, in a file for another one
        self.mistakes: list[Found] = []  # what keeps a file from being used
        self.remarks: list[Found] = []

    def norms(self, root: Path, shipped: Path) -> None:
        """Look over packs and the bank beside them."""
        own = _is_folder(root / packs.KNOWLEDGE)
        entries = self.bank(root / packs.KNOWLEDGE) if own else {}
        known = entries.keys() if own else _known(root, shipped)
        try:
            folders = packs.folders(root)
        except PackMistake as mistake:
            self.mistakes.append(Found(root, mistake))
            return
        if not folders and not entries:
            self.mistakes.append(Found(root, PackMistake("", "pack.nothing", place="folder")))
        found = [(one / packs.FILE, self.pack(one / packs.FILE, known)) for one in folders]
        self._twice([(file, pack.id if pack else "") for file, pack in found])
        if os.path.lexists(root / references.NETWORKS):
            self.networks(root / references.NETWORKS, known)
        if os.path.lexists(root / references.NATIONAL):
            self.national(root / references.NATIONAL)
        if folders and all(pack for _, pack in found):
            named = {id for _, pack in found if pack for id in proofreading.named_entries(pack)}
            dead = (path for id, path in entries.items() if id not in named)
            self.remarks += [Found(path, PackMistake("id", "proof.unused")) for path in dead]

    def pack(self, file: Path, known: Collection[str]) -> Pack | None:
        """Look over a pack that may name entries that are known; None when it is no TOML."""

        root = _whole(file).parent.parent

        def read(data: Mapping[str, object], note: Note) -> Pack:
            pack = packform.from_plain(data, note)
            packs.films(file.parent, pack, note)
            for mistake in proofreading.unknown_entries(pack, known):
                note(mistake)
            return pack

        def remarks(pack: Pack) -> Iterable[PackMistake]:
            yield from proofreading.remarks(pack)
            for at, theme in enumerate(pack.themes):
                if theme.film and not packs.film(root, pack, theme):
                    yield PackMistake(f"themes[{at}].film", "proof.film")

        self.packs += 1
        return self._read(file, packs.BYTES, read, remarks)

    def bank(self, folder: Path) -> dict[str, Path]:
        """Look over a folder of entries, and return where each is."""
        there: dict[str, Path] = {}
        try:
            files = bank.files(folder)
        except PackMistake as mistake:
            self.mistakes.append(Found(folder, mistake))
            return there
        found = [(path, self.entry(path)) for path in files]
        self._twice(found)
        for path, id in found:
            there.setdefault(id, path)
        return there

    def entry(self, file: Path) -> str:
        """Look over an entry, and return its id, or its name where it has none to read."""
        self.entries += 1
        entry = self._read(file, bank.BYTES, knowledge.from_plain, proofreading.remarks)
        return (entry.id if entry else "") or file.stem

    def bundle(self, file: Path) -> None:
        """Look over examples for another group."""
        read, remarks = exampleform.from_plain, proofreading.examples_remarks
        bundle = self._read(file, exampleform.BYTES, read, remarks)
        self.examples += len(bundle.examples) if bundle else 0

    def networks(self, file: Path, known: Collection[str]) -> None:
        """Look over the guide to networks, whose portraits are entries that are known."""
        guide = self._read(file, references.BYTES, _strictly(networks.from_plain))
        for at, one in enumerate(guide.networks if guide else ()):
            if one.entry not in known:
                key = f"networks[{at}].entry"
                self.mistakes.append(Found(file, PackMistake(key, "pack.no_entry", name=one.entry)))

    def national(self, file: Path) -> None:
        """Look over the national figures, up to the first mistake."""
        self._read(file, references.BYTES, _strictly(outflow.from_plain))

    def _twice(self, ids: Iterable[tuple[Path, str]]) -> None:
        seen: set[str] = set()
        for file, id in ids:
            if id and id in seen:
                self.mistakes.append(Found(file, PackMistake("id", "pack.duplicate", name=id)))
            seen.add(id)

    def _read(
        self,
        file: Path,
        most: int,
        read: Callable[[Mapping[str, object], Note], _T | None],
        remarks: Callable[[_T], Iterable[PackMistake]] = lambda _: (),
    ) -> _T | None:
        mistakes = Mistakes()
        try:
            data = packs.tables(packs.contents(file, most))
        except PackMistake as mistake:
            self.mistakes.append(Found(file, mistake))
            return None
        record = read(data, mistakes)
        self.mistakes += [Found(file, one, _norm(one.key, data)) for one in mistakes]
        if record is not None:
            self.remarks += [Found(file, one, _norm(one.key, data)) for one in remarks(record)]
        return record


def _strictly(
    read: Callable[[Mapping[str, object]], _T],
) -> Callable[[Mapping[str, object], Note], _T | None]:
    """Return a reader that notes the mistake at which another one stops."""

    def noting(data: Mapping[str, object], note: Note) -> _T | None:
        try:
            return read(data)
        except PackMistake as mistake:
            note(mistake)
            return None

    return noting


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its name is too long, or nothing may be seen of it
        return False


def _whole(path: Path) -> Path:
    # "." has no name and no parent; resolve() breaks on links that lead round.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _known(beside: Path, shipped: Path) -> set[str]:
    """Return the ids of the bank beside a pack, or else of the shipped one."""
    root = beside if _is_folder(beside / packs.KNOWLEDGE) else shipped
    try:
        names = {path.stem for path in bank.files(root / packs.KNOWLEDGE)}
    except PackMistake:
        names = set()
    return names | {entry.id for entry in bank.shipped(root)}


def _norm(key: str, data: Mapping[str, object]) -> str:
    """Return the id of the norm that a key is in, as far as it has one."""
    found = _NORM.match(key)
    part: object = data
    for step in ("themes", int(found[1]), "norms", int(found[2]), "id") if found else ():
        if isinstance(part, list) and isinstance(step, int):
            part = part[step]
        else:
            part = part.get(step) if isinstance(part, Mapping) else None
    return shown(part[:WORD]) if isinstance(part, str) else ""
