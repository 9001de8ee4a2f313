"""What was typed in a form and is not kept yet: named, and asked about, before it is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.strip import Strip

Form = tuple[str, Callable[[], bool]]  # its title, and whether something is half typed in it


class Unkept(Strip):
    """Asks above the page; a field that records itself is never asked about."""

    def __init__(self, desk: Desk, forms: Sequence[Form], others: Sequence[Form]) -> None:
        """Take the forms of a scan, and others, which another scan leaves as they are."""
        super().__init__()
        self._desk, self._forms, self._others = desk, forms, others

    @property
    def where(self) -> str:
        """Return the titles of what holds something that is not kept; "" when nothing does."""
        return _titles((*self._forms, *self._others))

    @property
    def in_scan(self) -> str:
        """Return the same of the scan that is open."""
        return _titles(self._forms)

    def before_closing(self, then: Callable[[], object]) -> None:
        """Close the program, or ask first."""
        _ = self._desk.texts.gettext
        said = _(
            "What you typed under {where} is not kept yet. Close the program without keeping it?"
        )
        self._first(said, self.where, then)

    def before_another_scan(self, then: Callable[[], object]) -> None:
        """Let another scan take the place of the one that is open, or ask first."""
        _ = self._desk.texts.gettext
        said = _(
            "What you typed under {where} is not kept yet. Leave this scan without keeping it?"
        )
        self._first(said, self.in_scan, then)

    def before_another_language(self, then: Callable[[], object]) -> None:
        """Make every page anew in another language, or ask first."""
        _ = self._desk.texts.gettext
        said = _(
            "What you typed under {where} is not kept yet. Change the language without keeping it?"
        )
        self._first(said, self.where, then)

    def _first(self, question: str, where: str, then: Callable[[], object]) -> None:
        _ = self._desk.texts.gettext
        if where:
            said = question.format(where=where)
            self.ask(said, _("Do not keep it"), _("Go on typing"), then, careful=True)
        else:
            then()


def _titles(forms: Sequence[Form]) -> str:
    return ", ".join(title for title, changed in forms if changed())
