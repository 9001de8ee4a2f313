"""The knowledge bank to read on paper: of one theme, or all of it."""

from __future__ import annotations

from collections.abc import Iterable

from scanhost.report.blocks import Block, Document, Facts, Gap, Heading, Keep, Listing, Text, told
from scanhost.report.material import Material, Options, Reading
from scanhost.report.words import Wording

ABOVE = 14  # points above an entry


def bankpaper(material: Material, options: Options) -> Document:
    """Return the entries that help a theme, or all by theme; favourites come first in each."""
    say = Wording(material.agenda)
    tr = say.tr
    name = tr.gettext("Knowledge bank")
    themes = [one for one in say.agenda.themes if options.theme in ("", one.id)]
    title = f"{name}: {themes[0].title}" if options.theme and themes else name
    level = 1 if options.theme and themes else 2
    blocks: list[Block] = []
    if level == 2:
        blocks.append(Heading(title, 1, "title", mark=0))
    told_already: set[str] = set()
    for place, theme in enumerate(themes):
        norms = {norm.id for norm in theme.norms}
        inside = [
            one
            for one in material.reading
            if not norms.isdisjoint(one.norms) and one.id not in told_already
        ]
        told_already.update(one.id for one in inside)
        heading = title if level == 1 else theme.title
        look = "title" if level == 1 else "heading"
        fresh = level == 2 and place > 0
        blocks.append(Heading(heading, level, look, mark=level - 1, fresh=fresh))
        blocks += _entries(material, say, inside, level + 1)
    rest = [] if level == 1 else [one for one in material.reading if one.id not in told_already]
    if rest:
        heading = tr.gettext("Not about one norm in particular")
        blocks.append(Heading(heading, level, mark=level - 1, fresh=True))
        blocks += _entries(material, say, rest, level + 1)
    return Document(title, say.author(), say.agenda.language, say.short(name), tuple(blocks))


def _entries(
    material: Material, say: Wording, entries: Iterable[Reading], level: int
) -> list[Block]:
    made = [
        block for one in material.favourites_first(entries) for block in _entry(say, one, level)
    ]
    return made or [Text(say.tr.gettext("There is nothing about this theme yet."))]


def _entry(say: Wording, entry: Reading, level: int) -> list[Block]:
    tr = say.tr
    titles = {norm.id: norm.title for theme in say.agenda.themes for norm in theme.norms}
    helps = [f"{id} {titles[id]}" for id in entry.norms if id in titles]
    over = entry.facts
    if entry.id in say.agenda.favourites:
        over = tr.gettext("{facts} · favourite of our group").format(facts=over)
    first, *more = told(entry.summary, "large") or [Text("")]
    blocks: list[Block] = [
        Gap(ABOVE),
        Keep((Heading(entry.title, level, "heading", mark=level - 1, over=over), first)),
        *more,
        *told(entry.note, before=tr.gettext("Mind:")),
    ]
    for heading, words in entry.told:
        first, *rest = told(words) or [Text("")]
        blocks += [Keep((Heading(heading, level + 1, "section"), first)), *rest]
    if entry.also:
        blocks.append(Facts(entry.also))
    if helps:
        heading = tr.ngettext("Helps with this norm", "Helps with these norms", len(helps))
        blocks += [Heading(heading, level + 1, "section"), Listing(tuple(helps))]
    source = tr.gettext("Source: {source}").format(source=entry.source)
    return [*blocks, Text(source, "caption", muted=True)]
