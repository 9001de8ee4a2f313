"""The child process that makes a document: one JSON document in, the bytes of a file out."""

from __future__ import annotations

import json
import sys
import traceback

from scanhost.report import flowing
from scanhost.report.documents import document, page
from scanhost.report.material import Asked
from scanhost.report.plain import from_plain


def main() -> int:
    """Read stdin, write stdout; on failure say one line on stderr and return 1."""
    try:
        made = _made(from_plain(Asked, json.loads(sys.stdin.buffer.read())))
    except Exception as error:  # noqa: BLE001 - the edge of this process; a trace could hold names
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {place.name}, line {place.lineno}"
        sys.stderr.buffer.write(f"{said}\n".encode())
        return 1
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _made(asked: Asked) -> bytes:
    if asked.wanted.form == "html":
        return page(asked).encode()
    return flowing.pdf(document(asked))


if __name__ == "__main__":
    sys.exit(main())
