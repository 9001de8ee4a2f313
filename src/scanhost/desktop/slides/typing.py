"""What is being typed, as the room reads it before it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scanhost.desktop.snapshot import UNTYPED, Snapshot, Typed
from scanhost.domain.agenda import ActionLine, AgendaPoint

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
    agenda = replace(
        snapshot.agenda,
        points=points,
        youth_text=texts.get("agenda.youth", snapshot.agenda.youth_text),
        absent=texts.get("agenda.absent", snapshot.agenda.absent),
    )
    room = replace(room, points=points, texts={**room.texts, **texts})
    return replace(snapshot, room=room, agenda=agenda)


def point_of(what: Typed, snapshot: Snapshot) -> str:
    """Return the point in which somebody types last, as far as it is one's."""
    if not what.texts:
        return ""
    id = what.texts[-1][0].rpartition(".")[0]
    for point in snapshot.room.points:
        if id == point.id or any(id == action.id for action in point.actions):
            return point.id
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
