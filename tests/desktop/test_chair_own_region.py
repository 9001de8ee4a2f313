"""What a region knows of itself, filled in at the page Knowledge bank."""

from __future__ import annotations

from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.domain.commands import SaveAbout
from scanhost.report.documents import NETWORKS
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown


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
