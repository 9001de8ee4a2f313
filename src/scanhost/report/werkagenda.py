"""The definitive work agenda: what was chosen, what was agreed about it, and how far it is."""

from __future__ import annotations

from scanhost.domain.agenda import AgendaPoint
from scanhost.domain.agreed import CommitmentLine
from scanhost.report import followwords, peopleparts
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Gap,
    Grid,
    Heading,
    Keep,
    Listing,
    Paper,
    Text,
)
from scanhost.report.draft import actions
from scanhost.report.material import Material, Options
from scanhost.report.sign import sign
from scanhost.report.words import Wording, cut
from scanhost.stands import stand_said

BRIEF = 60  # characters by which an agreement is known again


def werkagenda(material: Material, options: Options) -> Document:
    """Return the agenda as it was agreed."""
    say = Wording(material.agenda)
    blocks = [*_front(say), *_points(say), *_left(say), *process(say), *peopleparts.took_part(say)]
    if options.signatures:
        blocks += peopleparts.signatures(say)
    status = followwords.status(say)
    foot = f"{say.title()}. {status}"
    return Document(say.title(), say.author(), say.agenda.language, foot, tuple(blocks))


def _front(say: Wording) -> list[Block]:
    agenda, tr = say.agenda, say.tr
    points = followwords.kept(agenda.points)
    rows = tuple(
        (
            followwords.rank(say, one.rank),
            say.headed(one),
            one.lead,
            _first_day(say, one),
            stand_said(one.stand, say.tr),
        )
        for one in points
    )
    none = tr.gettext("We have not chosen any points to improve yet.")
    return [
        sign(),
        Gap(20),
        Heading("\n".join((tr.gettext("Work agenda"), agenda.region)).strip(), 1, "title", mark=0),
        Gap(6),
        Text(followwords.status(say), "large"),
        Facts(
            (
                (tr.gettext("Municipalities"), agenda.municipalities),
                (tr.gettext("Chair"), agenda.chair),
                (tr.gettext("Session 1"), say.when()),
                *(
                    (tr.gettext("Session {n}").format(n=one.number), say.day(one.day))
                    for one in agenda.meetings
                ),
            )
        ),
        Gap(10),
        Heading(tr.gettext("Our points to improve"), 2, "section"),
        Grid(
            tr.gettext("Our points to improve"),
            (
                tr.gettext("order"),
                tr.gettext("point"),
                tr.gettext("lead"),
                tr.gettext("first day"),
                tr.gettext("how far"),
            ),
            rows,
            (13, 44, 32, 22, 16),
            head=1,
            none=none,
        ),
        Paper((Text(none if not rows else ""),)),
        Heading(tr.gettext("Young people"), 2, "section"),
        Text(say.youth()),
        Text(agenda.youth_text),
    ]


def _points(say: Wording) -> list[Block]:
    points = followwords.kept(say.agenda.points)
    if not points:
        return []
    title = say.tr.gettext("What we agreed")
    blocks: list[Block] = [Heading(title, 2, mark=0, fresh=True)]
    for point in points:
        blocks += _point(say, point)
    return blocks


def _point(say: Wording, point: AgendaPoint) -> list[Block]:
    tr = say.tr
    undecided = "" if point.choice else tr.gettext("Not decided yet")
    shown = [
        (tr.gettext("Order"), followwords.rank(say, point.rank)),
        (tr.gettext("How far"), stand_said(point.stand, tr)),
        (tr.gettext("Lead"), point.led_by),
        (say.group(), point.group),
        (tr.gettext("Found out"), point.found),
        (tr.gettext("Part of young people"), point.youth),
        (tr.gettext("Note"), point.note),
    ]
    none = tr.gettext("No agreements about this point yet.")
    blocks: list[Block] = [
        Keep(
            (
                Heading(say.headed(point), 3, "section", mark=1),
                Text(say.placed(point), "caption", muted=True),
                Text(undecided, "strong"),
                Text(point.sentence),
                Facts(tuple((name, said) for name, said in shown if said.strip())),
                Text("" if point.commitments else none, muted=True),
                Gap(4),
                *_agreed(say, point.commitments, tr.gettext("Agreements")),
            )
        ),
        *_progress(say, point.commitments),
    ]
    if any(one.what or one.who or one.when for one in point.actions):
        blocks += [Heading(tr.gettext("From session 1"), 4, "section"), actions(say, point)]
    return [*blocks, Gap(8)]


