"""How this program starts itself again: to make paper and files, or to read somebody's table."""

from __future__ import annotations

import sys


def command(child: str = "report-child") -> tuple[str, ...]:
    """Return the command line of a child process: what makes paper and files, or `table-child`."""
    if getattr(sys, "frozen", False):
        return (sys.executable, child)
    # -P: what lies in the folder somebody stands in must not be taken for our packages.
    return (sys.executable, "-P", "-m", "scanhost", child)
