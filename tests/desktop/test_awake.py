"""The screen stays on while somebody asks for it, and nobody waits for what a desktop answers."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from wakepy import Mode

from scanhost.desktop.awake import Awake, presenting

WAIT = 5.0


class Desktop:
    """Remembers whether the screen is held."""

    def __init__(self) -> None:
        self.held, self.let_go = Event(), Event()
        self.threads: list[bool] = []

    @contextlib.contextmanager
    def hold(self) -> Iterator[Mode]:
        self.threads.append(current_thread() is main_thread())
        self.held.set()
        yield presenting()
        self.let_go.set()


def test_the_screen_is_held_until_it_is_let_go():
    desktop = Desktop()
    awake = Awake(desktop.hold)

    awake.keep(True)
    awake.keep(True)
    assert desktop.held.wait(WAIT)
    assert not desktop.let_go.is_set()
    awake.keep(False)

    assert desktop.let_go.wait(WAIT)
    assert desktop.threads == [False]
    awake.end()


def test_it_can_be_held_again():
    desktop = Desktop()
    awake = Awake(desktop.hold)
    awake.keep(True)
    awake.end()

    awake.keep(True)
    awake.end()

    assert desktop.threads == [False, False]


def test_a_desktop_that_hangs_keeps_nobody_waiting():
    answer, asked = Event(), Event()

    @contextlib.contextmanager
    def hanging() -> Iterator[Mode]:
        asked.set()
        answer.wait(WAIT)
        yield presenting()

    awake = Awake(hanging)
    began = time.perf_counter()

    awake.keep(True)
    awake.keep(False)
    took = time.perf_counter() - began
    answer.set()

    assert took < 0.5
    assert asked.wait(WAIT)
    awake.end()


def test_a_desktop_that_fails_is_a_line_in_the_log(caplog):
    def failing() -> Mode:
        raise OSError("no bus")

    awake = Awake(failing)

    awake.keep(True)
    awake.end()

    assert "may go off by itself" in caplog.text


@pytest.mark.parametrize("variable", ["WAKEPY_FAKE_SUCCESS", "WAKEPY_FORCE_FAILURE"])
def test_the_library_is_harmless_whether_it_can_or_not(monkeypatch, caplog, variable):
    monkeypatch.setenv(variable, "1")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = Awake()

    with caplog.at_level("INFO", "scanhost"):
        awake.keep(True)
        awake.end()

    held = [one for one in caplog.records if one.name == "scanhost.desktop.awake"]
    assert [one.levelname for one in held] == ["INFO"]
