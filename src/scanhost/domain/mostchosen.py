"""What is shown of the knowledge bank when a session closes: per theme what was chosen most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scanhost.domain.examples import NORMS, ExampleView
from scanhost.domain.knowledge import Entry, helped
from scanhost.domain.pack import Pack, Text

MOST = 2  # of a theme


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries of a theme that were chosen most."""

    theme: str  # its id
    entries: tuple[tuple[str, Text], ...]  # id and title


def most_chosen(
    pack: Pack,
    entries: Iterable[Entry],
    favourites: Sequence[str],
    others: Mapping[str, int],
    own: Iterable[ExampleView] = (),
) -> tuple[Chosen, ...]:
    """Return the themes of which something was chosen, the group's own favourites first.

    `others` says how many other groups chose an entry, `own` are the examples of the group's
    own. Each stands with the first theme that it helps.
    """
    entries, own = tuple(entries), tuple(one for one in own if one.read)
    known = {one.id: one.title for one in entries}
    known |= {one.id: Text(one.get("title")) for one in own}
    helps = helped(pack, entries) | {one.id: one.some(NORMS) for one in own}
    elsewhere = sorted(
        (id for id in known if others.get(id) and id not in favourites),
        key=lambda id: (-others[id], id),
    )
    found: dict[str, list[tuple[str, Text]]] = {theme.id: [] for theme in pack.themes}
    for id in (*favourites, *elsewhere):
        if id in known and helps[id]:
            inside = found[pack.theme_of(helps[id][0]).id]
            if len(inside) < MOST:
                inside.append((id, known[id]))
    return tuple(Chosen(theme, tuple(inside)) for theme, inside in found.items() if inside)
