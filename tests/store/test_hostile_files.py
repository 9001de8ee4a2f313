"""Damaged, truncated, foreign and hostile files: one trouble each, and nothing is touched."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import contextmanager

import apsw
import pytest

from scanhost import texts
from scanhost.__main__ import main
from scanhost.domain.errors import Trouble
from scanhost.sentences import sentence
from scanhost.store import connection as connections
from scanhost.store import holding, reading, schema
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session
from tests.store.test_opening import without_triggers

SECONDS = 20  # more is a hang
PAGE = connections.PAGE
NOISE = random.Random(7).randbytes(3 * PAGE)
CASES: dict[str, Callable[[Made], object]] = {}


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A good file, what a killed program leaves of it, and the same of another scan."""
    folder = tmp_path_factory.mktemp("models")
    for name, table in {
        "good": a_whole_session(),
        "other": started(people=8, at="norm:A2"),
    }.items():
        path = folder / f"{name}.scan"
        with ScanFile.create(path, SMALL, id=name) as file:
            file.commit(table.changes).result()
        copy = folder / f"{name}-killed.scan"
        shutil.copy(path, copy)
        connection = connections.connect(copy)
        connections.keep_wal(connection, copy)
        connection.execute("INSERT INTO text (id, value) VALUES ('late', 'the last words')")
        kept = {one: one.read_bytes() for one in folder.glob(f"{copy.name}*")}
        connection.close()
        for one, content in kept.items():
            one.write_bytes(content)
    return folder


class Made:
    """A file that is being made hostile, at the place where it will be opened."""

    def __init__(self, path, models):
        self.path = path
        self.models = models

    def beside(self, ending):
        return self.path.with_name(self.path.name + ending)

    def model(self, name="good"):
        """Begin with a good file, and with what a killed program left beside it."""
        for one in self.models.glob(f"{name}.scan*"):
            shutil.copyfile(one, self.path.with_name(self.path.name + one.name[len(name) + 5 :]))
        return bytearray(self.path.read_bytes())

    def write(self, content):
        self.path.write_bytes(content)

    def patch(self, at, content, name="good"):
        raw = self.model(name)
        raw[at : at + len(content)] = content
        self.write(raw)

    def sql(self, *statements, pragma="", name="good"):
        """Change it as a stranger could, with checksums that fit."""
        self.model(name)
        connection = apsw.Connection(str(self.path), vfs=connections.CHECKSUMS)
        if pragma:
            connection.execute(f"PRAGMA {pragma}")
        for statement in statements:
            connection.execute(statement)
        connection.close()

    def journal(self, *statements):
        """Change the journal, and leave no trace of how."""
        self.sql(*without_triggers(*statements), pragma="ignore_check_constraints = ON")

    def anew(self, settings, reserved=8):
        """Make a file with our tables by other settings."""
        self.path.touch()
        vfs = connections.CHECKSUMS if reserved == 8 else connections.plain_vfs()
        connection = apsw.Connection(str(self.path), vfs=vfs)
        for name, value in settings.items():
            connection.pragma(name, value)
        connection.reserve_bytes("main", reserved)
        schema.build(connection)
        connection.close()


def case(make):
    CASES[make.__name__] = make
    return make


def add(name, make):
    CASES[name] = make


# --- no scan at all ------------------------------------------------------------------------

for name, content in {
    "empty": b"",
    "one_byte": b"S",
    "text": b"Geachte heer Bakker,\n" * 400,
    "pdf": b"%PDF-1.7\n" + NOISE,
    "noise": NOISE,
    "zeros": bytes(5 * PAGE),
    "a_header_only": b"SQLite format 3\x00",
    "ninety_nine_bytes": b"SQLite format 3\x00" + bytes(83),
}.items():
    add(name, lambda made, content=content: made.write(content))


