"""A scan in the server thread, as the windows hold it."""

import threading
from collections.abc import Callable

import pytest

from scanhost.app.running import Running
from scanhost.domain.commands import SaveText
from scanhost.domain.errors import Refused, Trouble
from scanhost.store.scanfile import ScanFile
from tests.house import scan


class Held:
    """A scan that runs, and what its windows have heard of it."""

    def __init__(self, path, make: Callable[[], ScanFile]) -> None:
        self.shown = threading.Event()
        self.over = threading.Event()
        self.trouble: Trouble | None = None
        self.running = Running(path, None, lambda _: self.shown.set(), self._ended, make)
        self.running.start()

    def _ended(self, trouble: Trouble | None) -> None:
        self.trouble = trouble
        self.over.set()


def test_a_fault_while_opening_is_told_to_the_windows(tmp_path):
    def broken() -> ScanFile:
        raise RuntimeError("a bug")

    held = Held(tmp_path / "a.scan", broken)

    assert held.over.wait(10)
    held.running.join()
    assert held.trouble is not None
    assert held.trouble.code == "bug"


@pytest.mark.parametrize("times", [1, 3])
def test_closing_session_1_while_the_program_ends_leaves_a_closed_scan(tmp_path, times):
    path = tmp_path / "a.scan"
    held = Held(path, lambda: scan(path))
    assert held.shown.wait(10)
    outcomes: list[Refused | None] = []

    for _ in range(times):
        held.running.close_session(outcomes.append)
        held.running.ask(SaveText("note", "late"), lambda _: None)
    held.running.stop()
    assert held.over.wait(20)
    held.running.join()

    assert held.trouble is None
    assert sorted(one.name for one in tmp_path.iterdir()) in (["a.scan", "backups"], ["a.scan"])
    file = ScanFile.open(path)
    assert file.state.closed or None not in outcomes
    file.close()
    assert outcomes.count(None) <= 1


def test_a_call_after_the_end_is_no_fault(tmp_path):
    path = tmp_path / "a.scan"
    held = Held(path, lambda: scan(path))
    assert held.shown.wait(10)
    held.running.stop()
    held.running.join()

    held.running.ask(SaveText("note", "late"), lambda _: None)

    assert held.over.is_set()
    assert not [one for one in threading.enumerate() if one.name == "room"]
