"""A sheet per homework group: its point, the results behind it, questions and what to read."""

from __future__ import annotations

from scanhost.domain.agenda import AgendaPoint
from scanhost.report import draft, resultparts
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Gap,
    Heading,
    Keep,
    Listing,
    Page,
    Paper,
    Room,
    Text,
    told,
)
from scanhost.report.material import Material, Options, Reading
from scanhost.report.words import Wording

SUMMARIES = 4  # of what there is to read; more of them would hide the questions


def homework(material: Material, options: Options) -> Document:
    """Return the sheet of one point, or of all of them."""
    say = Wording(material.agenda)
    tr = say.tr
    chosen = [
        one
        for one in say.agenda.points
        if (one.id in options.points if options.points else one.choice != "no")
    ]
    name = tr.gettext("Homework")
    title = f"{name}: {say.headed(chosen[0])}" if len(chosen) == 1 else say.short(name)
    blocks: list[Block] = []
    if len(chosen) != 1:
        blocks.append(Heading(title, 1, "section", mark=0))
    if not chosen:
        blocks.append(Text(tr.gettext("We have not chosen any points to improve yet.")))
    for place, point in enumerate(chosen):
        blocks += _sheet(material, say, point, 1 if len(chosen) == 1 else 2, place > 0)
    return Document(title, say.author(), say.agenda.language, title, tuple(blocks))


def _sheet(
    material: Material, say: Wording, point: AgendaPoint, level: int, fresh: bool
) -> list[Block]:
    tr = say.tr
    norm = next(
        (one for theme in say.agenda.themes for one in theme.norms if one.id == point.norm), None
    )
    when = say.day(say.agenda.follow_up)
    blocks: list[Block] = [
        Heading(
            say.headed(point),
            level,
            mark=0,
            over=f"{tr.gettext('Homework')}, {say.placed(point)}",
            fresh=fresh,
        ),
        Text(point.sentence, "large"),
        Text(say.why(point), "strong"),
        *(resultparts.large(say, say.headed(point), say.rounds(point)) if point.norm else ()),
    ]
    if norm is not None:
        blocks.append(Page((resultparts.counts(say, norm.title, [norm]),)))
    blocks += [
        Gap(6),
        Facts(
            (
                (tr.gettext("Lead"), point.led_by),
                (say.group(), point.group),
                (tr.gettext("Session 2"), when),
            )
        ),
        Heading(tr.gettext("Actions"), level + 1, "section"),
        draft.actions(say, point, blank=3),
    ]
    if point.note.strip():
        blocks += [Heading(tr.gettext("Note"), level + 1, "section"), Text(point.note)]
    blocks.append(Heading(tr.gettext("Questions to answer"), level + 1, "section"))
    asked = material.asked(point.norm) or (
        tr.gettext("What is going well already, and what is missing?"),
        tr.gettext("Who has to do what, and by when?"),
        tr.gettext("How do we see that it works?"),
    )
    for question in asked:
        blocks.append(Keep((Text(question, "strong"), Paper((Room(2),)))))
    blocks += _to_read(material, say, point, level + 1)
    found = tr.gettext("What we found out, and what we propose in session 2")
    return [
        *blocks,
        Heading(found, level + 1, "section"),
        Text(point.found) if point.found.strip() else Paper((Room(3, most=8),)),
    ]


def _to_read(material: Material, say: Wording, point: AgendaPoint, level: int) -> list[Block]:
    """Return a few entries with their summaries, and the titles of the rest."""
    tr = say.tr
    entries = material.to_read(point.norm)
    blocks: list[Block] = [Heading(tr.gettext("To read"), level, "section")] if entries else []
    for entry in entries[:SUMMARIES]:
        blocks += [
            Text(_titled(say, entry), "strong"),
            *told(entry.summary),
            *told(entry.note, before=tr.gettext("Mind:")),
            Text(tr.gettext("Source: {source}").format(source=entry.source), "caption", muted=True),
        ]
    if more := entries[SUMMARIES:]:
        blocks += [
            Text(tr.gettext("More in the knowledge bank"), "strong"),
            Listing(tuple(_titled(say, entry) for entry in more)),
        ]
    return blocks


def _titled(say: Wording, entry: Reading) -> str:
    if entry.id not in say.agenda.favourites:
        return entry.title
    return say.tr.gettext("{title} (our favourite)").format(title=entry.title)
