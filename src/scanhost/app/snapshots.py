"""What the windows are drawn from, taken of a meeting."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from scanhost.app import beside, entries
from scanhost.app.following import Network
from scanhost.app.meeting import Meeting
from scanhost.desktop import snapshot
from scanhost.desktop.snapshot import Joining, Snapshot, Wifi
from scanhost.domain import agenda, views, wifi
from scanhost.domain.apply import moved_on
from scanhost.domain.commands import Command, GradeFor
from scanhost.domain.errors import Refused
from scanhost.domain.mostchosen import Chosen, most_chosen
from scanhost.domain.script import Kind
from scanhost.domain.state import State
from scanhost.lan import addresses
from scanhost.lan.link import Link, matrix, spoken


def take(meeting: Meeting) -> Snapshot:
    """Return the meeting as the windows may show it. Server thread only."""
    trouble, missed = meeting.room.trouble, meeting.missed
    view = meeting.view()
    return Snapshot(
        view,
        meeting.agenda(),
        None if meeting.link is None else joining(meeting.link, *wireless(view.about)),
        meeting.phones,
        meeting.seen,
        None if trouble is None else Refused(trouble.code, trouble.facts),
        undoable(meeting.room.slips.last),
        None if missed is None else Refused(missed.code, missed.facts),
        notices(meeting),
        time.monotonic(),
        network=None if meeting.link is None else ways(meeting.network, meeting.link.host),
        national=beside.national(),
        guide=beside.guide(),
        chosen=chosen(view, meeting.others),
    )


def chosen(room: views.Room, others: Mapping[str, int]) -> tuple[Chosen, ...]:
    """Return what the closing shows of the knowledge bank; nothing before it."""
    if room.live.kind is not Kind.CLOSING:
        return ()
    return most_chosen(room.pack, entries.shipped(), room.favourites, others, room.examples)


@lru_cache(8)
def ways(network: Network, shown: str) -> snapshot.Network:
    """Return the ways by which phones may come in, as the windows show them."""
    return snapshot.Network(
        tuple(
            snapshot.Way(one.ip, one.adapter, one.wireless, one.hotspot, one.default)
            for one in network.found
        ),
        shown,
        network.lost,
        network.tunnels,
        network.name,
    )


def kept(state: State) -> Snapshot:
    """Return a scan as files may show it: one no, and they name nobody."""
    state = moved_on(state)
    room = views.room(state, 0.0)
    return Snapshot(
        room,
        agenda.agenda(state),
        None,
        0,
        0,
        chosen=chosen(room, {}),
        national=beside.national(),
    )


def notices(meeting: Meeting) -> tuple[Refused, ...]:
    """Return what the chair should hear once."""
    notice = meeting.notice
    opened = () if notice is None else (Refused(notice.code, notice.facts),)
    return (*opened, Refused("storage.tight")) if meeting.tight else opened


def undoable(did: Command | None) -> Command | None:
    """Return what can be taken back as a window may know it: without the grade in it."""
    return replace(did, grade=None, ballot="") if isinstance(did, GradeFor) else did


def wireless(about: Mapping[str, str]) -> tuple[str, str]:
    """Return name and password of the room's Wi-Fi, as far as the chair typed them."""
    return about.get(wifi.NAME, ""), about.get(wifi.PASSWORD, "")


@lru_cache(8)  # a snapshot is taken many times a second
def joining(link: Link, name: str = "", password: str = "") -> Joining:
    """Return how a phone gets in, with the QR codes of the link and of the room's Wi-Fi."""
    known = Wifi(name, password, matrix(wifi.scanned(name, password))) if name else None
    return Joining(
        link.url,
        link.address,
        spoken(link.code),
        matrix(link.url),
        link.host == addresses.LOOPBACK,
        known,
    )
