"""Wiping: a new file without persons, or without anything personal, takes the old one's place.

As in closing nothing is erased inside a file, and a crash leaves the old file or the new.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

from scanhost.domain import agenda, handing, thememeans
from scanhost.domain.apply import fold
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import AgreementAnswered, Change, Fact, GradeGiven, ThemeMeasured, Wiped
from scanhost.domain.handing import Wipe
from scanhost.domain.results import Result
from scanhost.domain.state import State, new
from scanhost.store import anonymous, closing, newfile, opening, rows
from scanhost.store.live import Live

log = logging.getLogger(__name__)

ANSWERS = (GradeGiven, AgreementAnswered)


def wipe(live: Live, wish: Wipe, forget: closing.Forget) -> State:
    """Swap the new file in and open it; before that point a failure leaves the old one open.

    Whether it may be done is for the caller. Writer thread only.
    """
    log.info("wiping: %s", wish.what)
    return closing.swap(live, lambda made: _write(made, live, wish), forget)


def changes(
    state: State, facts: Sequence[Fact], wish: Wipe, random: Random = anonymous.RANDOM
) -> list[Change]:
    """Return the changes that make the wiped scan."""
    made: list[Change] = [*rows.of_people(handing.left(state, wish))]
    if wish.what == handing.ALL:
        made += [*_apart(facts, random), *_measured(state)]
    else:
        made += facts
    return [*made, Wiped(wish.what, wish.day)]


def totals(state: State) -> object:
    """Return what wiping may not change: all results, and how often what was chosen."""
    norms = (state.pack.introduction, *state.pack.norms())
    return (
        {one.id: [_bare(result) for result in agenda.rounds(state, one.id)] for one in norms},
        {key: Counter(answers.values()) for key, answers in state.grades.items()},
        [
            (one.id, one.theme, one.points, one.ended, Counter(one.answers.values()))
            for one in state.polls.values()
        ],
        {theme.id: thememeans.measured(state, theme.id) for theme in state.pack.themes},
        (state.norms, state.grouped, state.points, state.actions, state.said, state.follow_up),
        (state.examples, state.favourites),
        (state.meetings, state.commitments, state.progress, state.next_scan, state.next_domain),
    )


def _bare(result: Result) -> Result:
    """Return a result without names, and without the words that say why it does not count."""
    return replace(result, named=(), aside="set aside" if result.aside else "")


def _apart(facts: Sequence[Fact], random: Random) -> Iterator[Fact]:
    """Yield a closed scan's facts with a ballot of its own for every single answer, shuffled."""
    for key, run in groupby(facts, _question):
        if key is None:
            yield from run
            continue
        answers: list[Fact] = [
            replace(one, ballot=anonymous.fresh(random)) for one in run if isinstance(one, ANSWERS)
        ]
        random.shuffle(answers)
        yield from answers


def _question(fact: Fact) -> tuple[str, int] | None:
    match fact:
        case GradeGiven():
            return fact.norm, fact.round
        case AgreementAnswered():
            return "", fact.poll
    return None


def _measured(state: State) -> Iterator[Fact]:
    """Yield of each theme what a comparison needs, and ballots taken apart no longer tell."""
    for theme in state.pack.themes:
        if theme.id not in state.measured and (one := thememeans.measured(state, theme.id)):
            yield ThemeMeasured(theme.id, one.n, str(one.total), str(one.squares))


def _write(made: Path, live: Live, wish: Wipe) -> None:
    """Write the new file and read it back: all results must be the live ones."""
    wiped = changes(live.state, live.facts, wish)
    newfile.write(made, live.id, live.state.pack, wiped)
    log.debug("wiping: written")
    connection, contents = opening.opened(made)
    connection.close()
    expected = fold(new(live.state.pack), wiped)
    if contents.state != expected or totals(contents.state) != totals(live.state):
        raise Trouble("wipe.differs", name=live.path.name)
