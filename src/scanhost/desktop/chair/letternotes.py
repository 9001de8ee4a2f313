"""What the chair says of a mail: that it left, or does not count. Each can be taken back.

The program puts drafts ready and cannot know that they left.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from scanhost.desktop.chair.desk import Desk
from scanhost.domain.commands import ForgetLetters, NoteLetters
from scanhost.domain.letters import sent
from scanhost.domain.people import Letter


def offer_ready(letters: Sequence[Letter], desk: Desk) -> None:
    """Say that these count as ready, and offer to take that back."""
    tr, n = desk.texts, len(letters)
    if letters:
        said = tr.ngettext("{n} mail is ready.", "{n} mails are ready.", n).format(n=n)
        desk.offered.emit(said, ForgetLetters(tuple(one.id for one in letters)))


def confirm(letters: Sequence[Letter], desk: Desk) -> None:
    """Note that these have left."""
    tr, n = desk.texts, len(letters)
    if not letters:
        return
    now = datetime.now().strftime("%Y-%m-%dT%H:%M")
    said = tr.ngettext("{n} mail is noted as sent.", "{n} mails are noted as sent.", n)
    back = NoteLetters(tuple(letters))
    noted = NoteLetters(sent(letters, now))
    desk.ask(noted, then=lambda: desk.offered.emit(said.format(n=n), back))


def forget(letter: Letter, desk: Desk) -> None:
    """Count this one as not put ready."""
    said = desk.texts.gettext("This mail counts as not put ready.")
    back = NoteLetters((letter,))
    desk.ask(ForgetLetters((letter.id,)), then=lambda: desk.offered.emit(said, back))