@case
def a_zip(made):
    with zipfile.ZipFile(made.path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")


@case
def another_database(made):
    with sqlite3.connect(made.path) as connection:
        connection.execute("CREATE TABLE journal (seq, kind, body)")
    connection.close()


@case
def another_programs_number(made):
    made.sql("PRAGMA application_id = 1196444487")


@case
def a_folder(made):
    made.path.mkdir()
    (made.path / "letter").write_text("mine")


@case
def a_link_to_nowhere(made):
    made.path.symlink_to("nowhere")


@case
def a_link_to_itself(made):
    made.path.symlink_to(made.path.name)


@case
def a_pipe(made):
    os.mkfifo(made.path)


@case
def a_link_to_a_device(made):
    made.path.symlink_to("/dev/zero")


# --- not what was written ------------------------------------------------------------------

for at in (100, 512, PAGE - 1, PAGE, PAGE + 1, 5 * PAGE, -PAGE, -100, -1):
    add(f"truncated_at_{at}", lambda made, at=at: made.write(made.model()[:at]))
for length in (1, 100, PAGE, 3 * PAGE):
    add(f"extended_by_{length}", lambda made, n=length: made.write(made.model() + NOISE[:n]))


@case
def a_page_of_zeros(made):
    made.patch(3 * PAGE, bytes(PAGE))


@case
def pages_swapped(made):
    raw = made.model()
    journal = [at for at in range(PAGE, len(raw), PAGE) if b"GradeGiven" in raw[at : at + PAGE]]
    one, two = journal[0], journal[-1]
    assert one != two
    raw[one : one + PAGE], raw[two : two + PAGE] = raw[two : two + PAGE], raw[one : one + PAGE]
    made.write(raw)


@case
def half_of_it_another_scan(made):
    other = (made.models / "other.scan").read_bytes()
    raw = made.model()
    made.write(raw[: 9 * PAGE] + other[9 * PAGE : len(raw)])


@case
def a_hundred_gigabytes_of_nothing(made):
    made.model()
    with made.path.open("r+b") as file:
        file.truncate(100 << 30)


@case
def a_size_that_is_a_lie(made):
    made.patch(28, struct.pack(">I", 0xFFFFFFFF))


add("no_room_for_checksums", lambda made: made.anew({}, reserved=0))
add("room_for_checksums_denied", lambda made: made.patch(20, b"\x00"))
add("larger_pages", lambda made: made.anew({"page_size": 8192}))
add("smaller_pages", lambda made: made.anew({"page_size": 1024}))
add("utf_16", lambda made: made.anew({"encoding": "UTF-16le"}))
add("a_file_without_anything", lambda made: made.anew({}))
for version in (0, 99, -1, 2**31 - 1):
    add(f"version_{version}", lambda made, n=version: made.sql(f"PRAGMA user_version = {n}"))

# --- other tables --------------------------------------------------------------------------

for name, statements in {
    "a_table_more": ["CREATE TABLE more (a)"],
    "a_view_more": ["CREATE VIEW more AS SELECT * FROM link"],
    "an_index_more": ["CREATE INDEX more ON journal (kind)"],
    "statistics": ["ANALYZE"],
    "a_trigger_on_insert": [
        "CREATE TRIGGER trap AFTER INSERT ON journal BEGIN DELETE FROM person; END"
    ],
    "a_trigger_that_fails": [
        "CREATE TRIGGER trap BEFORE INSERT ON text BEGIN SELECT RAISE(ABORT, 'no'); END"
    ],
    "a_journal_that_may_change": ["DROP TRIGGER journal_is_not_changed"],
    "a_column_more": ["ALTER TABLE journal ADD COLUMN seat TEXT"],
    "a_generated_column": ["ALTER TABLE person ADD COLUMN x TEXT AS (first || last)"],
    "a_virtual_table": ["CREATE VIRTUAL TABLE more USING fts5(a)"],
    "no_table_of_seats": ["DROP TABLE link"],
    "a_view_named_scan": [
        "DROP TABLE scan",
        "CREATE VIEW scan AS WITH RECURSIVE n(id) AS"
        " (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT 1 AS one, max(id) AS id FROM n",
    ],
    "a_view_named_journal": [
        "DROP TABLE journal",
        "CREATE VIEW journal AS WITH RECURSIVE n(seq) AS"
        " (SELECT 1 UNION ALL SELECT seq + 1 FROM n) SELECT seq, 'Locked' AS kind, '{}' AS body"
        " FROM n",
    ],
}.items():
    add(name, lambda made, statements=statements: made.sql(*statements))


@case
def tables_that_are_no_sql(made):
    made.sql(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE nonsense' WHERE name = 'text'",
    )


@case
def a_table_that_begins_in_another(made):
    made.sql(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'link') WHERE name = 'about'",
    )


