"""What was typed in a form and is not kept yet: named, and asked about, before it is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.strip import Strip


class Form(Protocol):
    @property
    def changed(self) -> bool: ...


class Unkept(Strip):
    """Asks above the page; a field that records itself is never asked about."""

    def __init__(self, desk: Desk, forms: Sequence[tuple[str, Form]]) -> None:
        super().__init__()
        self._desk, self._forms = desk, forms

    @property
    def where(self) -> str:
        """Return the titles of what holds something that is not kept; "" when nothing does."""
        return ", ".join(title for title, form in self._forms if form.changed)

    def before_closing(self, then: Callable[[], object]) -> None:
        """Close the program, or ask first."""
        _ = self._desk.texts.gettext
        said = _(
            "What you typed under {where} is not kept yet. Close the program without keeping it?"
        )
        self._first(said, then)

    def before_another_language(self, then: Callable[[], object]) -> None:
        """Make every page anew in another language, or ask first."""
        _ = self._desk.texts.gettext
        said = _(
            "What you typed under {where} is not kept yet. Change the language without keeping it?"
        )
        self._first(said, then)

    def _first(self, question: str, then: Callable[[], object]) -> None:
        where, _ = self.where, self._desk.texts.gettext
        if where:
            said = question.format(where=where)
            self.ask(said, _("Do not keep it"), _("Go on typing"), then, careful=True)
        else:
            then()
