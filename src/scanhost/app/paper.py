"""How this program starts itself again to make paper."""

from __future__ import annotations

import sys


def command() -> tuple[str, ...]:
    """Return the command line of the child process that makes a PDF."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "report-child")
    # -P: what lies in the folder somebody stands in must not be taken for our packages.
    return (sys.executable, "-P", "-m", "scanhost", "report-child")
