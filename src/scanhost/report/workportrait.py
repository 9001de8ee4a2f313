"""A work portrait: one example of the group's own, to be taken over step by step.

Whatever is not told yet is room to write; without an example all of it is.
"""

from __future__ import annotations

from scanhost import examplewords, knownwords
from scanhost.domain.examples import NORMS, by_lines
from scanhost.report.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Keep,
    Listing,
    Paper,
    Room,
    Text,
    told,
)
from scanhost.report.material import Material, Options
from scanhost.report.words import Wording
from scanhost.texts import N_

SECTIONS = {  # in the order in which another region would begin
    "what": examplewords.HEADINGS["what"],
    "steps": examplewords.HEADINGS["steps"],
    "partners": examplewords.HEADINGS["partners"],
    "timeline": examplewords.HEADINGS["timeline"],
    "money": examplewords.HEADINGS["money"],
    "conditions": N_("Critical factors: what it needs, and what it stands or falls with"),
    "result": examplewords.HEADINGS["result"],
    "benefits": examplewords.HEADINGS["benefits"],
    "how": examplewords.HEADINGS["how"],
    "initiative": examplewords.HEADINGS["initiative"],
    "transferable": N_("What another region can take over"),
}
LINES = {"steps": 5, "what": 3}  # to write on; the others have two


def workportrait(material: Material, options: Options) -> Document:
    """Return the portrait of the example that is wanted, or an empty one."""
    say, words = Wording(material.agenda), dict(material.example)
    tr = say.tr
    name = tr.gettext("Work portrait")
    title = words.get("title", "")
    said = [("summary", examplewords.HEADINGS["summary"]), *SECTIONS.items()]
    blocks: list[Block] = [
        Heading(title or name, 1, "title", mark=0, over=name if title else ""),
        Facts(tuple(_facts(say, words))),
    ]
    for field, heading in said:
        blocks += _section(tr.gettext(heading), words.get(field, ""), LINES.get(field, 2))
    titles = {norm.id: norm.title for theme in say.agenda.themes for norm in theme.norms}
    helps = [f"{id} {titles[id]}" for id in words.get(NORMS, "").split() if id in titles]
    if helps:
        heading = tr.ngettext("Helps with this norm", "Helps with these norms", len(helps))
        blocks.append(Keep((Heading(heading, 2, "section"), Listing(tuple(helps)))))
    whole = f"{name}: {title}" if title else name
    return Document(whole, say.author(), say.agenda.language, say.short(name), tuple(blocks))


def _section(heading: str, words: str, lines: int) -> list[Block]:
    if not words.strip():
        return [Keep((Heading(heading, 2, "section"), Paper((Room(lines),))))]
    first, *rest = told(by_lines(words)) or [Text("")]
    return [Keep((Heading(heading, 2, "section"), first)), *rest]


def _facts(say: Wording, words: dict[str, str]) -> list[tuple[str, str]]:
    """Return what it is in short; of an empty form each is a line to write on."""
    tr = say.tr
    some = {"functions": knownwords.FUNCTIONS, "good_for": knownwords.FOR}
    found = [] if words.get("title") else [(tr.gettext("Title"), "")]
    found += [
        (tr.gettext("Region"), words.get("region", "")),
        (tr.gettext("Year"), words.get("year", "")),
        (tr.gettext("Source"), words.get("source", "")),
    ]
    if width := words.get("width"):
        found.append((tr.gettext("Narrow or broad"), tr.gettext(knownwords.WIDTHS[width])))
    for field, names in some.items():
        if chosen := words.get(field, "").split():
            heading = tr.gettext(examplewords.HEADINGS[field])
            found.append((heading, ", ".join(tr.gettext(names[one]) for one in chosen)))
    return found
