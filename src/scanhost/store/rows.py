"""What is kept in place: people, free text, reconnecting and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, fields, replace

import apsw

from scanhost.domain import kept
from scanhost.domain.kept import Clock, Link, Row, Visitor
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.state import State

PERSON = tuple(field.name for field in fields(Person))
ABSENT = tuple(field.name for field in fields(Absent))
LETTER = tuple(field.name for field in fields(Letter))
LINK = tuple(field.name for field in fields(Link))
VISITOR = tuple(field.name for field in fields(Visitor))


def save(connection: apsw.Connection, row: Row) -> None:
    """Write a row in place of what it replaces."""
    match row:
        case kept.AboutSaved(key, value):
            _put(connection, "about", ("key", "value"), (key, value))
        case kept.PersonSaved(person):
            _put(connection, "person", PERSON, astuple(person))
        case kept.PersonRemoved(person):
            connection.execute("DELETE FROM person WHERE id = ?", (person,))
        case kept.AbsentSaved(absent):
            _put(connection, "absent", ABSENT, astuple(absent))
        case kept.AbsentRemoved(id):
            connection.execute("DELETE FROM absent WHERE id = ?", (id,))
        case kept.LetterSaved(letter):
            _put(connection, "letter", LETTER, astuple(letter))
        case kept.LetterRemoved(id):
            connection.execute("DELETE FROM letter WHERE id = ?", (id,))
        case kept.TextSaved(id, ""):
            connection.execute("DELETE FROM text WHERE id = ?", (id,))
        case kept.TextSaved(id, value):
            _put(connection, "text", ("id", "value"), (id, value))
        case kept.AttendanceSaved(person, present):
            _put(connection, "attendance", ("person", "present"), (person, present))
        case kept.NameKept(ballot, person):
            _put(connection, "named", ("ballot", "person"), (ballot, person))
        case kept.LinkSaved(link):
            _put(connection, "link", LINK, astuple(link))
        case kept.VisitorSaved(visitor):
            _put(connection, "visitor", VISITOR, astuple(visitor))
        case kept.VisitorGone(id):
            connection.execute("DELETE FROM visitor WHERE id = ?", (id,))
        case kept.MessageHeard():
            _put(connection, "heard", ("load", "counter", "seat", "answer"), astuple(row))
        case kept.MessageForgotten(load):
            connection.execute("DELETE FROM heard WHERE load = ?", (load,))
        case kept.RoomCodeSaved(code):
            _put(connection, "room", ("one", "code"), (1, code))
        case kept.ClockSet(None):
            connection.execute("DELETE FROM clock")
        case kept.ClockSet(Clock(left=left, held=held)):
            _put(connection, "clock", ("one", "seconds", "held"), (1, left, held))


def note_clock(connection: apsw.Connection, left: float, held: float | None) -> None:
    """Write down the seconds of the clock that is there; never bring one back."""
    connection.execute("UPDATE clock SET seconds = ?, held = ?", (max(0.0, left), held))


def read(connection: apsw.Connection) -> Iterator[Row]:
    """Yield every row; the clock stands still."""
    for key, value in connection.execute("SELECT key, value FROM about"):
        yield kept.AboutSaved(key, value)
    for values in _all(connection, "person", PERSON, "place"):
        person = Person(*values)
        yield kept.PersonSaved(
            replace(person, guest=bool(person.guest), phoned=bool(person.phoned))
        )
    for values in _all(connection, "absent", ABSENT, "place"):
        absent = Absent(*values)
        yield kept.AbsentSaved(replace(absent, informed=bool(absent.informed)))
    for values in _all(connection, "letter", LETTER, "ready, id"):
        yield kept.LetterSaved(Letter(*values))
    for id, value in connection.execute("SELECT id, value FROM text"):
        yield kept.TextSaved(id, value)
    for person, present in connection.execute("SELECT person, present FROM attendance"):
        yield kept.AttendanceSaved(person, bool(present))
    for ballot, owner in connection.execute("SELECT ballot, person FROM named"):
        yield kept.NameKept(ballot, owner)
    for values in _all(connection, "link", LINK, "seat"):
        link = Link(*values)
        yield kept.LinkSaved(replace(link, absent=bool(link.absent), gone=bool(link.gone)))
    for values in _all(connection, "visitor", VISITOR, "rowid"):
        yield kept.VisitorSaved(Visitor(*values))
    for row in connection.execute("SELECT load, counter, seat, answer FROM heard ORDER BY rowid"):
        yield kept.MessageHeard(*row)
    for (code,) in connection.execute("SELECT code FROM room"):
        yield kept.RoomCodeSaved(code)
    for seconds, held in connection.execute("SELECT seconds, held FROM clock"):
        yield kept.ClockSet(Clock(seconds, held=held))


def of(state: State) -> Iterator[Row]:
    """Yield the rows that a state holds, as `read` would."""
    yield from of_people(state)
    for link in state.links.values():
        yield kept.LinkSaved(link)
    for visitor in state.visitors.values():
        yield kept.VisitorSaved(visitor)
    yield from state.heard.values()
    if state.code:
        yield kept.RoomCodeSaved(state.code)
    if state.clock is not None:
        yield kept.ClockSet(state.clock)


def of_people(state: State) -> Iterator[Row]:
    """Yield the names and free texts that a state holds."""
    for key, value in state.about.items():
        yield kept.AboutSaved(key, value)
    for person in state.people.values():
        yield kept.PersonSaved(person)
    for absent in state.absent.values():
        yield kept.AbsentSaved(absent)
    for letter in state.letters.values():
        if letter.person in state.people or letter.person in state.absent:
            yield kept.LetterSaved(letter)
    for id, value in state.texts.items():
        yield kept.TextSaved(id, value)
    for id, present in state.attended.items():
        yield kept.AttendanceSaved(id, present)
    for ballot, owner in state.signed.items():
        yield kept.NameKept(ballot, owner)


def _put(
    connection: apsw.Connection,
    table: str,
    columns: tuple[str, ...],
    values: tuple[str | int | float | None, ...],
) -> None:
    """Insert a row, or change the one with the same first column; it keeps its place."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"
        f" ON CONFLICT ({columns[0]}) DO UPDATE SET {changed}",
        values,
    )


def _all(
    connection: apsw.Connection, table: str, columns: tuple[str, ...], order: str
) -> apsw.Cursor:
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")
