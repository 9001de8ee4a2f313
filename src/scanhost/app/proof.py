"""That a rehearsal was right: every confirmed grade on disk, the same numbers on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pypdfium2

from scanclient.participant import Participant
from scanhost import texts
from scanhost.domain.agenda import Agenda
from scanhost.domain.errors import Trouble

Ballots = Mapping[tuple[str, int], Mapping[str, int | None]]  # (norm, round) -> ballot -> grade


def grades(disk: Ballots, group: Iterable[Participant]) -> int:
    """Return how many grades were confirmed; `Trouble` unless just those are on disk."""
    confirmed: dict[tuple[str, int], dict[str, int | None]] = {}
    for phone in group:
        for key, grade in phone.confirmed.items():
            confirmed.setdefault(key, {})[phone.kept["ballot"]] = grade
    wrong = [
        norm
        for norm, round in sorted({*disk, *confirmed})
        if disk.get((norm, round), {}) != confirmed.get((norm, round), {})
    ]
    if wrong:
        raise Trouble("rehearsal.grades", norms=", ".join(wrong))
    return sum(len(given) for given in confirmed.values())


def same(before: Agenda, after: Agenda) -> None:
    """Check that closing the session has changed no result; `Trouble` when it has."""
    if (before.introduction, before.themes) != (after.introduction, after.themes):
        raise Trouble("rehearsal.closing")


def paper(pdf: bytes, agenda: Agenda) -> None:
    """Check that the PDF says every mean and gap the file holds; `Trouble` when it does not."""
    said = words(pdf)
    wrong = [
        norm.id
        for theme in agenda.themes
        for norm in theme.norms
        if (result := norm.latest) is not None
        and result.mean is not None
        and result.gap is not None
        and not _near(
            said,
            norm.id,
            texts.decimal(result.mean, agenda.language),
            texts.decimal(result.gap, agenda.language),
        )
    ]
    if wrong:
        raise Trouble("rehearsal.paper", norms=", ".join(wrong))


def words(pdf: bytes) -> list[str]:
    """Return the words of a PDF as a reader takes them out of it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            word for page in document for word in page.get_textpage().get_text_bounded().split()
        ]
    finally:
        document.close()


def _near(said: list[str], norm: str, mean: str, gap: str) -> bool:
    """Tell whether mean and gap follow the norm's number, before the next norm's."""
    for start, word in enumerate(said):
        if word == norm:
            after = said[start + 1 : start + 60]
            if mean in after and gap in after:
                return True
    return False
