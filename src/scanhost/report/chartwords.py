"""The words in a chart, in the reader's language: the same for beamer and paper."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost import texts
from scanhost.domain.charts import Words
from scanhost.domain.results import Result, latest

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def chart_words(language: str, seats: int = 0, groups: Sequence[tuple[str, str]] = ()) -> Words:
    """Return the words of a chart; seats is out of how many grades are counted, 0 unknown.

    `groups` are the merged groups that get a letter, in their order.
    """
    tr = texts.catalogue(language)
    letters = {id: LETTERS[place % 26] for place, (id, _) in enumerate(groups)}

    def votes(n: int) -> str:
        if n < seats:
            return tr.gettext("{n} of {all}").format(n=n, all=seats)
        return tr.ngettext("{n} grade", "{n} grades", n).format(n=n)

    return Words(
        number=lambda value: texts.decimal(value, language),
        votes=votes,
        counts=lambda low, high: tr.gettext("{low} low, {high} high").format(low=low, high=high),
        unknown=lambda n: tr.ngettext("{n} don't know", "{n} don't know", n).format(n=n),
        round=lambda n: tr.gettext("round {n}").format(n=n),
        was=lambda value: tr.pgettext("value of an earlier round", "was {value}").format(
            value=value
        ),
        aside=lambda n, why: tr.gettext("round {n} does not count: {why}").format(
            n=n, why=" ".join(why.split())
        ),
        group=lambda id: letters.get(id, "–"),
        uncounted=tr.gettext("does not count"),
        fail=tr.gettext("fail"),
        passed=tr.gettext("pass"),
        mean=tr.gettext("mean"),
        gap=tr.gettext("gap"),
        lowest=tr.gettext("lowest"),
        widest=tr.gettext("widest"),
        lowest_half=tr.gettext("lowest half"),
        highest_half=tr.gettext("highest half"),
        divided=tr.gettext("divided"),
        few=tr.gettext("few grades"),
        nothing=tr.gettext("no grades"),
        dot=tr.gettext("each dot is one grade"),
        trace=tr.gettext("small dot: an earlier round"),
        low=tr.gettext("5 or lower"),
        six="6",
        high=tr.gettext("7 or higher"),
        bar=tr.gettext("gap between lowest and highest half, with the mean"),
        breaks=texts.breaks(language),
    )


def told(norm: str, rounds: Sequence[Result], words: Words) -> str:
    """Say in a sentence what a chart shows of a norm, for whoever does not see it."""
    result = latest(rounds)
    if result is None:
        return f"{norm}: {words.nothing}."
    if result.aside:
        return f"{norm}: {words.aside(result.round, result.aside)}".rstrip(".") + "."
    if result.mean is None or result.gap is None:
        return f"{norm}: {words.votes(result.n)}."
    parts = [
        f"{words.mean} {words.number(result.mean)}",
        f"{words.gap} {words.number(result.gap)}",
        f"{words.divided}: {words.counts(result.lows, result.highs)}" if result.divided else "",
        words.votes(result.n),
        ", ".join(f"{n} × {grade}" for grade, n in enumerate(result.counts, 1) if n),
        words.unknown(result.unknown) if result.unknown else "",
    ]
    return f"{norm}: {'; '.join(part for part in parts if part)}."
