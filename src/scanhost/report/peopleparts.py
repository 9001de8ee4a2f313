"""Who took part, and who signs, in parts that documents share."""

from __future__ import annotations

from scanhost.report.blocks import Block, Grid, Heading, Paper
from scanhost.report.words import Wording

SIGNATURES = 8  # leads that get a line of their own


def took_part(say: Wording) -> list[Block]:
    """Return the list of people, domain by domain."""
    tr = say.tr
    absent = tr.gettext("absent")
    rows = [
        (
            one.name,
            one.organisation,
            one.function,
            domain,
            "" if one.present else absent,
        )
        for domain, people in say.domains()
        for one in people
    ]
    title = tr.gettext("Who took part")
    return [
        Heading(title, 2, mark=0, fresh=True),
        Grid(
            title,
            (
                tr.gettext("name"),
                tr.gettext("organisation"),
                tr.gettext("function"),
                tr.gettext("domain"),
                "",
            ),
            tuple(rows),
            (32, 36, 24, 32, 13),
            head=0,
            blank=12,
            none=tr.gettext("We have not noted who took part."),
        ),
    ]


def signatures(say: Wording) -> list[Block]:
    """Return lines to sign for the leads, on paper."""
    tr = say.tr
    leads = list(dict.fromkeys(point.lead for point in say.agenda.points if point.lead.strip()))
    rows = tuple((lead, "", "") for lead in leads[:SIGNATURES])
    title = tr.gettext("Agreed")
    return [
        Paper(
            (
                Heading(title, 3, "section"),
                Grid(
                    title,
                    (tr.gettext("organisation"), tr.gettext("name"), tr.gettext("signature")),
                    rows or (("", "", ""),) * 3,
                    (38, 34, 38),
                    head=0,
                    strong=False,
                    tall=22,
                ),
            )
        )
    ]
