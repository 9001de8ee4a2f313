"""The last pages: what people said that is kept, who took part, and room to agree."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

from scanhost.domain.agenda import Attendee
from scanhost.report.paper import Bookmark, paragraph
from scanhost.report.tables import Cell, blank, table
from scanhost.report.words import Wording

SIGNATURES = 8  # leads that get a line of their own


def closing(say: Wording) -> list[Flowable]:
    """Return the list of people per domain, and lines to sign."""
    tr = say.tr
    story: list[Flowable] = [
        *_said(say),
        PageBreak(),
        Bookmark(tr.gettext("Who took part"), 0),
        paragraph(tr.gettext("Who took part"), "heading"),
    ]
    heads = (
        tr.gettext("domain"),
        tr.gettext("name"),
        tr.gettext("organisation"),
        tr.gettext("function"),
        "",
    )
    rows = [row for domain, people in say.domains() for row in _domain(say, domain, people)]
    story.append(table(heads, rows or blank(12, 5), (34, 30, 36, 24, 13)))
    leads = list(dict.fromkeys(point.lead for point in say.agenda.points if point.lead.strip()))
    signing: list[list[Cell]] = [[lead, Spacer(0, 22), ""] for lead in leads[:SIGNATURES]]
    sign = (tr.gettext("organisation"), tr.gettext("name"), tr.gettext("signature"))
    return [
        *story,
        paragraph(tr.gettext("Agreed"), "section"),
        table(sign, signing or [[Spacer(0, 22), "", ""] for _ in range(3)], (38, 34, 38)),
    ]


def _said(say: Wording) -> list[Flowable]:
    """Return the questions and examples that are taken up, if there are any."""
    parts = say.said()
    if not parts:
        return []
    title = say.tr.gettext("Questions and examples we take along")
    story: list[Flowable] = [PageBreak(), Bookmark(title, 0), paragraph(title, "heading")]
    for head, lines in parts:
        story.append(paragraph(head, "section"))
        for line in lines:
            story += [paragraph(line), Spacer(0, 6)]
    return story


def _domain(say: Wording, domain: str, people: Sequence[Attendee]) -> list[list[Cell]]:
    """Return a row per person; the first names the domain."""
    absent = say.tr.gettext("absent")
    return [
        [
            "" if place else domain,
            paragraph(person.name, "name"),
            person.organisation,
            person.function,
            "" if person.present else absent,
        ]
        for place, person in enumerate(people)
    ]
