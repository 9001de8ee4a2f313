"""What mails list once session 1 is closed: somebody's homework, what they lead, all points."""

from __future__ import annotations

from datetime import date

from scanhost import texts
from scanhost.domain import leads
from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import APPROVAL
from scanhost.domain.people import Person
from scanhost.domain.views import Room
from scanhost.report.lists import process_heads, typed
from scanhost.stands import stand_said

FIELDS = ("homework", "agreements", "points")


def told(room: Room, person: Person) -> dict[str, str]:
    """Return what these fields say to this person; "" where there is nothing to say."""
    people = [one.person for one in room.seats]
    prepared = leads.homework(room.points, people).of.get(person.id, [])
    led = leads.leads(room.points, room.process, people).of.get(person.id, [])
    said = (
        [_prepared(room, one) for one in prepared],
        [_agreed(room, title, one) for title, one in led if one.stand != "dropped"],
        [_point(room, one) for one in room.points if one.choice != "no"],
    )
    return {key: "\n".join(lines) for key, lines in zip(FIELDS, said, strict=True)}


def _prepared(room: Room, point: AgendaPoint) -> str:
    """Return a point with what is done for it, and with whom."""
    _ = texts.catalogue(room.language).gettext
    lines = [f"- {_headed(point, room)}"]
    for one in point.actions:
        beside = ", ".join(part for part in (_line(one.who), _day(one.when, room)) if part)
        lines.append(f"  - {_line(one.what)} ({beside})" if beside else f"  - {_line(one.what)}")
    if point.led_by:
        lines.append("  " + _("Lead: {name}").format(name=_line(point.led_by)))
    if group := ", ".join(_line(one) for one in point.group.splitlines() if one.strip()):
        lines.append("  " + _("Homework group: {names}").format(names=group))
    return "\n".join(lines)


def _agreed(room: Room, title: str, line: CommitmentLine) -> str:
    """Return something agreed with its day, and how far it is once it is done."""
    _ = texts.catalogue(room.language).gettext
    of = title or process_heads(room.language).get(line.about, "")
    if line.about == APPROVAL and line.lead.strip():
        of = f"{of}: {_line(line.lead)}"  # the organisation; who joins is who sees to it there
    said = [f"- {_line(line.what) or _('Agreement')} ({of})" if of else f"- {_line(line.what)}"]
    if line.due:
        said.append(_("by {day}").format(day=_day(line.due, room)))
    if line.joins.strip() and line.about != APPROVAL:
        said.append(_("with {names}").format(names=_line(line.joins)))
    if line.stand == "done":
        said.append(stand_said("done", texts.catalogue(room.language)))
    return ", ".join(said)


def _point(room: Room, point: AgendaPoint) -> str:
    _ = texts.catalogue(room.language).gettext
    lead = _("Lead: {name}").format(name=_line(point.led_by)) if point.led_by else ""
    return f"- {_headed(point, room)}" + (f" ({lead})" if lead else "")


def _headed(point: AgendaPoint, room: Room) -> str:
    title = _line(point.title) or texts.catalogue(room.language).gettext("point without a title")
    return f"{point.norm or ''} {title}".strip()


def _line(text: str) -> str:
    return " ".join(typed(text).split())


def _day(written: str, room: Room) -> str:
    try:
        return texts.date_long(date.fromisoformat(written.strip()), room.language)
    except ValueError:
        return _line(written)
