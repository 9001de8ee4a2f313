"""Reading the shared figures of another region: a stranger's file, of which nothing is believed."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import NoReturn

from scanhost.domain import figuresform
from scanhost.domain.errors import Trouble
from scanhost.domain.figures import Figures
from scanhost.domain.lines import WIDE, line
from scanhost.domain.plain import PackMistake

LARGEST = 1 << 17  # bytes; a scan of 72 norms takes a quarter of it
DIGITS = 24  # of a number


def read(path: Path) -> Figures:
    """Return the figures in a file; `Trouble` when they are not there, or cannot be right."""
    name = line(path.name, WIDE)  # it may hold what turns a sentence around
    data = _contents(path, name)
    try:
        return figuresform.from_plain(_parsed(data))
    except PackMistake as mistake:
        if mistake.code == "figures.newer":
            raise Trouble("figures.newer", name=name) from mistake
        if mistake.code == "figures.format":
            raise Trouble("figures.foreign", name=name) from mistake
        raise Trouble("figures.damaged", name=name, key=mistake.key) from mistake
    except (ValueError, RecursionError) as error:
        raise Trouble("figures.foreign", name=name) from error


def _contents(path: Path, name: str) -> bytes:
    """Return what a plain file holds; a link or pipe may lead anywhere, or never end."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Trouble("figures.foreign", name=name)
        # A pipe put in its place since would be waited for without the last one.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Trouble("figures.missing", name=name) from error
    except OSError as error:
        raise Trouble("file.unreadable", name=name) from error
    if len(data) > LARGEST:
        raise Trouble("figures.large", name=name)
    return data


def _parsed(data: bytes) -> object:
    return json.loads(
        data.decode(),
        object_pairs_hook=_once,
        parse_constant=_refused,
        parse_int=_whole,
        parse_float=_broken,
    )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that stands there twice, for two readers would read it in two ways."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _refused(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _whole(digits: str) -> int:
    return int(_short(digits))


def _broken(digits: str) -> float:
    return float(_short(digits))


def _short(digits: str) -> str:
    if len(digits) > DIGITS:
        raise ValueError("a number that is too long")
    return digits
