"""The work agenda as a table: question, agenda, who, when, what, monitoring.

Source: AKC/Regioplan (2015), part VII: is it on the network's agenda, who takes it up, when,
what is it to bring, and how is it followed.
"""

from __future__ import annotations

from scanhost.domain.agenda import AgendaPoint
from scanhost.report import followwords, peopleparts
from scanhost.report.blocks import Block, Document, Grid, Heading, Keep, Paper, Text
from scanhost.report.material import Material, Options
from scanhost.report.words import Wording

OPEN = 3  # empty rows of a point that has no questions


def tableform(material: Material, options: Options) -> Document:
    """Return the agenda as a table, with room to write where nothing is agreed yet."""
    say = Wording(material.agenda)
    tr = say.tr
    title = say.named(tr.gettext("Work agenda {region} in a table"))
    status = followwords.status(say)
    blocks: list[Block] = [Heading(title, 1, mark=0), Text(status, "large")]
    points = followwords.kept(say.agenda.points)
    if not points:
        blocks.append(Text(tr.gettext("We have not chosen any points to improve yet.")))
    for point in points:
        head = Heading(say.headed(point), 2, "section", mark=1)
        blocks.append(Keep((head, Text(point.sentence), _table(material, say, point))))
    if not points:
        blocks.append(Paper((_empty(say),)))
    if options.signatures:
        blocks += peopleparts.signatures(say)
    foot = f"{title}. {status}"
    return Document(title, say.author(), say.agenda.language, foot, tuple(blocks), wide=True)


def _table(material: Material, say: Wording, point: AgendaPoint) -> Grid:
    on = followwords.chosen(say, point.choice)
    agreed = [
        (
            say.name(point),
            on,
            followwords.together(one),
            say.brief(one.due),
            one.what,
            one.follow,
        )
        for one in point.commitments
    ]
    if not agreed:
        agreed = [(say.name(point), on, point.led_by, "", "", "")]
    asked = [(one, "", "", "", "", "") for one in material.asked(point.norm)]
    if not asked and not point.commitments:
        asked = [("", "", "", "", "", "")] * OPEN
    return _grid(say, say.headed(point), (*agreed, *asked))


def _empty(say: Wording) -> Grid:
    return _grid(say, say.tr.gettext("Work agenda"), (("",) * 6,) * 8)


def _grid(say: Wording, caption: str, rows: tuple[tuple[str, ...], ...]) -> Grid:
    tr = say.tr
    return Grid(
        caption,
        (
            tr.gettext("Question"),
            tr.gettext("On the network's agenda"),
            tr.gettext("Who"),
            tr.gettext("When"),
            tr.gettext("What"),
            tr.gettext("Monitoring"),
        ),
        rows,
        (44, 16, 34, 24, 42, 34),
        head=0,
        strong=False,
        tall=22,
    )
