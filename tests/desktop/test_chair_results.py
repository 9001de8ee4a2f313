"""The page Results as a whole: its sections in every state of a scan, and the way into them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain.handing import ALL
from tests.desktop.aftersession import after_session, decided, show_section
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.windowfaults import faults, unreached

LOOKS = [("nl", (1366, 768), 100), ("en", (1180, 640), 100), ("nl", (1366, 768), 150)]


def bare(language: str, letters: int) -> ChairRoom:
    """Return a scan without people or points, of which session 1 is closed."""
    room = ChairRoom(language=language, new_scan=True, letters=letters)
    room.state = replace(room.state, closed=True)
    return room


def prepared(language: str, letters: int) -> ChairRoom:
    return ChairRoom(language=language, whole=True, letters=letters)


def followed(language: str, letters: int) -> ChairRoom:
    return after_session(language, letters=letters)


@pytest.mark.parametrize(("language", "size", "letters"), LOOKS)
@pytest.mark.parametrize("make", [bare, prepared, followed])
def test_no_section_cuts_anything_and_all_of_it_is_reached(qtbot, make, language, size, letters):
    room = make(language, letters)
    qtbot.addWidget(room.window)
    room.window.resize(*size)
    room.window.show()
    room.show()
    found = []
    for title, part in room.window.results.parts:
        show_section(room, part)
        settle()
        found += [f"{title}: {one}" for one in (*faults(room.window), *unreached(room.window))]

    assert found == []


def test_what_is_asked_before_wiping_is_not_cut(qtbot):
    room = after_session("nl")
    decided(room)
    qtbot.addWidget(room.window)
    room.window.show()
    room.show()
    wiping = room.window.results.handing.wiping
    show_section(room, room.window.results.handing)
    wiping.options[ALL].click()
    wiping.start.click()
    settle()

    assert faults(room.window) == []
