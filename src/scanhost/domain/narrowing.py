"""Which entries of the knowledge bank are left of all, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the chair chose; "" is everything."""

    theme: str = ""
    norm: str = ""
    kind: str = ""
    region: str = ""  # in Dutch, as it is told apart by
    width: str = ""
    function: str = ""
    good_for: str = ""
    favourites: bool = False

    def left(
        self,
        entries: Sequence[Entry],
        pack: Pack,
        helps: Mapping[str, Collection[str]],
        favourites: Collection[str],
    ) -> list[Entry]:
        """Return the entries that are left, in the order they had."""
        theme = {norm.id for each in pack.themes if each.id == self.theme for norm in each.norms}

        def fits(one: Entry) -> bool:
            norms = helps.get(one.id, ())
            return (
                (not self.theme or not theme.isdisjoint(norms))
                and (not self.norm or self.norm in norms)
                and self.kind in ("", one.kind)
                and self.region in ("", one.region.nl)
                and self.width in ("", one.width)
                and (not self.function or self.function in one.functions)
                and (not self.good_for or self.good_for in one.good_for)
                and (not self.favourites or one.id in favourites)
            )

        return [one for one in entries if fits(one)]


def by_others(entries: Sequence[Entry], others: Mapping[str, int]) -> list[Entry]:
    """Return entries as other groups chose them, most first; of equals the order stays."""
    return sorted(entries, key=lambda one: -others.get(one.id, 0))
