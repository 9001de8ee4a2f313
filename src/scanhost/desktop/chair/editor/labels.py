"""How the parts of a pack are called on screen, by their keys."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.domain import packedit
from scanhost.domain.pack import Pack
from scanhost.texts import N_

PARTS = {
    "title": N_("Title"),
    "version": N_("Version"),
    "notice": N_("What these norms are, and what they are not"),
    "question": N_("Question with every norm"),
    "lowest": N_("What a 1 means"),
    "highest": N_("What a 10 means"),
    "prompts": N_("Questions for the discussion"),
    "sentence": N_("Sentence that is graded"),
    "explanation": N_("Explanation"),
    "source": N_("Source"),
    "factors": N_("Success factors it covers"),
    "knowledge": N_("Examples from the knowledge bank"),
    "questions": N_("Questions for the Werkagenda"),
    "narration": N_("What is told when the theme begins"),
    "norms": N_("Norms"),
    "themes": N_("Themes"),
    "domains": N_("Kinds of partners"),
    "divisions": N_("Other divisions of the table"),
    "places": N_("Places"),
    "times": N_("Times"),
    "film": N_("Film"),
}


def named(desk: Desk, pack: Pack, id: str) -> str:
    """Return how a theme or norm is called: its place and title."""
    _ = desk.texts.gettext
    if not id:
        return _("The norm set itself")
    key = packedit.key_of(pack, id)
    title = desk.text(packedit.get(pack, f"{key}.title"))
    if key == "introduction":
        return _("Introduction question")
    if "norms" in key:
        return f"{id}  {title}" if title else f"{id}  " + _("norm without a title")
    number = int(packedit.parts(key)[1]) + 1
    return f"{number}  {title}" if title else f"{number}  " + _("theme without a title")


def place(pack: Pack, key: str) -> tuple[str, str]:
    """Return the id of the theme or norm that a key is in ("": the pack), and the rest of it."""
    way = packedit.parts(key)
    if way[0] == "introduction":
        return pack.introduction.id, key.partition(".")[2]
    if way[0] != "themes" or len(way) < 2 or int(way[1]) >= len(pack.themes):
        return "", key
    theme = pack.themes[int(way[1])]
    if len(way) > 3 and way[2] == "norms" and int(way[3]) < len(theme.norms):
        return theme.norms[int(way[3])].id, key.partition("norms[")[2].partition("].")[2]
    return theme.id, key.partition("].")[2]


def part(desk: Desk, rest: str) -> str:
    """Return how a part of a theme, norm or pack is called."""
    way = [one for one in packedit.parts(rest) if isinstance(one, str) and one in PARTS]
    return desk.texts.gettext(PARTS[way[0]]) if way else rest
