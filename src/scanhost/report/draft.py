"""The agenda after session 1: a front page, a page per theme and point, and who was there."""

from __future__ import annotations

from scanhost.domain.agenda import AgendaPoint
from scanhost.report import outflowparts, peopleparts, resultparts
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Gap,
    Grid,
    Heading,
    Listing,
    Pair,
    Paper,
    Room,
    Text,
)
from scanhost.report.material import Material, Options
from scanhost.report.sign import sign
from scanhost.report.words import Wording


def draft(material: Material, options: Options) -> Document:
    """Return the draft agenda; whatever is missing becomes room to write."""
    say = Wording(material.agenda)
    blocks: list[Block] = [*_front(say), *resultparts.introduction(say)]
    points = list(enumerate(say.agenda.points, 1))
    for number, theme in enumerate(say.agenda.themes, 1):
        blocks += resultparts.theme(say, number, theme)
        for place, point in points:
            if say.theme_of(point) == number:
                blocks += _point(material, say, place, point)
    for place, point in points:
        if not say.theme_of(point):
            blocks += _point(material, say, place, point)
    blocks += [*said(say), *outflowparts.region(material, say), *peopleparts.took_part(say)]
    if options.signatures:
        blocks += peopleparts.signatures(say)
    return Document(
        say.title(),
        say.author(),
        say.agenda.language,
        f"{say.title()}. {say.status()}",
        tuple(blocks),
    )


def said(say: Wording) -> list[Block]:
    """Return the questions and examples that are taken up, if there are any."""
    parts = say.said()
    if not parts:
        return []
    title = say.tr.gettext("Questions and examples we take along")
    blocks: list[Block] = [Heading(title, 2, mark=0, fresh=True)]
    for head, lines in parts:
        blocks += [Heading(head, 3, "section"), Listing(tuple(lines))]
    return blocks


def _front(say: Wording) -> list[Block]:
    """Return the front page; many points make it two."""
    agenda, tr = say.agenda, say.tr
    return [
        sign(),
        Gap(20),  # two points per theme, the usual number, make one page
        Heading("\n".join((tr.gettext("Work agenda"), agenda.region)).strip(), 1, "title", mark=0),
        Gap(6),
        Text(say.status(), "large"),
        Facts(tuple(_about(say))),
        Gap(10),
        Text(say.lead()),
        Text(say.motto(), "strong"),
        Heading(tr.gettext("Our points to improve"), 2, "section"),
        _points(say),
        Gap(10),
        Pair(
            (
                Heading(tr.gettext("Young people"), 2, "section"),
                Text(say.youth()),
                *_text(agenda.youth_text),
            ),
            (Heading(tr.gettext("Session 2"), 2, "section"), *_text(say.day(agenda.follow_up))),
        ),
        Heading(tr.gettext("Who informs the partners that were not there"), 2, "section"),
        *_text(agenda.absent),
        Heading(tr.gettext("At the table"), 2, "section"),
        Text(say.table()),
        Gap(10),
        Text(say.secrecy(), "caption", muted=True),
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


def _points(say: Wording) -> Grid:
    tr = say.tr
    return Grid(
        tr.gettext("Our points to improve"),
        ("", tr.gettext("point"), tr.gettext("lead"), tr.gettext("actions")),
        tuple(
            (say.number(point), say.name(point), point.lead, str(len(point.actions) or "–"))
            for point in say.agenda.points
        ),
        (8, 50, 40, 10),
        head=1,
        right=frozenset({3}),
        blank=4,
        none=tr.gettext("We have not chosen any points to improve yet."),
    )


def _point(material: Material, say: Wording, place: int, point: AgendaPoint) -> list[Block]:
    """Return the page of a point, with lines to write on for what is not filled in."""
    tr = say.tr
    of = tr.gettext("point {n} of {all}").format(n=place, all=len(say.agenda.points))
    blocks: list[Block] = [
        Heading(
            say.headed(point),
            3,
            mark=1,
            over=say.placed(point),
            over_right=of,
            fresh=True,
        ),
        Text(point.sentence, "large"),
        Text(say.why(point), "strong"),
    ]
    if point.norm is not None:
        blocks += [Gap(8), *resultparts.large(say, say.headed(point), say.rounds(point))]
    blocks += [
        Gap(14),
        Pair(
            (Heading(tr.gettext("Lead"), 4, "section"), *_text(point.led_by)),
            (Heading(say.group(), 4, "section"), *_text(point.group, 2)),
        ),
        Heading(tr.gettext("Actions"), 4, "section"),
        actions(say, point, blank=3),
        Heading(tr.gettext("Part of young people"), 4, "section"),
        *_text(point.youth),
    ]
    if point.note.strip():
        blocks += [Heading(tr.gettext("Note"), 4, "section"), Text(point.note)]
    room = Room(2, most=8, named=tr.gettext("Room for session 2"))
    return [*blocks, *homework(material, say, point), Paper((room,))]


def homework(material: Material, say: Wording, point: AgendaPoint) -> list[Block]:
    """Return which questions fit a point, and where to read what others did."""
    tr = say.tr
    asked, entries = material.asked(point.norm), material.to_read(point.norm)
    if not asked and not entries:
        return []
    titles = "; ".join(one.title for one in entries)
    read = tr.gettext("Read in the knowledge bank: {titles}.").format(titles=titles)
    return [
        Heading(tr.gettext("For the homework"), 4, "section"),
        Listing(asked),
        Text(read if entries else ""),
    ]


def actions(say: Wording, point: AgendaPoint, blank: int = 0) -> Grid:
    """Return who does what, and when."""
    tr = say.tr
    return Grid(
        tr.gettext("Actions"),
        (tr.gettext("what"), tr.gettext("who"), tr.gettext("when")),
        tuple(
            (one.what, one.who, say.brief(one.when))
            for one in point.actions
            if one.what or one.who or one.when
        ),
        (54, 28, 26),
        blank=blank,
        none=tr.gettext("No actions yet."),
    )


def _text(text: str, lines: int = 1) -> tuple[Block, ...]:
    """Return a text, or lines to write it on."""
    if text.strip():
        return (Text(text),)
    return (Facts(()), Paper((Room(lines),)))
