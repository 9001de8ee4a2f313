"""What the windows are drawn from, taken of a meeting."""

from __future__ import annotations

import time
from functools import cache

from scanhost.app.meeting import Meeting
from scanhost.desktop.bridge import Joining, Snapshot
from scanhost.domain.errors import Refused
from scanhost.lan import addresses
from scanhost.lan.link import Link, matrix, spoken


def take(meeting: Meeting) -> Snapshot:
    """Return the meeting as the windows may show it. Server thread only."""
    trouble, missed = meeting.room.trouble, meeting.missed
    return Snapshot(
        meeting.view(),
        meeting.agenda(),
        None if meeting.link is None else joining(meeting.link),
        meeting.phones,
        meeting.seen,
        None if trouble is None else Refused(trouble.code, trouble.facts),
        meeting.room.slips.last,
        None if missed is None else Refused(missed.code, missed.facts),
        time.monotonic(),
    )


@cache
def joining(link: Link) -> Joining:
    """Return how a phone gets in, with the QR code of the link."""
    return Joining(
        link.url,
        link.address,
        spoken(link.code),
        matrix(link.url),
        link.host == addresses.LOOPBACK,
    )
