"""Agendas that make trouble: what is typed by mistake, on purpose, or too long."""

from __future__ import annotations

from dataclasses import replace

from scanhost.domain.agenda import Agenda, AgendaPoint
from scanhost.domain.agreed import CommitmentLine, Process, ProgressLine
from tests.report.agendas import bare, empty, full

FORMULAS = (
    '=HYPERLINK("http://x.example";"klik")',
    "=1+1",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    "  =cmd|' /C calc'!A0",
    "＝1+1",
    "=1+1;=2+2\n=3+3",
    '"=1+1"',
    "http://x.example/=1",
    "_x0041_",
    "1E5",
    "3/4",
)
HARD = (
    "שלום עולם \u202e txt.exe \u200f مرحبا 🙂\u200d👩 \x00\x01\x1b[31m\x07 \ud800 einde\u2028regel;"
    ' "citaat" <b>&amp;\r\n'
)
LONG = (HARD * 800)[:50_000]


def commitment(id: str, **more: object) -> CommitmentLine:
    made = CommitmentLine(id, "p1", "Bellen met ouders", "Karin de Wit", "", "2027-03-01", "")
    return replace(made, **more)  # type: ignore[arg-type]


def agreed() -> Agenda:
    """Return the full agenda with agreements about points and process."""
    first, *others = full().points
    lines = (
        commitment("c1"),
        commitment("c2", due="", lead=""),
        commitment("c3", due="2020-01-01"),  # past
        commitment("c4", due="2026-12-25", lead="Youssef Amrani"),  # a holiday
        commitment("c5", progress=(ProgressLine("n1", "2027-02-01", "busy", "Half klaar"),)),
        commitment("c6", progress=(ProgressLine("n2", "2027-02-01", "dropped", ""),)),
        commitment("c7", progress=(ProgressLine("n3", "2027-02-01", "done", "Gelukt"),)),
    )
    process = Process(
        (commitment("a1", about="approval", lead="ROC", joins="Karin de Wit"),),
        (commitment("a2", about="absent", due="2026-12-01"),),
        (),
        "Bestuurlijk overleg",
        "Elk kwartaal",
        "In één regel",
    )
    points = (replace(first, choice="yes", rank=1, commitments=lines), *others)
    return replace(full(), points=points, process=process)


def typed(text: str) -> Agenda:
    """Return the agenda with a text in every place where somebody types."""
    made = agreed()
    point = replace(
        made.points[0],
        title=text,
        lead=text,
        person=text,
        group=text,
        youth=text,
        note=text,
        found=text,
        commitments=tuple(
            commitment(
                f"t{n}",
                what=text,
                lead=text,
                joins=text,
                follow=text,
                progress=(ProgressLine("t", "2027-01-01", "busy", text),),
            )
            for n in range(3)
        ),
    )
    action = replace(full().points[2].actions[0], what=text, who=text, when=text)
    return replace(
        made,
        region=text,
        municipalities=text,
        place=text,
        chair=text,
        points=(point, replace(made.points[2], actions=(action,), title=text)),
        process=replace(made.process, table=text, often=text, report=text),
        said=(("question", text),),
    )


def many(points: int = 300) -> Agenda:
    """Return an agenda with more points than anybody can work on."""
    made = agreed()
    return replace(
        made,
        points=tuple(
            replace(
                made.points[0], id=f"p{n}", title=f"Punt {n}", commitments=(commitment(f"c{n}"),)
            )
            for n in range(points)
        ),
    )


def numbered(point: AgendaPoint, n: int) -> AgendaPoint:
    return replace(point, id=f"p{n}", title=f"Punt {n}", commitments=(commitment(f"c{n}"),))


def all_of_them() -> dict[str, Agenda]:
    """Return every one, by what is awkward about it."""
    formulas = "\n".join(FORMULAS)
    return {
        "full": full(),
        "empty": empty(),
        "bare": bare(),
        "agreed": agreed(),
        "english": replace(agreed(), language="en"),
        "long": typed(LONG),
        "formulas": typed(formulas),
        "markup": typed("<script>alert(1)</script> &amp; ]]> {first name}"),
        "many": many(),
        "no days": replace(agreed(), date="", time="", follow_up="", place=""),
    }
