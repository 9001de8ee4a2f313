"""Folders for copies that are looked into and thrown away.

A program that is killed meanwhile leaves its copy behind, with everything in it.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scanhost.store import peeking

PREFIX = "scan-"
STALE = 60.0  # seconds; who looks into a copy is done long before


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        yield Path(name)


def forget(id: str) -> None:
    """Delete the copies of a scan that were left behind."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            stale = time.time() - left.stat().st_mtime > STALE
            if stale and any(peeking.id_of(one) == id for one in left.iterdir()):
                shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue  # somebody else's, or gone already
