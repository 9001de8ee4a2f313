"""What somebody who helps needs to know of this computer and this program; nobody's name.

The logs hold no names and no grades. As a second line, whatever of the scan is a name or a
free text is taken out of them all the same.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from scanhost.app.logs import FILES, NAME
from scanhost.app.scrubbing import Clean
from scanhost.domain.views import Room

LOG = 60_000  # characters of the logs, the newest
SETTINGS = ("language", "theme", "size", "sounds", "colours", "motion")
CHOSEN = ("second", "beamer")  # told as chosen or not: a folder and a screen say whose they are


def report(
    versions: Sequence[tuple[str, str]],
    screens: Iterable[str],
    folder: Path,
    room: Room | None,
    clean: Clean,
) -> str:
    """Return the whole report, with the data folder's settings and logs; reads the disk."""
    parts = [
        ("Program", [f"{name} {version}" for name, version in versions] + [platform.platform()]),
        ("Screens", [clean(one) for one in screens]),
        ("Settings", _settings(folder / "settings.json")),
        ("Open scan", ["none"] if room is None else counts(room)),
        ("Log", [clean(_log(folder))]),
    ]
    return "\n\n".join("\n".join([f"== {title} ==", *lines]) for title, lines in parts) + "\n"


def counts(room: Room) -> list[str]:
    """Return how far a scan is, in counts only."""
    revealed = sum(bool(norm.rounds) for norm in room.norms.values())
    return [
        f"pack {room.pack.id}",
        f"step {room.live.id}",
        f"locked {room.locked}, closed {room.closed}, restored {room.restored}",
        f"people {len(room.seats)}, taken {sum(seat.taken for seat in room.seats)}, "
        f"present {room.present}, visitors {len(room.visitors)}",
        f"norms {len(room.norms)}, revealed {revealed}, points {len(room.points)}",
        f"mode {room.mode}, entry {room.entry}",
    ]


def _settings(path: Path) -> list[str]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ["none"]
    if not isinstance(raw, dict):
        return ["not readable"]
    plain = [f"{name}: {raw[name]!r:.40}" for name in SETTINGS if name in raw]
    return plain + [f"{name}: {'chosen' if raw.get(name) else 'not chosen'}" for name in CHOSEN]


def _log(folder: Path) -> str:
    """Return the end of the logs, the oldest first."""
    names = [*(f"{NAME}.{number}" for number in range(FILES, 0, -1)), NAME]
    texts = []
    for name in names:
        try:
            texts.append((folder / name).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue  # there need not be so many
    return "".join(texts)[-LOG:].strip() or "empty"
