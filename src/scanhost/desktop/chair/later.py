"""A page of the chair's window that is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.centre import Centre

P = TypeVar("P", bound=QWidget)


class Later(Generic[P]):
    """The window is there sooner without it."""

    def __init__(self, centre: Centre, place: int, make: Callable[[], P]) -> None:
        self._centre, self._place, self._make = centre, place, make
        self._made: P | None = None
        self._waiting: list[Callable[[P], object]] = []

    def get(self) -> P:
        """Return the page, and make it first if need be."""
        if self._made is None:
            self._made = self._make()
            self._centre.put(self._place, self._made)
            for then in self._waiting:
                then(self._made)
            self._waiting.clear()
        return self._made

    def whenever(self, then: Callable[[P], object]) -> None:
        """Do this with the page now, or as soon as it is made."""
        if self._made is None:
            self._waiting.append(then)
        else:
            then(self._made)

    def if_made(self, then: Callable[[P], object]) -> None:
        """Do this with the page if it is there."""
        if self._made is not None:
            then(self._made)

    def holds(self, true: Callable[[P], bool]) -> bool:
        """Tell whether the page is there and this is true of it."""
        return self._made is not None and true(self._made)
