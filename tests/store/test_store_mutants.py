"""Small defects put into the store on purpose: its checks must find every one."""

from __future__ import annotations

import asyncio
import random
import tempfile
from concurrent.futures import Future
from pathlib import Path

import pytest

from scanhost.app.meeting import Meeting
from scanhost.domain import commands as ask
from scanhost.domain import facts as f
from scanhost.domain import kept
from scanhost.domain.apply import BrokenJournal
from scanhost.domain.errors import Trouble
from scanhost.room.pace import Pace
from scanhost.room.room import Room
from scanhost.store import (
    anonymous,
    aside,
    backups,
    ballast,
    closing,
    disk,
    newfile,
    places,
    reading,
    rows,
    schema,
    wal,
)
from scanhost.store import connection as connections
from scanhost.store.closing import same
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, started
from tests.store.sessions import a_whole_session, stored
from tests.store.test_closing import everything, reveals
from tests.store.vfs import Tape, beneath

CUTS = 150
COMMITS = 12


class Found(AssertionError):
    """A check has seen that something is wrong."""


def must(holds, what):
    if not holds:
        raise Found(what)


# --- the checks, as compact as they can be ---------------------------------------------------


def cut_the_power(folder):
    """Make a scan, fill it, and cut the power at many places: what was confirmed must be there."""
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL):
        pass
    tape = Tape({path.name: path.read_bytes()})
    with pytest.MonkeyPatch.context() as patch, beneath(tape.look):
        write_private, sync_folder = disk.write_private, disk.sync_folder

        def writing(target, content):
            for kind, data in (("open", b""), ("truncate", b""), ("write", content), ("sync", b"")):
                tape.look(kind, str(target), 0, data)
            write_private(target, content)

        def syncing(target):
            sync_folder(target)
            tape.look("folder", "", 0, b"")

        patch.setattr(disk, "write_private", writing)
        patch.setattr(disk, "sync_folder", syncing)
        with ScanFile.open(path) as file:
            for number in range(1, COMMITS + 1):
                tape.look("asked", "", number, b"")
                done = file.commit([f.YouthInvolved(True), kept.TextSaved("n", str(number))])
                done.result()
                tape.look("acked", "", number, b"")
            file._writer.submit(lambda: None).result()
    for seed in range(CUTS):
        dice = random.Random(seed)
        at = dice.randrange(len(tape.events) + 1)
        acked = max((n for kind, _, n, _ in tape.events[:at] if kind == "acked"), default=0)
        with tempfile.TemporaryDirectory(dir=folder) as left:
            tape.cut(at, Path(left), dice)
            found = reading.read(Path(left) / "proef.scan")
            must(int(found.state.texts.get("n", "0")) >= acked, "a confirmed commit is lost")


def turn_bits_over(folder):
    """Turn bits over in a closed file and in a -wal: never may something else be believed."""
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL) as file:
        expected: list[tuple[object, object]] = []
        file.commit([kept.TextSaved("word", "Bellen")]).result()
        for number in range(8):
            file.commit(
                [f.YouthInvolved(number % 2 == 0), kept.TextSaved("n", str(number))]
            ).result()
            expected.insert(0, (file.facts, file.state))
        killed = {one: one.read_bytes() for one in folder.glob("proef.scan*")}
    closed = {path: path.read_bytes()}
    for files, spoiled in ((closed, path), (killed, path.with_name("proef.scan-wal"))):
        for seed in range(40):
            for one, content in files.items():
                one.write_bytes(content)
            raw, dice = bytearray(files[spoiled]), random.Random(seed)
            at = raw.find(b"Bellen") if seed == 0 else dice.randrange(len(raw))
            raw[at] ^= 1 << dice.randrange(8)
            spoiled.write_bytes(raw)
            try:
                found = reading.read(path)
            except Trouble:
                continue
            may_be = expected[: 1 if spoiled == path else 2]
            must((found.facts, found.state) in may_be, "a turned bit is believed")
        for one in killed:
            one.unlink(missing_ok=True)


