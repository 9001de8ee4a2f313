"""How a change makes the next state. Replaying the journal gives the state that was live."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from scanhost.domain import collected, facts, kept
from scanhost.domain.facts import Change
from scanhost.domain.results import GroupMean
from scanhost.domain.script import SECONDS, build, timed
from scanhost.domain.state import (
    MOVES,
    NOBODY,
    Action,
    Answers,
    Commitment,
    Measured,
    Meeting,
    Naming,
    NormState,
    Phase,
    Point,
    Poll,
    Progress,
    Round,
    Said,
    State,
)

FRACTION = re.compile(r"[0-9]{1,18}(/[1-9][0-9]{0,17})?", re.ASCII)

K = TypeVar("K")
V = TypeVar("V")


class BrokenJournal(Exception):
    """A change cannot follow the state it is applied to: the file or our code is wrong.

    It says what kind of change, never which: a log may hold no name and no grade.
    """

    def __init__(self, what: Change | str) -> None:
        super().__init__(what if isinstance(what, str) else type(what).__name__)


def fold(state: State, changes: Iterable[Change]) -> State:
    """Apply changes in order; `BrokenJournal` when one cannot follow.

    Grades of one round that follow each other are taken together: a long journal is mostly
    that, and each on its own would copy all answers of its round.
    """
    for key, run in groupby(changes, _round):
        if key is None:
            for change in run:
                state = apply(state, change)
        else:
            given = [one for one in run if isinstance(one, facts.GradeGiven)]
            state = _given(state, key, {one.ballot: one.grade for one in given}, given[0])
    return state


def _round(change: Change) -> Round | None:
    return (change.norm, change.round) if isinstance(change, facts.GradeGiven) else None


def apply(state: State, change: Change) -> State:
    """Return the state after a change; `BrokenJournal` when it cannot follow."""
    match change:
        case facts.GradeGiven(ballot, norm, round, grade):
            return _given(state, (norm, round), {ballot: grade}, change)
        case kept.ClockSet(clock):
            return replace(state, clock=clock)
        case facts.Unlocked():
            return replace(state, locked=False)
        case facts.Locked():
            _must(state.at == 0, change)
            return replace(state, locked=True)
        case facts.StepEntered(step):
            index = state.index(step)
            if index is None or index < state.at:
                raise BrokenJournal(change)
            return replace(moved_on(state), at=index, shown=None, called=None, shown_said=None)
        case facts.StepReturned(step):
            index = state.index(step)
            if index is None or index >= state.at or state.called is not None:
                raise BrokenJournal(change)
            return replace(moved_on(state), at=index, shown=None, shown_said=None)
        case facts.StepShown(step):
            index = None if step is None else state.index(step)
            _must(step is None or (index is not None and index < state.at), change)
            return replace(state, shown=index, shown_said=None)
        case facts.Paused():
            return replace(state, paused=True)
        case facts.Resumed():
            return replace(state, paused=False)
        case facts.NormCalled(norm):
            return replace(state, called=norm, shown=None, shown_said=None)
        case (
            facts.NormOpened()
            | facts.NormReopened()
            | facts.NormSkipped()
            | facts.NormRested()
            | facts.NormRevealed()
        ):
            return _moved(state, change)
        case facts.SessionClosed():
            return replace(moved_on(state), closed=True, called=None, shown=None, clock=None)
        case _:
            return _ballots(state, change)


def _given(state: State, key: Round, answers: Answers, change: Change) -> State:
    norm, round = key
    now = state.norm(norm)
    _must(now.phase is Phase.OPEN and now.round == round, change)
    return _graded(state, key, answers)


def _graded(state: State, key: Round, answers: Answers) -> State:
    grades = _with(state.grades, key, {**state.answers(*key), **answers})
    return replace(_not_on_behalf(state, key, answers), grades=grades)


def _not_on_behalf(state: State, key: Round, ballots: Iterable[str]) -> State:
    marked = state.behalf.get(key, NOBODY)
    left = marked.difference(ballots)
    if len(left) == len(marked):
        return state
    behalf = _with(state.behalf, key, left) if left else _without(state.behalf, key)
    return replace(state, behalf=behalf)


def moved_on(state: State) -> State:
    """Return the state with a refused name gone: nobody can tell any more who refused."""
    return replace(state, names=Naming.GONE) if state.names is Naming.REFUSED else state


def _moved(
    state: State,
    change: facts.NormOpened
    | facts.NormReopened
    | facts.NormSkipped
    | facts.NormRested
    | facts.NormRevealed,
) -> State:
    norm, now = change.norm, state.norm(change.norm)
    _must(any(norm == one.id for one in (state.pack.introduction, *state.pack.norms())), change)
    match change:
        case facts.NormOpened(_, round):
            first = now.phase is Phase.WAITING and round == 1
            _must(first or (now.phase is Phase.REVEALED and round == now.round + 1), change)
            after = replace(now, phase=Phase.OPEN, round=round)
        case facts.NormReopened(_, round):
            _must(now.phase is Phase.SKIPPED and round == now.round, change)
            after = replace(now, phase=Phase.OPEN)
        case facts.NormSkipped(_, round):
            _must(Phase.SKIPPED in MOVES[now.phase] and round == now.round, change)
            # A later round that is skipped leaves the norm as its earlier rounds left it.
            after = replace(now, phase=Phase.REVEALED if now.revealed else Phase.SKIPPED)
        case facts.NormRested():
            _must(Phase.WAITING in MOVES[now.phase] and now.round == 1, change)
            _must(not state.answers(norm, 1), change)
            after = NormState()
        case facts.NormRevealed(_, round):
            _must(Phase.REVEALED in MOVES[now.phase] and round == now.round, change)
            state = moved_on(state)
            after = replace(now, phase=Phase.REVEALED, revealed=(*now.revealed, round))
    return replace(state, norms=_with(state.norms, norm, after))


def _ballots(state: State, change: Change) -> State:
    """Apply what happens to answers besides being given, and what the group is asked besides."""
    match change:
        case facts.GradeVoided(ballot, norm, round):
            _must(round not in state.norm(norm).revealed, change)
            _must(ballot in state.answers(norm, round), change)
            left = _without(state.answers(norm, round), ballot)
            return replace(
                _not_on_behalf(state, (norm, round), (ballot,)),
                grades=_with(state.grades, (norm, round), left)
                if left
                else _without(state.grades, (norm, round)),
            )
        case facts.GradeReturned(ballot, norm, round, grade):
            _must(round not in state.norm(norm).revealed, change)
            _must(round <= state.norm(norm).round, change)
            _must(ballot not in state.answers(norm, round), change)
            return _graded(state, (norm, round), {ballot: grade})
        case facts.MarkedOnBehalf(ballot, norm, round):
            _must(ballot in state.answers(norm, round), change)
            marked = state.behalf.get((norm, round), NOBODY) | {ballot}
            return replace(state, behalf=_with(state.behalf, (norm, round), marked))
        case facts.OnBehalfCounted(norm, round, count):
            return replace(state, behalf_kept=_with(state.behalf_kept, (norm, round), count))
        case facts.SomebodyLeft() | facts.SomebodyReturned():
            return state  # their seat is a row, their answers are facts of their own
        case facts.RoundSetAside(norm, round) | facts.RoundCounted(norm, round):
            now = state.norm(norm)
            aside = isinstance(change, facts.RoundSetAside)
            _must(round in now.revealed and (round in now.aside) != aside, change)
            rounds = (*now.aside, round) if aside else tuple(r for r in now.aside if r != round)
            return replace(state, norms=_with(state.norms, norm, replace(now, aside=rounds)))
        case facts.GroupCounted(norm, round, group, count, total):
            mean = GroupMean(group, count, Fraction(total, count))
            shown = (*state.grouped.get((norm, round), ()), mean)
            return replace(state, grouped=_with(state.grouped, (norm, round), shown))
        case facts.NamesAgreed():
            _must(state.names is Naming.NONE, change)
            return replace(state, names=Naming.AGREED)
        case facts.NamesRefused():
            _must(state.names is Naming.AGREED, change)
            return replace(state, names=Naming.REFUSED)
        case facts.Restored():
            opened = {(id, round) for id, now in state.norms.items() for round in _rounds(now)}
            return replace(state, restored=True, before=state.before | opened)
        case facts.AgreementAsked() | facts.AgreementAnswered() | facts.AgreementEnded():
            return _poll(state, change)
        case _:
            return _agenda(state, change)


def _rounds(now: NormState) -> range:
    return range(1, now.round + 1) if now.phase is not Phase.WAITING else range(0)


def _poll(
    state: State, change: facts.AgreementAsked | facts.AgreementAnswered | facts.AgreementEnded
) -> State:
    if isinstance(change, facts.AgreementAsked):
        _must(change.poll == len(state.polls) + 1 and state.poll() is None, change)
        after = Poll(change.poll, change.theme, tuple(change.points.split()))
    else:
        now = state.poll()
        if now is None or now.id != change.poll:
            raise BrokenJournal(change)
        if isinstance(change, facts.AgreementAnswered):
            after = replace(now, answers=_with(now.answers, change.ballot, change.yes))
        else:
            after = replace(now, ended=True)
    return replace(state, polls=_with(state.polls, after.id, after))


def _agenda(state: State, change: Change) -> State:
    match change:
        case facts.PointTicked(point, theme, norm):
            known = state.points.get(point, Point(point, theme, norm))
            back = replace(known, theme=theme, norm=norm, chosen=True)
            return replace(state, points=_with(state.points, point, back))
        case facts.PointDropped(point):
            _must(point in state.points, change)
            dropped = replace(state.points[point], chosen=False)
            return replace(state, points=_with(state.points, point, dropped))
        case facts.ActionAdded(action, point):
            _must(point in state.points, change)
            return replace(state, actions=_with(state.actions, action, Action(action, point)))
        case facts.ActionDropped(action):
            _must(action in state.actions, change)
            struck = replace(state.actions[action], kept=False)
            return replace(state, actions=_with(state.actions, action, struck))
        case facts.SomethingSaid(id, kind):
            _must(id not in state.said, change)
            return replace(state, said=_with(state.said, id, Said(id, kind)))
        case facts.SaidShown(id):
            _must(id is None or id in state.said, change)
            return replace(state, shown_said=id)
        case facts.SaidKept(id, yes):
            _must(id in state.said, change)
            one = replace(state.said[id], kept=yes)
            return replace(state, said=_with(state.said, id, one))
        case facts.YouthInvolved(yes):
            return replace(state, youth=yes)
        case facts.FollowUpPlanned(day):
            return replace(state, follow_up=day)
        case facts.ThemeMeasured() | facts.Wiped():
            return _left(state, change)
        case _ if isinstance(change, facts.Collected):
            after = collected.after(state, change)
            if after is None:
                raise BrokenJournal(change)
            return after
        case _:
            return _followed(state, change)


def _followed(state: State, change: Change) -> State:
    match change:
        case facts.PointStood(id) | facts.PointDecided(id) | facts.PointRanked(id):
            _must(id in state.points, change)
            return replace(state, points=_with(state.points, id, _point(state, change)))
        case facts.CommitmentAdded(id, about):
            known = state.commitments.get(id, Commitment(id, about))
            _must(known.about == about, change)
            kept = replace(known, kept=True)
            return replace(state, commitments=_with(state.commitments, id, kept))
        case facts.CommitmentDropped(id) | facts.CommitmentDue(id):
            _must(id in state.commitments, change)
            known = state.commitments[id]
            if isinstance(change, facts.CommitmentDue):
                known = replace(known, due=change.day, told=change.day or known.told)
            else:
                known = replace(known, kept=False)
            return replace(state, commitments=_with(state.commitments, id, known))
        case facts.ProgressNoted(id, commitment, day, stand):
            _must(commitment in state.commitments, change)
            noted = Progress(id, commitment, day, stand)
            return replace(state, progress=_with(state.progress, id, noted))
        case facts.ProgressDropped(id):
            _must(id in state.progress, change)
            dropped = replace(state.progress[id], kept=False)
            return replace(state, progress=_with(state.progress, id, dropped))
        case facts.NextScanPlanned(month):
            return replace(state, next_scan=month)
        case facts.NextDomainChosen(domain):
            return replace(state, next_domain=domain)
        case _:
            return _met(state, change)


def _point(
    state: State, change: facts.PointStood | facts.PointDecided | facts.PointRanked
) -> Point:
    point = state.points[change.point]
    match change:
        case facts.PointStood(_, stand):
            return replace(point, stand=stand)
        case facts.PointDecided(_, choice):
            return replace(point, choice=choice)
        case facts.PointRanked(_, rank):
            return replace(point, rank=rank)


def _met(state: State, change: Change) -> State:
    last = state.meetings.get(max(state.meetings, default=0))
    match change:
        case facts.MeetingBegun(number, day):
            _must(state.closed and (last is None or last.ended), change)
            _must(number == (2 if last is None else last.number + 1), change)
            after = Meeting(number, day)
        case facts.MeetingCancelled(number):
            _must(last is not None and last.number == number, change)
            return replace(state, meetings=_without(state.meetings, number))
        case facts.MeetingStepped(step) if last is not None:
            after = replace(last, step=step)
        case facts.MeetingEnded(number) | facts.MeetingResumed(number) if last is not None:
            _must(last.number == number, change)
            after = replace(last, ended=isinstance(change, facts.MeetingEnded))
        case _:
            return _row(state, change)
    return replace(state, meetings=_with(state.meetings, after.number, after))


def _left(state: State, change: facts.ThemeMeasured | facts.Wiped) -> State:
    """Apply what a file says of what was taken out of it."""
    _must(state.closed, change)
    if isinstance(change, facts.Wiped):
        return replace(state, wiped=(*state.wiped, change))
    _must(any(change.theme == one.id for one in state.pack.themes) and change.n > 0, change)
    # Of "1e999999999" a fraction would never be ready.
    _must(all(FRACTION.fullmatch(one) for one in (change.total, change.squares)), change)
    left = Measured(change.n, Fraction(change.total), Fraction(change.squares))
    return replace(state, measured=_with(state.measured, change.theme, left))


def _row(state: State, change: Change) -> State:
    match change:
        case kept.AboutSaved(key, value):
            about = _with(state.about, key, value)
            if not key.startswith(SECONDS):
                return replace(state, about=about)
            return replace(state, about=about, script=build(state.pack, timed(state.pack, about)))
        case kept.PersonSaved(person):
            return replace(state, people=_with(state.people, person.id, person))
        case kept.PersonRemoved(person):
            return replace(state, people=_without(state.people, person))
        case kept.AbsentSaved(absent):
            return replace(state, absent=_with(state.absent, absent.id, absent))
        case kept.AbsentRemoved(id):
            return replace(state, absent=_without(state.absent, id))
        case kept.LetterSaved(letter):
            return replace(state, letters=_with(state.letters, letter.id, letter))
        case kept.LetterRemoved(id):
            return replace(state, letters=_without(state.letters, id))
        case kept.TextSaved(id, value):
            texts = _with(state.texts, id, value) if value else _without(state.texts, id)
            return replace(state, texts=texts)
        case kept.AttendanceSaved(person, present):
            return replace(state, attended=_with(state.attended, person, present))
        case kept.NameKept(ballot, person):
            return replace(state, signed=_with(state.signed, ballot, person))
        case kept.LinkSaved(link):
            return replace(state, links=_with(state.links, link.seat, link))
        case kept.VisitorSaved(visitor):
            return replace(state, visitors=_with(state.visitors, visitor.id, visitor))
        case kept.VisitorGone(id):
            return replace(state, visitors=_without(state.visitors, id))
        case kept.MessageHeard(load):
            return replace(state, heard=_with(state.heard, load, change))
        case kept.MessageForgotten(load):
            return replace(state, heard=_without(state.heard, load))
        case kept.RoomCodeSaved(code):
            return replace(state, code=code)
        case _:
            raise BrokenJournal(change)


def _must(holds: bool, change: Change) -> None:
    if not holds:
        raise BrokenJournal(change)


def _with(old: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**old, key: value}


def _without(old: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {k: v for k, v in old.items() if k != key}
