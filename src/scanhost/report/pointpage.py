"""The page of an improvement point: why it was chosen, who leads it, and what will be done."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak, Spacer, Table

from scanhost.domain.agenda import AgendaPoint
from scanhost.report.paper import WIDTH, Bookmark, Lines, paragraph
from scanhost.report.tables import blank, columns, ends, table
from scanhost.report.themepage import large
from scanhost.report.words import Wording


def point_page(say: Wording, place: int, point: AgendaPoint) -> list[Flowable]:
    """Return the page of a point, with lines to write on for what is not filled in."""
    tr = say.tr
    story: list[Flowable] = [
        PageBreak(),
        Bookmark(say.headed(point), 1),
        _head(say, place, point),
        paragraph(say.headed(point), "heading"),
    ]
    if point.sentence:
        story.append(paragraph(point.sentence, "large"))
    story.append(paragraph(say.why(point), "strong"))
    if point.norm is not None:
        story += [Spacer(0, 8), *large(say, say.rounds(point))]
    story += [
        Spacer(0, 14),
        columns(_field(tr.gettext("Lead"), point.led_by, 1), _field(say.group(), point.group, 2)),
        paragraph(tr.gettext("Actions"), "section"),
        _actions(say, point),
        paragraph(tr.gettext("Part of young people"), "section"),
        *([paragraph(point.youth)] if point.youth.strip() else [Lines(1)]),
    ]
    if point.note.strip():
        story += [paragraph(tr.gettext("Note"), "section"), paragraph(point.note)]
    return [*story, paragraph(tr.gettext("Room for session 2"), "section"), Lines(3, most=8)]


def _head(say: Wording, place: int, point: AgendaPoint) -> Table:
    theme = say.theme_of(point)
    named = say.tr.gettext("Theme {n}, {title}").format(n=theme, title=point.theme)
    of = say.tr.gettext("point {n} of {all}").format(n=place, all=len(say.agenda.points))
    return ends(named if theme else point.theme, of)


def _field(label: str, text: str, lines: int) -> list[Flowable]:
    head = paragraph(label, "section")
    return [head, paragraph(text) if text.strip() else Lines(lines, WIDTH * 0.44)]


def _actions(say: Wording, point: AgendaPoint) -> Flowable:
    tr = say.tr
    heads = (tr.gettext("what"), tr.gettext("who"), tr.gettext("when"))
    rows = [
        [action.what or " ", action.who, say.day(action.when)]
        for action in point.actions
        if action.what or action.who or action.when
    ]
    return table(heads, rows or blank(3, 3), (54, 28, 26))
