"""Two hundred people on the list, and no press of a button that anybody waits for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from scanhost.desktop.chair.pages import AGENDA, CONDUCT, PREPARE
from scanhost.domain.commands import Jump, Next, SavePeople, SavePerson, Unlock
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import shown

PEOPLE = 200
BOUND = 50  # milliseconds of the main thread
LOOSE = 400  # the same, where others are at work and the rest of the suite runs
SHEET = "Naam\tOrganisatie\tDomein\tE-mail\n" + "\n".join(
    f"Zoë{at} van der Plas{at}\tROC {at}\tzorg\tz{at}@roc.example" for at in range(PEOPLE)
)


class Crowded:
    """A scan with two hundred people, and how long things take on it."""

    def __init__(self, qtbot) -> None:
        self.room = ChairRoom(people=PEOPLE)
        qtbot.addWidget(self.room.window)
        shown(qtbot, self.room)
        self.people = self.room.window.prepare.people
        self.took: dict[str, float] = {}
        self._ticked = 0

    def timed(self, name: str, act: Callable[[], object], prepare: Callable[[], object]) -> None:
        """Keep the best of three, for others may be at work here; what is painted counts too."""
        best = float("inf")
        for _ in range(3):
            prepare()
            QApplication.processEvents()
            begun = time.thread_time()
            act()
            longest = time.thread_time() - begun
            for _ in range(3):
                begun = time.thread_time()
                QApplication.processEvents()
                longest = max(longest, time.thread_time() - begun)
            best = min(best, longest * 1000)
        self.took[name] = best

    def prepare(self) -> dict[str, float]:
        """Do what a chair does."""
        people, window = self.people, self.room.window
        self.timed("the same again", lambda: window.draw(self.room.snapshot()), lambda: None)
        self.timed("somebody ticked", self._draw, self._tick)
        self.timed("the form", lambda: people.edit("s3"), people.form.close_form)
        self.timed(
            "200 rows pasted", lambda: people.importing.take_text(SHEET), people.importing.leave
        )
        while not people.importing.add.isEnabled():
            QApplication.processEvents()
        found = [one.person for one in people.importing._found if not one.skipped]
        added = tuple(replace(one, id=f"i{at}") for at, one in enumerate(found))
        assert len(added) == PEOPLE
        people.importing.leave()
        self.timed("200 more on the list", self._draw, lambda: self._add(added))
        self._invite()
        return self.took

    def _invite(self) -> None:
        """Put everybody's invitation ready: nothing is lacking, so every mail is read for it."""
        for one in tuple(self.room.state.people.values()):
            self.room.do(SavePerson(replace(one, email=f"{one.id}@roc.example")))
        self.room.window.draw(self.room.snapshot())
        part = self.room.window.prepare.invitations
        wanted: list[int] = []
        part.ready_wanted.connect(lambda kind, ids, again: wanted.append(len(ids)))
        self.timed("everybody invited", part.ready.click, part.gave_up)
        assert len(wanted) == 3
        assert min(wanted) > PEOPLE

    def _draw(self) -> None:
        self.room.window.draw(self._snapshot)

    def _tick(self) -> None:
        self._ticked += 1
        person = self.room.state.people[f"s{self._ticked}"]
        self.room.do(SavePerson(replace(person, coming="no", phoned=True)))
        self._snapshot = self.room.snapshot()

    def _add(self, added) -> None:
        """Come back to the list without them, and have them ready."""
        ids = {one.id for one in added}
        few = {id: one for id, one in self.room.state.people.items() if id not in ids}
        self.room.state = replace(self.room.state, people=few)
        self.room.window.draw(self.room.snapshot())
        self.room.do(SavePeople(added))
        self._snapshot = self.room.snapshot()

    def conduct(self) -> dict[str, float]:
        """Let everybody come in and answer, and move on, as it is while conducting."""
        room, window = self.room, self.room.window
        room.do(Unlock("K7QM4RPX"))
        everybody = list(room.state.people)
        room.take(*everybody[10:])
        room.show()
        window.go(CONDUCT)
        late = iter(everybody[:10])
        self.timed("somebody comes in", self._draw, lambda: self._let(room.take, next(late)))
        room.take(*late)
        room.do(Jump("norm:1.1"))
        room.show()
        voters = iter(everybody)
        self.timed("a grade", self._draw, lambda: self._let(room.grade, next(voters), "1.1", 7))
        self.timed("on to the next", self._draw, self._next)
        self.timed(
            "a theme revealed", self._draw, lambda: self._let(room.do, Jump("review:T1", True))
        )
        for name, page in (("to the agenda", AGENDA), ("to prepare", PREPARE)):
            self.timed(name, partial(window.go, page), lambda: window.go(CONDUCT))
        self.timed("to conduct", lambda: window.go(CONDUCT), lambda: window.go(PREPARE))
        return self.took

    def _let(self, happen: Callable[..., None], *what: object) -> None:
        happen(*what)
        self._snapshot = self.room.snapshot()

    def _next(self) -> None:
        self._let(self.room.do, Next(self.room.snapshot().room.position, True))


@pytest.mark.parametrize("part", ["prepare", "conduct"])
def test_two_hundred_people_keep_nobody_waiting(qtbot, part):
    took = getattr(Crowded(qtbot), part)()

    assert {name: round(ms) for name, ms in took.items() if ms > LOOSE} == {}


@pytest.mark.bench
@pytest.mark.parametrize("part", ["prepare", "conduct"])
def test_no_action_with_two_hundred_people_takes_fifty_milliseconds(qtbot, capsys, part):
    took = getattr(Crowded(qtbot), part)()

    with capsys.disabled():
        print("\n" + ", ".join(f"{name} {ms:.1f} ms" for name, ms in took.items()))
    assert {name: round(ms, 1) for name, ms in took.items() if ms > BOUND} == {}
