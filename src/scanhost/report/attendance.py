"""The attendance list: who is expected, with room to sign and for who comes as well."""

from __future__ import annotations

from scanhost.report.blocks import Block, Document, Facts, Gap, Grid, Heading, Page, Paper
from scanhost.report.material import Material, Options
from scanhost.report.words import Wording

MORE = 4  # rows for who is not on the list


def attendance(material: Material, options: Options) -> Document:
    """Return the list to go round."""
    say = Wording(material.agenda)
    agenda, tr = say.agenda, say.tr
    name = tr.gettext("Attendance list")
    title = say.short(name)
    heads = (
        tr.gettext("name"),
        tr.gettext("organisation"),
        tr.gettext("domain"),
        tr.gettext("signature"),
    )
    parts = (34, 38, 32, 40)
    rows = tuple(
        (one.name, one.organisation, domain, "")
        for domain, people in say.domains()
        for one in people
    )
    empty = (("", "", "", ""),) * MORE
    none = tr.gettext("Nobody is on the list yet.")
    blocks: list[Block] = [
        Heading(title, 1, mark=0),
        Facts(
            (
                (tr.gettext("Date"), say.when()),
                (tr.gettext("Place"), agenda.place),
                (tr.gettext("Chair"), agenda.chair),
            )
        ),
        Gap(8),
        Paper((Grid(name, heads, (*rows, *empty), parts, head=0, tall=24),)),
        Page((Grid(name, heads, rows, parts, head=0, none=none),)),
    ]
    return Document(title, say.author(), agenda.language, title, tuple(blocks))
