"""The guide beside the page: the same in both languages, at the right place, never in the way."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from scanhost.desktop.chair import manual, nextbutton
from scanhost.desktop.chair.guide import CONTENTS
from scanhost.desktop.chair.here import PARTS, SECTIONS, STEPS, here
from scanhost.desktop.chair.pages import RESULTS
from scanhost.desktop.chair.topbar import AGENDA, CONDUCT, HOME
from scanhost.domain.commands import Jump, Unlock
from scanhost.domain.script import Kind
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import press, shown

LANGUAGES = ("nl", "en")


@pytest.fixture
def scan(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    return room


def conducting(qtbot, step: str, size: tuple[int, int] = (1366, 768)) -> ChairRoom:
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.do(Unlock("CODE2345"))
    room.take()
    room.do(Jump(step))
    room.window.resize(*size)
    shown(qtbot, room)
    return room


def place_of(room: ChairRoom, widget) -> QRect:
    return QRect(widget.mapTo(room.window, QPoint(0, 0)), widget.size())


def free(room: ChairRoom, widget) -> bool:
    """Tell whether the guide covers nothing of a widget."""
    return not place_of(room, room.window.guide).intersects(place_of(room, widget))


def read(room: ChairRoom) -> str:
    """Return the heading that is marked as what is on screen."""
    guide = room.window.guide
    marked = [anchor for anchor, here in guide._here.items() if not here.isHidden()]
    return marked[0] if len(marked) == 1 else ""


# --- the text --------------------------------------------------------------------------------


def test_both_languages_have_the_same_six_chapters_with_the_same_places():
    dutch, english = (
        [(one.anchor, [each.anchor for each in one.passages]) for one in manual.chapters(language)]
        for language in LANGUAGES
    )

    assert dutch == english
    assert len(dutch) == 6
    anchors = [anchor for chapter, passages in dutch for anchor in (chapter, *passages)]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_says_something_and_no_markup_is_left(language):
    for chapter in manual.chapters(language):
        for passage in chapter.passages:
            assert passage.paragraphs, passage.anchor
            whole = " ".join((chapter.title, passage.title, *passage.paragraphs))
            assert not re.search(r"[*_#{}<>`]", whole), passage.anchor


def sentences(language: str) -> list[str]:
    texts = [
        text.removeprefix("- ")
        for chapter in manual.chapters(language)
        for passage in chapter.passages
        for text in passage.paragraphs
    ]
    return [one for text in texts for one in re.split(r"(?<=[.?!])\s+", text) if one]


def test_the_dutch_is_easy_to_read():
    lengths = [len(one.split()) for one in sentences("nl")]
    words = " ".join(sentences("nl")).split()

    assert sum(lengths) / len(lengths) < 10, "B1 asks for short sentences"
    assert max(lengths) <= 22
    assert sum(len(word) >= 12 for word in words) / len(words) < 0.05


def test_the_chair_is_u_and_never_je():
    assert not [one for one in sentences("nl") if re.search(r"\b(je|jij|jou|jouw)\b", one, re.I)]


def test_every_step_and_every_part_of_the_page_leads_to_a_place_that_exists(scan):
    assert set(STEPS) == set(Kind)
    for anchor in (*STEPS.values(), *PARTS.values(), *SECTIONS.values()):
        assert 0 <= manual.place("nl", anchor) < 6
    for part in scan.window.prepare.parts.each:
        assert manual.place("en", here(1, scan.snapshot().room, part.body[0])) == 1


def test_every_section_of_the_results_leads_to_where_the_guide_speaks_of_it(scan):
    window = scan.window
    window.go(RESULTS)
    window.toggle_guide()

    found = []
    for place in range(len(window.results.parts)):
        window.results.index[place].click()
        found.append(read(scan))

    assert found == [SECTIONS[type(part)] for _, part in window.results.parts]
    assert len(set(found)) > 3


# --- the panel -------------------------------------------------------------------------------


def test_f1_opens_at_what_is_on_screen_leaves_the_keyboard_and_closes_again(scan, qtbot):
    window = scan.window
    field = window.prepare.about.fields["place"]
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_F1)

    assert window.guide.isVisible()
    assert read(scan) == "region"
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    assert not window.guide.isVisible()


def test_scrolling_through_the_page_takes_the_guide_along(scan, qtbot):
    window = scan.window
    window.toggle_guide()

    network = next(
        one for one in window.prepare.parts.each if one.body == (window.prepare.network,)
    )
    network.section.click()

    assert read(scan) == "network"
    heading = window.guide._headings["network"]
    qtbot.waitUntil(lambda: 0 <= heading.mapTo(window.guide, QPoint(0, 0)).y() < 250)


def test_the_guide_follows_the_room_until_the_chair_turns_the_page(qtbot):
    room = conducting(qtbot, "welcome")
    guide = room.window.guide
    room.window.toggle_guide()
    assert read(room) == "welcome"

    room.do(Jump("norm:1.1"))
    room.show()
    assert read(room) == "grading"
    guide.tabs[5].click()
    room.do(Jump("closing"))
    room.show()

    assert guide._shown == 5, "the chair reads something else"
    room.window.toggle_guide()
    room.window.toggle_guide()
    assert read(room) == "closing"


def test_every_chapter_is_one_press_away_and_turning_over_visits_all(scan):
    guide = scan.window.guide
    scan.window.toggle_guide()
    guide.tabs[CONTENTS].click()
    assert guide.contents.isVisible()

    seen = []
    for _ in range(6):
        guide.onward.click()
        seen.append(guide._shown)
    guide.onward.click()

    assert seen == list(range(6))
    assert guide._shown == CONTENTS
    guide.contents.links[3].click()
    assert guide._shown == 3
    assert guide.tabs[3].accessibleName() == "4 What to watch during the scan"


@pytest.mark.parametrize("size", [(1180, 640), (1366, 768), (1920, 1080)])
def test_the_guide_covers_no_button_that_leads_on(qtbot, size):
    room = conducting(qtbot, "norm:1.2", size)
    window = room.window
    window.toggle_guide()
    qtbot.wait(1)  # the page is laid out anew
    panel = place_of(room, window.guide)
    assert panel.right() == window.width() - 1
    assert not panel.intersects(place_of(room, window.conduct.stage.next))

    room.do(Jump("actions"))
    room.show()
    window.go(AGENDA)
    for button in (window.agenda.forward, window.agenda.whole.make_pdf):
        qtbot.waitUntil(
            lambda button=button: (
                not place_of(room, window.guide).intersects(place_of(room, button))
            )
        )


def test_beside_a_question_at_the_foot_the_guide_can_still_be_read(qtbot):
    room = conducting(qtbot, "norm:1.2", (1180, 640))
    window = room.window
    room.do(Jump("actions"))
    room.show()
    window.go(AGENDA)
    window.agenda.whole.close_it.click()
    window.toggle_guide()
    qtbot.waitUntil(lambda: window.guide.height() > 240)  # once the page is laid out anew

    assert free(room, window.agenda.whole.question.yes)
    assert free(room, window.agenda.forward)


def test_preparing_goes_on_beside_the_guide_on_a_small_screen(scan, qtbot):
    scan.window.resize(1180, 640)
    scan.window.toggle_guide()
    prepare = scan.window.prepare

    for widget in (prepare.unlock, prepare.about.fields["municipalities"]):
        qtbot.waitUntil(
            lambda widget=widget: (
                not place_of(scan, scan.window.guide).intersects(place_of(scan, widget))
            )
        )
    scan.window.toggle_guide()
    assert prepare.contentsMargins().right() == 0


def test_escape_closes_the_guide_from_within_and_from_the_page(scan, qtbot):
    window = scan.window
    window.toggle_guide()
    window.guide.onward.setFocus()
    qtbot.keyClick(window.guide.onward, Qt.Key.Key_Escape)
    assert not window.guide.isVisible()
    assert window.prepare.hasFocus()

    window.toggle_guide()
    qtbot.keyClick(window.prepare, Qt.Key.Key_Escape)

    assert not window.guide.isVisible()


def test_the_room_never_reads_along_in_the_guide(qtbot):
    room = conducting(qtbot, "welcome")
    room.window.toggle_guide()

    room.window.fill(True)
    assert not room.window.guide.isVisible()
    room.window.toggle_guide()

    assert not room.window.guide.isVisible()
    room.window.fill(False)
    assert room.window.guide.isVisible()


def test_from_home_guide_and_rehearsal_are_one_press_away(scan, qtbot):
    window = scan.window
    window.go(HOME)

    window.home.guide.click()
    assert read(scan) == "idea"
    with qtbot.waitSignal(window.rehearsal_wanted):
        window.home.rehearse.click()
    window.guide.tabs[CONTENTS].click()
    with qtbot.waitSignal(window.rehearsal_wanted):
        window.guide.contents.rehearse.click()


def test_the_sheet_of_the_process_is_opened_printed_and_saved_from_the_contents(scan, qtbot):
    window = scan.window
    window.toggle_guide()
    window.guide.tabs[CONTENTS].click()

    for button, what in (
        (window.guide.contents.large, "open"),
        (window.guide.contents.print, "print"),
    ):
        with qtbot.waitSignal(window.process_wanted) as wanted:
            button.click()
        assert wanted.args == [what]


def test_tab_goes_through_the_guide_in_reading_order_and_everything_has_a_name(scan):
    guide = scan.window.guide
    scan.window.toggle_guide()
    order = [guide.close_it, *guide.tabs.values(), guide._scroll, guide.onward]

    visited, widget = [], guide.close_it.previousInFocusChain()
    for _ in range(80):
        widget = widget.nextInFocusChain()
        if widget in order and widget not in visited:
            visited.append(widget)

    assert [order.index(one) for one in visited] == list(range(len(order)))
    assert all(one.accessibleName() for one in order)


def test_the_guide_is_open_while_conducting_and_the_space_bar_still_leads_on(qtbot, monkeypatch):
    monkeypatch.setattr(nextbutton, "BOUNCE", 0)
    room = conducting(qtbot, "norm:1.1")
    room.window.toggle_guide()
    assert room.window.pages.currentIndex() == CONDUCT
    room.window.activateWindow()
    qtbot.waitUntil(room.window.isActiveWindow)

    press(qtbot, room, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: room.state.step.id == "norm:1.2")
