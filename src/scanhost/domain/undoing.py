"""Taking back a slip of the chair: the command that undoes another, which is decided like any.

What was revealed stays revealed, and what came after a slip may stand in the way of its
undoing: then that command is refused, and says why.
"""

from __future__ import annotations

from scanhost.domain import asides, dividing, examples, followup, meetings, table
from scanhost.domain import commands as ask
from scanhost.domain.commands import Command
from scanhost.domain.state import NOBODY, State


def inverse(before: State, after: State, command: Command, now: float) -> Command | None:
    """Return what undoes a command that was decided on `before`; None where nothing can."""
    match command:
        case ask.Next() | ask.Jump() if after.at > before.at and after.called is None:
            return _step_back(before, after, now)
        case ask.Skip(norm):
            if after.at > before.at:
                return _step_back(before, after, now)
            return None if before.norm(norm).revealed else ask.Reopen(norm)
        case ask.Next() | ask.Back() | ask.Jump() if before.called is None:
            return ask.Jump(before.showing.id)  # it only showed something
        case ask.Reopen(norm) | ask.VoteAgain(norm):
            return ask.Skip(norm)
        case ask.Pause():
            return ask.Resume()
        case ask.Resume():
            return ask.Pause()
        case ask.Lock():
            return ask.Unlock(before.code)
        case ask.Unlock():
            return ask.Lock()
        case ask.Admit(visitor, seat):
            known = before.visitors.get(visitor)
            seat = (known.seat if known is not None else "") or seat
            token, link = after.links[seat].token or "", before.links.get(seat)
            given = [] if link is None else table.unrevealed(before, link.ballot)
            grades = tuple((*key, before.answers(*key)[link.ballot]) for key in given if link)
            return ask.LetOut(seat, token, link, seat not in before.people, grades)
        case ask.ShowSaid():
            return ask.ShowSaid(before.shown_said)
        case ask.SetAside(norm, round) if round not in before.norm(norm).aside:
            return ask.CountAgain(norm, round)
        case ask.SetAside(norm, round) | ask.CountAgain(norm, round):
            return ask.SetAside(norm, round, before.texts.get(asides.text_id(norm, round), ""))
    if isinstance(command, table.Command):
        return _seat(before, command)
    if isinstance(command, followup.Follow):
        return _followed(before, command)
    if isinstance(command, examples.Collect):
        return _collected(before, after, command)
    return _written(before, command)


def _followed(before: State, command: followup.Follow) -> Command | None:
    match command:
        case followup.BeginMeeting():
            return followup.CancelMeeting()
        case followup.GoTo(at, step):
            return followup.GoTo(step, at)
        case followup.EndMeeting():
            return followup.ResumeMeeting()
        case followup.ResumeMeeting():
            return followup.EndMeeting()
        case followup.StandPoint(id):
            return followup.StandPoint(id, before.points[id].stand)
        case followup.DecidePoint(id):
            return followup.DecidePoint(id, before.points[id].choice)
        case followup.RankPoint(id):
            return followup.RankPoint(id, before.points[id].rank)
        case followup.AddCommitment(id):
            return followup.DropCommitment(id)
        case followup.DropCommitment(id):
            return followup.AddCommitment(id, before.commitments[id].about)
        case followup.PlanCommitment(id):
            return followup.PlanCommitment(id, before.commitments[id].due)
        case followup.NoteProgress(id):
            noted = before.progress.get(id)
            if noted is None or not noted.kept:
                return followup.DropProgress(id)
            return followup.NoteProgress(id, noted.commitment, noted.day, noted.stand)
        case followup.DropProgress(id):
            noted = before.progress[id]
            return followup.NoteProgress(id, noted.commitment, noted.day, noted.stand)
        case followup.PlanNextScan():
            return followup.PlanNextScan(before.next_scan)
        case followup.ChooseNextDomain():
            return followup.ChooseNextDomain(before.next_domain)
        case followup.CancelMeeting():
            running = meetings.current(before.meetings)
            return None if running is None else followup.BeginMeeting(running.day)


def _collected(before: State, after: State, command: examples.Collect) -> Command | None:
    match command:
        case examples.AddExamples(several):
            there, now = (
                {one.id for one in state.examples.values() if one.kept} for state in (before, after)
            )
            added = dict.fromkeys(one.id for one in several if one.id in now - there)
            return examples.DropExamples(tuple(added)) if added else None
        case examples.DropExamples(ids):
            return examples.AddExamples(tuple(examples.New(id) for id in ids))
        case examples.SaveExample(id, words):
            texts = ((name, examples.text_id(id, name)) for name, _ in words)
            was = tuple((name, before.texts.get(text, "")) for name, text in texts)
            return examples.SaveExample(id, was)
        case examples.StageExample(id):
            return examples.StageExample(id, before.examples[id].stage)
        case examples.WeighExample(id, criterion):
            was_said = before.examples[id].weighed.get(criterion, "")
            return examples.WeighExample(id, criterion, was_said)


