"""What comes along beside the packs to lay a region beside: six networks, national figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from scanhost.domain import networks, outflow
from scanhost.domain.networks import Guide
from scanhost.domain.outflow import National
from scanhost.domain.plain import PackMistake
from scanhost.store import packs

NETWORKS, NATIONAL = "networks.toml", "national.toml"
BYTES = 1 << 17

Read = TypeVar("Read")


def guide(root: Path) -> Guide:
    """Return the guide to networks below a folder of packs, or raise `Trouble` as for a pack."""
    return _read(root, NETWORKS, networks.from_plain)


def national(root: Path) -> National:
    """Return the national figures below a folder of packs, or raise `Trouble` as for a pack."""
    return _read(root, NATIONAL, outflow.from_plain)


def _read(root: Path, name: str, read: Callable[[Mapping[str, object]], Read]) -> Read:
    try:
        return read(packs.tables(packs.contents(root / name, BYTES)))
    except PackMistake as mistake:
        raise packs.trouble(name, mistake) from mistake
