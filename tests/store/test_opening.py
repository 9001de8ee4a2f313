import random
from collections import Counter

import apsw
import pytest

from scanhost.domain.errors import Trouble
from scanhost.store import connection as connections
from scanhost.store import journal, schema
from scanhost.store.journal import Unreadable
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_whole_session


@pytest.fixture
def path(tmp_path):
    """A whole session on disk, closed."""
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(a_whole_session().changes).result()
    return tmp_path / "proef.scan"


def spoil(path, *statements, pragma=""):
    """Change a file as a stranger could, with checksums that fit."""
    connections.plain_vfs()
    connection = apsw.Connection(str(path), vfs=connections.CHECKSUMS)
    if pragma:
        connection.execute(f"PRAGMA {pragma}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(path):
    with pytest.raises(Trouble) as caught:
        ScanFile.open(path)
    return caught.value


def without_triggers(*statements):
    """Return statements that change the journal and leave no trace of how."""
    triggers = schema.STEPS[0].split("CREATE TRIGGER ")[1:]
    names = [one.split()[0] for one in triggers]
    again = ["CREATE TRIGGER " + one.split("END;")[0] + "END" for one in triggers]
    return [*(f"DROP TRIGGER {name}" for name in names), *statements, *again]


# --- strangers' files --------------------------------------------------------------------------


def test_a_newer_file_is_refused_with_both_versions(path):
    spoil(path, f"PRAGMA user_version = {schema.VERSION + 1}")

    trouble = refused(path)

    assert trouble.code == "file.newer"
    assert trouble.facts == {
        "name": "proef.scan",
        "found": schema.VERSION + 1,
        "known": schema.VERSION,
    }


def test_another_programs_database_is_foreign(path):
    spoil(path, "PRAGMA application_id = 7")

    assert refused(path).code == "file.foreign"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (a)",
        "CREATE TRIGGER trap AFTER INSERT ON journal BEGIN DELETE FROM link; END",
        "CREATE VIEW trap AS SELECT 1",
        "CREATE INDEX trap ON journal (kind)",
        "DROP TRIGGER journal_is_not_changed",
        "ALTER TABLE journal ADD COLUMN more TEXT",
        "DROP TABLE heard",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_with_other_tables_is_refused(path, statement):
    spoil(path, statement)

    assert refused(path).code == "file.damaged"


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE journal SET kind = 'Locke' WHERE seq = 1"],
        ["UPDATE journal SET seq = seq + 1000 WHERE seq > 3"],
        ['UPDATE journal SET body = \'{"norm":"B3","round":1}\' WHERE kind = \'NormRevealed\''],
        ["UPDATE journal SET body = replace(body, '\"grade\":3', '\"grade\":11')"],
        ["DELETE FROM journal WHERE seq = 2"],
        ["UPDATE pack SET body = '{}'"],
        ["UPDATE pack SET body = '" + "[" * 5000 + "'"],
        ["DELETE FROM pack"],
        ["DELETE FROM scan"],
    ],
)
def test_a_file_that_does_not_replay_is_refused(path, statements):
    spoil(path, *without_triggers(*statements))

    assert refused(path).code == "file.damaged"


def test_a_value_no_table_allows_is_refused(path):
    spoil(path, "UPDATE person SET guest = 5", pragma="ignore_check_constraints = ON")

    assert refused(path).code == "file.damaged"


def test_an_older_file_gets_the_tables_it_lacks(path, monkeypatch):
    step = "CREATE TABLE invitation (person TEXT PRIMARY KEY) STRICT;"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    monkeypatch.setattr(schema, "VERSION", len(schema.STEPS))
    expected = a_whole_session().facts

    for _ in range(2):
        with ScanFile.open(path) as file:
            assert list(file.facts) == expected
            assert file._live.connection.pragma("user_version") == schema.VERSION
            assert file._live.connection.execute("SELECT * FROM invitation").fetchall() == []


# --- the codec ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", a_whole_session().facts[::7])
def test_a_fact_reads_back_as_it_was(fact):
    assert journal.decode(*journal.encode(fact)) == fact


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("Person", "{}"),
        ("LinkSaved", "{}"),
        ("Unlocked", "[]"),
        ("Unlocked", "null"),
        ("Unlocked", '{"extra":1}'),
        ("YouthInvolved", "{}"),
        ("YouthInvolved", '{"yes":1}'),
        ("YouthInvolved", '{"yes":true,"yes":true}'),
        ("NormOpened", '{"norm":"A1","round":true}'),
        ("NormOpened", '{"norm":"A1","round":1.0}'),
        ("NormOpened", '{"norm":"A1","round":"1"}'),
        ("GradeGiven", '{"ballot":"b","norm":"A1","round":1,"grade":0}'),
        ("GradeGiven", '{"ballot":"b","norm":"A1","round":1,"grade":11}'),
        ("GradeGiven", '{"ballot":"b","norm":"A1","round":1,"grade":NaN}'),
        ("GradeGiven", '{"ballot":"b","norm":"A1","round":1,"grade":7}}'),
        ("GradeGiven", '{"ballot":"b","norm":"A1","round":1,"grade":' + "9" * 5000 + "}"),
        ("FollowUpPlanned", "[" * 100_000),
    ],
)
def test_anything_else_than_what_we_write_is_unreadable(kind, body):
    with pytest.raises(Unreadable):
        journal.decode(kind, body)


# --- bits that turn over --------------------------------------------------------------------


def outcome(path, raw, at, bit, expected):
    """Turn one bit over; return the code it is refused with, or that it says the same."""
    raw = bytearray(raw)
    raw[at] ^= 1 << bit
    path.write_bytes(raw)
    try:
        with ScanFile.open(path) as file:
            return "equal" if (file.state, file.facts) == expected else "changed"
    except Trouble as trouble:
        return trouble.code


def flips(path, seeds):
    """Turn a bit over for each seed, and count what becomes of it."""
    with ScanFile.open(path) as file:
        expected = (file.state, file.facts)
    raw = path.read_bytes()
    dice = [random.Random(seed) for seed in seeds]
    return Counter(
        outcome(path, raw, one.randrange(len(raw)), one.randrange(8), expected) for one in dice
    )


def test_a_bit_that_turned_over_is_never_believed(path):
    outcomes = flips(path, range(60))

    assert set(outcomes) <= {"equal", "file.damaged", "file.foreign"}
    assert outcomes["file.damaged"] > 50


def test_every_byte_of_the_header_is_watched(path):
    raw = path.read_bytes()

    found = {outcome(path, raw, at, at % 8, None) for at in range(100)}

    assert found <= {"file.damaged", "file.foreign", "file.incomplete"}


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_thousand_bits_that_turned_over_are_never_believed(path, capsys):
    outcomes = flips(path, range(10_000, 11_000))

    assert set(outcomes) <= {"equal", "file.damaged", "file.foreign"}
    with capsys.disabled():
        print(f"\n1000 bits turned over in a closed file: {dict(outcomes)}")
