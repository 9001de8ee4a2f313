"""The child process that reads somebody's table: a path in, its cells out, both as JSON.

A spreadsheet is a stranger's: what it makes its reader take, this process takes.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.store import tables

MEMORY = 1 << 30  # bytes, where a system lets a process bind itself


def main() -> int:
    """Read stdin, write stdout: the table, or the trouble with it."""
    _bind()
    path = Path(json.loads(sys.stdin.buffer.read()))
    try:
        found = tables.read(path)
        said = {"rows": found.rows, "more": found.more}
    except Trouble as trouble:
        said = {"code": trouble.code, "facts": dict(trouble.facts)}
    except MemoryError:
        said = {"code": "table.large", "facts": {"name": path.name}}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


def _bind() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
