"""How grades are shown, and the second place for backups, in the page that prepares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.topbar import CONDUCT, PREPARE
from scanhost.domain.commands import SaveAbout, Unlock
from scanhost.domain.errors import Refused
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, shown


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    shown(qtbot, made)
    return made


def test_a_way_to_show_grades_is_chosen(qtbot, room):
    showing = room.window.prepare.showing
    assert showing.options["anonymous"].isChecked()

    showing.options["group"].click()
    answered(qtbot, room)

    assert room.asked == [SaveAbout("mode", "group")]
    assert showing._merged.isVisible()
    assert "what each group gave" in showing.said.text()


def test_domains_are_merged_otherwise(qtbot, room):
    room.do(SaveAbout("mode", "group"))
    room.show()
    showing = room.window.prepare.showing
    assert showing.merging["education"].chosen == showing.merging["attendance"].chosen == "1"

    care = showing.merging["care"]
    care.setCurrentIndex(care.findData("1"))
    care.activated.emit(care.currentIndex())
    answered(qtbot, room)

    assert room.asked == [
        SaveAbout("groups", "education+attendance+care,municipality+other,employers")
    ]
    assert room.snapshot().room.groups[0] == "education+attendance+care"


def test_the_choice_is_fixed_after_the_first_question(qtbot, room):
    room.do(SaveAbout("mode", "group"))
    room.do(Unlock("K7QM4RPX"))
    room.take()
    at(room, "introduction")
    room.show()
    room.window.go(PREPARE)
    showing = room.window.prepare.showing

    assert not any(one.isEnabled() for one in showing.options.values())
    assert not any(one.isEnabled() for one in showing.merging.values())
    assert showing.fixed.isVisible()


@pytest.mark.parametrize(
    ("no", "said"),
    [
        ("", "Everybody said yes: names stand beside grades."),
        ("s3", "Not everybody said yes: no names are shown."),
    ],
)
def test_consent_is_counted_and_never_says_who_or_what(qtbot, room, no, said):
    room.do(SaveAbout("mode", "open"))
    room.do(Unlock("K7QM4RPX"))
    room.take()
    for n in range(1, 9):
        room.consent(f"s{n}", f"s{n}" != no)
    view, desk = room.snapshot().room, room.window.desk
    assert steps.consent_said(view, desk) == "About names: 8 of 12 have answered."
    room.show()
    room.window.go(CONDUCT)
    assert "8 of 12" in room.window.conduct.stage.hint.text()

    for n in range(9, 13):
        room.consent(f"s{n}", True)
    at(room, "introduction")

    assert steps.consent_said(room.snapshot().room, desk) == said


def test_a_second_place_is_chosen_shown_and_cleared(qtbot, room):
    second = room.window.prepare.second
    assert not second.clear.isVisible()
    room.window.second("/media/stick")
    room.window.draw(
        replace(room.snapshot(), missed=Refused("second.missed", {"name": "/media/stick"}))
    )
    assert second.folder.text() == "/media/stick"
    assert second.missed.text() == "The stick is not there: a copy follows."

    with qtbot.waitSignal(room.window.second_wanted) as cleared:
        second.clear.click()

    assert cleared.args == [""]
