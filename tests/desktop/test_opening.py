"""A theme comes on once: shapes grow, words fade in where they stay, and then all is still."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from scanhost.desktop import slides
from scanhost.desktop.bridge import Bridge
from scanhost.desktop.marks import Faint, Mark, Place, Sitting
from scanhost.desktop.presentation import Presentation
from scanhost.desktop.slides import motion, opening
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain import commands as ask
from scanhost.domain.pack import Pack
from scanhost.domain.pack import Text as Told
from scanhost.domain.shapes import Text
from tests.desktop import faults
from tests.desktop.moments import Meeting, by_chance, seated, shipped
from tests.desktop.test_slides_layout import WIDTHS

pytestmark = pytest.mark.usefixtures("qapp")

PACKS = ("regionorm20", "implementatiescan15", "regioplan12", "zelfscan13")
MOMENTS = [tenth / 10 for tenth in range(-2, 400)]


def telling(pack: Pack, told: str) -> Pack:
    """Return a pack that tells this with every theme."""
    return replace(
        pack, themes=tuple(replace(theme, narration=Told(told)) for theme in pack.themes)
    )


def themes(language: str = "nl", pack: Pack | None = None) -> list[Snapshot]:
    meeting = seated(language=language, pack=pack, grades=by_chance(2))
    found = []
    for theme in meeting.state.pack.themes:
        meeting.go(f"theme:{theme.id}")
        found.append(meeting.snapshot())
    return found


def at(snapshot: Snapshot, since: float) -> list[Mark]:
    made = slides.sheet(snapshot)
    return motion.Opening(made.cues).at(made.marks, since)


def over(snapshot: Snapshot) -> float:
    return max(cue.at + cue.lasts for cue in slides.sheet(snapshot).cues) + 0.001


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_theme_takes_about_twenty_seconds_and_ends_as_it_stands(language):
    for snapshot in themes(language):
        told = snapshot.room.pack.theme(snapshot.room.step.theme or "").narration
        said = opening.sentences(told.in_(language))
        read = opening.moments(said)[-1] + len(said[-1]) / opening.CHARACTERS

        assert 12 < read < 24
        assert at(snapshot, over(snapshot)) == slides.marks(snapshot)
        assert motion.Opening(slides.sheet(snapshot).cues).wait(over(snapshot)) is None


def test_words_never_move_and_only_become_clearer():
    for snapshot in themes():
        stands = [mark for mark in slides.marks(snapshot) if isinstance(mark, Text)]
        seen: dict[Text, float] = {}
        for since in MOMENTS:
            for mark in at(snapshot, since):
                words = mark.mark if isinstance(mark, Faint) else mark
                if isinstance(words, Text):
                    opacity = mark.opacity if isinstance(mark, Faint) else 1.0
                    assert words in stands
                    assert opacity >= seen.get(words, 0)
                    seen[words] = opacity
        assert set(seen.values()) == {1.0}


def test_places_light_up_one_after_another_and_stay():
    snapshot = themes()[0]

    def lit(since: float) -> int:
        return sum(
            isinstance(mark, Place) and mark.sitting is Sitting.TAKEN
            for mark in at(snapshot, since)
        )

    counts = [lit(since) for since in MOMENTS]

    assert counts[0] == 0
    assert counts == sorted(counts)
    assert set(counts) == set(range(13))


def test_a_sentence_comes_when_the_one_before_it_has_been_read():
    told = opening.sentences("Kort.  Een zin die wat langer duurt dan de eerste! En dan? Klaar.")

    starts = opening.moments(told)

    assert told == ["Kort.", "Een zin die wat langer duurt dan de eerste!", "En dan?", "Klaar."]
    for place, start in enumerate(starts[1:]):
        assert (
            start - starts[place] >= opening.BREATH + len(told[place]) / opening.CHARACTERS - 1e-9
        )


def test_a_long_story_comes_faster_and_all_of_it():
    told = opening.sentences("Dit is een zin van gewone lengte die iets vertelt. " * 39)

    assert opening.moments(told)[-1] < opening.TOLD + opening.LONGEST


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("told", ["", "Eén zin.", "Hoe gaat dat nu bij ons? " * 5, "Zo dus. " * 60])
def test_whatever_is_told_fits(pack, told, width):
    for snapshot in themes(pack=telling(with_films(shipped(pack)), told)):
        assert list(faults.of_slide("theme", snapshot, width)) == []


def with_films(pack: Pack) -> Pack:
    """Return a pack whose themes open, also when nothing is told."""
    films = tuple(replace(theme, film="media/film.webm") for theme in pack.themes)
    return replace(pack, themes=films)


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_longest_story_fits_on_a_wide_screen(width):
    told = ("Jongeren in een kwetsbare positie krijgen ondersteuning. " * 36)[:1990].strip()

    made = slides.sheet(themes(pack=telling(shipped(), told))[2], width)
    assert list(faults.of_sheet(made)) == []


# --- in the room's window -----------------------------------------------------------------------


@pytest.fixture
def window(qtbot) -> Presentation:
    made = Presentation(Bridge(lambda command, then: None))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def meeting() -> Meeting:
    return seated()


def coming_on(window: Presentation) -> bool:
    return window.screening.since(time.monotonic()) is not None


def test_a_theme_comes_on_when_the_room_gets_to_it(qtbot, window, meeting):
    meeting.go("introduction-result")
    window.draw(meeting.snapshot())
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())

    first = window.grab().toImage()

    assert coming_on(window)
    assert first != slides.picture(meeting.snapshot(), 640, 360)
    qtbot.waitUntil(lambda: window.grab().toImage() != first, timeout=5000)


def test_it_ends_in_the_still_slide(qtbot, window, meeting, monkeypatch):
    monkeypatch.setattr(opening, "TOLD", 0.1)
    for name in ("TABLE", "RING", "SEATS", "NUMBER", "TITLE", "RULE", "SEAT", "BREATH"):
        monkeypatch.setattr(opening, name, 0.02)
    monkeypatch.setattr(opening, "CHARACTERS", 10_000)
    window.draw(meeting.snapshot())
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())
    end = slides.picture(meeting.snapshot(), 640, 360)

    qtbot.waitUntil(lambda: not coming_on(window))

    assert window.grab().toImage().convertToFormat(end.format()) == end


def test_without_motion_the_theme_stands_there_at_once(window, meeting):
    window.moves = False
    window.draw(meeting.snapshot())
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())

    end = slides.picture(meeting.snapshot(), 640, 360)

    assert window.grab().toImage().convertToFormat(end.format()) == end


def test_a_window_that_opens_on_a_theme_shows_how_it_ends(window, meeting):
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())

    assert not coming_on(window)


def test_looking_back_at_a_theme_shows_how_it_ends(window, meeting):
    meeting.go("norm:1.1")
    window.draw(meeting.snapshot())
    meeting.do(ask.Back())
    window.draw(meeting.snapshot())

    assert slides.name(meeting.snapshot()) == "theme-T1"
    assert not coming_on(window)


def test_after_an_interruption_the_theme_does_not_begin_again(window, meeting):
    window.draw(meeting.snapshot())
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())
    began = coming_on(window)
    window.draw(replace(meeting.snapshot(), room=replace(meeting.snapshot().room, closed=True)))
    interrupted = coming_on(window)
    window.draw(meeting.snapshot())

    assert began
    assert not interrupted
    assert not coming_on(window)


def test_the_next_theme_comes_on_again(window, meeting):
    window.draw(meeting.snapshot())
    for theme in ("theme:T1", "theme:T2"):
        meeting.go(theme)
        window.draw(meeting.snapshot())
        assert coming_on(window)


def test_a_pause_holds_it_and_it_goes_on(window, meeting):
    window.draw(meeting.snapshot())
    meeting.go("theme:T1")
    window.draw(meeting.snapshot())
    now = time.monotonic()
    meeting.do(ask.Pause())
    window.draw(meeting.snapshot())
    held = window.screening.since(now + 5)
    meeting.do(ask.Resume())
    window.draw(meeting.snapshot())
    later = window.screening.since(now + 5)

    assert held is not None
    assert held < 2
    assert later is not None
    assert later > 3


def test_the_themes_of_another_scan_come_on_again(window, meeting):
    def to_the_theme() -> None:
        window.draw(seated().snapshot())
        window.draw(meeting.snapshot())

    meeting.go("theme:T1")
    to_the_theme()
    assert coming_on(window)
    to_the_theme()
    assert not coming_on(window), "it has been on screen"

    window.begin()
    to_the_theme()

    assert coming_on(window)
