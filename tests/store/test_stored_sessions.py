"""Any session on a real disk, which is full, fails, loses its power or is copied away at any time.

The machine of the domain's tests, with each of its commands committed to a file: what the
file says after any of this is what was confirmed, no more and no less.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.session import decide
from scanhost.store import newfile, rows
from scanhost.store.live import Live
from tests.domain.room import SMALL, still
from tests.domain.test_session_machine import SessionMachine, grades
from tests.store.recording import recorded
from tests.store.vfs import Tape

FAULTS = {"full": apsw.FullError, "failed": apsw.IOError}


class StoredMachine(SessionMachine):
    """A session whose every change is committed, on a disk that does its worst."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="scan-"))
        self.path = self.folder / "0" / "proef.scan"
        self.path.parent.mkdir()
        self.places = 0
        self.fails = ""
        newfile.write(self.path, "proef", SMALL)
        self.tape = Tape({})
        self.layer = recorded(self.look)
        self.layer.__enter__()
        self.live = self.opened()

    def teardown(self) -> None:
        self.live.connection.close()
        self.layer.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def look(self, kind: str, path: str, at: int, data: bytes) -> None:
        if self.fails and kind in ("write", "sync") and path.endswith("-wal"):
            raise FAULTS[self.fails]
        self.tape.look(kind, path, at, data)

    def opened(self) -> Live:
        """Open the file where it is now; power cuts lose what is not synced from here on."""
        beside = self.path.parent.iterdir()
        self.tape = Tape({one.name: one.read_bytes() for one in beside if one.is_file()})
        live = Live(self.path, self.folder / "aside")
        live.open()
        return live

    def moved(self) -> Path:
        """Return a new folder, for what is left."""
        self.places += 1
        folder = self.folder / str(self.places)
        folder.mkdir()
        return folder

    def store(self) -> None:
        changes = self.table.changes[self.seen :]
        if changes:
            self.live.commit(changes)
        super().store()

    def note(self) -> None:
        """Write the seconds down, as is done every second."""
        clock = self.table.state.clock
        if clock is not None:
            self.live.note_clock(clock.remaining(self.table.now), clock.held)

    # --- what happens to disks -----------------------------------------------------------

    def dies(self) -> None:
        """A killed program leaves what it wrote; the next one opens that."""
        if not self.fails:
            self.note()
        self.fails = ""
        self.live.connection.close()  # which moves nothing: the -wal stays
        self.live = self.opened()
        self.table.state = self.live.state

    @rule(seed=st.integers(0, 2**32), now=st.sampled_from([0.0, 5000.0]))
    def the_power_is_cut(self, seed, now):
        self.note()
        folder = self.moved()
        self.tape.cut(len(self.tape.events), folder, random.Random(seed))
        self.live.connection.close()
        self.path = folder / self.path.name
        self.live = self.opened()
        found = self.live.state
        assert still(found) == still(self.table.noted())
        assert list(self.live.facts) == self.table.facts
        self.table.state = found
        self.table.restart(now)
        self.twin.restart(now)
        self.model.restart()
        self.slip = None
        self.store()

    @precondition(lambda self: self.phones and self.model.voting())
    @rule(data=st.data(), grade=grades, fault=st.sampled_from(sorted(FAULTS)))
    def a_commit_fails(self, data, grade, fault):
        """Nothing is confirmed, and nothing of it is there, now or later."""
        phone = data.draw(st.sampled_from(self.phones))
        norm = self.model.voting() or "A1"
        command = self.grade_from(phone, norm, self.model.round[norm], grade)
        made = decide(self.table.state, command, self.table.now)
        if isinstance(made, Refused) or not made:
            return
        before = self.table.state
        self.note()
        self.fails = fault
        for _ in range(2 if fault == "failed" else 1):  # then not before it is opened anew
            with pytest.raises(Trouble):
                self.live.commit(made)
        assert self.live.state.grades == before.grades
        if fault == "failed":
            self.crash(self.table.now)
        self.fails = ""

    def replaced(self) -> None:
        """A backup was put back: another file has the place of the one before."""
        self.live.connection.close()
        self.path = self.moved() / self.path.name
        state = self.table.state
        newfile.write(self.path, "proef", SMALL, [*self.table.facts, *rows.of(state)])
        self.live = self.opened()
        super().replaced()


FEW = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(300)
def test_any_session_on_a_disk_that_does_its_worst():
    run_state_machine_as_test(StoredMachine, settings=FEW)


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.timeout(3600)
def test_many_sessions_on_a_disk_that_does_its_worst(capsys):
    many = settings(FEW, max_examples=500, derandomize=False)
    run_state_machine_as_test(StoredMachine, settings=many)
    with capsys.disabled():
        print("\n  500 sessions on disk, with kills, power cuts, full and failing disks: all held")