def _step_back(before: State, after: State, now: float) -> Command:
    clock = before.clock
    changed = tuple(
        (id, before.norm(id).phase.value)
        for id in after.norms
        if after.norm(id).phase is not before.norm(id).phase
    )
    left = None if clock is None else clock.remaining(now)
    return ask.StepBack(after.step.id, before.step.id, left, changed)


def _seat(before: State, command: table.Command) -> Command | None:
    if isinstance(command, ask.GiveSeat):
        return None
    link = before.links.get(command.seat)
    match command:
        case ask.GradeFor(seat, norm, round):
            ballot = link.ballot if link is not None else ""
            answers = before.answers(norm, round)
            if ballot in answers:
                return ask.GradeFor(seat, norm, round, answers[ballot])
            return ask.TakeBackFor(seat, norm, round)
        case ask.TakeBackFor(seat, norm, round) if link is not None:
            return ask.GradeFor(seat, norm, round, before.answers(norm, round)[link.ballot])
        case ask.FreeSeat() if link is not None:
            return ask.GiveSeat(link)
        case ask.MarkAbsent(seat) if link is not None:
            return ask.MarkAbsent(seat, link.absent)
        case ask.GiveExtra(seat) if link is not None:
            return ask.GiveExtra(seat, link.extra)
        case ask.Leave(seat, keep) if link is not None:
            gone = [] if keep else table.unrevealed(before, link.ballot)
            grades = tuple((*key, before.answers(*key)[link.ballot]) for key in gone)
            behalf = tuple(key for key in gone if link.ballot in before.behalf.get(key, NOBODY))
            return ask.ComeBack(seat, link.token, grades, behalf, link.earlier)
    return None


def _written(before: State, command: Command) -> Command | None:
    match command:
        case ask.TickPoint(point) if point not in {one.id for one in before.chosen()}:
            return ask.DropPoint(point)
        case ask.DropPoint(id):
            dropped = before.points[id]
            return ask.TickPoint(id, dropped.theme, dropped.norm)
        case ask.AddAction(action):
            return ask.DropAction(action)
        case ask.DropAction(action):
            return ask.AddAction(action, before.actions[action].point)
        case ask.SaveText(id):
            return ask.SaveText(id, before.texts.get(id, ""))
        case ask.SaveAbout(key):
            unset = {"language": before.pack.language, "mode": "anonymous", "entry": "name"}
            return ask.SaveAbout(key, before.about.get(key) or unset.get(key, ""))
        case ask.Divide():
            return dividing.back(before.about, before.people.values())
        case ask.SavePerson(person):
            old = before.people.get(person.id)
            return ask.RemovePerson(person.id) if old is None else ask.SavePerson(old)
        case ask.RemovePerson(id):
            return ask.SavePerson(before.people[id])
        case ask.SavePeople(people):
            added = [one.id for one in people if one.id not in before.people]
            return ask.RemovePeople(tuple(added)) if len(added) == len(people) else None
        case ask.RemovePeople(ids):
            return ask.SavePeople(tuple(before.people[id] for id in ids))
        case ask.SaveAbsent(absent):
            known = before.absent.get(absent.id)
            return ask.RemoveAbsent(absent.id) if known is None else ask.SaveAbsent(known)
        case ask.RemoveAbsent(id):
            return ask.SaveAbsent(before.absent[id])
        case ask.NoteLetters(letters):
            earlier = tuple(before.letters[one.id] for one in letters if one.id in before.letters)
            if earlier:
                return ask.NoteLetters(earlier) if len(earlier) == len(letters) else None
            return ask.ForgetLetters(tuple(one.id for one in letters))
        case ask.ForgetLetters(ids):
            forgotten = tuple(before.letters[id] for id in ids if id in before.letters)
            return ask.NoteLetters(forgotten)
        case ask.GiveCodes(codes):
            return ask.GiveCodes(tuple((id, before.people[id].code) for id, _ in codes))
        case ask.KeepSaid(said, yes):
            return ask.KeepSaid(said, not yes)
        case ask.ChooseEntry(entry, yes) if (entry in before.favourites) != yes:
            return ask.ChooseEntry(entry, not yes)
        case ask.InvolveYouth():
            return ask.InvolveYouth(before.youth)
        case ask.PlanFollowUp():
            return ask.PlanFollowUp(before.follow_up)
    return None
