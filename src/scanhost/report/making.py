"""Having a document made: in a child process of the same executable, with a time limit.

Laying out a page is half a second of pure Python, which votes would have to wait for.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Callable, Sequence

from scanhost.domain.errors import Trouble
from scanhost.report.material import Asked
from scanhost.report.plain import to_plain

log = logging.getLogger(__name__)

SAID = re.compile(r"^\w+ in \S+, line \d+$", re.MULTILINE)  # how `child` says where it failed
BEGINS = {"pdf": b"%PDF", "html": b"<!doctype html>"}
PATIENCE = 60.0  # seconds


async def make(asked: Asked, command: Sequence[str], timeout: float = PATIENCE) -> bytes:
    """Return a document; `Trouble` when the child fails or takes too many seconds.

    The command is what starts the child: this program and `report-child`.
    """
    made = await child(lambda: json.dumps(to_plain(asked)).encode("ascii"), command, timeout)
    if not made.startswith(BEGINS[asked.wanted.form]):
        log.warning("the report child made something else")
        raise Trouble("report.failed")
    return made


async def child(told: Callable[[], bytes], command: Sequence[str], timeout: float) -> bytes:
    """Return what a child process says that is told something; `Trouble` as above.

    What it is told is put together in another thread.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        log.warning("the report child did not start: %s", error)
        raise Trouble("report.failed") from error
    try:
        asked = await asyncio.to_thread(told)
        made, said = await asyncio.wait_for(process.communicate(asked), timeout)
    except TimeoutError as error:
        raise Trouble("report.slow") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        # Only the child's own line: anything else could hold a name.
        line = SAID.search(said.decode("utf-8", "replace"))
        log.warning("the report child ended with %s: %s", process.returncode, line and line[0])
        raise Trouble("report.failed")
    return made
