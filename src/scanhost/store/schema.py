"""The tables of a scan file, and how an older file gets them."""

from __future__ import annotations

from functools import cache

import apsw

APPLICATION = 0x5053636E  # "PScn"

# Step n makes version n + 1 of version n. A step that was ever released is never changed.
STEPS = (
    """
    CREATE TABLE scan (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 60 AND id NOT GLOB '*[^A-Za-z0-9_]*')
    ) STRICT;
    CREATE TABLE pack (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE fingerprint (
        norm TEXT NOT NULL,
        language TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (norm, language)
    ) STRICT;

    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (length(kind) <= 60),
        body TEXT NOT NULL CHECK (length(body) <= 2000)
    ) STRICT;
    CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
        BEGIN SELECT RAISE(ABORT, 'the journal grows at its end'); END;
    CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
    CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is not deleted'); END;

    CREATE TABLE about (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (length(value) <= 4000)
    ) STRICT;
    CREATE TABLE person (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) <= 60),
        first TEXT NOT NULL CHECK (length(first) <= 300),
        last TEXT NOT NULL CHECK (length(last) <= 300),
        organisation TEXT NOT NULL CHECK (length(organisation) <= 300),
        domain TEXT NOT NULL CHECK (length(domain) <= 300),
        function TEXT NOT NULL CHECK (length(function) <= 300),
        email TEXT NOT NULL CHECK (length(email) <= 300),
        guest INTEGER NOT NULL CHECK (guest IN (0, 1))
    ) STRICT;
    CREATE TABLE text (
        id TEXT PRIMARY KEY CHECK (length(id) <= 200),
        value TEXT NOT NULL CHECK (length(value) <= 4000)
    ) STRICT;
    CREATE TABLE attendance (
        person TEXT PRIMARY KEY,
        present INTEGER NOT NULL CHECK (present IN (0, 1))
    ) STRICT;

    CREATE TABLE link (
        seat TEXT PRIMARY KEY,
        ballot TEXT NOT NULL,
        token TEXT,
        recovery TEXT NOT NULL,
        absent INTEGER NOT NULL CHECK (absent IN (0, 1)),
        personal TEXT NOT NULL,
        extra TEXT NOT NULL,
        knock TEXT NOT NULL CHECK (length(knock) <= 300),
        earlier TEXT NOT NULL
    ) STRICT;
    CREATE TABLE heard (
        load TEXT PRIMARY KEY,
        counter INTEGER NOT NULL,
        seat TEXT NOT NULL,
        answer TEXT NOT NULL
    ) STRICT;
    CREATE TABLE room (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        code TEXT NOT NULL
    ) STRICT;

    CREATE TABLE clock (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        seconds REAL NOT NULL CHECK (seconds BETWEEN 0 AND 86400),
        held REAL CHECK (held BETWEEN 0 AND 86400)
    ) STRICT;
    """,
    """
    ALTER TABLE link ADD COLUMN consent TEXT NOT NULL DEFAULT ''
        CHECK (consent IN ('', 'yes', 'no'));
    ALTER TABLE link ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
    CREATE TABLE named (
        ballot TEXT PRIMARY KEY,
        person TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE link DROP COLUMN personal;
    ALTER TABLE link DROP COLUMN knock;
    ALTER TABLE person ADD COLUMN code TEXT NOT NULL DEFAULT '' CHECK (length(code) <= 20);
    CREATE TABLE visitor (
        id TEXT PRIMARY KEY CHECK (length(id) <= 60),
        load TEXT NOT NULL,
        token TEXT NOT NULL,
        ballot TEXT NOT NULL,
        recovery TEXT NOT NULL,
        seat TEXT NOT NULL CHECK (length(seat) <= 60),
        name TEXT NOT NULL CHECK (length(name) <= 300),
        organisation TEXT NOT NULL CHECK (length(organisation) <= 300),
        domain TEXT NOT NULL CHECK (length(domain) <= 300)
    ) STRICT;
    """,
    """
    ALTER TABLE person ADD COLUMN phoned INTEGER NOT NULL DEFAULT 0 CHECK (phoned IN (0, 1));
    ALTER TABLE person ADD COLUMN coming TEXT NOT NULL DEFAULT ''
        CHECK (coming IN ('', 'yes', 'no'));
    CREATE TABLE absent (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) <= 60),
        organisation TEXT NOT NULL CHECK (length(organisation) <= 300),
        contact TEXT NOT NULL CHECK (length(contact) <= 300),
        email TEXT NOT NULL CHECK (length(email) <= 300),
        by TEXT NOT NULL CHECK (length(by) <= 300),
        how TEXT NOT NULL CHECK (length(how) <= 300),
        informed INTEGER NOT NULL CHECK (informed IN (0, 1))
    ) STRICT;
    CREATE TABLE letter (
        id TEXT PRIMARY KEY CHECK (length(id) <= 60),
        person TEXT NOT NULL CHECK (length(person) <= 60),
        kind TEXT NOT NULL CHECK (length(kind) <= 60),
        ready TEXT NOT NULL CHECK (length(ready) <= 20),
        sent TEXT NOT NULL CHECK (length(sent) <= 20)
    ) STRICT;
    """,
    # The same tables; the journal may hold meetings, agreements and their progress from here on.
    "",
    # The same tables; the journal may hold what is chosen from the knowledge bank, examples of the
    # group's own, and a step "figures".
    "",
)
VERSION = len(STEPS)
RECONNECT = ("link", "visitor", "heard", "room")  # what no copy of the file may hold


def build(connection: apsw.Connection, since: int = 0) -> None:
    """Make the tables that a version lacks. Inside the caller's transaction."""
    for step in STEPS[since:]:
        connection.execute(step)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


def fits(connection: apsw.Connection, version: int) -> bool:
    """Tell whether a file has exactly the tables of a version: a stranger's may hold traps."""
    return _schema(connection) == _expected(STEPS[:version])


@cache
def _expected(steps: tuple[str, ...]) -> frozenset[tuple[object, ...]]:
    connection = apsw.Connection(":memory:")
    try:
        for step in steps:
            connection.execute(step)
        return _schema(connection)
    finally:
        connection.close()


def _schema(connection: apsw.Connection) -> frozenset[tuple[object, ...]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
