"""Having a PDF made: in a child process of the same executable, with a time limit.

Laying out a page is half a second of pure Python, which votes would have to wait for.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Sequence
from typing import Any

from scanhost.domain.agenda import Agenda
from scanhost.domain.errors import Trouble
from scanhost.report.plain import PROCESS, to_plain

log = logging.getLogger(__name__)

SAID = re.compile(r"^\w+ in \S+, line \d+$", re.MULTILINE)  # how `child` says where it failed


async def make_pdf(agenda: Agenda, command: Sequence[str], timeout: float = 30.0) -> bytes:
    """Return the agenda as a PDF; `Trouble` when the child fails or takes too many seconds.

    The command is what starts the child: this program and `report-child`.
    """
    return await _made(to_plain(agenda), command, timeout)


async def make_process(language: str, command: Sequence[str], timeout: float = 30.0) -> bytes:
    """Return the sheet with the whole process as a PDF; `Trouble` as above."""
    return await _made({"kind": PROCESS, "language": language}, command, timeout)


async def _made(asked: dict[str, Any], command: Sequence[str], timeout: float) -> bytes:
    document = json.dumps(asked).encode("ascii")
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        log.warning("the report child did not start: %s", error)
        raise Trouble("report.failed") from error
    try:
        pdf, said = await asyncio.wait_for(child.communicate(document), timeout)
    except TimeoutError as error:
        raise Trouble("report.slow") from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode or not pdf.startswith(b"%PDF"):
        # Only the child's own line: anything else could hold a name.
        line = SAID.search(said.decode("utf-8", "replace"))
        log.warning("the report child ended with %s: %s", child.returncode, line and line[0])
        raise Trouble("report.failed")
    return pdf
