"""One page for who was not there: absent partners, directors, administrators."""

from __future__ import annotations

from scanhost.report import followwords
from scanhost.report.blocks import Block, Document, Facts, Gap, Grid, Heading, Text
from scanhost.report.material import Material, Options
from scanhost.report.sign import sign
from scanhost.report.words import Wording, cut

POINTS = 12  # that fit on the page
LINE, BRIEF = 90, 260  # characters


def onepage(material: Material, options: Options) -> Document:
    """Return what somebody should know in a minute; always one page."""
    say = Wording(material.agenda)
    agenda, tr = say.agenda, say.tr
    title = say.named(tr.gettext("Work agenda {region} in one page"))
    points = followwords.kept(agenda.points)
    rest = len(points) - POINTS
    when = say.day(agenda.follow_up)
    approved = [
        ", ".join(part for part in (one.lead or one.what, say.brief(one.due)) if part.strip())
        for one in agenda.process.approval
    ]
    blocks: list[Block] = [
        sign(),
        Gap(14),
        Heading(cut(title, LINE), 1, mark=0),
        Text(cut(followwords.status(say), LINE), "large"),
        Text(cut(say.lead(agenda.definitive), 2 * BRIEF)),
        Text(say.motto(), "strong"),
        Heading(tr.gettext("Our points to improve"), 2, "section"),
        Grid(
            tr.gettext("Our points to improve"),
            (tr.gettext("point"), tr.gettext("lead")),
            tuple(
                (cut(say.headed(one), LINE), cut(one.lead, LINE // 2)) for one in points[:POINTS]
            ),
            (70, 40),
            head=0,
        ),
        Text(
            tr.ngettext("And {n} more point.", "And {n} more points.", rest).format(n=rest)
            if rest > 0
            else ""
        ),
        Text("" if points else tr.gettext("We have not chosen any points to improve yet.")),
        Heading(tr.gettext("Young people"), 2, "section"),
        Text(cut(f"{say.youth()} {agenda.youth_text}".strip(), BRIEF)),
        Heading(tr.gettext("What we ask of you"), 2, "section"),
        Text(
            tr.gettext(
                "Read which points touch your organisation, and tell the chair who joins in."
                " Are you in charge? Then give your people the time and the room to do this."
            )
        ),
        Gap(6),
        Facts(
            tuple(
                (label, cut(said, most))
                for label, said, most in (
                    (tr.gettext("Internal approval"), "; ".join(approved), BRIEF),
                    (tr.gettext("Chair"), agenda.chair, LINE),
                    (tr.gettext("Session 2"), "" if agenda.definitive else when, LINE),
                    (tr.gettext("Following the progress"), agenda.process.table, LINE),
                    (tr.gettext("The next scan"), followwords.month(say, agenda.next.month), LINE),
                )
                if said.strip()
            )
        ),
    ]
    return Document(title, say.author(), agenda.language, cut(title, LINE), tuple(blocks))
