"""Every slide fits: nothing outside, too small, cut off, or over other text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from scanhost.desktop import slides
from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark
from scanhost.desktop.theme import FLOOR
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Anchor, Text
from tests.desktop.moments import Meeting, by_chance, long_pack, seated, session, shipped

pytestmark = pytest.mark.usefixtures("qapp")

WIDTHS = (1440.0, 1706.7, 1920.0)  # 4:3, 16:10, 16:9
HEIGHT = 1080.0


def texts(marks: list[Mark]) -> list[Text]:
    return [mark for mark in marks if isinstance(mark, Text)]


def said(snapshot: Snapshot, width: float = 1920, page: int = 0) -> str:
    return "\n".join(text.text for text in texts(slides.marks(snapshot, width, page=page)))


def box(text: Text) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a line of text covers."""
    wide = measure(text.text, text.size, text.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    x = text.x - back
    return x, text.y - 0.72 * text.size, x + wide, text.y + 0.2 * text.size


def overlaps(one: Text, other: Text) -> bool:
    a, b = box(one), box(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 2


def problems(marks: list[Mark], width: float) -> Iterator[str]:
    """Yield what is wrong with a slide: outside, too small, or one text over another."""
    lines = texts(marks)
    for text in lines:
        left, top, right, bottom = box(text)
        if left < 0 or right > width or top < 0 or bottom > HEIGHT:
            yield f"outside: {text}"
        if text.size < FLOOR * HEIGHT:
            yield f"too small: {text}"
    for place, one in enumerate(lines):
        yield from (
            f"over each other: {one.text} / {other.text}"
            for other in lines[place + 1 :]
            if overlaps(one, other)
        )


def fits(name: str, snapshot: Snapshot, width: float) -> None:
    for page in range(slides.pages(snapshot, width)):
        found = list(problems(slides.marks(snapshot, width, page=page), width))
        assert not found, f"{name} at {width}, page {page}: {found[:3]}"


def whole(name: str, snapshot: Snapshot, width: float) -> None:
    fits(name, snapshot, width)
    assert not slides.sheet(snapshot, width).cut, f"{name} at {width}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_moment_fits(width, language):
    for name, snapshot in session(Meeting(language=language)):
        whole(name, snapshot, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_crowd_with_long_norms_fits(width):
    meeting = Meeting(24, long_pack(), grades=by_chance(1))

    for name, snapshot in session(meeting):
        if not name.startswith("review"):  # whose titles the chart itself shrinks
            whole(name, snapshot, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("pack", ["implementatiescan15", "regioplan12", "zelfscan13"])
def test_the_other_packs_fit(pack, width):
    for name, snapshot in session(Meeting(pack=shipped(pack), grades=by_chance(2))):
        whole(name, snapshot, width)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)])
def test_pictures_have_the_size_of_the_screen(size):
    for name, snapshot in session(Meeting()):
        if size[0] > 2000 and not name.startswith(("lobby", "norm:1.1", "review:T1")):
            continue
        if "." in name and not name.startswith("norm:1.1"):
            continue
        picture = slides.picture(snapshot, size[0], size[1])
        assert (picture.width(), picture.height()) == size
        assert colours(picture) > 3, name


def colours(picture: QImage) -> int:
    small = picture.scaled(160, 90).convertToFormat(QImage.Format.Format_RGB32)
    return len({small.pixel(x, y) for x in range(160) for y in range(90)})


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
        whole("points", snapshot, width)
