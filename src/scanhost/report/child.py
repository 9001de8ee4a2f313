"""The child process that makes paper and files: one JSON document in, the bytes made out."""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any

from scanhost.report.material import Asked
from scanhost.report.plain import from_plain

# What is imported below is large, and each is needed for one of the two only.


def main() -> int:
    """Read stdin, write stdout; on failure say one line on stderr and return 1."""
    try:
        made = _made(json.loads(sys.stdin.buffer.read()))
    except Exception as error:  # noqa: BLE001 - the edge of this process; a trace could hold names
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {place.name}, line {place.lineno}"
        sys.stderr.buffer.write(f"{said}\n".encode())
        return 1
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _made(told: dict[str, Any]) -> bytes:
    """Return a document, or what was made of files, joined."""
    if "wanted" not in told:
        from scanhost.report import files, filesmade

        return files.joined(filesmade.made(from_plain(files.Wanted, told)))
    from scanhost.report import flowing
    from scanhost.report.documents import document, page

    asked = from_plain(Asked, told)
    if asked.wanted.form == "html":
        return page(asked).encode()
    return flowing.pdf(document(asked))


if __name__ == "__main__":
    sys.exit(main())
