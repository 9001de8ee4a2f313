"""The front page: whose agenda this is, the points with their leads, and what comes next."""

from __future__ import annotations

import math

from reportlab.platypus import Flowable, Spacer

from scanhost.domain.shapes import CAP, Box, Dot, Polygon, Role, Shape, Text
from scanhost.report.drawing import Chart
from scanhost.report.paper import WIDTH, Bookmark, Lines, paragraph
from scanhost.report.tables import Cell, blank, columns, facts, right, table
from scanhost.report.words import Wording


def front(say: Wording) -> list[Flowable]:
    """Return the front page; many points make it two."""
    agenda, tr = say.agenda, say.tr
    story: list[Flowable] = [
        Bookmark(say.title(), 0),
        Chart(sign("Participatiescan"), Box(WIDTH, 22)),
        Spacer(0, 20),  # two points per theme, the usual number, make one page
        paragraph("\n".join((tr.gettext("Work agenda"), agenda.region)), "title"),
        Spacer(0, 6),
        paragraph(say.status(), "large"),
        facts(_about(say)),
        Spacer(0, 10),
        paragraph(say.lead()),
        paragraph(say.motto(), "strong"),
        paragraph(tr.gettext("Our points to improve"), "section"),
        _points(say),
        Spacer(0, 10),
        columns(_youth(say), _follow_up(say)),
        paragraph(tr.gettext("Who informs the partners that were not there"), "section"),
        *_text(agenda.absent),
        paragraph(tr.gettext("At the table"), "section"),
        paragraph(_table(say)),
        Spacer(0, 10),
        paragraph(
            say.secrecy()
            + " "
            + tr.gettext(
                "Do you read with a screen reader? Ask the chair for the web page with the same"
                " content."
            ),
            "caption",
            muted=True,
        ),
    ]
    return story


def sign(name: str) -> list[Shape]:
    """Draw the ring with twelve places, and the program's name beside it."""
    centre, ring, size = 10.0, 7.6, 9.5
    places: list[Shape] = []
    for place in range(12):
        turn = place * math.pi / 6
        along, across = (math.sin(turn), -math.cos(turn)), (math.cos(turn), math.sin(turn))
        corners = tuple(
            (
                centre + along[0] * (ring + out) + across[0] * side,
                centre + along[1] * (ring + out) + across[1] * side,
            )
            for out, side in ((-1.0, -1.3), (-1.0, 1.3), (1.0, 1.3), (1.0, -1.3))
        )
        places.append(Polygon(corners, Role.ACCENT_MARK))
    return [
        *places,
        Dot(centre, centre, 4.8, Role.INK, 1.1),
        Text(26, centre + CAP / 2 * size, name, size, Role.MUTED),
    ]


def _about(say: Wording) -> list[tuple[str, str]]:
    tr, agenda = say.tr, say.agenda
    titled = ((tr.gettext("Region"), agenda.region), (tr.gettext("Date"), agenda.date))
    return [
        *((label, "") for label, value in titled if not value.strip()),
        (tr.gettext("Municipalities"), agenda.municipalities),
        (tr.gettext("Place"), agenda.place),
        (tr.gettext("Chair"), agenda.chair),
    ]


def _points(say: Wording) -> Flowable:
    tr = say.tr
    heads = ("", tr.gettext("point"), tr.gettext("lead"), right(tr.gettext("actions"), "caption"))
    rows: list[list[Cell]] = [
        [
            paragraph(say.number(point), "cell"),
            paragraph(say.name(point), "name"),
            point.lead,
            right(str(len(point.actions) or "–")),
        ]
        for point in say.agenda.points
    ]
    return table(heads, rows or blank(4, 4), (8, 50, 40, 10))


def _youth(say: Wording) -> list[Flowable]:
    return [
        paragraph(say.tr.gettext("Young people"), "section"),
        paragraph(say.youth()),
        *_text(say.agenda.youth_text, 220),
    ]


def _follow_up(say: Wording) -> list[Flowable]:
    return [
        paragraph(say.tr.gettext("Session 2"), "section"),
        *_text(say.day(say.agenda.follow_up), 220),
    ]


def _text(text: str, width: float = WIDTH) -> list[Flowable]:
    """Return a text, or a line to write it on."""
    return [paragraph(text)] if text.strip() else [Lines(1, width)]


def _table(say: Wording) -> str:
    tr, here = say.tr, say.present
    if not here:
        return tr.gettext("We have not noted who took part. The list is on the last page.")
    domains = [
        domain
        for domain, people in say.domains()
        if any(person.present for person in people) and domain
    ]
    return tr.ngettext(
        "{n} participant: {domains}. The names are on the last page.",
        "{n} participants: {domains}. The names are on the last page.",
        len(here),
    ).format(n=len(here), domains="; ".join(domains))
