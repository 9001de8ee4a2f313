"""What goes to a phone: the public part of the room's view, and its own."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scanhost import texts
from scanhost.domain import outflow, views
from scanhost.domain.outflow import Cell, National, School, Shown
from scanhost.domain.pack import Norm, Pack, Text
from scanhost.domain.results import Result
from scanhost.domain.script import Kind
from scanhost.web import meetings

# Results are of use on a phone once there is time to look at them.
WITH_RESULTS = {
    Kind.INTRODUCTION_RESULT,
    Kind.REVIEW,
    Kind.POINTS,
    Kind.ACTIONS,
    Kind.CLOSING,
}


def public(room: views.Room, national: National | None = None) -> dict[str, Any]:
    """Return what every phone may know."""
    step = room.step
    state = "closed" if room.closed else "locked" if room.locked else "open"
    return {
        "t": "view",
        "region": room.about.get("region", ""),
        "language": room.language,
        "state": state,
        "paused": room.paused,
        "step": {
            "id": step.id,
            "kind": step.kind.value,
            "theme": step.theme,
            "norm": step.norm,
            "back": step.id != room.live.id,
        },
        "voting": None if room.voting is None else {"norm": room.voting, "round": room.round},
        "clock": _clock(room),
        "count": {"answered": room.answered, "present": room.present},
        "results": _results(room),
        "points": [
            {
                "id": point.id,
                "theme": point.theme_id,
                "norm": point.norm,
                "title": point.title,
                "lead": point.led_by,
                "group": point.group,
                "youth": point.youth,
                "actions": [
                    {"what": one.what, "who": one.who, "when": one.when} for one in point.actions
                ],
                **(meetings.followed(point, room) if room.closed else {}),
            }
            for point in room.points
        ],
        "meeting": meetings.meeting(room),
        "process": meetings.process(room) if room.closed else None,
        "next": meetings.next_scan(room) if room.closed else None,
        "followUp": room.again,
        "mode": room.mode,
        "asked": room.asked,
        "named": room.named,
        "trouble": room.trouble,
        "restored": room.restored,
        "shared": room.about.get("shared") == "yes",
        "agreement": _agreement(room),
        "entry": room.entry,
        "figures": _figures(room, national),
        "favourites": list(room.favourites),
    }


def places(room: views.Room) -> list[dict[str, str]]:
    """Return the free seats, for a phone that showed the code and has none."""
    if room.locked or room.closed or room.entry != "name":
        return []
    return [
        {
            "seat": seat.person.id,
            "name": seat.person.name,
            "organisation": seat.person.organisation,
            "domain": seat.person.domain,
        }
        for seat in room.seats
        if not seat.taken and not seat.gone
    ]


def onlooker(room: views.Room) -> dict[str, Any]:
    """Return what a phone without a seat knows besides."""
    return {
        "me": None,
        "mine": {},
        "open": {},
        "todo": [],
        "visitor": None,
        "places": places(room),
    }


def at_door(visitor: views.VisitorView) -> dict[str, Any]:
    """Return what somebody who waits for the chair's yes knows besides: no names but their own."""
    return {
        "me": None,
        "mine": {},
        "open": {},
        "todo": [],
        "visitor": {"name": visitor.name, "known": bool(visitor.seat)},
        "lost": "",
        "places": [],
    }


def private(own: views.Own, seat: views.Seat, ballot: str, wish: str) -> dict[str, Any]:
    """Return what one seat knows besides; its ballot brings it back after a restore."""
    return {
        "me": {
            "seat": own.seat,
            "name": seat.person.name,
            "organisation": seat.person.organisation,
            "function": seat.person.function,
            "wish": wish,
            "recovery": seat.recovery,
            "ballot": ballot,
            "extra": own.extra,
            "consent": own.consent,
            "asked": own.asked,
        },
        "agrees": own.agrees,
        "mine": {
            norm: {"round": round, "grade": grade} for norm, (round, grade) in own.answers.items()
        },
        "open": dict(own.gradable),
        "todo": list(own.todo),
        "visitor": None,
        "lost": "",
        "places": [],
    }


