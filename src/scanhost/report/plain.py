"""The agenda as plain data, to hand to the child process that makes the PDF.

Results travel as what may be known of them, the counts, and are computed again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from fractions import Fraction
from typing import Any

from scanhost.domain.agenda import (
    ActionLine,
    Agenda,
    AgendaPoint,
    Agreement,
    Attendee,
    NormResults,
    ThemeResults,
)
from scanhost.domain.agreed import (
    CommitmentLine,
    MeetingLine,
    NextScan,
    Process,
    ProgressLine,
)
from scanhost.domain.followup import PROCESS as PARTS
from scanhost.domain.people import Absent
from scanhost.domain.results import GroupMean, Named, Result, from_counts

KIND, PROCESS = "agenda", "process"  # what the child makes


def to_plain(agenda: Agenda) -> dict[str, Any]:
    """Return an agenda as JSON can hold it."""
    plain = {
        **_shallow(agenda),
        "people": [asdict(person) for person in agenda.people],
        "introduction": _norm(agenda.introduction),
        "themes": [
            {**_shallow(theme), "norms": [_norm(norm) for norm in theme.norms]}
            for theme in agenda.themes
        ],
        "points": [
            {
                **_shallow(point),
                "result": None if point.result is None else _result(point.result),
                "why": list(point.why),
                "actions": [asdict(action) for action in point.actions],
                "commitments": [asdict(one) for one in point.commitments],
            }
            for point in agenda.points
        ],
        "agreements": [asdict(one) for one in agenda.agreements],
        "groups": [list(one) for one in agenda.groups],
        "said": [list(one) for one in agenda.said],
        "process": asdict(agenda.process),
        "next": asdict(agenda.next),
        "meetings": [asdict(one) for one in agenda.meetings],
        "partners": [asdict(one) for one in agenda.partners],
        "struck": [asdict(one) for one in agenda.struck],
    }
    return {"kind": KIND, "agenda": plain}


def from_plain(data: Mapping[str, Any]) -> Agenda:
    """Return the agenda that plain data hold; `KeyError` or `TypeError` when they do not."""
    if data["kind"] != KIND:
        raise KeyError(data["kind"])
    plain = data["agenda"]
    return Agenda(
        **{
            **plain,
            "people": tuple(Attendee(**one) for one in plain["people"]),
            "introduction": _norm_back(plain["introduction"]),
            "themes": tuple(
                ThemeResults(one["id"], one["title"], tuple(map(_norm_back, one["norms"])))
                for one in plain["themes"]
            ),
            "points": tuple(
                AgendaPoint(
                    **{
                        **one,
                        "result": None if one["result"] is None else _result_back(one["result"]),
                        "why": tuple(one["why"]),
                        "actions": tuple(ActionLine(**action) for action in one["actions"]),
                        "commitments": _commitments(one["commitments"]),
                    }
                )
                for one in plain["points"]
            ),
            "agreements": tuple(
                Agreement(**{**one, "points": tuple(one["points"])}) for one in plain["agreements"]
            ),
            "groups": tuple((str(id), str(title)) for id, title in plain["groups"]),
            "said": tuple((str(kind), str(words)) for kind, words in plain["said"]),
            "process": _process(plain["process"]),
            "next": NextScan(**plain["next"]),
            "meetings": tuple(MeetingLine(**one) for one in plain["meetings"]),
            "partners": tuple(Absent(**one) for one in plain["partners"]),
            "struck": _commitments(plain["struck"]),
        }
    )


def _process(plain: Mapping[str, Any]) -> Process:
    lines = {part: _commitments(plain[part]) for part in PARTS}
    return Process(**{**plain, **lines})


def _commitments(plain: Sequence[Mapping[str, Any]]) -> tuple[CommitmentLine, ...]:
    return tuple(
        CommitmentLine(
            **{**one, "progress": tuple(ProgressLine(**line) for line in one["progress"])}
        )
        for one in plain
    )


def _shallow(record: Agenda | ThemeResults | AgendaPoint) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _norm(norm: NormResults) -> dict[str, Any]:
    return {
        "id": norm.id,
        "title": norm.title,
        "sentence": norm.sentence,
        "rounds": [_result(one) for one in norm.rounds],
    }


def _norm_back(plain: Mapping[str, Any]) -> NormResults:
    rounds = tuple(_result_back(one) for one in plain["rounds"])
    return NormResults(plain["id"], plain["title"], plain["sentence"], rounds)


def _result(result: Result) -> dict[str, Any]:
    return {
        "norm": result.norm,
        "round": result.round,
        "n": result.n,
        "unknown": result.unknown,
        "counts": list(result.counts),
        "groups": [[one.group, one.n, str(one.mean)] for one in result.groups],
        "named": [[one.name, one.organisation, one.grade] for one in result.named],
        "aside": result.aside,
    }


def _result_back(plain: Mapping[str, Any]) -> Result:
    found = from_counts(
        plain["norm"], plain["round"], plain["n"], plain["unknown"], plain["counts"]
    )
    return replace(
        found,
        groups=tuple(GroupMean(id, n, Fraction(mean)) for id, n, mean in plain["groups"]),
        named=tuple(Named(*one) for one in plain["named"]),
        aside=plain["aside"],
    )
