"""Sessions to put on disk, as few or as many changes at a time as a test wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanhost.domain import kept
from scanhost.domain.commands import (
    AddAction,
    AskAgreement,
    ChooseEntry,
    DropAction,
    DropPoint,
    EndAgreement,
    ForgetLetters,
    FreeSeat,
    GiveExtra,
    GradeFor,
    InvolveYouth,
    Leave,
    NoteLetters,
    PlanFollowUp,
    RemoveAbsent,
    RemovePeople,
    RemovePerson,
    SaveAbout,
    SaveAbsent,
    SavePeople,
    SavePerson,
    SaveText,
    SetAside,
    TickPoint,
)
from scanhost.domain.facts import Change
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.state import State
from tests.domain.room import SMALL, Table

OBC = Absent("o2", "OBC")
SENT = Letter("l1", "anna", "invitation", "2026-11-02T09:00", "2026-11-02T09:05")
GRADES = (3, 8, None, 6, 10, 1, 7, 7)


def a_session(people: int = 6, mode: str = "anonymous") -> Iterator[tuple[Table, list[Change]]]:
    """Yield a table after each of its commands, with what that command changed."""
    seen = 0
    table = Table(SMALL, people)
    for _ in _evening(table, mode):
        changes, seen = table.changes[seen:], len(table.changes)
        yield table, changes


def a_whole_session(people: int = 6, mode: str = "anonymous") -> Table:
    """Return a table at the end of everything."""
    *_, (table, _) = a_session(people, mode)
    return table


def _evening(table: Table, mode: str) -> Iterator[None]:
    """Do everything once that a session can do."""
    yield
    for key, value in {"region": "Rijnmond", "date": "2026-11-23", "time": "09:30"}.items():
        yield from _do(table, SaveAbout(key, value))
    yield from _do(table, SavePerson(Person("gast", "Gré", "D'Été", "“Huis”", email="g@x.nl")))
    yield from _do(
        table, SavePerson(Person("anna", "Anna", "Bos", "Gemeente", "care", "wethouder"))
    )
    yield from _do(table, RemovePerson("gast"))
    yield from _do(table, SaveAbout("seconds.norm", "45"), SaveAbout("seat", "anna"))
    yield from _do(table, SavePeople((Person("x1", "Xander", coming="no"), Person("x2", "Xenia"))))
    yield from _do(table, RemovePeople(("x1", "x2")))
    yield from _do(table, SaveAbsent(Absent("o1", "MEE", "Lia", "lia@mee.nl", "Anna", "belt")))
    yield from _do(table, SaveAbsent(Absent("o1", "MEE", informed=True)), SaveAbsent(OBC))
    yield from _do(table, RemoveAbsent("o2"))
    yield from _do(table, NoteLetters((SENT, Letter("l2", "anna", "reminder", "2026-11-20T09:00"))))
    yield from _do(table, ForgetLetters(("l2",)))
    if mode != "anonymous":
        yield from _do(table, SaveAbout("mode", mode))
    table.unlock()
    yield
    table.everybody()
    yield
    for seat in tuple(table.state.people) if mode == "open" else ():
        table.consents(seat)
    yield
    table.leave("anna")
    table.take("anna")
    yield
    table.go("introduction")
    table.all_vote("intro", GRADES)
    yield
    table.vote("anna", "intro", 4)
    yield
    table.next(sure=True)
    yield
    table.go("norm:A1")
    for norm in ("A1", "A2", "A3"):
        table.all_vote(norm, GRADES[1:])
        yield
        table.vote("bram", norm, 2)
        table.pause()
        yield
        table.resume()
        table.next(sure=True)
        yield
    if table.at != "review:A":
        table.go("review:A")
    yield
    table.again("A2")
    table.all_vote("A2", GRADES[2:])
    yield
    table.next(sure=True)
    table.back()
    yield
    table.next(sure=True)
    yield from _do(table, SetAside("A1", 1, "Eén stem kwam van de gang."), GiveExtra("bram", "x10"))
    yield from _do(table, TickPoint("p1", "A", "A2"), TickPoint("p2", "A"), AskAgreement("A"))
    for seat, yes in (("anna", True), ("bram", False), ("chris", True), ("emre", True)):
        table.agrees(seat, yes)
    yield
    yield from _do(table, EndAgreement(), AskAgreement("A"))
    table.agrees("anna", True)
    yield
    yield from _do(table, SaveText("p2.title", "Eén loket\nvoor álle jongeren"))
    yield from _do(table, AddAction("a1", "p1"), AddAction("a2", "p1"), DropAction("a2"))
    yield from _do(table, SaveText("a1.what", "Bellen"), SaveText("a1.who", "Anna"))
    yield from _do(table, SaveText("a1.who", ""))
    table.go("norm:B1")
    table.absent("chris")
    table.all_vote("B1", GRADES)
    table.skip("B1")
    yield
    table.all_vote("B2", GRADES)
    table.next(sure=True)
    table.undo()
    yield
    table.next(sure=True)
    yield from _do(table, FreeSeat("chris"), GradeFor("chris", "B3", 1, 4))
    yield from _do(table, Leave("fatma", keep=False), Leave("dewi", keep=True))
    table.undo()
    table.go("review:B")
    yield
    table.reopen("B1")
    table.free("dewi")
    table.take("dewi")
    table.vote("dewi", "B1", 9)
    yield
    table.next(sure=True)
    table.go("closing")
    table.favours("bram", "KB06")
    yield from _do(table, ChooseEntry("KB01", True), ChooseEntry("KB01", False))
    yield from _do(table, DropPoint("p2"), InvolveYouth(False), PlanFollowUp("2027-01-11"))


def _do(table: Table, *commands: object) -> Iterator[None]:
    for command in commands:
        table.do(command)  # type: ignore[arg-type]
    yield


def stored(state: State) -> State:
    """Return a state without what the disk forgets: since when its clock runs."""
    clock = state.clock
    return replace(state, clock=clock and kept.Clock(clock.left, held=clock.held))
