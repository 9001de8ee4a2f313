"""One's own network beside six others, in words: for the window and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scanhost import texts
from scanhost.domain import networks
from scanhost.domain.networks import ROWS, Compared, Guide, Likeness, Network, Row


class GuideSaid:
    """Says in one language what a scan knows of its network, and which others it resembles."""

    def __init__(self, guide: Guide, about: Mapping[str, str], language: str) -> None:
        self.guide, self.language = guide, language
        self.tr = texts.catalogue(language)
        self.own = networks.own(guide, about)
        self.likeness = networks.likeness(guide, self.own)

    @property
    def ordered(self) -> tuple[Network, ...]:
        """Return the networks, that which resembles ours most first."""
        return tuple(one.network for one in self.likeness) or self.guide.networks

    def ours(self, row: Row) -> str:
        """Return what was ticked in a row."""
        return self._titles(row, self.own.get(row.id, ())) or self.tr.gettext("not filled in")

    def theirs(self, row: Row, network: Network) -> str:
        """Return what is told of a network in a row."""
        return network.rows[ROWS.index(row.id)].words.in_(self.language)

    def share(self, one: Likeness) -> str:
        """Return how much a network resembles ours, of what was filled in."""
        percent = round(one.share * 100)
        return self.tr.gettext("{n} percent in common").format(n=percent)

    def alike(self, one: Likeness) -> list[str]:
        """Return by which rows a network resembles ours, and in what."""
        said = self.tr.gettext("{row}: {shared}")
        return [
            said.format(
                row=self._row(found).title.in_(self.language),
                shared=self._titles(self._row(found), found.shared),
            )
            for found in one.alike()
        ]

    def different(self, one: Likeness) -> list[str]:
        """Return in which rows a network differs from ours most, and how."""
        return [self._differs(found) for found in one.different()]

    def _differs(self, found: Compared) -> str:
        _, row = self.tr.gettext, self._row(found)
        parts = []
        if found.ours:
            parts.append(_("only with us: {what}").format(what=self._titles(row, found.ours)))
        if found.theirs:
            parts.append(_("only there: {what}").format(what=self._titles(row, found.theirs)))
        return f"{row.title.in_(self.language)}: {'; '.join(parts)}"

    def _row(self, found: Compared) -> Row:
        return self.guide.rows[ROWS.index(found.row)]

    def _titles(self, row: Row, ids: Iterable[str]) -> str:
        titles = {one.id: one.title.in_(self.language) for one in row.options}
        return "; ".join(titles[id] for id in ids)
