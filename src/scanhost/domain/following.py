"""The rules from the close of session 1 on: meetings, the definitive choice, and agreements."""

from __future__ import annotations

from datetime import date

from scanhost.domain import followup as ask
from scanhost.domain import meetings
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    CommitmentAdded,
    CommitmentDropped,
    CommitmentDue,
    Fact,
    MeetingBegun,
    MeetingCancelled,
    MeetingEnded,
    MeetingResumed,
    MeetingStepped,
    NextDomainChosen,
    NextScanPlanned,
    PointDecided,
    PointRanked,
    PointStood,
    ProgressDropped,
    ProgressNoted,
)
from scanhost.domain.state import Progress, State
from scanhost.domain.writing import ID, is_day

MEETINGS = 60
COMMITMENTS = 30  # about one point, or one part of the process
NOTES = 60  # of progress, per agreement


def follow(draft: Draft, command: ask.Follow) -> Refused | None:
    """Decide something that is asked after session 1; the same again changes nothing."""
    match command:
        case ask.BeginMeeting() | ask.CancelMeeting() | ask.GoTo() | ask.EndMeeting():
            return _meeting(draft, command)
        case ask.ResumeMeeting():
            return _resume(draft)
        case ask.StandPoint() | ask.DecidePoint() | ask.RankPoint():
            return _point(draft, command)
        case ask.AddCommitment(id, about):
            return _add(draft, id, about)
        case ask.DropCommitment(id):
            if not _agreed(draft.state, id):
                return Refused("commitment.unknown")
            draft.emit(CommitmentDropped(id))
        case ask.PlanCommitment(id, due):
            if not _agreed(draft.state, id):
                return Refused("commitment.unknown")
            if due and not is_day(due):
                return Refused("date.form")
            if draft.state.commitments[id].due != due:
                draft.emit(CommitmentDue(id, due))
        case ask.NoteProgress():
            return _note(draft, command)
        case ask.DropProgress(id):
            noted = draft.state.progress.get(id)
            if noted is None or not noted.kept or not _agreed(draft.state, noted.commitment):
                return Refused("progress.unknown")
            draft.emit(ProgressDropped(id))
        case ask.PlanNextScan(month):
            if month and not _is_month(month):
                return Refused("month.form")
            _once(draft, draft.state.next_scan == month, NextScanPlanned(month))
        case ask.ChooseNextDomain(domain):
            if domain and all(domain != one.id for one in draft.state.pack.domains):
                return Refused("person.domain")
            _once(draft, draft.state.next_domain == domain, NextDomainChosen(domain))
    return None


def _meeting(
    draft: Draft, command: ask.BeginMeeting | ask.CancelMeeting | ask.GoTo | ask.EndMeeting
) -> Refused | None:
    state = draft.state
    running = meetings.current(state.meetings)
    if isinstance(command, ask.BeginMeeting):
        return _begin(draft, command.day)
    if running is None:
        return Refused("meeting.none")
    match command:
        case ask.CancelMeeting():
            draft.emit(MeetingCancelled(running.number))
        case ask.EndMeeting():
            draft.emit(MeetingEnded(running.number))
        case ask.GoTo(at, step):
            steps = meetings.steps(state)
            if at != steps[meetings.place(steps, running.step)].id:
                return Refused("step.moved")
            if all(step != one.id for one in steps):
                return Refused("step.unknown")
            _once(draft, running.step == step, MeetingStepped(step))
    return None


def _begin(draft: Draft, day: str) -> Refused | None:
    state = draft.state
    if not state.closed:
        return Refused("meeting.early")
    if meetings.current(state.meetings) is not None:
        return Refused("meeting.running")
    if not is_day(day):
        return Refused("date.form")
    number = max(state.meetings, default=meetings.FIRST - 1) + 1
    if number >= meetings.FIRST + MEETINGS:
        return Refused("meeting.many", {"most": MEETINGS})
    draft.emit(MeetingBegun(number, day))
    return None


def _resume(draft: Draft) -> Refused | None:
    known = draft.state.meetings
    if meetings.current(known) is not None:
        return Refused("meeting.running")
    if not known:
        return Refused("meeting.none")
    draft.emit(MeetingResumed(max(known)))
    return None


def _point(
    draft: Draft, command: ask.StandPoint | ask.DecidePoint | ask.RankPoint
) -> Refused | None:
    point = draft.state.points.get(command.point)
    if point is None or not point.chosen:
        return Refused("point.unknown")
    match command:
        case ask.StandPoint(id, stand):
            if stand not in ask.STANDS:
                return Refused("stand.unknown")
            _once(draft, point.stand == stand, PointStood(id, stand))
        case ask.DecidePoint(id, choice):
            if choice not in ask.CHOICES:
                return Refused("choice.unknown")
            _once(draft, point.choice == choice, PointDecided(id, choice))
        case ask.RankPoint(id, rank):
            if rank not in ask.RANKS:
                return Refused("choice.unknown")
            _once(draft, point.rank == rank, PointRanked(id, rank))
    return None


def _add(draft: Draft, id: str, about: str) -> Refused | None:
    state = draft.state
    if not ID.fullmatch(id):
        return Refused("text.id")
    known = state.commitments.get(id)
    if known is not None and known.about != about:
        return Refused("commitment.unknown")
    if not _may_be_about(state, about):
        return Refused("point.unknown")
    if known is not None and known.kept:
        return None
    others = [one for one in state.commitments.values() if one.about == about and one.kept]
    if len(others) >= COMMITMENTS:
        return Refused("commitment.many", {"most": COMMITMENTS})
    draft.emit(CommitmentAdded(id, about))
    return None


def _note(draft: Draft, command: ask.NoteProgress) -> Refused | None:
    state = draft.state
    id, commitment = command.progress, command.commitment
    if not ID.fullmatch(id):
        return Refused("text.id")
    if not _agreed(state, commitment):
        return Refused("commitment.unknown")
    if not is_day(command.day):
        return Refused("date.form")
    if command.stand not in ask.STANDS:
        return Refused("stand.unknown")
    known = state.progress.get(id)
    if known is not None and known.commitment != commitment:
        return Refused("progress.unknown")
    others = [
        one for one in state.progress.values() if one.commitment == commitment and one.id != id
    ]
    if sum(one.kept for one in others) >= NOTES:
        return Refused("progress.many", {"most": NOTES})
    after = Progress(id, commitment, command.day, command.stand)
    _once(draft, known == after, ProgressNoted(id, commitment, command.day, command.stand))
    return None


def _agreed(state: State, id: str) -> bool:
    known = state.commitments.get(id)
    return known is not None and known.kept and _may_be_about(state, known.about)


def _may_be_about(state: State, about: str) -> bool:
    """Tell whether something can be agreed about this: a chosen point, or the process."""
    point = state.points.get(about)
    return about in ask.PROCESS or (point is not None and point.chosen)


def _once(draft: Draft, same: bool, fact: Fact) -> None:
    if not same:
        draft.emit(fact)


def _is_month(value: str) -> bool:
    """Tell whether a text is a month as YYYY-MM."""
    try:
        return is_day(f"{date.fromisoformat(f'{value}-01'):%Y-%m-%d}") and len(value) == 7
    except ValueError:
        return False
