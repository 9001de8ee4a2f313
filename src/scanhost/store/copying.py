"""Two threads that make the backups: one for the first place, one for the second, far away."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeVar

import apsw

from scanhost.store import backups
from scanhost.store.places import Places

T = TypeVar("T")

PATIENCE = 5.0  # seconds for the second place; a stick that takes longer goes on by itself
Image = tuple[apsw.Connection, int]  # a whole file in memory, and its stage


class Copier:
    """Works off one thing after another. It may wait for the writer; the writer never for it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._near = ThreadPoolExecutor(1, thread_name_prefix="store-copier")
        self._far = ThreadPoolExecutor(1, thread_name_prefix="store-far")

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Do something after all that was asked before."""
        return self._near.submit(work)

    def keep(self, image: Future[Image], id: str, theme: str) -> Path:
        """Put a copy without seats in both places, and return its path in the first."""
        memory, stage = image.result()
        backups.strip(memory)

        def keep_far() -> None:
            try:
                self.places.keep_second(memory, id, stage=stage, theme=theme)
            finally:
                memory.close()

        try:
            return self.places.keep(memory, id, stage=stage, theme=theme)
        finally:
            self.far_away(keep_far)

    def far_away(self, work: Callable[[], None]) -> None:
        """Do something in the second place, and wait a little: whoever hangs there hangs alone."""
        done = self._far.submit(work)
        wait([done], PATIENCE)
        if done.done():
            done.result()
        else:
            self.places.miss_second("too slow")

    def close(self) -> None:
        """Finish what was asked; the second place had its time."""
        self._near.shutdown()
        self._far.shutdown(wait=False)

    def let_go(self) -> None:
        """Begin nothing more, and wait for nothing."""
        self._near.shutdown(wait=False, cancel_futures=True)
        self._far.shutdown(wait=False, cancel_futures=True)
