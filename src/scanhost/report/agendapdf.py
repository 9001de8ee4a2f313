"""The agenda on paper: a front page, a page per theme, a page per point, and who was there."""

from __future__ import annotations

from reportlab.platypus import Flowable

from scanhost.domain.agenda import Agenda
from scanhost.report.closingpage import closing
from scanhost.report.frontpage import front
from scanhost.report.paper import Cover, build
from scanhost.report.pointpage import point_page
from scanhost.report.themepage import introduction_page, theme_page
from scanhost.report.words import Wording

LANGUAGES = {"nl": "nl-NL", "en": "en"}


def agenda_pdf(agenda: Agenda) -> bytes:
    """Return the agenda as a PDF; whatever is missing becomes room to write."""
    say = Wording(agenda)
    story: list[Flowable] = [*front(say), *introduction_page(say)]
    for number, theme in enumerate(agenda.themes, 1):
        story += theme_page(say, number, theme)
        for place, point in enumerate(agenda.points, 1):
            if say.theme_of(point) == number:
                story += point_page(say, place, point)
    for place, point in enumerate(agenda.points, 1):
        if not say.theme_of(point):
            story += point_page(say, place, point)
    story += closing(say)
    cover = Cover(
        say.title(),
        ", ".join(part for part in (agenda.chair, agenda.region) if part),
        LANGUAGES.get(agenda.language, agenda.language),
        f"{say.title()}. {say.status()}",
        say.tr.gettext("Page {n} of {all}"),
    )
    return build(story, cover)
