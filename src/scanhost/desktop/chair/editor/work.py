"""The pack that is being written: what is done to it, and how it is undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from scanhost.domain import packedit
from scanhost.domain.pack import Pack
from scanhost.domain.packdraft import Kept
from scanhost.domain.packedit import History


class Work(QObject):
    """Holds one pack, and where in it the chair is. A pack of the program is only looked at."""

    changed = Signal(bool)  # something else is to be shown; True: also where somebody types
    save_wanted = Signal(object, bool)  # a Pack, and whether what was there stays as a backup

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._history: History | None = None
        self._begun = False  # something was changed since this pack was opened
        self.own = False
        self.id = ""  # of the theme or norm in the form; "" is the pack itself

    @property
    def pack(self) -> Pack | None:
        """Return the pack as it is by now; None when none is open."""
        return None if self._history is None else self._history.now

    @property
    def key(self) -> str:
        """Return the key of what is in the form."""
        return "" if self.pack is None else packedit.key_of(self.pack, self.id)

    @property
    def turns(self) -> tuple[bool, bool]:
        """Tell whether something can be undone, and done again."""
        history = self._history
        return (False, False) if history is None else (bool(history.before), bool(history.after))

    def open(self, kept: Kept) -> None:
        """Work on this pack from now on, from its beginning."""
        self._history, self.own = History(kept.pack), kept.own
        self._begun, self.id = False, ""
        self.changed.emit(True)

    def close(self) -> None:
        """Work on none."""
        self._history, self.own, self.id = None, False, ""

    def choose(self, id: str) -> None:
        """Go to a theme or norm; "" is the pack itself."""
        self.id = id
        self.changed.emit(True)

    def undo(self) -> None:
        """Take the last change back."""
        if self._history is not None and self.own:
            self._turn(self._history.undone())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._history is not None and self.own:
            self._turn(self._history.redone())

    def edit(self, key: str, value: object) -> None:
        """Put something else at a key."""
        if (pack := self.pack) is not None:
            self._do(packedit.put(pack, key, value))

    def typed(self, key: str, value: object) -> Pack | None:
        """Return the pack as it will be with what is being typed; nothing changes."""
        return None if self.pack is None else packedit.put(self.pack, key, value)

    def practice(self) -> Pack | None:
        """Return the pack with this theme in front: practice takes the first one."""
        if self.pack is None:
            return None
        at = int(packedit.parts(self.key)[1]) if self.key.startswith("themes") else 0
        return packedit.shift(self.pack, f"themes[{at}]", -at)

    def replace(self, pack: Pack) -> None:
        """Put a whole other pack in its place, which can be undone; what was stays on disk too."""
        self._begun = False
        self._do(pack, "")

    def move(self, id: str, by: int) -> None:
        """Move a theme or norm one place up or down."""
        if (pack := self.pack) is not None:
            self._do(packedit.move(pack, id, by))

    def drop(self, id: str, where: str, below: int) -> None:
        """Move a theme or norm to where it is dropped."""
        if (pack := self.pack) is not None:
            self._do(packedit.dropped(pack, id, where, below))

    def new_norm(self) -> None:
        """Add a norm after the one in the form, or to the theme that is, and go to it."""
        history = self._history
        if history is None or not history.now.themes:
            return
        pack = history.now
        theme = self._theme(pack) or pack.themes[-1].id
        norms = [one.id for one in pack.theme(theme).norms]
        at = norms.index(self.id) + 1 if self.id in norms else len(norms)
        self._do(*packedit.add_norm(pack, theme, at, history.used()))

    def new_theme(self) -> None:
        """Add a theme after the one that the chair is in, and go to it."""
        history = self._history
        if history is None:
            return
        pack, places = history.now, [one.id for one in history.now.themes]
        here = self._theme(pack)
        at = places.index(here) + 1 if here else len(places)
        self._do(*packedit.add_theme(pack, at, history.used()))

    def remove(self, id: str) -> None:
        """Take a theme or norm away, and go to the norm before it."""
        if (pack := self.pack) is None:
            return
        norms = [one.id for one in pack.norms()]
        at = norms.index(id) if id in norms else 0
        self._do(packedit.remove(pack, id), norms[at - 1] if at else "")

    def add_domain(self, key: str) -> None:
        """Add a kind of partner to a division."""
        if (pack := self.pack) is not None:
            self._do(packedit.add_domain(pack, key))

    def add_division(self) -> None:
        """Add another way to divide the table."""
        if (pack := self.pack) is not None:
            self._do(packedit.add_division(pack))

    def _theme(self, pack: Pack) -> str:
        """Return the theme that the chair is in; "" is none."""
        for theme in pack.themes:
            if self.id == theme.id or any(one.id == self.id for one in theme.norms):
                return theme.id
        return ""

    def _turn(self, history: History) -> None:
        if history != self._history:
            self._history = history
            if not packedit.key_of(history.now, self.id):
                self.id = ""
            self._save()
            self.changed.emit(True)

    def _do(self, pack: Pack, id: str | None = None) -> None:
        """Keep a change, and go to another theme or norm if one is named."""
        if self._history is None or not self.own:
            return
        history = self._history.changed(pack)
        other = id is not None and id != self.id
        if id is not None:
            self.id = id
        if history != self._history:
            self._history = history
            self._save()
        self.changed.emit(other)

    def _save(self) -> None:
        first, self._begun = not self._begun, True
        self.save_wanted.emit(self.pack, first)