def look_at_the_bytes(folder):
    """Back up, close session 1, and look for every seat's secrets in every byte."""
    path, stick = folder / "proef.scan", folder / "stick"
    stick.mkdir()
    with ScanFile.create(path, SMALL, id="proef", second=stick) as file:
        table = a_whole_session()
        file.commit(table.changes).result()
        links = list(table.state.links.values())
        secrets = [one.token or one.recovery for one in links]
        file.backup("A").result()
        kept = everything(folder / "backups") + everything(stick)
        must(not [one for one in secrets if one.encode() in kept], "a seat stands in a backup")
        must(next(iter(table.state.heard)).encode() not in kept, "a phone stands in a backup")
        before = file.state
        file.close_session().result()
        must(same(before, file.state), "closing changed a result")
        rounds = [one for _, one in reveals(file.facts) if len(one) >= 5]
        orders = [[one.grade for one in grades] for grades in rounds]
        came = [[*before.answers(one[0].norm, one[0].round).values()] for one in rounds]
        ordered = [sorted(one, key=lambda grade: grade or 0) for one in orders]
        # One of them may be so by chance; all of them are not.
        must(orders != came, "they stand in the order they came")
        must(orders != ordered, "they stand in the order of grades")
    raw = everything(folder)
    must(not [one for one in links if one.ballot.encode() in raw], "a ballot is left")
    must(not [one for one in secrets if one.encode() in raw], "a secret is left")
    names = sorted(one.name for one in folder.rglob("*") if one.is_file())
    must(not [one for one in names if "-open-" in one], "an earlier backup is left")
    must(not (folder / "proef.scan-wal").exists(), "the old -wal is left")


def close_a_killed_session(folder):
    """Close session 1 while its -wal holds a lot: nothing of it may come back."""
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit(a_whole_session().changes).result()
        file.close_session().result()
        must(file.state.closed, "it is not closed")
    with ScanFile.open(path) as file:
        must(file.state.closed, "it is not closed any more")
        must(not file.state.links, "a seat came back")


def restore_what_was_killed(folder):
    """Restore a backup where a -wal was left: nothing later may come along."""
    path = folder / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef") as file:
        file.commit(started(at="norm:A1").changes).result()
        file.backup().result()
        facts = file.facts
        file.commit([f.GradeGiven("late", "A1", 1, 7)]).result()
        killed = {one: one.read_bytes() for one in folder.glob("proef.scan*")}
    for one, content in killed.items():
        one.write_bytes(content)
    restore(path)
    must(not path.with_name("proef.scan-wal").exists(), "the old -wal is left")
    with ScanFile.open(path) as file:
        must(file.facts == (*facts, f.Restored()), "what is restored is not the backup")


def repeat_a_message(folder):
    """Stop and start between a message and its repeat: it must be answered alike."""
    path = folder / "proef.scan"
    table = a_whole_session()
    with ScanFile.create(path, SMALL) as file:
        file.commit(table.changes).result()
        expected = stored(file.state)
    with ScanFile.open(path) as file:
        must(file.state.heard == expected.heard, "answers are forgotten")
        must(file.state == expected, "it reads back otherwise")


def fail_a_commit(folder):
    """Let a commit fail in a room: nobody may hear yes, and memory may not run ahead."""

    async def run():
        file = ScanFile.create(folder / "proef.scan", SMALL)
        meeting = Meeting(file, Pace())
        await meeting.start()
        try:
            before, commit = meeting.room.state, file.commit

            def failing(changes):
                done: Future[None] = Future()
                done.set_exception(Trouble("storage.failed", name="proef.scan"))
                return done

            file.commit = failing  # type: ignore[method-assign]
            said = await meeting.ask(ask.SaveText("note", "x"))
            file.commit = commit  # type: ignore[method-assign]
            must(said is not None, "what is not on disk was confirmed")
            must(meeting.room.state == before, "memory runs ahead of the disk")
        finally:
            await meeting.stop()

    asyncio.run(run())


CHECKS = [
    fail_a_commit,
    repeat_a_message,
    restore_what_was_killed,
    close_a_killed_session,
    look_at_the_bytes,
    turn_bits_over,
    cut_the_power,
]


# --- the defects -----------------------------------------------------------------------------


def confirm_before_the_commit(put):
    real = ScanFile.commit

    def mutant(self, changes):
        done: Future[None] = Future()
        done.set_result(None)
        real(self, changes)
        return done

    put(ScanFile, "commit", mutant)


def confirm_what_was_refused(put):
    async def mutant(self, batch):
        for command, answer in batch:
            outcome = self._one(self.state, command)
            self.state = outcome.state
            answer.set_result(self.state)

    put(Room, "_decide", mutant)


def sync_nothing(put):
    put(connections, "SETTINGS", {**connections.SETTINGS, "synchronous": 0})


def sync_now_and_then(put):
    put(connections, "SETTINGS", {**connections.SETTINGS, "synchronous": 1})


def begin_the_wal_before_its_setting(put):
    real = connections.connect

    def mutant(path, *, new=False):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connections, "SETTINGS", {**connections.SETTINGS, "synchronous": 1})
            return real(path, new=new)

    put(connections, "connect", mutant)
    put(connections, "verify", lambda connection, path: None)


def leave_seats_in_a_backup(put):
    put(schema, "RECONNECT", ())