def pack(source: Pack) -> dict[str, Any]:
    """Return the pack as a page keeps it, with its hash."""
    body = {
        "id": source.id,
        "title": _text(source.title),
        "notice": _text(source.notice),
        "question": _text(source.question),
        "lowest": _text(source.lowest),
        "highest": _text(source.highest),
        "introduction": _norm(source.introduction),
        "domains": [{"id": one.id, "title": _text(one.title)} for one in source.domains],
        "themes": [
            {
                "id": theme.id,
                "title": _text(theme.title),
                "narration": _text(theme.narration),
                "norms": [_norm(norm) for norm in theme.norms],
            }
            for theme in source.themes
        ],
    }
    raw = json.dumps(body, sort_keys=True).encode()
    return {"hash": hashlib.sha256(raw).hexdigest()[:16], **body}


def _norm(norm: Norm) -> dict[str, Any]:
    return {
        "id": norm.id,
        "title": _text(norm.title),
        "sentence": _text(norm.sentence),
        "explanation": _text(norm.explanation),
        "source": _text(norm.source),
    }


def _figures(room: views.Room, national: National | None) -> list[dict[str, Any]] | None:
    """Return the region in figures, while it is on screen: never a number that tells a few."""
    if room.step.kind is not Kind.FIGURES:
        return None
    return [
        {
            "school": pair.school,
            "ours": None if pair.ours is None else _ours(pair.ours),
            "wrong": pair.wrong,
            "theirs": None
            if pair.theirs is None or national is None
            else _theirs(pair.theirs, national),
        }
        for pair in outflow.pairs(room.about, national)
    ]


def _ours(shown: Shown) -> dict[str, Any]:
    return {
        "year": shown.year,
        "source": shown.source,
        "total": shown.total,
        "rounded": shown.rounded,
        "lacking": list(shown.lacking),
        "cells": [_cell(one, shown) for one in shown.cells],
    }


def _cell(cell: Cell, shown: Shown) -> dict[str, Any]:
    """Return young people who went one way, and how many of every 100 where they are many."""
    plain: dict[str, Any] = {"way": cell.way, "n": cell.n}
    return plain if shown.each or not cell.n else {**plain, "of": cell.people}


def _theirs(school: School, national: National) -> dict[str, Any]:
    return {
        "title": _text(school.title),
        "total": school.total,
        "source": _text(national.source),
        "note": _text(national.note),
        "cells": [{"way": one.id, "n": one.percent} for one in school.ways],
    }


def _text(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def _clock(room: views.Room) -> dict[str, Any] | None:
    if room.left is None:
        return None
    return {"left": round(room.left * 1000), "runs": room.running}


def _results(room: views.Room) -> dict[str, list[dict[str, Any]]]:
    if room.step.kind not in WITH_RESULTS:
        return {}
    ids = list(room.norms)
    if room.step.theme is not None:
        ids = [norm.id for norm in room.pack.theme(room.step.theme).norms]
    elif room.step.norm is not None:
        ids = [room.step.norm]
    return {id: [_round(one, not room.closed) for one in room.norms[id].rounds] for id in ids}


def _round(result: Result, inside: bool) -> dict[str, Any]:
    """Return a result; names are for those at the table, and after closing nobody has a seat."""
    shown = result.mean is not None and result.gap is not None
    return {
        "round": result.round,
        "n": result.n,
        "unknown": result.unknown,
        "counts": list(result.counts),
        "mean": texts.decimal(result.mean, "en") if shown and result.mean is not None else None,
        "gap": texts.decimal(result.gap, "en") if shown and result.gap is not None else None,
        "divided": result.divided,
        "few": result.few,
        "aside": result.aside,
        "groups": [
            {"group": one.group, "n": one.n, "mean": texts.decimal(one.mean, "en")}
            for one in result.groups
        ],
        "named": [{"name": one.name, "grade": one.grade} for one in result.named if inside],
    }


def _agreement(room: views.Room) -> dict[str, Any] | None:
    """Return the last poll as far as it concerns what is on screen."""
    last = room.agreements[-1] if room.agreements else None
    if last is None or room.step.kind not in WITH_RESULTS:
        return None
    if last.ended and room.step.theme not in (None, last.theme):
        return None
    return {
        "poll": last.poll,
        "theme": last.theme,
        "points": list(last.points),
        "ended": last.ended,
        "answered": last.answered,
        "yes": last.yes,
        "no": last.no,
    }
