"""The child process that makes a PDF: one JSON document in, the bytes of the PDF out."""

from __future__ import annotations

import json
import sys
import traceback

from scanhost.report.agendapdf import agenda_pdf
from scanhost.report.plain import from_plain


def main() -> int:
    """Read stdin, write stdout; on failure say one line on stderr and return 1."""
    try:
        pdf = agenda_pdf(from_plain(json.loads(sys.stdin.buffer.read())))
    except Exception as error:  # noqa: BLE001 - the edge of this process; a trace could hold names
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {place.name}, line {place.lineno}"
        sys.stderr.buffer.write(f"{said}\n".encode())
        return 1
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
