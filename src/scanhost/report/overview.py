"""What participants take along: the same for all. A phone adds its own grades to the page."""

from __future__ import annotations

from scanhost.report import followwords, resultparts
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Gap,
    Grid,
    Heading,
    Page,
    Paper,
    Place,
    Text,
)
from scanhost.report.material import Material, Options
from scanhost.report.sign import sign
from scanhost.report.words import Wording

OWN = "own-grades"  # the id of the empty place in the page


def overview(material: Material, options: Options) -> Document:
    """Return what the group gave and chose, with nobody's own grades."""
    say = Wording(material.agenda)
    agenda, tr = say.agenda, say.tr
    title = say.short(tr.gettext("Overview of the scan"))
    points = followwords.kept(agenda.points)
    when = "" if agenda.definitive else say.day(agenda.follow_up)
    blocks: list[Block] = [
        sign(),
        Heading(title, 1, "title", mark=0),
        Text(followwords.status(say), "large"),
        Text(say.lead(agenda.definitive)),
        Text(say.motto(), "strong"),
        Heading(tr.gettext("Our points to improve"), 2, "section"),
        Grid(
            tr.gettext("Our points to improve"),
            (tr.gettext("point"), tr.gettext("lead")),
            tuple((say.headed(one), one.lead) for one in points),
            (60, 48),
            head=0,
        ),
        Text("" if points else tr.gettext("We have not chosen any points to improve yet.")),
        Gap(6),
        Facts(
            tuple(
                (label, said)
                for label, said in (
                    (tr.gettext("Session 2"), when),
                    (tr.gettext("Chair"), agenda.chair),
                )
                if said.strip()
            )
        ),
        Page((Place(OWN),)),
        Paper((Text(tr.gettext("Your own grades are not in here: only your phone has them.")),)),
        *resultparts.introduction(say),
    ]
    for number, theme in enumerate(agenda.themes, 1):
        blocks += resultparts.theme(say, number, theme)
    return Document(title, say.author(), agenda.language, title, tuple(blocks))
