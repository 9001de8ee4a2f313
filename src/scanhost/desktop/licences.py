"""What comes with the program, of which version, and under which licence; read offline."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from scanhost import resources

OURS = "participatiescan"
NAME = re.compile(r"[A-Za-z0-9._-]+")
TEXTS = re.compile(r"(licen[cs]e|copying|notice)[^/]*$|/licenses/", re.IGNORECASE)
SHORT = 60  # characters of a licence's name; some put the whole text there
QT = ("pyside6-essentials", "pyside6-addons", "shiboken6")  # they carry no text of their own
QT_TEXTS = ("LGPL-3.0", "GPL-3.0")  # the first adds to the second
ARRO = ("arro3-core", "arro3-io")  # nor do these
FONTS = (
    ("Atkinson Hyperlegible Next", "SIL OFL 1.1", "AtkinsonHyperlegibleNext-LICENSE.txt"),
    ("DejaVu Sans", "Bitstream Vera, Arev", "DejaVuSans-LICENSE.txt"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that comes with the program."""

    name: str
    version: str
    licence: str
    text: str  # in full; empty where the part carries none


def version() -> str:
    """Return the version of the program; empty where it runs without having been installed."""
    try:
        return metadata.version(OURS)
    except metadata.PackageNotFoundError:
        return ""


@cache
def parts() -> tuple[Part, ...]:
    """Return everything that comes with the program, by name."""
    found = [*_packages(), _python(), *_fonts(), Part("SQLite", "", "Public domain", "")]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _packages() -> Iterator[Part]:
    """Return what the program needs, and what that needs in turn."""
    seen = {OURS}
    waiting = [OURS]
    while waiting:
        try:
            one = metadata.distribution(waiting.pop())
        except metadata.PackageNotFoundError:
            continue  # not needed on this system
        for needed in one.requires or ():
            name = NAME.match(needed)
            if name and "extra ==" not in needed and (key := _key(name[0])) not in seen:
                seen.add(key)
                waiting.append(key)
        if _key(one.name) != OURS:
            yield Part(one.name, one.version, _licence(one), _text(one))


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(one: metadata.Distribution) -> str:
    """Return the name of a licence, wherever a package put it."""
    about = one.metadata
    named = ("License-Expression", "License")
    said = next((about[key] for key in named if key in about), "")
    first = said.strip().partition("\n")[0].strip()
    if first and len(first) <= SHORT:
        return first
    kinds = (kind for kind in about.get_all("Classifier") or () if kind.startswith("License"))
    return ", ".join(kind.rpartition(" :: ")[2] for kind in kinds) or first[:SHORT]


def _text(one: metadata.Distribution) -> str:
    if _key(one.name) in QT:
        return _joined(resources.assets() / "licences" / f"{name}.txt" for name in QT_TEXTS)
    if _key(one.name) in ARRO:
        return _joined([resources.assets() / "licences" / "Apache-2.0.txt"])
    carried = sorted(str(file) for file in one.files or () if TEXTS.search(str(file)))
    inside = [name for name in carried if ".dist-info/" in name] or carried
    return _joined(Path(str(one.locate_file(name))) for name in inside)


def _python() -> Part:
    places = (Path(sysconfig.get_path("stdlib")), resources.assets() / "licences" / "Python")
    text = next(filter(None, (_joined([place / "LICENSE.txt"]) for place in places)), "")
    return Part("Python", ".".join(map(str, sys.version_info[:3])), "PSF-2.0", text)


def _fonts() -> Iterator[Part]:
    for name, licence, file in FONTS:
        yield Part(name, "", licence, _joined([resources.assets() / "fonts" / file]))


def _joined(paths: Iterator[Path] | list[Path]) -> str:
    texts = []
    for path in paths:
        try:
            texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
        except OSError:
            continue  # a list of files may name one that was left out
    return "\n\n".join(filter(None, texts))
