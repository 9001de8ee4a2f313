"""What is kept in place: people, free text, reconnecting and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, fields, replace

import apsw

from scanhost.domain import facts
from scanhost.domain.facts import Clock, Link, Row
from scanhost.domain.people import Person
from scanhost.domain.state import State

PERSON = tuple(field.name for field in fields(Person))
LINK = tuple(field.name for field in fields(Link))


def save(connection: apsw.Connection, row: Row) -> None:
    """Write a row in place of what it replaces."""
    match row:
        case facts.AboutSaved(key, value):
            _put(connection, "about", ("key", "value"), (key, value))
        case facts.PersonSaved(person):
            _put(connection, "person", PERSON, astuple(person))
        case facts.PersonRemoved(person):
            connection.execute("DELETE FROM person WHERE id = ?", (person,))
        case facts.TextSaved(id, ""):
            connection.execute("DELETE FROM text WHERE id = ?", (id,))
        case facts.TextSaved(id, value):
            _put(connection, "text", ("id", "value"), (id, value))
        case facts.AttendanceSaved(person, present):
            _put(connection, "attendance", ("person", "present"), (person, present))
        case facts.NameKept(ballot, person):
            _put(connection, "named", ("ballot", "person"), (ballot, person))
        case facts.LinkSaved(link):
            _put(connection, "link", LINK, astuple(link))
        case facts.MessageHeard():
            _put(connection, "heard", ("load", "counter", "seat", "answer"), astuple(row))
        case facts.MessageForgotten(load):
            connection.execute("DELETE FROM heard WHERE load = ?", (load,))
        case facts.RoomCodeSaved(code):
            _put(connection, "room", ("one", "code"), (1, code))
        case facts.ClockSet(None):
            connection.execute("DELETE FROM clock")
        case facts.ClockSet(Clock(left=left, held=held)):
            _put(connection, "clock", ("one", "seconds", "held"), (1, left, held))


def note_clock(connection: apsw.Connection, left: float, held: float | None) -> None:
    """Write down the seconds of the clock that is there; never bring one back."""
    connection.execute("UPDATE clock SET seconds = ?, held = ?", (max(0.0, left), held))


def read(connection: apsw.Connection) -> Iterator[Row]:
    """Yield every row; the clock stands still."""
    for key, value in connection.execute("SELECT key, value FROM about"):
        yield facts.AboutSaved(key, value)
    for values in _all(connection, "person", PERSON, "place"):
        person = Person(*values)
        yield facts.PersonSaved(replace(person, guest=bool(person.guest)))
    for id, value in connection.execute("SELECT id, value FROM text"):
        yield facts.TextSaved(id, value)
    for person, present in connection.execute("SELECT person, present FROM attendance"):
        yield facts.AttendanceSaved(person, bool(present))
    for ballot, owner in connection.execute("SELECT ballot, person FROM named"):
        yield facts.NameKept(ballot, owner)
    for values in _all(connection, "link", LINK, "seat"):
        link = Link(*values)
        yield facts.LinkSaved(replace(link, absent=bool(link.absent), gone=bool(link.gone)))
    for row in connection.execute("SELECT load, counter, seat, answer FROM heard ORDER BY rowid"):
        yield facts.MessageHeard(*row)
    for (code,) in connection.execute("SELECT code FROM room"):
        yield facts.RoomCodeSaved(code)
    for seconds, held in connection.execute("SELECT seconds, held FROM clock"):
        yield facts.ClockSet(Clock(seconds, held=held))


def of(state: State) -> Iterator[Row]:
    """Yield the rows that a state holds, as `read` would."""
    yield from of_people(state)
    for link in state.links.values():
        yield facts.LinkSaved(link)
    yield from state.heard.values()
    if state.code:
        yield facts.RoomCodeSaved(state.code)
    if state.clock is not None:
        yield facts.ClockSet(state.clock)


def of_people(state: State) -> Iterator[Row]:
    """Yield the names and free texts that a state holds."""
    for key, value in state.about.items():
        yield facts.AboutSaved(key, value)
    for person in state.people.values():
        yield facts.PersonSaved(person)
    for id, value in state.texts.items():
        yield facts.TextSaved(id, value)
    for id, present in state.attended.items():
        yield facts.AttendanceSaved(id, present)
    for ballot, owner in state.signed.items():
        yield facts.NameKept(ballot, owner)


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
