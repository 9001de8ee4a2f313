"""The session's clock: the real one, or a faster one for rehearsals."""

from __future__ import annotations

import time


class Pace:
    """Monotonic seconds that pass `speed` times as fast as real ones."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._start = time.monotonic()

    def now(self) -> float:
        """Return the session's monotonic time in seconds."""
        return self._start + (time.monotonic() - self._start) * self._speed

    def seconds_until(self, moment: float) -> float:
        """Return the real seconds to wait until a moment of the session's time."""
        # A hair later than due, so that a timer that fires early does not fire in vain.
        return max(0.0, moment - self.now()) / self._speed + 0.001

    def real(self, seconds: float) -> float:
        """Return how long a length of the session's time really takes."""
        return seconds / self._speed
