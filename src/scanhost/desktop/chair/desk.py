"""What every page of the chair's window works with: words, ids, and a way to ask."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # the first window has none of these yet
    from scanhost.desktop.bridge import Bridge
    from scanhost.desktop.chair.typing import Typing
    from scanhost.domain.commands import Command
    from scanhost.domain.errors import Refused
    from scanhost.domain.pack import Text

Handled: TypeAlias = "Callable[[Refused], bool]"


def fresh_id() -> str:
    """Return an id that nothing has yet."""
    import secrets  # with what it needs, too long for a first window to wait

    return f"x{secrets.token_hex(6)}"


class Desk(QObject):
    """Asks for the chair, and says in the chair's language why something may not be."""

    refused = Signal(str)  # one sentence
    offered = Signal(str, object)  # what was done, and the command that undoes it
    accepted = Signal()  # something was done, so what was said before is over

    def __init__(
        self,
        bridge: Bridge,
        language: str,
        words: gettext.NullTranslations,
        new_id: Callable[[], str] = fresh_id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self.texts = words
        self.new_id = new_id
        self._bridge = bridge

    @cached_property
    def typing(self) -> Typing:
        """What is being typed, for the room to read along."""
        from scanhost.desktop.chair.typing import Typing

        made = Typing(self)
        self.refused.connect(made.give_up)
        return made

    def ask(
        self,
        command: Command,
        handled: Handled | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Post a command; `handled` may keep a refusal to itself, `then` follows a yes."""

        def answer(refused: Refused | None) -> None:
            if refused is None:
                self.accepted.emit()
                if then is not None:
                    then()
            elif handled is None or not handled(refused):
                self.refused.emit(self.said(refused))

        self._bridge.ask(command, answer)

    def said(self, refused: Refused) -> str:
        """Return the sentence of a refusal."""
        from scanhost.sentences import sentence

        return sentence(refused, self.texts)

    def text(self, text: Text) -> str:
        """Return a pack's text in the chair's language."""
        return text.in_(self.language)
