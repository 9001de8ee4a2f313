"""The lock: who is there, who is not, and locking again until the first grade."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop.chair.topbar import CONDUCT, PREPARE
from scanhost.domain.commands import Lock, SavePerson, Unlock
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, at, shown


@pytest.fixture
def room(qtbot):
    made = ChairRoom()
    qtbot.addWidget(made.window)
    for seat, coming in (("s1", "no"), ("s2", "yes"), ("s3", "yes")):
        made.do(SavePerson(replace(made.state.people[seat], coming=coming)))
    shown(qtbot, made)
    return made


def name(room, seat):
    return room.state.people[seat].name


def test_the_question_at_the_lock_names_who_will_not_come(room):
    room.window.prepare.unlock.click()
    said = room.window.prepare.question.words.text()

    assert f"Will not come: {name(room, 's1')}." in said
    known, unknown = said.split("Not known whether they come:")
    assert name(room, "s4") in unknown
    assert name(room, "s2") not in unknown
    assert "and" not in known.split("Will not come")[1]


def test_when_nobody_was_asked_nobody_is_named(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)

    room.window.prepare.unlock.click()

    assert "Not known" not in room.window.prepare.question.words.text()


def test_a_crowd_is_not_named_one_by_one(qtbot):
    room = ChairRoom(people=40)
    qtbot.addWidget(room.window)
    room.do(SavePerson(replace(room.state.people["s1"], coming="yes")))
    shown(qtbot, room)

    room.window.prepare.unlock.click()

    assert room.window.prepare.question.words.text().endswith("and 31 more.")


def test_in_the_lobby_the_chair_reads_who_is_not_in_yet(qtbot, room):
    room.do(Unlock("K7QM4RPX"))
    room.take(*(f"s{n}" for n in range(2, 12)))
    room.window.go(CONDUCT)
    room.show()

    hint = room.window.conduct.stage.hint.text()
    assert f"Not in yet: {name(room, 's12')}." in hint
    assert name(room, "s1") not in hint  # who will not come


def test_in_the_lobby_it_is_locked_again_at_once(qtbot, room):
    room.do(Unlock("K7QM4RPX"))
    room.window.go(PREPARE)
    room.show()

    room.window.prepare.lock.click()
    answered(qtbot, room)

    assert room.asked == [Lock()]


def test_after_the_welcome_it_asks_and_the_lobby_comes_back(qtbot, room):
    room.do(Unlock("K7QM4RPX"))
    room.take()
    at(room, "introduction")
    room.window.go(PREPARE)
    room.show()
    prepare = room.window.prepare

    prepare.lock.click()
    assert room.asked == []
    assert "Nobody has given a grade" in prepare.question.words.text()
    prepare.question.yes.click()
    answered(qtbot, room)

    assert room.state.locked
    assert room.state.step.id == "lobby"


def test_the_first_grade_takes_the_question_away(qtbot, room):
    room.do(Unlock("K7QM4RPX"))
    room.take()
    at(room, "introduction")
    room.window.go(PREPARE)
    room.show()
    room.window.prepare.lock.click()

    room.grade("s2", room.state.step.norm, 6)
    room.show()

    assert not room.window.prepare.question.isVisible()
    assert not room.window.prepare.lock.isVisible()
