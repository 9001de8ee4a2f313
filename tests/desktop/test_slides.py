"""Slides say what the moment asks for, and give nothing away."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from scanhost.desktop import slides
from scanhost.desktop.marks import Code, Mark, Place, Ring, Sitting
from scanhost.desktop.slides import table
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT
from scanhost.domain import commands as ask
from scanhost.domain.errors import Refused
from scanhost.domain.shapes import Dot, Text
from tests.desktop.moments import URL, Meeting, by_chance, joining, seated, session

pytestmark = pytest.mark.usefixtures("qapp")


def texts(marks: list[Mark]) -> list[Text]:
    return [mark for mark in marks if isinstance(mark, Text)]


def said(snapshot: Snapshot, width: float = 1920, page: int = 0) -> str:
    return "\n".join(text.text for text in texts(slides.marks(snapshot, width, page=page)))


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_a_phone_reads_the_code_from_the_lobby(theme, size):
    meeting = Meeting()
    meeting.do(ask.Unlock("K7PM4TQX"))

    picture = slides.picture(meeting.snapshot(), size[0], size[1], theme)
    found = zxingcpp.read_barcodes(pixels(picture))

    assert [one.text for one in found] == [URL]


def pixels(picture: QImage) -> np.ndarray:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()  # the picture's own bytes go with it


def test_without_a_network_no_code_is_shown():
    meeting = Meeting()
    meeting.do(ask.Unlock("K7PM4TQX"))

    for way, told in ((joining(alone=True), "Nog geen netwerk"), (None, "Een ogenblik")):
        snapshot = replace(meeting.snapshot(), joining=way)
        assert not any(isinstance(mark, Code) for mark in slides.marks(snapshot))
        assert told in said(snapshot)


def test_nothing_before_the_reveal_depends_on_a_grade():
    one, other = (session(Meeting(grades=by_chance(seed))) for seed in (3, 4))

    compared = 0
    for (name, first), (again, second) in zip(one, other, strict=True):
        assert name == again
        if name == "introduction-result":
            continue
        if name == "review:T1":
            break
        first, second = (replace(snapshot, taken=0.0) for snapshot in (first, second))
        assert slides.marks(first) == slides.marks(second), name
        compared += 1
    assert compared > 12


def test_the_reveal_does_depend_on_the_grades():
    reviews = []
    for seed in (3, 4):
        meeting = seated(grades=by_chance(seed))
        meeting.go("review:T1")
        reviews.append(slides.marks(meeting.snapshot()))

    assert reviews[0] != reviews[1]


def test_markup_in_names_is_painted_as_it_is_written():
    meeting = seated()
    meeting.do(ask.SaveAbout("region", "<b>Delta</b> & <img src=x>"))

    assert "<b>Delta</b> & <img src=x>" in said(meeting.snapshot())


def test_nobody_is_named_in_the_lobby():
    meeting = seated()

    words = said(meeting.snapshot())

    assert not any(seat.person.last in words for seat in meeting.snapshot().room.seats)


def test_places_fill_by_count_and_only_all_when_all_are_done():
    assert [table.filled(n, 12) for n in range(13)] == list(range(13))
    assert table.filled(0, 0) == 0
    assert table.filled(1, 24) == 1
    assert table.filled(23, 24) == 11
    for of in range(1, 60):
        fills = [table.filled(n, of) for n in range(of + 1)]
        assert all(a <= b for a, b in pairwise(fills))
        assert fills.index(12) == of


def test_the_clock_shows_the_seconds_handed_in():
    meeting = seated()
    meeting.go("norm:1.1")

    shown = said(replace(meeting.snapshot()))
    later = [text.text for text in texts(slides.marks(meeting.snapshot(), left=36.2))]

    assert "1:00" in shown
    assert "0:37" in later
    ring = [mark for mark in slides.marks(meeting.snapshot(), left=36.2) if isinstance(mark, Ring)]
    assert ring[-1].share == pytest.approx(36.2 / 60)


def test_a_pause_says_so_and_shows_no_seconds():
    meeting = seated()
    meeting.go("norm:1.1")
    meeting.do(ask.Pause())

    words = said(meeting.snapshot())

    assert "pauze" in words
    assert "1:00" not in words


def test_looking_back_shows_the_earlier_step_without_its_clock():
    meeting = seated()
    meeting.go("norm:1.3")
    meeting.do(ask.Back())

    words = said(meeting.snapshot())

    assert slides.name(meeting.snapshot()) == "norm-1.2"
    assert "we kijken terug" in words
    assert ":" not in words


def test_a_revealed_norm_is_looked_back_at_with_its_grades():
    meeting = seated()
    meeting.go("review:T1")
    meeting.do(ask.Jump("norm:1.2"))

    drawn = slides.marks(meeting.snapshot())

    assert sum(isinstance(mark, Dot) and mark.of == "1.2" for mark in drawn) >= 12


def test_names_of_slides_are_stable():
    meeting = seated()
    names = [slides.name(meeting.snapshot())]
    for step in ("introduction", "introduction-result", "theme:T1", "norm:1.1", "review:T1"):
        meeting.go(step)
        names.append(slides.name(meeting.snapshot()))
    meeting.do(ask.VoteAgain("1.2"))
    names.append(slides.name(meeting.snapshot()))

    assert names == [
        "lobby",
        "introduction",
        "introduction-result",
        "theme-T1",
        "norm-1.1",
        "review-T1",
        "norm-1.2-round-2",
    ]


def test_trouble_is_calm_and_says_nothing_of_it():
    meeting = seated()

    snapshot = replace(meeting.snapshot(), trouble=Refused("storage.full"))

    assert slides.name(snapshot) == "trouble"
    assert said(snapshot).split("\n") == ["Een ogenblik", "We gaan zo verder."]


def test_a_chosen_norm_is_ticked_in_the_review():
    meeting = seated()
    meeting.go("review:T1")
    before = slides.marks(meeting.snapshot())
    meeting.tick_points(1, 0)

    after = slides.marks(meeting.snapshot())

    assert ticks(after) == ticks(before) + 2  # the norm's, and the one that explains it


def ticks(marks: list[Mark]) -> int:
    return sum(isinstance(mark, Place) and mark.sitting is Sitting.TICKED for mark in marks)


def test_what_comes_next_knows_no_more_than_the_room():
    meeting = seated()
    meeting.go("norm:1.5")
    meeting.vote()

    coming = slides.ahead(meeting.snapshot())

    assert coming is not None
    assert slides.name(coming) == "review-T1"
    assert not any(isinstance(mark, Dot) and mark.of for mark in slides.marks(coming))