def leave_phones_in_a_backup(put):
    put(schema, "RECONNECT", ("link", "room"))


def leave_deleted_rows_readable(put):
    def mutant(image):
        image.pragma("secure_delete", 0)
        for table in schema.RECONNECT:
            image.execute(f"DELETE FROM {table}")

    put(backups, "strip", mutant)


def leave_the_old_wal_at_closing(put):
    def mutant(current):
        frames = disk.beside(current.path, "-wal").read_bytes()
        current.end()
        disk.beside(current.path, "-wal").write_bytes(frames)

    put(closing, "_release", mutant)


def close_with_the_seats(put):
    real = rows.of_people

    def mutant(state):
        yield from real(state)
        for link in state.links.values():
            yield kept.LinkSaved(link)

    put(rows, "of_people", mutant)


def close_under_the_old_ballots(put):
    def mutant(state, random):
        return {(norm, one): one for (norm, _), given in state.grades.items() for one in given}

    put(anonymous, "ballots", mutant)


def close_in_the_order_they_came(put):
    put(random.SystemRandom, "shuffle", lambda self, grades: None)
    put(anonymous.RANDOM, "shuffle", lambda grades: None)


def close_in_the_order_of_grades(put):
    put(
        anonymous.RANDOM,
        "shuffle",
        lambda facts: facts.sort(key=lambda one: getattr(one, "grade", None) or 0),
    )


def lose_a_grade_at_closing(put):
    real = anonymous._shuffled

    def mutant(*rest):
        return real(*rest)[1:]

    put(anonymous, "_shuffled", mutant)
    put(closing, "same", lambda live, closed: True)


def keep_earlier_backups(put):
    put(places.Places, "forget_earlier", lambda self, id, stage: True)


def keep_earlier_backups_on_the_stick(put):
    real = backups.forget_earlier
    put(
        backups,
        "forget_earlier",
        lambda folder, id, stage: folder.name == "stick" or real(folder, id, stage),
    )


def verify_no_checksum(put):
    real = connections.connect

    def mutant(path, *, new=False):
        connection = real(path, new=new)
        connection.pragma("checksum_verification", 0)
        return connection

    put(connections, "connect", mutant)
    put(connections, "verify", lambda connection, path: None)


def believe_a_torn_wal(put):
    put(wal, "damaged", lambda path: False)


def forget_what_was_answered(put):
    real = rows.save

    def mutant(connection, row):
        if not isinstance(row, kept.MessageHeard):
            real(connection, row)

    put(rows, "save", mutant)


def forget_who_is_absent(put):
    real = rows.save

    def mutant(connection, row):
        if isinstance(row, kept.LinkSaved) and row.link.absent:
            return
        real(connection, row)

    put(rows, "save", mutant)


def restore_beside_the_old_wal(put):
    put(aside, "move_beside", lambda path, target: None)


def restore_an_image_without_checksums(put):
    def mutant(path, image):
        disk.remove(path)
        path.write_bytes(image.serialize("main"))

    put(newfile, "copy", mutant)


MUTANTS = [
    confirm_before_the_commit,
    confirm_what_was_refused,
    sync_nothing,
    sync_now_and_then,
    begin_the_wal_before_its_setting,
    leave_seats_in_a_backup,
    leave_phones_in_a_backup,
    leave_deleted_rows_readable,
    leave_the_old_wal_at_closing,
    close_with_the_seats,
    close_under_the_old_ballots,
    close_in_the_order_they_came,
    close_in_the_order_of_grades,
    lose_a_grade_at_closing,
    keep_earlier_backups,
    keep_earlier_backups_on_the_stick,
    verify_no_checksum,
    believe_a_torn_wal,
    forget_what_was_answered,
    forget_who_is_absent,
    restore_beside_the_old_wal,
    restore_an_image_without_checksums,
]
CAUGHT = (Found, Trouble, BrokenJournal, KeyError)


def caught_by(tmp_path):
    """Return the first check that finds something wrong, and what it says."""
    for check in CHECKS:
        folder = tmp_path / check.__name__
        folder.mkdir()
        try:
            check(folder)
        except CAUGHT as error:
            return f"{check.__name__}: {error}"
    return ""


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Opening keeps no two megabytes back each time."""
    monkeypatch.setattr(ballast, "SIZE", 4096)


@pytest.mark.faults
def test_the_checks_find_nothing_in_the_store_as_it_is(tmp_path):
    assert caught_by(tmp_path) == ""


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_checks_find(mutant, tmp_path, monkeypatch, capsys):
    mutant(monkeypatch.setattr)

    found = caught_by(tmp_path)

    assert found
    with capsys.disabled():
        print(f"\ncaught: {mutant.__name__} ({found.partition(':')[0]})", end="")
