"""What the program writes down of itself: no names, no grades, and never much."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

SIZE = 500_000  # bytes of one file
FILES = 3  # older ones
NAME = "log.txt"


def keep(folder: Path) -> None:
    """Write a log that rotates; a folder that cannot be written means there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / NAME, maxBytes=SIZE, backupCount=FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