# --- a journal that we do not write ------------------------------------------------------------


def row(kind, body):
    return f"INSERT INTO journal SELECT max(seq) + 1, '{kind}', '{body}' FROM journal"


GRADE = '{"ballot":"b","norm":"%s","round":%s,"grade":%s}'
for name, statements in {
    "numbers_below_zero": ["UPDATE journal SET seq = -seq"],
    "a_gap": ["UPDATE journal SET seq = seq + 1000 WHERE seq > 3"],
    "the_first_is_missing": ["DELETE FROM journal WHERE seq = 1"],
    "an_unknown_kind": [row("GradeTaken", "{}")],
    "a_row_as_fact": [row("LinkSaved", "{}")],
    "a_kind_of_python": [row("__class__", "{}")],
    "grade_11": [row("GradeGiven", GRADE % ("B1", 1, 11))],
    "grade_0": [row("GradeGiven", GRADE % ("B1", 1, 0))],
    "a_grade_that_is_no_number": [row("GradeGiven", GRADE % ("B1", 1, "NaN"))],
    "an_endless_grade": [row("GradeGiven", GRADE % ("B1", 1, "9" * 1800))],
    "a_grade_of_nothing": [row("GradeGiven", GRADE % ("B1", 1, "true"))],
    "an_unknown_norm": [row("NormOpened", '{"norm":"Z9","round":1}')],
    "a_round_that_never_was": [row("GradeGiven", GRADE % ("B1", "1" * 300, 7))],
    "a_double_key": [row("YouthInvolved", '{"yes":true,"yes":false}')],
    "a_key_too_many": [row("YouthInvolved", '{"yes":true,"seat":"anna"}')],
    "deep_nesting": [row("YouthInvolved", "[" * 1900)],
    "a_day_that_is_a_number": [row("FollowUpPlanned", '{"day":7}')],
    "no_utf_8": [
        "INSERT INTO journal SELECT 1 + max(seq), 'Locked', CAST(X'C3' AS TEXT) FROM journal"
    ],
    "a_kind_without_end": [f"UPDATE journal SET kind = '{'x' * 100_000}' WHERE seq = 5"],
    "a_body_without_end": ["UPDATE journal SET body = hex(zeroblob(20000000)) WHERE seq = 5"],
    "a_million_facts_of_junk": [
        "WITH RECURSIVE n(i) AS (SELECT (SELECT max(seq) FROM journal) + 1 UNION ALL"
        " SELECT i + 1 FROM n LIMIT 1000000)"
        " INSERT INTO journal SELECT i, 'Junk', '{}' FROM n"
    ],
}.items():
    add(name, lambda made, statements=statements: made.journal(*statements))

# --- rows that we do not write -------------------------------------------------------------------

for name, statements in {
    "no_pack": ["DELETE FROM pack"],
    "two_packs": ["INSERT INTO pack SELECT 2, body FROM pack"],
    "a_pack_of_nothing": ["UPDATE pack SET body = '{}'"],
    "a_pack_of_depth": [f"UPDATE pack SET body = '{'[' * 200_000}'"],
    "a_pack_bomb": ["UPDATE pack SET body = '[' || hex(zeroblob(30000000)) || ']'"],
    "a_pack_with_a_number": ["UPDATE pack SET body = replace(body, '\"Proef\"', '1e999')"],
    "no_id": ["DELETE FROM scan"],
    "two_ids": ["INSERT INTO scan VALUES (2, 'another')"],
    "an_id_with_a_path": ["UPDATE scan SET id = '../../etc/passwd'"],
    "an_id_without_end": [f"UPDATE scan SET id = '{'x' * 100_000}'"],
    "a_text_without_end": [f"INSERT INTO text VALUES ('a', '{'x' * 5000}')"],
    "a_name_without_end": [f"UPDATE person SET last = '{'x' * 5000}'"],
    "a_guest_of_five": ["UPDATE person SET guest = 5"],
    "two_seats_with_one_ballot": ["UPDATE link SET ballot = (SELECT min(ballot) FROM link)"],
    "a_seat_of_nobody": ["UPDATE link SET seat = 'nobody' WHERE seat = 'anna'"],
    "seats_after_closing": [row("SessionClosed", "{}")],
    "an_answer_that_is_no_json": ["UPDATE heard SET answer = '{'"],
    "an_answer_of_depth": [f"UPDATE heard SET answer = '{'[' * 200_000}'"],
    "a_clock_of_years": ["INSERT OR REPLACE INTO clock VALUES (1, 1e300, NULL)"],
    "a_clock_below_zero": ["INSERT OR REPLACE INTO clock VALUES (1, -1.0, NULL)"],
    "a_clock_that_holds_for_ever": ["INSERT OR REPLACE INTO clock VALUES (1, 60.0, 9e999)"],
    "two_clocks": ["INSERT OR REPLACE INTO clock VALUES (2, 60.0, NULL)"],
    "names_that_are_no_utf_8": ["UPDATE person SET first = CAST(X'80FF' AS TEXT)"],
}.items():
    add(name, lambda made, statements=statements: made.journal(*statements))

