"""What is being typed in fields that the room reads along in, until the scan knows it.

Text that is being typed is a view; it is recorded when the field is left or after two
seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from scanhost.desktop.snapshot import UNTYPED, Typed
from scanhost.desktop.widgets.record import Record


class Typing(QObject):
    """Follows fields, and says at once how the room should read them."""

    changed = Signal(object)  # Typed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = UNTYPED
        self._texts: dict[str, str] = {}  # by id; the last one typed in comes last
        self._sent: dict[str, str] = {}  # what was recorded, by id: what the scan knew before
        self._known: Mapping[str, str] = {}  # what the scan knows
        self._actions: dict[str, str] = {}  # not there yet, and the point each is for
        self._commitments: dict[str, str] = {}  # not there yet, and what each is about
        self._progress: dict[str, str] = {}  # not there yet, and the agreement each is of
        self._point: tuple[str, str] | None = None

    def follow(
        self, record: Record, id: str, point: str = "", about: str = "", commitment: str = ""
    ) -> None:
        """Show what is typed in a field.

        What it is of may not be there yet: with `point` an action of one, with `about` an
        agreement about a point or a part of the process, with `commitment` its progress.
        """
        unborn = ((self._actions, point), (self._commitments, about), (self._progress, commitment))
        record.typing.connect(self._typer(id, unborn))
        record.recorded.connect(lambda text: self._record(id, text))
        record.settled.connect(lambda: self._forget(id))

    def begin(self, theme: str, words: str) -> None:
        """Show a point in own words that is not there yet; no words take it away."""
        point = (theme, words) if words.strip() else None
        if point != self._point:
            self._point = point
            self._say()

    def draw(self, texts: Mapping[str, str]) -> None:
        """Forget what the scan knows by now."""
        self._known = texts
        there = [id for id, before in self._sent.items() if texts.get(id, "") != before]
        if there:
            self._forget(*there)

    def give_up(self) -> None:
        """Forget what was to be recorded and was refused."""
        if self._sent:
            self._forget(*self._sent)

    def clear(self) -> None:
        """Forget everything: another scan is shown."""
        self._texts.clear()
        self._sent.clear()
        for unborn in (self._actions, self._commitments, self._progress):
            unborn.clear()
        self._point, self._known = None, {}
        self._say()

    def _typer(
        self, id: str, unborn: Sequence[tuple[dict[str, str], str]]
    ) -> Callable[[str], None]:
        def typed(text: str) -> None:
            self._sent.pop(id, None)
            self._texts.pop(id, None)
            self._texts[id] = text
            for those, of in unborn:
                if of:
                    those[id.rpartition(".")[0]] = of
            self._say()

        return typed

    def _record(self, id: str, text: str) -> None:
        if id in self._texts:
            self._texts[id] = text
            self._sent[id] = self._known.get(id, "")
            self._say()

    def _forget(self, *ids: str) -> None:
        for id in ids:
            self._texts.pop(id, None)
            self._sent.pop(id, None)
        there = {id.rpartition(".")[0] for id in self._texts}
        for unborn in (self._actions, self._commitments, self._progress):
            for gone in [id for id in unborn if id not in there]:
                del unborn[gone]
        self._say()

    def _say(self) -> None:
        now = Typed(
            tuple(self._texts.items()),
            tuple(self._actions.items()),
            self._point,
            tuple(self._commitments.items()),
            tuple(self._progress.items()),
        )
        if now != self.now:
            self.now = now
            self.changed.emit(now)
