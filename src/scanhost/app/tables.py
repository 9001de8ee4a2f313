"""Having somebody's table read: in a child process of the same executable, with a time limit."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from scanhost.domain.errors import Trouble
from scanhost.domain.tables import Table

log = logging.getLogger(__name__)

SECONDS = 15.0


async def read_table(path: Path, command: Sequence[str], timeout: float = SECONDS) -> Table:
    """Return the table in a file; `Trouble` when there is none, or it takes too many seconds.

    The command is what starts the child: this program and `table-child`.
    """
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # a trace could hold names
        )
    except OSError as error:
        log.warning("the table child did not start: %s", error)
        raise Trouble("table.broken", name=path.name) from error
    try:
        asked = json.dumps(str(path)).encode("ascii")
        said, _ = await asyncio.wait_for(child.communicate(asked), timeout)
    except TimeoutError as error:
        raise Trouble("table.slow", name=path.name) from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        log.warning("the table child ended with %s", child.returncode)
        raise Trouble("table.broken", name=path.name)
    found = json.loads(said)
    if "code" in found:
        raise Trouble(found["code"], **found["facts"])
    return Table(tuple(tuple(row) for row in found["rows"]), found["more"])
