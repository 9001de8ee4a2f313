"""What is being typed, as the room reads it before it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scanhost.desktop.snapshot import UNTYPED, Snapshot, Typed
from scanhost.domain import followup
from scanhost.domain.agenda import ActionLine, AgendaPoint
from scanhost.domain.agreed import CommitmentLine, Process, ProgressLine

UNBORN = "typing"  # the id of a point that is not there yet


def typed(snapshot: Snapshot, what: Typed) -> Snapshot:
    """Return a snapshot in which everything reads as it is being typed."""
    if what == UNTYPED:
        return snapshot
    room, texts = snapshot.room, dict(what.texts)
    points = tuple(_point(point, texts, what) for point in room.points)
    if what.point is not None:
        theme, title = what.point
        points = (*points, _unborn(theme, room.pack.theme(theme).title.in_(room.language), title))
        order = [one.id for one in room.pack.themes]
        points = tuple(sorted(points, key=lambda one: order.index(one.theme_id)))
    process = _process(room.process, texts, what)
    next = replace(room.next, chair=texts.get("next.chair", room.next.chair))
    agenda = replace(
        snapshot.agenda,
        points=points,
        process=process,
        next=next,
        youth_text=texts.get("agenda.youth", snapshot.agenda.youth_text),
        absent=texts.get("agenda.absent", snapshot.agenda.absent),
    )
    room = replace(room, points=points, process=process, next=next, texts={**room.texts, **texts})
    return replace(snapshot, room=room, agenda=agenda)


def point_of(what: Typed, snapshot: Snapshot) -> str:
    """Return the point in which somebody types last, as far as it is one's."""
    for point in snapshot.room.points:
        if what.last == point.id or any(what.last == action.id for action in point.actions):
            return point.id
    return ""


def commitment_of(what: Typed, snapshot: Snapshot) -> str:
    """Return the agreement in which somebody types last, as far as it is one's."""
    room = snapshot.room
    for line in (*(one for point in room.points for one in point.commitments), *room.process.lines):
        if what.last == line.id or any(what.last == note.id for note in line.progress):
            return line.id
    return ""


def _point(point: AgendaPoint, texts: Mapping[str, str], what: Typed) -> AgendaPoint:
    def text(field: str, known: str) -> str:
        return texts.get(f"{point.id}.{field}", known)

    known = {action.id for action in point.actions}
    fresh = (id for id, of in what.actions if of == point.id and id not in known)
    actions = (*point.actions, *(ActionLine(id, "", "", "") for id in fresh))
    return replace(
        point,
        title=text("title", point.title) if point.norm is None else point.title,
        lead=text("lead", point.lead),
        person=text("person", point.person),
        group=text("group", point.group),
        youth=text("youth", point.youth),
        found=text("found", point.found),
        commitments=_commitments(point.id, point.commitments, texts, what),
        actions=tuple(_action(one, texts) for one in actions),
    )


def _action(action: ActionLine, texts: Mapping[str, str]) -> ActionLine:
    def text(field: str, known: str) -> str:
        return texts.get(f"{action.id}.{field}", known)

    return ActionLine(
        action.id,
        text("what", action.what),
        text("who", action.who),
        text("when", action.when),
    )


def _unborn(theme: str, title: str, words: str) -> AgendaPoint:
    return AgendaPoint(
        UNBORN, title, theme, None, words, "", None, (), lead="", group="", youth="", note="",
        actions=(),
    )  # fmt: skip


def _process(process: Process, texts: Mapping[str, str], what: Typed) -> Process:
    def agreed(about: str) -> tuple[CommitmentLine, ...]:
        return _commitments(about, process.of(about), texts, what)

    return Process(
        agreed(followup.APPROVAL),
        agreed(followup.ABSENT),
        agreed(followup.CELEBRATION),
        texts.get("process.table", process.table),
        texts.get("process.often", process.often),
        texts.get("process.report", process.report),
    )


def _commitments(
    about: str, known: tuple[CommitmentLine, ...], texts: Mapping[str, str], what: Typed
) -> tuple[CommitmentLine, ...]:
    """Return what is agreed about something, with what is only being typed at the end."""
    there = {one.id for one in known}
    fresh = (
        CommitmentLine(id, about, "", "", "", "", "")
        for id, of in what.commitments
        if of == about and id not in there
    )
    return tuple(_commitment(one, texts, what) for one in (*known, *fresh))


def _commitment(one: CommitmentLine, texts: Mapping[str, str], what: Typed) -> CommitmentLine:
    def text(field: str, known: str) -> str:
        return texts.get(f"{one.id}.{field}", known)

    there = {note.id for note in one.progress}
    fresh = (
        ProgressLine(id, "", one.stand, "")
        for id, of in what.progress
        if of == one.id and id not in there
    )
    return replace(
        one,
        what=text("what", one.what),
        lead=text("lead", one.lead),
        joins=text("joins", one.joins),
        follow=text("follow", one.follow),
        progress=tuple(
            replace(note, note=texts.get(f"{note.id}.note", note.note))
            for note in (*one.progress, *fresh)
        ),
    )
