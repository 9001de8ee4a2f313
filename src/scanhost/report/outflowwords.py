"""The region in figures in words, for screen, phone and paper alike."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

from scanhost import texts
from scanhost.domain import outflow
from scanhost.domain.outflow import REST, Cell, National, Pair, School, Shown
from scanhost.domain.outflowchart import Column, Heap, OutflowWords
from scanhost.texts import N_

SCHOOLS = {
    "pro": N_("practical education (pro)"),
    "vso": N_("special education (vso)"),
    "entree": N_("mbo entry level (entree)"),
}
WAYS = {
    "study": N_("further education"),
    "work": N_("work"),
    "both": N_("work and a benefit"),
    "benefit": N_("a benefit"),
    "neither": N_("no work, no benefit"),
    REST: N_("not known where to"),
}


def way_said(way: str, tr: gettext.NullTranslations) -> str:
    """Return where young people went."""
    return tr.gettext(WAYS[way])


class OutflowSaid:
    """Says what is shown of a region, and of the country, in one language."""

    def __init__(self, about: Mapping[str, str], national: National | None, language: str) -> None:
        self.pairs = outflow.pairs(about, national)
        self.tr = texts.catalogue(language)
        self.language = language
        self._national = national
        self._region = about.get("region", "")

    @property
    def words(self) -> OutflowWords:
        """Return the words in the chart."""
        return OutflowWords(self.way, texts.breaks(self.language))

    def way(self, way: str) -> str:
        """Return where young people went."""
        return way_said(way, self.tr)

    def school(self, id: str) -> str:
        """Return a kind of school."""
        said = self.tr.gettext(SCHOOLS[id])
        return said[:1].upper() + said[1:]

    def title(self, pair: Pair) -> str:
        """Return what a pair is about."""
        school = self.tr.gettext(SCHOOLS[pair.school])
        return self.tr.gettext("After school: {school}").format(school=school)

    def columns(self, pair: Pair) -> tuple[Column, ...]:
        """Return the region, and the country where there are figures of it."""
        return self._ours(pair), self._theirs(pair.theirs)

    def told(self, pair: Pair) -> str:
        """Say a pair in sentences, for whoever does not see it."""
        said = []
        for column in self.columns(pair):
            heaps = "; ".join(f"{self.way(one.way)}: {one.told}" for one in column.heaps)
            parts = [f"{column.title}: {column.under}", heaps, column.foot]
            said.append(" ".join(f"{part.rstrip('.')}." for part in parts if part))
        return f"{self.title(pair)}. {' '.join(said)}"

    def _ours(self, pair: Pair) -> Column:
        _, region = self.tr.gettext, self._region or self.tr.gettext("Our region")
        if pair.ours is None:
            said = _("The numbers do not add up yet.") if pair.wrong else _("Not filled in yet.")
            return Column(region, said, (), "")
        shown = pair.ours
        title = f"{region}, {shown.year}" if shown.year else region
        heaps = tuple(Heap(one.way, one.people, self._cell(one, shown)) for one in shown.cells)
        return Column(title, self._under(shown), heaps, self._foot(shown))

    def _cell(self, cell: Cell, shown: Shown) -> str:
        _ = self.tr.gettext
        if cell.n is None:
            return _("fewer than {n}").format(n=outflow.SMALL)
        about = shown.rounded and cell.n > 0
        number = texts.whole(cell.n, self.language)
        said = _("about {n}").format(n=number) if about else number
        if shown.each or not cell.n:
            return said
        of = _("{n} of every 100").format(n=cell.people)
        return f"{said} ({of})"

    def _under(self, shown: Shown) -> str:
        _ = self.tr.gettext
        each = _("each little figure is one young person")
        part = _("each little figure is 1 of every 100 young people")
        little = each if shown.each else part
        if shown.total is None:
            return little[:1].upper() + little[1:]
        whole = self.tr.ngettext("{n} young person", "{n} young people", shown.total)
        return f"{whole.format(n=texts.whole(shown.total, self.language))}; {little}"

    def _foot(self, shown: Shown) -> str:
        _ = self.tr.gettext
        said = []
        if shown.rounded:
            said.append(
                _("Fewer than {n} are not told apart; the other numbers are rounded.").format(
                    n=outflow.SMALL
                )
            )
        if shown.lacking:
            ways = ", ".join(map(self.way, shown.lacking))
            said.append(_("Not filled in: {ways}.").format(ways=ways))
        year = shown.year or _("not filled in")
        source = shown.source or _("not filled in")
        said.append(_("Year: {year}. Source: {source}.").format(year=year, source=source))
        return " ".join(said)

    def _theirs(self, school: School | None) -> Column:
        _, national = self.tr.gettext, self._national
        country = _("The Netherlands")
        if school is None or national is None:
            return Column(country, _("There are no national figures of this."), (), "")
        cells = outflow.country(school)
        heaps = tuple(
            Heap(one.way, one.people, _("{n} of every 100").format(n=one.n)) for one in cells
        )
        lacking = [way for way in outflow.WAYS if all(way != one.way for one in cells)]
        said = [_("Source: {source}.").format(source=national.source.in_(self.language))]
        said.append(national.note.in_(self.language))
        if lacking:
            ways = ", ".join(map(self.way, lacking))
            said.append(_("Not in the source: {ways}.").format(ways=ways))
        under = _("{school}: about {n} a year").format(
            school=school.title.in_(self.language),
            n=texts.whole(school.total, self.language),
        )
        return Column(country, under, heaps, " ".join(said))