# --- what stands beside it ---------------------------------------------------------------------


@case
def its_wal_is_missing(made):
    made.model("good-killed")
    made.beside("-wal").unlink()


@case
def its_wal_is_missing_and_the_note_is_noise(made):
    its_wal_is_missing(made)
    made.beside("-open").write_bytes(NOISE)


@case
def its_wal_is_missing_and_the_note_is_deep(made):
    its_wal_is_missing(made)
    made.beside("-open").write_bytes(b"[" * 1_000_000)


@case
def its_wal_is_missing_and_the_note_is_huge(made):
    its_wal_is_missing(made)
    with made.beside("-open").open("wb") as file:
        file.truncate(50 << 30)


@case
def its_wal_is_missing_and_the_note_is_wrong(made):
    its_wal_is_missing(made)
    made.beside("-open").write_text('{"user":1,"computer":null,"process":"x","wal":false}')


@case
def a_wal_of_another_scan(made):
    made.model("good-killed")
    shutil.copyfile(made.models / "other-killed.scan-wal", made.beside("-wal"))


@case
def a_wal_of_another_scan_beside_a_closed_file(made):
    made.model()
    shutil.copyfile(made.models / "other-killed.scan-wal", made.beside("-wal"))


@case
def a_wal_with_a_bad_frame(made):
    made.model("good-killed")
    wal = made.beside("-wal")
    with apsw.Connection(":memory:") as _:
        raw = bytearray(wal.read_bytes())
    raw[16] ^= 1  # the salt of its header; the frames prove it was another
    wal.write_bytes(raw)


@case
def a_huge_wal(made):
    made.model("good-killed")
    with made.beside("-wal").open("r+b") as file:
        file.truncate(50 << 30)


for ending in ("-wal", "-journal", "-shm", "-open", "-ballast"):

    def link(made, ending=ending):
        made.model()
        (made.path.parent / "mine.txt").write_text("a letter of somebody's own")
        made.beside(ending).symlink_to("mine.txt")

    def pipe(made, ending=ending):
        made.model()
        os.mkfifo(made.beside(ending))

    add(f"a_link_as{ending}", link)
    add(f"a_pipe_as{ending}", pipe)


@case
def a_folder_as_wal(made):
    made.model()
    made.beside("-wal").mkdir()


def hot(models, folder):
    """Return the -journal of another scan that was killed while it was changed."""
    path = folder / "hot.scan"
    shutil.copyfile(models / "other.scan", path)
    connection = apsw.Connection(str(path), vfs=connections.CHECKSUMS)
    connection.execute("BEGIN; UPDATE text SET value = 'x'; DELETE FROM person; DELETE FROM heard")
    connection.cache_flush()
    journal = path.with_name("hot.scan-journal").read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    path.unlink()
    assert journal[:8] == bytes.fromhex("d9d505f920a163d7")
    return journal


@case
def a_hot_journal_of_another_scan(made):
    journal = hot(made.models, made.path.parent)
    made.model()
    made.beside("-journal").write_bytes(journal)


