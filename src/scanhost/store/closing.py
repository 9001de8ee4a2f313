"""Closing session 1: a new file in which nobody's seat leads to a grade takes the old one's place.

Nothing is erased inside a file. Each step is logged, so that a log tells how far it came.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scanhost.domain import agenda, saying, wifi
from scanhost.domain.apply import apply
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import AgreementEnded
from scanhost.domain.state import Naming, State
from scanhost.store import anonymous, disk, newfile, opening, stages
from scanhost.store.live import Live, half_closed
from scanhost.store.troubles import told

log = logging.getLogger(__name__)


Forget = Callable[[int], object]  # deletes what is left of the stages before this one


def close_session(live: Live, forget: Forget) -> State:
    """Swap the new file in and open it; before that point a failure leaves the old one open.

    Writer thread only.
    """
    if live.state.closed:
        return live.state
    return swap(live, lambda made: _write(made, live), forget)


def swap(live: Live, write: Callable[[Path], object], forget: Forget) -> State:
    """Let a new file of a later stage, which `write` makes and checks, take the live one's place.

    Writer thread only.
    """
    path, made, stage = live.path, half_closed(live.path), stages.of(live.state) + 1
    log.debug("closing: asked")
    try:
        try:
            write(made)
        except Trouble as trouble:
            if not live.lighten(trouble):
                raise
            write(made)
        _release(live)
        log.debug("closing: released")
        with told(path):
            disk.replace(made, path)
    except BaseException:
        disk.remove(made)
        if not live.is_open:
            live.open()
        raise
    log.debug("closing: replaced")
    forget(stage)
    log.debug("closing: forgotten")
    live.open()
    log.debug("closing: opened")
    return live.state


def _write(made: Path, live: Live) -> None:
    """Write the new file and read it back: all results must be the live ones."""
    changes = anonymous.session(live.state, live.facts)
    newfile.write(made, live.id, live.state.given, changes)
    log.debug("closing: written")
    connection, contents = opening.opened(made)
    connection.close()
    if not same(live.state, contents.state):
        raise Trouble("closing.differs", name=live.path.name)
    log.debug("closing: compared")


def _release(live: Live) -> None:
    """Let go of the old file with nothing left beside it.

    A -wal of the old file beside the new one would silently bring old data back.
    """
    live.end()
    for ending in disk.COMPANIONS:
        if disk.beside(live.path, ending).exists():
            raise Trouble("storage.failed", name=live.path.name)
    with told(live.path):
        disk.sync_folder(live.path.parent)


def same(live: State, closed: State) -> bool:
    """Tell whether a closed scan says everything that the live one says."""
    if live.names is Naming.REFUSED:
        live = replace(live, names=Naming.GONE)  # closing is moving on
    if (poll := live.poll()) is not None:
        live = apply(live, AgreementEnded(poll.id))
    return (
        agenda.agenda(live) == agenda.agenda(closed)
        and _counts(live) == _counts(closed)
        and _said(live) == _said(closed)
        and _bare(live) == _bare(closed)
    )


def _counts(state: State) -> dict[tuple[str, int], Counter[int | None]]:
    return {key: Counter(answers.values()) for key, answers in state.grades.items()}


def _said(state: State) -> tuple[object, ...]:
    """Return what was answered on behalf, and how each poll was answered."""
    behalf = {key: count for key in state.grades if (count := state.on_behalf(*key))}
    return behalf, [(one.id, Counter(one.answers.values())) for one in state.polls.values()]


def _bare(state: State) -> State:
    """Return a state without what closing is meant to change."""
    return replace(
        state,
        closed=True,
        called=None,
        shown=None,
        clock=None,
        code="",
        attended={},
        grades={},
        links={},
        heard={},
        visitors={},
        about={key: value for key, value in state.about.items() if key != wifi.PASSWORD},
        people={id: replace(person, code="") for id, person in state.people.items()},
        texts=saying.without_authors(state.texts),
        behalf={},
        behalf_kept={},
        signed={},
        polls={},
    )
