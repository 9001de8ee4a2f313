"""What paper says of what came after session 1: how far, how soon, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scanhost import texts
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine, ProgressLine
from scanhost.report.words import Wording
from scanhost.stands import stand_said

FIRST = (1, 2, 3, 0)  # ranks in the order in which they are read


def rank(say: Wording, number: int) -> str:
    """Return how soon a point is worked on; nothing where that was not said."""
    tr = say.tr
    return {1: tr.gettext("first"), 2: tr.gettext("next"), 3: tr.gettext("later")}.get(number, "")


def chosen(say: Wording, code: str) -> str:
    """Return whether a point is on the agenda."""
    tr = say.tr
    known = {"yes": tr.gettext("yes"), "no": tr.gettext("no")}
    return known.get(code, tr.gettext("not decided yet"))


def kept(points: Sequence[AgendaPoint]) -> list[AgendaPoint]:
    """Return the points that are on the agenda or may still be, the soonest first."""
    return sorted((one for one in points if one.choice != "no"), key=lambda p: FIRST.index(p.rank))


def status(say: Wording) -> str:
    """Return whether the agenda is definitive, and since when."""
    tr, agenda = say.tr, say.agenda
    ended = [one for one in agenda.meetings if one.ended]
    if ended:
        agreed, last = say.day(ended[0].day), say.day(ended[-1].day)
        if len(ended) == 1:
            return tr.gettext("Definitive, agreed on {day}").format(day=agreed)
        said = tr.gettext("Definitive, agreed on {day}, brought up to date on {last}")
        return said.format(day=agreed, last=last)
    if agenda.meetings:
        day = say.day(agenda.meetings[-1].day)
        return tr.gettext("Draft, as it stood on {day}").format(day=day)
    return say.status()


def noted(say: Wording, line: ProgressLine) -> str:
    """Return how far something was on a day."""
    said = f"{say.day(line.day)}: {stand_said(line.stand, say.tr)}"
    return f"{said}. {line.note}" if line.note.strip() else said


def together(line: CommitmentLine) -> str:
    """Return who leads and who joins."""
    return "\n".join(one for one in (line.lead, line.joins) if one.strip())


def month(say: Wording, written: str) -> str:
    """Return a month in words; what is none stays as it is."""
    try:
        return texts.month_long(date.fromisoformat(f"{written}-01"), say.agenda.language)
    except ValueError:
        return written
