"""Whether there is a screen to show a window on; asked before Qt, which aborts without one."""

from __future__ import annotations

import os
import sys

CHOSEN = "QT_QPA_PLATFORM"
NOWHERE = "offscreen"


def present() -> bool:
    """Tell whether this computer says that it has a screen."""
    return bool(os.environ.get(CHOSEN)) or not sys.platform.startswith("linux") or bool(_systems())


def fall_back() -> bool:
    """Let Qt paint nowhere rather than abort when no screen answers; False if that was chosen.

    What a desktop's variables promise need not be so: another user's session, a server
    that is gone, a library that is missing.
    """
    if os.environ.get(CHOSEN) or not sys.platform.startswith("linux"):
        return False
    os.environ[CHOSEN] = ";".join((*_systems(), NOWHERE))
    return True


def _systems() -> list[str]:
    systems = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    order = sorted(systems, reverse=os.environ.get("XDG_SESSION_TYPE") == "wayland")
    return [system for system in reversed(order) if os.environ.get(systems[system])]
