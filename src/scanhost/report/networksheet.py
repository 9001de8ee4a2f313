"""Our network beside the six of the portraits: the whole table, and which resembles ours."""

from __future__ import annotations

from scanhost.report.blocks import Block, Document, Grid, Heading, Keep, Listing, Text
from scanhost.report.material import Likened, Material, Networks, Options
from scanhost.report.words import Wording

THREE = 3  # networks beside ours in one table: more do not fit across


def networksheet(material: Material, options: Options) -> Document:
    """Return the kijkwijzer of a scan; without the guide it says that there is none."""
    say = Wording(material.agenda)
    tr = say.tr
    title = say.short(tr.gettext("Kijkwijzer: our network beside six others"))
    blocks: list[Block] = [Heading(title, 1, "title", mark=0)]
    found = material.networks
    if found is None:
        blocks.append(Text(tr.gettext("The six networks could not be read.")))
    else:
        blocks += _likened(say, found)
        blocks += _tables(say, found)
        blocks += [
            Heading(tr.gettext("Where this comes from"), 2, "section", mark=1),
            Text(found.source),
            *(Text(part, "caption", muted=True) for part in found.note.split("\n\n")),
        ]
    return Document(title, say.author(), say.agenda.language, title, tuple(blocks), wide=True)


def _likened(say: Wording, found: Networks) -> list[Block]:
    tr = say.tr
    blocks: list[Block] = [
        Heading(tr.gettext("Which networks resemble ours"), 2, "heading", mark=1)
    ]
    if not found.likened:
        return [*blocks, Text(tr.gettext("Nothing of our own network is filled in yet."))]
    return blocks + [Keep(tuple(_one(say, one))) for one in found.likened]


def _one(say: Wording, one: Likened) -> list[Block]:
    tr = say.tr
    blocks: list[Block] = [Heading(f"{one.title} ({one.share})", 3, "section")]
    if one.alike:
        blocks += [Text(tr.gettext("In common:")), Listing(one.alike)]
    if one.different:
        blocks += [Text(tr.gettext("Different:")), Listing(one.different)]
    return blocks


def _tables(say: Wording, found: Networks) -> list[Block]:
    tr = say.tr
    caption = tr.gettext("The seven characteristics")
    blocks: list[Block] = [Heading(caption, 2, "heading", mark=1, fresh=True)]
    for first in range(0, len(found.titles), THREE):
        titles = found.titles[first : first + THREE]
        blocks.append(
            Grid(
                caption,
                ("", tr.gettext("Our network"), *titles),
                tuple(
                    (row.title, row.ours, *row.theirs[first : first + THREE]) for row in found.rows
                ),
                (14, *(22,) * (len(titles) + 1)),
                head=0,
            )
        )
    return blocks
