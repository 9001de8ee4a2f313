"""What came of a scan in a few numbers, the same each time the same is said."""

from __future__ import annotations

from typing import Any

from scanhost import texts
from scanhost.domain.agenda import Agenda, AgendaPoint, NormResults
from scanhost.domain.results import Result


def overview(agenda: Agenda) -> dict[str, Any]:
    """Return norms, points and actions as plain data: no ids, no dates, nobody's own grade."""
    return {
        "pack": agenda.pack,
        "introduction": _norm(agenda.introduction, agenda.language),
        "norms": {
            norm.id: _norm(norm, agenda.language) for theme in agenda.themes for norm in theme.norms
        },
        "points": [_point(point) for point in agenda.points],
    }


def _norm(norm: NormResults, language: str) -> dict[str, Any]:
    latest = norm.latest
    nothing = {"n": 0, "unknown": 0, "mean": None, "gap": None, "label": ""}
    return {
        "title": norm.title,
        **(nothing if latest is None else _round(latest, language)),
        "rounds": [_round(one, language) for one in norm.rounds],
    }


def _round(result: Result, language: str) -> dict[str, Any]:
    shown = result.mean is not None and result.gap is not None
    return {
        "n": result.n,
        "unknown": result.unknown,
        "mean": texts.decimal(result.mean, language) if shown and result.mean is not None else None,
        "gap": texts.decimal(result.gap, language) if shown and result.gap is not None else None,
        "label": "verdeeld" if result.divided else "",
    }


def _point(point: AgendaPoint) -> dict[str, Any]:
    return {
        "title": point.title,
        "why": list(point.why),
        "lead": point.lead,
        "group": point.group,
        "actions": [{"what": one.what, "who": one.who, "when": one.when} for one in point.actions],
    }