def naming_a_letter(made, journal):
    """SQLite 3.40 deletes the file whose name stands at the end of a -journal."""
    magic = bytes.fromhex("d9d505f920a163d7")
    made.model()
    letter = made.path.parent / "letter.txt"
    letter.write_text("a letter of somebody's own")
    name = str(letter).encode()
    page = (0x40000000 // PAGE + 1).to_bytes(4, "big")
    tail = page + name + struct.pack(">II", len(name), sum(name)) + magic
    made.beside("-journal").write_bytes(journal + tail)


@case
def a_hot_journal_that_names_a_letter(made):
    naming_a_letter(made, hot(made.models, made.path.parent)[: 512 + PAGE + 8])


@case
def a_journal_of_noise_that_names_a_letter(made):
    naming_a_letter(made, NOISE[: 512 + PAGE + 8])


@case
def a_huge_journal(made):
    made.model()
    with made.beside("-journal").open("wb") as file:
        file.write(bytes.fromhex("d9d505f920a163d7"))
        file.truncate(50 << 30)


# --- each of them ------------------------------------------------------------------------------


@contextmanager
def in_time():
    """Let what hangs fail here, and not the whole run."""

    def late(*_):
        raise TimeoutError(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def look(folder):
    """Return all there is to see in a folder; of what is huge only its size."""
    found = {}
    for one in sorted(folder.rglob("*")):
        seen = one.lstat()
        content = b""
        if one.is_file() and not one.is_symlink() and seen.st_size < 1 << 28:
            content = one.read_bytes()
        found[one.name] = (seen.st_mode, seen.st_size, seen.st_mtime_ns, content)
    return found


ROADS = {
    "opened": lambda path: ScanFile.open(path).close(),
    "read": reading.check,
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_trusted_is_refused_in_one_sentence_and_left(
    tmp_path, models, name, capsys, monkeypatch
):
    monkeypatch.setenv("LANGUAGE", "nl")
    path = tmp_path / "proef.scan"
    CASES[name](Made(path, models))
    before = look(tmp_path)

    for road, go in ROADS.items():
        with in_time(), pytest.raises(Trouble) as caught:
            go(path)
        said = {sentence(caught.value, texts.catalogue(one)) for one in texts.LANGUAGES}
        assert len(said) == 2, road
        assert not [one for one in said if caught.value.code in one]
        assert look(tmp_path) == before, road
    with in_time():
        assert main(["check", str(path)]) == 1
    err = capsys.readouterr().err
    assert (err.count("\n"), "Traceback" in err) == (1, False)
    assert look(tmp_path) == before


def test_there_are_more_of_them_than_anybody_thinks_of():
    assert len(CASES) > 100


@pytest.mark.parametrize("name", ["good", "good-killed"])
def test_what_they_are_made_of_opens(tmp_path, models, name):
    Made(tmp_path / "proef.scan", models).model(name)

    found = reading.read(tmp_path / "proef.scan")

    assert len(found.facts) > 80
    assert found.state.texts.get("late", "") == ("" if name == "good" else "the last words")


@pytest.mark.parametrize(
    "note",
    [
        b"",
        NOISE,
        b"[" * 1_000_000,
        b'{"user":"\\u001b[2Jx","computer":"\\u202ey","process":7,"wal":true}',
        b'{"user":"' + b"u" * 100_000 + b'","computer":"c","process":1,"wal":true}',
    ],
)
def test_a_hostile_note_of_who_has_it_open_says_nothing_odd(tmp_path, models, note):
    path = tmp_path / "proef.scan"
    Made(path, models).model()
    with ScanFile.open(path):
        (tmp_path / "proef.scan-open").write_bytes(note)

        with pytest.raises(Trouble) as caught:
            reading.check(path)

        said = sentence(caught.value, texts.catalogue("en"))
    assert caught.value.code == "file.in_use"
    assert said.isprintable()
    assert len(said) < 300


def test_a_note_is_never_followed_by_its_link(tmp_path, models):
    path = tmp_path / "proef.scan"
    Made(path, models).model()
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "proef.scan-open").symlink_to("mine")

    with pytest.raises(OSError, match=r"."):
        holding.write_note(path, wal=True)

    assert (tmp_path / "mine").read_text() == "mine"
