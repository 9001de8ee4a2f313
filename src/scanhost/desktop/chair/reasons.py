"""Why a norm stands in a list of its block, as one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.domain.results import Result, lowest, widest


class Reasons:
    """Says what of the results of a block speaks for a norm."""

    def __init__(self, desk: Desk, results: Sequence[Result]) -> None:
        self._tr, self._language = desk.texts, desk.language
        low, wide = lowest(results), widest(results)
        self._lowest = low[0].mean if low else None
        self._widest = wide[0].gap if wide else None

    def lowest(self, one: Result) -> str:
        """Return why a norm is among the lowest."""
        _ = self._tr.gettext
        if one.mean == self._lowest:
            said = _("Because it has the lowest grade of this theme, {mean}.")
        else:
            said = _("Because its mean is {mean}.")
        return self._filled(said, one)

    def widest(self, one: Result) -> str:
        """Return why a norm is among those with the largest gap."""
        _ = self._tr.gettext
        if one.gap == self._widest:
            said = _(
                "Because opinions differ most here: the lowest half gives {low}, the highest "
                "half {high}, a gap of {gap}."
            )
        else:
            said = _(
                "Because the lowest half gives {low} and the highest half {high}, a gap of {gap}."
            )
        return self._filled(said, one)

    def proposed(self, one: Result) -> str:
        """Return why a norm is proposed."""
        _ = self._tr.gettext
        low, wide = one.mean == self._lowest, one.gap == self._widest
        if low and wide:
            said = _("Because it has the lowest grade, {mean}, and the largest gap, {gap}.")
        elif low:
            said = _("Because it has the lowest grade of this theme, {mean}.")
        elif wide:
            said = _("Because it has the largest gap of this theme, {gap}; its mean is {mean}.")
        else:
            said = _("Because its mean is {mean} and its gap {gap}.")
        return self._filled(said, one)

    def _filled(self, said: str, one: Result) -> str:
        words = said.format(
            mean=self._number(one.mean),
            gap=self._number(one.gap),
            low=self._number(one.lowest_half),
            high=self._number(one.highest_half),
        )
        few = self._tr.gettext("Few grades.") + " " if one.few else ""
        return few + words

    def _number(self, value: Fraction | None) -> str:
        return texts.decimal(value or 0, self._language)
