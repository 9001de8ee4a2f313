"""The results of every norm, with the drawings of the beamer."""

from __future__ import annotations

from scanhost.report import outflowparts, resultparts
from scanhost.report.blocks import Block, Document, Heading, Text
from scanhost.report.material import Material, Options
from scanhost.report.words import Wording


def resultsheet(material: Material, options: Options) -> Document:
    """Return what the group gave, norm by norm."""
    say = Wording(material.agenda)
    title = say.short(say.tr.gettext("Results"))
    blocks: list[Block] = [
        Heading(title, 1, "title", mark=0),
        Text(say.when(), "large"),
        Text(say.motto(), "strong"),
        *resultparts.reading(say, 2),
        *resultparts.introduction(say, how=False),
    ]
    blocks += outflowparts.region(material, say)
    for number, theme in enumerate(say.agenda.themes, 1):
        blocks += resultparts.theme(say, number, theme, each=True)
    foot = ". ".join(one for one in (title, say.when()) if one)
    return Document(title, say.author(), say.agenda.language, foot, tuple(blocks))
