"""The whole outcome of a scan as JSON, for whoever wants to reckon or build with it.

What stands in it is written down in docs/outcome.schema.json, and a test holds the two
together. It holds what the agenda does and nothing that leads from a person to a grade:
no ballots, no codes, no addresses, and no names beside grades.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from scanhost.domain.agenda import Agenda, AgendaPoint, NormResults
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.results import Result

FORMAT, VERSION = "participatiescan-outcome", 1
PLACES = 6  # decimals of a mean


def outcome(scan: str, agenda: Agenda) -> bytes:
    """Return the outcome of the scan with this id."""
    said = json.dumps(plain(scan, agenda), ensure_ascii=False, indent=1)
    return f"{said}\n".encode("utf-8", "replace")  # half a character is no character


def plain(scan: str, agenda: Agenda) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "scan": scan,
        "language": agenda.language,
        "pack": agenda.pack,
        "notice": agenda.notice,
        "region": agenda.region,
        "municipalities": agenda.municipalities,
        "date": agenda.date,
        "time": agenda.time,
        "place": agenda.place,
        "chair": agenda.chair,
        "definitive": agenda.definitive,
        "follow_up": agenda.follow_up,
        "people": [asdict(one) for one in agenda.people],
        "partners": [
            {
                "organisation": one.organisation,
                "contact": one.contact,
                "by": one.by,
                "how": one.how,
                "informed": one.informed,
            }
            for one in agenda.partners
        ],
        "absent": agenda.absent,
        "groups": [{"id": id, "title": title} for id, title in agenda.groups],
        "introduction": _norm(agenda.introduction),
        "themes": [
            {"id": one.id, "title": one.title, "norms": [_norm(norm) for norm in one.norms]}
            for one in agenda.themes
        ],
        "points": [_point(one) for one in agenda.points],
        "polls": [
            {
                "theme": one.theme,
                "points": list(one.points),
                "ended": one.ended,
                "answered": one.answered,
                "yes": one.yes,
                "no": one.no,
            }
            for one in agenda.agreements
        ],
        "said": [{"kind": kind, "words": words} for kind, words in agenda.said],
        "youth": {"involved": agenda.youth, "words": agenda.youth_text},
        "process": {
            "approval": _agreed(agenda.process.approval),
            "absent": _agreed(agenda.process.absent),
            "celebration": _agreed(agenda.process.celebration),
            "table": agenda.process.table,
            "often": agenda.process.often,
            "report": agenda.process.report,
        },
        "next": {
            "month": agenda.next.month,
            "chair": agenda.next.chair,
            "domain": agenda.next.domain,
        },
        "meetings": [asdict(one) for one in agenda.meetings],
    }


def _norm(norm: NormResults) -> dict[str, Any]:
    latest = norm.latest
    return {
        "id": norm.id,
        "title": norm.title,
        "sentence": norm.sentence,
        "rounds": [_result(one, one is latest) for one in norm.rounds],
    }


def _result(result: Result, counts: bool) -> dict[str, Any]:
    return {
        "round": result.round,
        "valid": counts,
        "grades": result.n,
        "unknown": result.unknown,
        "counts": list(result.counts),
        "mean": _number(result.mean),
        "gap": _number(result.gap),
        "lowest_half": _number(result.lowest_half),
        "highest_half": _number(result.highest_half),
        "lows": result.lows,
        "highs": result.highs,
        "divided": result.divided,
        "aside": result.aside,
        "groups": [
            {"id": one.group, "grades": one.n, "mean": _number(one.mean)} for one in result.groups
        ],
    }


def _point(point: AgendaPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "theme": point.theme_id,
        "norm": point.norm,
        "title": point.title,
        "why": list(point.why),
        "lead": point.lead,
        "person": point.person,
        "group": point.group,
        "youth": point.youth,
        "note": point.note,
        "stand": point.stand,
        "choice": point.choice,
        "rank": point.rank,
        "found": point.found,
        "actions": [asdict(one) for one in point.actions],
        "agreements": _agreed(point.commitments),
    }


def _agreed(lines: Iterable[CommitmentLine]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "what": one.what,
            "lead": one.lead,
            "joins": one.joins,
            "due": one.due,
            "follow": one.follow,
            "stand": one.stand,
            "progress": [
                {"day": note.day, "stand": note.stand, "note": note.note} for note in one.progress
            ],
        }
        for one in lines
    ]


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), PLACES)
