"""The outcome of a scan as three lists: results, points, and what will be done.

Spreadsheet and CSV are both made of these. A cell is a text, a number or a day, so that
neither has to guess what a text might be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scanhost import texts
from scanhost.domain.agenda import Agenda, AgendaPoint, NormResults
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import ABSENT, APPROVAL, CELEBRATION
from scanhost.domain.lines import JOINERS
from scanhost.domain.results import Result
from scanhost.report.words import Wording
from scanhost.stands import stand_said

Cell = str | int | Fraction | date | None
COUNT, NARROW, SHORT, MIDDLE, LONG = 7, 11, 14, 24, 44  # characters that a column is wide
KEPT = f"\n{JOINERS}"


@dataclass(frozen=True, slots=True)
class Column:
    """A head, and how wide what stands below it is."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A name, heads, and rows as wide as they are."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def lists(agenda: Agenda) -> tuple[Listing, ...]:
    """Return all three, in the scan's language."""
    say = Wording(agenda)
    return _results(say), _points(say), _actions(say)


def typed(text: str) -> str:
    """Return a text as a file may hold it: nothing that controls, and its own line breaks."""
    lines = "\n".join(text.splitlines())
    if lines.isprintable():
        return lines
    return "".join(
        mark if mark.isprintable() or mark in KEPT else " " if mark.isspace() else ""
        for mark in lines
    )


def day(written: str) -> date | None:
    """Return a day that is written as YYYY-MM-DD; None for anything else."""
    try:
        found = date.fromisoformat(written.strip())
    except ValueError:
        return None
    return found if found.isoformat() == written.strip() else None


def process_heads(language: str) -> dict[str, str]:
    """Return what the agreements about how it goes on are called."""
    _ = texts.catalogue(language).gettext
    return {
        APPROVAL: _("Internal approval"),
        ABSENT: _("Partners that were not there"),
        CELEBRATION: _("Formal moment and celebration"),
    }


def _results(say: Wording) -> Listing:
    _ = say.tr.gettext
    columns = (
        Column(_("Theme"), MIDDLE),
        Column(_("Norm"), MIDDLE),
        Column(_("Sentence"), LONG),
        Column(_("Round"), NARROW),
        Column(_("Counts"), NARROW),
        Column(_("Grades"), NARROW),
        Column(_("Don't know"), NARROW),
        Column(_("Mean"), NARROW),
        Column(_("Gap"), NARROW),
        Column(_("Lowest half"), NARROW),
        Column(_("Highest half"), NARROW),
        Column(_("5 or lower"), NARROW),
        Column(_("7 or higher"), NARROW),
        Column(_("Divided"), NARROW),
        Column(_("Set aside because"), MIDDLE),
        *(Column(_("Grade {n}").format(n=n), COUNT) for n in range(1, 11)),
    )
    agenda = say.agenda
    rows = [
        *_rounds(say, "", agenda.introduction),
        *(
            row
            for one in agenda.themes
            for norm in one.norms
            for row in _rounds(say, one.title, norm)
        ),
    ]
    return Listing(_("Results"), columns, tuple(rows))


def _rounds(say: Wording, theme: str, norm: NormResults) -> Iterator[tuple[Cell, ...]]:
    title = f"{norm.id} {norm.title}".strip() if theme else norm.title
    for one in norm.rounds:
        yield (theme, title, norm.sentence, *_result(say, one, norm.latest is one))


def _result(say: Wording, one: Result, counts: bool) -> tuple[Cell, ...]:
    given: Sequence[Cell] = one.counts if one.shown else (None,) * 10
    return (
        one.round,
        _yes(say, counts),
        one.n,
        one.unknown,
        one.mean,
        one.gap,
        one.lowest_half,
        one.highest_half,
        one.lows if one.shown else None,
        one.highs if one.shown else None,
        _yes(say, one.divided) if one.shown else None,
        one.aside,
        *given,
    )


def _points(say: Wording) -> Listing:
    _, agenda = say.tr.gettext, say.agenda
    columns = (
        Column(_("Point"), MIDDLE),
        Column(_("Theme"), MIDDLE),
        Column(_("On the agenda"), SHORT),
        Column(_("Order"), SHORT),
        Column(_("How far"), SHORT),
        Column(_("Lead"), MIDDLE),
        Column(_("Person"), MIDDLE),
        Column(say.group(), MIDDLE),
        Column(_("Why"), LONG),
        Column(_("Mean"), NARROW),
        Column(_("Gap"), NARROW),
        Column(_("What we mean by it"), LONG),
        Column(_("Young people"), MIDDLE),
        Column(_("What was found out"), LONG),
    )
    choices = {"": _("not decided"), "yes": _("yes"), "no": _("no")}
    ranks = {0: "", 1: _("first"), 2: _("next"), 3: _("later")}
    rows = tuple(
        (
            say.headed(one),
            one.theme,
            choices[one.choice],
            ranks[one.rank],
            stand_said(one.stand, say.tr),
            one.lead,
            one.person,
            one.group,
            say.why(one),
            None if one.result is None else one.result.mean,
            None if one.result is None else one.result.gap,
            one.note,
            one.youth,
            one.found,
        )
        for one in agenda.points
    )
    return Listing(_("Points"), columns, rows)


def _actions(say: Wording) -> Listing:
    _ = say.tr.gettext
    columns = (
        Column(_("Kind"), SHORT),
        Column(_("Belongs to"), MIDDLE),
        Column(_("What"), LONG),
        Column(_("Lead"), MIDDLE),
        Column(_("Who joins"), MIDDLE),
        Column(_("By when"), SHORT),
        Column(_("How it is followed"), MIDDLE),
        Column(_("How far"), SHORT),
        Column(_("Noted on"), SHORT),
        Column(_("What was noted"), LONG),
    )
    agenda = say.agenda
    heads = process_heads(agenda.language)
    rows: list[tuple[Cell, ...]] = []
    for point in agenda.points:
        rows += _of_point(say, point)
    rows += [_agreed(say, heads[one.about], one) for one in agenda.process.lines]
    rows += [
        (_("Following"), head, said, *[None] * 7)
        for head, said in (
            (_("At which table"), agenda.process.table),
            (_("How often"), agenda.process.often),
            (_("How leads report"), agenda.process.report),
        )
        if said
    ]
    return Listing(_("Agreements"), columns, tuple(rows))


def _of_point(say: Wording, point: AgendaPoint) -> list[tuple[Cell, ...]]:
    kind, title = say.tr.gettext("Action"), say.headed(point)
    actions: list[tuple[Cell, ...]] = [
        (kind, title, one.what, one.who, None, day(one.when) or one.when, *[None] * 4)
        for one in point.actions
    ]
    return [*actions, *(_agreed(say, title, one) for one in point.commitments)]


def _agreed(say: Wording, of: str, one: CommitmentLine) -> tuple[Cell, ...]:
    last = one.progress[-1] if one.progress else None
    return (
        say.tr.gettext("Agreement"),
        of,
        one.what,
        one.lead,
        one.joins,
        day(one.due) or one.due,
        one.follow,
        stand_said(one.stand, say.tr),
        None if last is None else day(last.day) or last.day,
        None if last is None else last.note,
    )


def _yes(say: Wording, yes: bool) -> str:
    return say.tr.gettext("yes") if yes else say.tr.gettext("no")
