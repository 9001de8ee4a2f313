"""What an example of the group's own is told in: the same words on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping

from scanhost.domain import examples
from scanhost.domain.examples import ExampleView
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Text
from scanhost.knownwords import HEADINGS as KNOWN
from scanhost.texts import N_, catalogue

OURS = N_("an example of our own group")

LISTS = {
    "gross": N_("Gross list"),
    "long": N_("Longlist"),
    "short": N_("Shortlist"),
    "unusable": N_("Sifted out"),
}
MEANS = {  # what a list is for (projectplan Ingeschakeld 2017, spoor 1)
    "gross": N_("All that came in. Sift it: of use, of no use, or to be looked into."),
    "long": N_("Told in the fixed form: what happens, how it came about, what it needs."),
    "short": N_("The most useful, weighed by the four criteria."),
    "unusable": N_("Of no use now. It is kept."),
}
CRITERIA = {
    "transferable": N_("transferable"),
    "scalable": N_("scalable"),
    "appealing": N_("appealing"),
    "inspiring": N_("inspiring"),
}
ASKS = {  # what a criterion asks
    "transferable": N_("Can another region do this too?"),
    "scalable": N_("Can it grow: more schools, more employers, more young people?"),
    "appealing": N_("Does it speak to others?"),
    "inspiring": N_("Does it make others want to begin?"),
}
HEADINGS = {
    **KNOWN,
    "title": N_("Title"),
    "region": N_("Region"),
    "year": N_("Year"),
    "source": N_("Who told it, or where it can be read"),
    "summary": N_("In two or three sentences"),
    "steps": N_("Steps"),
    "partners": N_("Partners"),
    "timeline": N_("Timeline"),
    "money": N_("Money: what it costs, and who pays"),
    "width": N_("Narrow or broad"),
    "functions": N_("What the network does here"),
    "good_for": N_("Good for"),
    "norms": N_("Which norms does it help with?"),
}


def entry(view: ExampleView, about: Mapping[str, str]) -> Entry:
    """Return an example as an entry of the knowledge bank, told apart by its source."""
    own = Text(*(catalogue(one).gettext(OURS) for one in ("nl", "en")))
    return examples.entry(view, about, own)
