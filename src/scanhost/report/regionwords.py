"""The words in the chart of several regions, in the reader's language: for screen and paper."""

from __future__ import annotations

from scanhost import texts
from scanhost.domain.pack import Pack
from scanhost.domain.regionchart import RegionWords
from scanhost.domain.regions import ThemeSpread


def region_words(pack: Pack, language: str) -> RegionWords:
    """Return the words for the themes of a pack."""
    tr = texts.catalogue(language)

    def told(theme: ThemeSpread) -> str:
        everybody = theme.everybody
        numbers = [texts.decimal(mean, language) for mean in (*everybody[:1], *everybody[-1:])]
        said = []
        if not everybody:
            said.append(tr.gettext("no region with figures of these norms"))
        elif len(everybody) == 1:
            said.append(tr.gettext("1 region: {mean}").format(mean=numbers[0]))
        else:
            said.append(
                tr.gettext("{n} regions, from {low} to {high}").format(
                    n=len(everybody), low=numbers[0], high=numbers[1]
                )
            )
        if theme.apart:
            many = tr.ngettext(
                "{n} region had other norms", "{n} regions had other norms", theme.apart
            )
            said.append(many.format(n=theme.apart))
        if theme.few:
            many = tr.ngettext(
                "{n} region had too few grades", "{n} regions had too few grades", theme.few
            )
            said.append(many.format(n=theme.few))
        return "; ".join(said)

    return RegionWords(
        title=lambda id: pack.theme(id).title.in_(language),
        told=told,
        region=tr.gettext("a region"),
        own=tr.gettext("your region"),
        median=tr.gettext("the middle one"),
        span=tr.gettext("from lowest to highest"),
        breaks=texts.breaks(language),
    )
