"""Every moment of a session has a slide that fits, can be read, and gives nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from tests.desktop.moments import (
    URL,
    Meeting,
    by_chance,
    joining,
    long_pack,
    session,
    shipped,
)

from scanhost.desktop import slides
from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Code, Mark, Place, Ring, Sitting
from scanhost.desktop.slides import table
from scanhost.desktop.theme import CONTRAST, DARK, FLOOR, LIGHT
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Anchor, Dot, Text

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
    return np.ascontiguousarray(rows[:, : grey.width()])


def test_without_a_network_no_code_is_shown():
    meeting = Meeting()
    meeting.do(ask.Unlock("K7PM4TQX"))

    for way in (joining(alone=True), None):
        snapshot = replace(meeting.snapshot(), joining=way)
        assert not any(isinstance(mark, Code) for mark in slides.marks(snapshot))
        assert "Nog geen netwerk" in said(snapshot)


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


def seated(**more) -> Meeting:
    meeting = Meeting(**more)
    meeting.do(ask.Unlock("K7PM4TQX"))
    meeting.sit()
    return meeting


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

    snapshot = replace(meeting.snapshot(), trouble="disk.full")

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


def test_what_comes_next_knows_no_more_than_the_room():
    meeting = seated()
    meeting.go("norm:1.5")
    meeting.vote()

    coming = slides.ahead(meeting.snapshot())

    assert coming is not None
    assert slides.name(coming) == "review-T1"
    assert not any(isinstance(mark, Dot) and mark.of for mark in slides.marks(coming))


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
