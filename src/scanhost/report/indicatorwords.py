"""The indicators of a region in words: what each is, and what a scan says of it."""

from __future__ import annotations

import gettext
from collections.abc import Iterable

from scanhost.domain.comparing import Followed
from scanhost.domain.indicators import Indicator
from scanhost.texts import N_

TITLES = {
    "narrow": N_("Narrow partnerships"),
    "broad": N_("Broad partnerships"),
    "independent": N_("Independence"),
    "durable": N_("Durability"),
    "kinds": N_("Kinds of schools"),
    "branches": N_("Branches"),
    "employers": N_("Employers"),
    "schools": N_("Schools that take part"),
    "schools_all": N_("Schools there are"),
    "municipalities": N_("Municipalities that take part"),
    "municipalities_all": N_("Municipalities there are"),
}
GROUPS = (
    (
        N_("Partnerships"),
        N_(
            "How many are there now? Narrow: one kind of school works with one branch. Broad: "
            "more kinds of schools, or more branches."
        ),
    ),
    (
        N_("Independence and durability"),
        N_("Would it go on without a project, without extra money, and without this one person?"),
    ),
    (
        N_("Diversity"),
        N_("How many different kinds of schools, branches and employers take part?"),
    ),
    (
        N_("Coverage"),
        N_("How many of all schools and municipalities in the region take part?"),
    ),
)
STEPS = {
    "independent": {
        "begun": N_("a project carries it"),
        "tried": N_("partners carry a part themselves"),
        "steady": N_("partners carry it, with help"),
        "own": N_("partners carry it themselves"),
    },
    "durable": {
        "begun": N_("just begun"),
        "tried": N_("runs for a year or more"),
        "steady": N_("agreed for more years"),
        "own": N_("part of everybody’s ordinary work"),
    },
}


HEAD = N_("How the region works together")
SOURCE = N_(
    "Indicators after the projectplan Ingeschakeld (2017), par. 3.2. The region fills them "
    "in itself; who counted and how may differ from year to year."
)


def rows(followed: Iterable[Followed], tr: gettext.NullTranslations) -> list[tuple[str, ...]]:
    """Return each indicator that is followed, with what every year says of it."""
    return [
        (title(one.id, tr), *("–" if cell is None else said(cell, tr) for cell in one.cells))
        for one in followed
    ]


def title(id: str, tr: gettext.NullTranslations) -> str:
    """Return what an indicator is called."""
    return tr.gettext(TITLES[id])


def said(one: Indicator, tr: gettext.NullTranslations) -> str:
    """Return what a scan says of an indicator."""
    if one.step:
        return tr.gettext(STEPS[one.id][one.step])
    if one.of is not None:
        return tr.gettext("{n} of {all}").format(n=one.n, all=one.of)
    return str(one.n)
