"""The child process that makes a PDF: one JSON document in, the bytes of the PDF out."""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any

from scanhost.report.agendapdf import agenda_pdf
from scanhost.report.plain import PROCESS, from_plain
from scanhost.report.process import process_pdf


def main() -> int:
    """Read stdin, write stdout; on failure say one line on stderr and return 1."""
    try:
        pdf = _made(json.loads(sys.stdin.buffer.read()))
    except Exception as error:  # noqa: BLE001 - the edge of this process; a trace could hold names
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {place.name}, line {place.lineno}"
        sys.stderr.buffer.write(f"{said}\n".encode())
        return 1
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


def _made(asked: dict[str, Any]) -> bytes:
    if asked["kind"] == PROCESS:
        return process_pdf(asked["language"])
    return agenda_pdf(from_plain(asked))


if __name__ == "__main__":
    sys.exit(main())
