"""What a region knows of itself, filled in at the page Knowledge bank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.desktop.theme import DARK, LIGHT
from scanhost.domain.commands import SaveAbout
from scanhost.domain.facts import Wiped
from scanhost.report.documents import NETWORKS
from tests.desktop import windowfaults
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown
from tests.report.awkward import OWN_REGION

ABOUT = {
    **OWN_REGION,
    "indicator.narrow": "4",
    "indicator.durable": "own",
    "indicator.schools": "15",
    "indicator.schools_all": "14",
}


@pytest.mark.parametrize(("language", "theme", "letters"), [("nl", LIGHT, 100), ("en", DARK, 150)])
def test_nothing_is_cut_or_out_of_reach(qtbot, language, theme, letters):
    room = ChairRoom(language=language, theme=theme, letters=letters)
    qtbot.addWidget(room.window)
    room.do(*(SaveAbout(key, value) for key, value in ABOUT.items()))
    room.window.resize(1180, 640)
    room.window.show()
    room.show()
    room.window.go(KNOWLEDGE)
    page = room.window.knowledge
    for part in (page.kijkwijzer, page.figures, page.indicators):
        page.bring(part)
        settle()
        assert windowfaults.faults(room.window) == []
        assert windowfaults.unreached(room.window) == []


def test_the_kijkwijzer_can_be_filled_in_after_one_person_was_wiped(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.state = replace(room.state, wiped=(Wiped("person", "2026-11-27"),))
    shown(qtbot, room)
    room.window.go(KNOWLEDGE)
    page = room.window.knowledge
    page.bring(page.kijkwijzer)

    page.kijkwijzer.questions["kind"].ticks["schools"].click()
    answered(qtbot, room)

    assert room.state.about["network.kind"] == "schools"


def typed(qtbot, line, text):
    line.clear()
    qtbot.keyClicks(line, text)
    line.record.flush()


def test_a_region_fills_in_its_network_its_figures_and_its_indicators(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    room.window.go(KNOWLEDGE)
    page = room.window.knowledge
    wanted: list[str] = []
    page.kijkwijzer.entry_wanted.connect(wanted.append)

    page.bring(page.kijkwijzer)
    page.kijkwijzer.questions["kind"].ticks["schools"].click()
    page.kijkwijzer.questions["partners"].ticks["pro"].click()
    page.kijkwijzer.questions["partners"].ticks["vso"].click()
    answered(qtbot, room)

    assert room.state.about["network.partners"] == "pro vso"
    entry, leads = page.kijkwijzer.portraits[0]
    assert entry == "KB51"  # schools only
    leads.click()
    assert wanted == ["KB51"]
    assert page.part is page.searching

    page.bring(page.figures)
    school = page.figures.schools["pro"]
    for field, number in (("total", "100"), ("work", "60"), ("benefit", "47")):
        typed(qtbot, school.fields[field], number)
    answered(qtbot, room)
    assert "7 more than the 100" in school.says.text()
    assert not school.picture.isVisible()

    typed(qtbot, school.fields["benefit"], "123456")
    qtbot.waitUntil(lambda: school.asked["benefit"].is_wrong)  # and not cut to another number
    assert room.state.about["figures.pro.benefit"] == "47"
    typed(qtbot, school.fields["benefit"], "39")
    answered(qtbot, room)
    assert "The other one stands as" in school.says.text()
    assert "Nobody sees a number below 5 but you" in school.says.text()

    typed(qtbot, school.fields["benefit"], "3")
    typed(qtbot, school.fields["year"], "25/26")
    answered(qtbot, room)
    assert "The other 37 stand as" in school.says.text()
    assert "Nobody sees a number below 5 but you" in school.says.text()
    assert "fewer than 5" in school.picture.accessibleDescription()
    assert school.asked["year"].is_wrong
    page.figures.step.click()
    answered(qtbot, room)
    assert room.state.about["figures"] == "yes"

    page.bring(page.indicators)
    typed(qtbot, page.indicators.fields["schools"], "9")
    typed(qtbot, page.indicators.fields["schools_all"], "7")
    answered(qtbot, room)
    assert page.indicators.asked["schools"].is_wrong
    assert SaveAbout("indicator.schools", "9") in room.asked

    page.bring(page.kijkwijzer)
    page.kijkwijzer.paper.click()
    assert room.window.results.isVisible()
    assert room.window.results.papers.list.kind.id == NETWORKS
