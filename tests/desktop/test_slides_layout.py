"""What people write of any length stays on its slide, and every slide has a next one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop import slides
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import commands as ask
from tests.desktop import faults
from tests.desktop.moments import Meeting, seated

pytestmark = pytest.mark.usefixtures("qapp")

WIDTHS = (1440.0, 1706.7, 1920.0)  # 4:3, 16:10, 16:9


def said(snapshot: Snapshot, width: float = 1920, page: int = 0) -> str:
    return "\n".join(text.text for text in faults.texts(slides.marks(snapshot, width, page=page)))


def fits(name: str, snapshot: Snapshot, width: float) -> None:
    assert [one for one in faults.of_slide(name, snapshot, width) if ": cut" not in one] == []


def test_a_long_agenda_is_whole_over_its_pages():
    meeting = seated()
    meeting.go("actions")
    meeting.tick_points(12, 4)
    long = " ".join(f"woord{n}" for n in range(220))
    meeting.do(ask.SaveText("p3a1.what", long))
    snapshot = meeting.snapshot()

    shown = " ".join(
        said(snapshot, 1920, page).replace("\n", " ") for page in range(slides.pages(snapshot))
    )

    assert slides.pages(snapshot) > 1
    assert all(f"woord{n}" in shown for n in range(220))
    assert all(point.title in shown for point in snapshot.room.points)
    fits("actions", snapshot, 1440)
    fits("actions", snapshot, 1920)


def test_very_long_words_of_the_chair_stay_on_the_slide():
    meeting = seated()
    meeting.do(ask.SaveAbout("region", "Regio" + "oosterdelta" * 9))
    meeting.do(ask.SaveAbout("place", "Zaal " * 16))
    meeting.go("closing")
    meeting.do(ask.SaveText("agenda.absent", "De voorzitter belt iedereen. " * 20))

    for width in WIDTHS:
        fits("closing", meeting.snapshot(), width)
        fits("lobby", replace(Meeting().snapshot(), agenda=meeting.snapshot().agenda), width)


def test_every_step_has_a_next_slide_but_the_last():
    meeting = seated()
    while meeting.state.at + 1 < len(meeting.state.script):
        if meeting.state.voting():
            meeting.vote()
        coming = slides.ahead(meeting.snapshot())
        assert coming is not None
        expected = slides.name(coming)
        fits("ahead", coming, 1920)
        meeting.next()
        assert slides.name(meeting.snapshot()) == expected
    assert slides.ahead(meeting.snapshot()) is None


def test_eight_points_say_why_each_was_chosen():
    meeting = seated()
    meeting.go("points")
    for norm in ("1.4", "1.1", "2.5", "2.4", "3.5", "3.2", "4.5", "4.4"):
        meeting.do(ask.TickPoint(norm, meeting.state.pack.theme_of(norm).id, norm))
    snapshot = meeting.snapshot()
    assert {code for point in snapshot.room.points for code in point.why} >= {"lowest", "widest"}

    for width in WIDTHS:
        assert faults.of_slide("points", snapshot, width) == []