def _agreed(say: Wording, lines: tuple[CommitmentLine, ...], title: str) -> list[Block]:
    """Return what is agreed."""
    if not lines:
        return []
    tr = say.tr
    return [
        Grid(
            title,
            (
                tr.gettext("what"),
                tr.gettext("lead"),
                tr.gettext("joins"),
                tr.gettext("due"),
                tr.gettext("how followed"),
                tr.gettext("how far"),
            ),
            tuple(
                (
                    one.what or "–",
                    one.lead,
                    one.joins,
                    say.brief(one.due),
                    one.follow,
                    stand_said(one.stand, say.tr),
                )
                for one in lines
            ),
            (36, 23, 22, 17, 21, 13),
            head=0,
        )
    ]


def _progress(say: Wording, lines: tuple[CommitmentLine, ...]) -> list[Block]:
    """Return what was noted since of what is agreed."""
    noted = tuple(
        f"{cut(one.what, BRIEF) or '–'} – {followwords.noted(say, note)}"
        for one in lines
        for note in one.progress
    )
    return [Heading(say.tr.gettext("Progress"), 4, "section"), Listing(noted)] if noted else []


def _left(say: Wording) -> list[Block]:
    """Return what did not get on the agenda, and why it had been proposed."""
    tr = say.tr
    points = [one for one in say.agenda.points if one.choice == "no"]
    if not points:
        return []
    title = tr.gettext("Points we did not choose")
    return [
        Heading(title, 2, "section", mark=0),
        Grid(
            title,
            (tr.gettext("point"), tr.gettext("why")),
            tuple((say.headed(one), _why_not(say, one)) for one in points),
            (46, 62),
            head=0,
        ),
    ]


def _why_not(say: Wording, point: AgendaPoint) -> str:
    told = "\n".join(one for one in (point.found, point.note) if one.strip())
    return told or say.tr.gettext("Not chosen when we met; it can come back in the next scan.")


def process(say: Wording) -> list[Block]:
    """Return the four agreements about how it goes on, and the next scan."""
    tr, agreed, after = say.tr, say.agenda.process, say.agenda.next
    parts = (
        (tr.gettext("Internal approval"), agreed.approval),
        (absent := tr.gettext("Partners that were not there"), agreed.absent),
        (tr.gettext("Formal moment and celebration"), agreed.celebration),
    )
    missing = tr.gettext("We have not agreed on this yet.")
    blocks: list[Block] = [Heading(tr.gettext("How we go on"), 2, mark=0, fresh=True)]
    for title, lines in parts:
        agreed_on = [*_agreed(say, lines, title), *_progress(say, lines)]
        if title == absent:
            agreed_on += _partners(say)
        blocks.append(Heading(title, 3, "section"))
        blocks += agreed_on or [Text(missing, muted=True)]
    return [
        *blocks,
        Heading(tr.gettext("Following the progress"), 3, "section"),
        Facts(
            (
                (tr.gettext("At which table"), agreed.table),
                (tr.gettext("How often"), agreed.often),
                (tr.gettext("How leads report"), agreed.report),
            )
        ),
        Heading(tr.gettext("The next scan"), 3, "section"),
        Facts(
            (
                (tr.gettext("When"), followwords.month(say, after.month)),
                (tr.gettext("Chair"), ", ".join(o for o in (after.chair, after.domain) if o)),
            )
        ),
    ]


def _partners(say: Wording) -> list[Block]:
    """Return who was not at the table, and who tells them."""
    tr = say.tr
    told: list[Block] = [Text(say.agenda.absent)] if say.agenda.absent.strip() else []
    if not say.agenda.partners:
        return told
    return [
        *told,
        Gap(6),
        Grid(
            tr.gettext("Who informs the partners that were not there"),
            (
                tr.gettext("organisation"),
                tr.gettext("name"),
                tr.gettext("who informs them"),
                tr.gettext("how and when"),
                tr.gettext("informed"),
            ),
            tuple(
                (
                    one.organisation,
                    one.contact,
                    one.by,
                    one.how,
                    tr.gettext("yes") if one.informed else tr.gettext("not yet"),
                )
                for one in say.agenda.partners
            ),
            (34, 28, 26, 30, 14),
            head=0,
        ),
    ]


def _first_day(say: Wording, point: AgendaPoint) -> str:
    days = sorted(one.due for one in point.commitments if one.due)
    return say.brief(days[0]) if days else ""
