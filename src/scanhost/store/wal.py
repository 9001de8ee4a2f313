"""A -wal left behind: a torn end, or damage? SQLite itself takes both for an end.

A commit is synced before the next one is appended. So what follows a bad frame can be
whole up to the end of that frame's own commit; a later whole commit proves that the
frame was whole once. The last commit itself cannot be told from one that was torn.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

HEADER = 32
FRAME = 24  # bytes before a page
MAGIC = {0x377F0682: "little", 0x377F0683: "big"}  # byte order of the checksums
PAGES = {2**power for power in range(9, 17)}
SEARCHED = 1 << 20  # bytes in which a header that is bad can be proven ours


def damaged(path: Path) -> bool:
    """Tell whether a -wal holds a bad frame that a later whole commit follows."""
    raw = path.read_bytes()
    if len(raw) < HEADER:
        return False
    magic, _, size, _, salt_1, salt_2, sum_1, sum_2 = struct.unpack(">8I", raw[:HEADER])
    good = magic in MAGIC and size in PAGES
    good = good and _checksum(raw[:24], (0, 0), MAGIC[magic]) == (sum_1, sum_2)
    if not good:
        # It is synced before any frame, so a frame that belongs to it proves damage.
        if raw[16:24] == raw[HEADER + 8 : HEADER + 16]:
            return True
        begin = raw[:SEARCHED]
        return any(_chained(begin, order, page) for order in MAGIC.values() for page in PAGES)
    return _damaged(raw, size, (salt_1, salt_2), MAGIC[magic])


def _damaged(raw: bytes, size: int, salts: tuple[int, int], order: str) -> bool:
    bad = False  # a frame was bad in an earlier commit
    torn = False  # a frame is bad in this one
    for whole, commit in _frames(raw, size, salts, order):
        torn = torn or not whole
        if commit:
            if bad and not torn:
                return True
            bad, torn = bad or torn, False
    return False


def _frames(
    raw: bytes, size: int, salts: tuple[int, int], order: str
) -> Iterator[tuple[bool, bool]]:
    """Yield of each frame whether it is whole, and whether it ends a commit."""
    before = struct.unpack(">2I", raw[24:HEADER])
    for at in range(HEADER, len(raw) - FRAME - size + 1, FRAME + size):
        number, pages, salt_1, salt_2, *sums = struct.unpack(">6I", raw[at : at + FRAME])
        whole = False
        if (salt_1, salt_2) == salts and number:
            found = _checksum(raw[at : at + 8], before, order)
            found = _checksum(raw[at + FRAME : at + FRAME + size], found, order)
            whole = found == tuple(sums)
        before = tuple(sums)
        yield whole, pages != 0


def _chained(raw: bytes, order: str, size: int) -> bool:
    """Tell whether a frame follows from what stands before it, whatever the header says."""
    step = FRAME + size
    for at in range(HEADER, len(raw) - step + 1, step):
        start = 24 if at == HEADER else at - step + 16
        before = struct.unpack(">2I", raw[start : start + 8])
        sums = struct.unpack(">2I", raw[at + 16 : at + FRAME])
        found = _checksum(raw[at : at + 8], before, order)
        if _checksum(raw[at + FRAME : at + step], found, order) == sums:
            return True
    return False


def _checksum(data: bytes, start: tuple[int, ...], order: str) -> tuple[int, int]:
    words = array("I", data)
    if order != sys.byteorder:
        words.byteswap()
    one, two = start
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
