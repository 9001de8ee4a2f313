"""The table is divided otherwise while it is prepared."""

from __future__ import annotations

from PySide6.QtCore import Qt

from scanhost.desktop.widgets.words import Words
from scanhost.domain.commands import Divide, SaveAbout, Unlock
from tests.desktop import windowfaults
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown


def test_a_table_gets_a_division_of_its_own_and_its_old_one_back(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    part = room.window.prepare.division
    before = room.state.people
    assert part.options[""].isChecked()
    assert "6 domains, 12 places" in part.options[""].accessibleName()

    part.options["own"].click()
    answered(qtbot, room)

    assert part.rows[0].name.text() == "Onderwijs"  # in the language of the scan
    assert room.state.people == before
    assert len(part.rows) == 6

    room.window.prepare.parts.show_part(2)
    settle()
    assert windowfaults.faults(room.window) == []

    part.rows[4].strike.click()
    answered(qtbot, room)

    assert [row.id for row in part.rows][-1] == "other"
    assert len(room.window.prepare.people.places.sides) == 5
    assert "2 people have no domain any more" in part.strip.words.text()
    assert part.said(room.snapshot().room) == "5 domains, 10 places"

    part.strip.yes.click()
    answered(qtbot, room)

    assert room.state.people == before
    assert len(part.rows) == 6

    part.add.click()
    qtbot.keyClicks(part.rows[6].name, "UWV")
    part.rows[6].name.record.flush()
    answered(qtbot, room)

    assert room.state.pack.domains[6].title.nl == "UWV"
    assert len(room.window.prepare.people.places.sides) == 7

    part.options[""].click()
    answered(qtbot, room)

    assert room.asked[-1] == Divide("", room.state.about["domains"])
    assert len(room.window.prepare.people.places.sides) == 6

    part.options["seven"].click()
    answered(qtbot, room)

    assert part.said(room.snapshot().room) == "7 domains, 12 places"
    assert len(room.window.prepare.people.places.sides) == 7
    assert part.strip.isHidden()

    room.do(Unlock("K7QM4RPX"))
    room.take()
    room.show()
    assert not part.options[""].isEnabled()
    assert part.fixed.isVisibleTo(part)


def test_a_name_that_is_emptied_takes_no_domain_off(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.do(Divide("own", "a 2 School\nb 3 Zorg\nc 1 Werk"))
    shown(qtbot, room)
    room.window.prepare.parts.show_part(2)
    settle()
    part = room.window.prepare.division
    first = part.rows[0].name
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    first.selectAll()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    first.record.flush()  # two seconds of thinking

    assert [one.id for one in room.state.pack.domains] == ["a", "b", "c"]
    assert not room.asked
    assert part.wrong.isVisibleTo(part)

    qtbot.keyClicks(first, "Onderwijs")
    part.rows[1].name.setFocus()
    answered(qtbot, room)
    assert [one.title.nl for one in room.state.pack.domains] == ["Onderwijs", "Zorg", "Werk"]
    assert not part.wrong.isVisibleTo(part)

    second = part.rows[1].name
    second.selectAll()
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    first.setFocus()
    assert second.text() == "Zorg"


def test_domains_that_are_merged_are_those_of_now(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.do(SaveAbout("mode", "group"))
    shown(qtbot, room)
    showing = room.window.prepare.showing

    for lines in ("a 2 School\nb 3 Zorg", "a 2 Scholen\nb 3 Zorg"):
        room.do(Divide("own", lines))
        room.show()
        names = [line.split(" ", 2)[2] for line in lines.split("\n")]
        assert [one.accessibleName() for one in showing.merging.values()] == names
        parent = showing.merging["a"].parentWidget()
        assert parent is not None
        words = {one.text() for one in parent.findChildren(Words)}
        assert {*names} <= words
        assert not words & {"Onderwijs", "Education", *(set() if "School" in names else {"School"})}


def test_many_domains_go_on_in_another_table(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.do(Divide("own", "\n".join(f"d{n} 2 Domein nummer {n}" for n in range(12))))
    room.window.resize(1180, 640)
    shown(qtbot, room)
    room.window.prepare.parts.show_part(3)
    settle()

    places = room.window.prepare.people.places
    assert windowfaults.faults(room.window) == []
    assert places.sides[0].name.y() < places.sides[11].name.y()

    room.do(Divide(""))
    room.show()
    settle()
    assert len({side.name.y() for side in places.sides}) == 1
