"""The shared figures of several regions side by side: how far they are apart, never who is first.

Only what is the same question is laid together: a norm by the fingerprint of its text. A theme
counts for a region when all its norms are there, with five grades each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scanhost.domain.figures import Figures, NormFigures, middle
from scanhost.domain.pack import Pack
from scanhost.domain.packform import fingerprint

MOST = 40  # files
TOP = 5  # points and entries that are named


@dataclass(frozen=True, slots=True)
class ThemeSpread:
    """What regions gave a theme on average: who gave what is not in it."""

    theme: str
    means: tuple[Fraction, ...]  # of the other regions, ascending
    own: Fraction | None
    apart: int = 0  # regions that were asked other norms
    few: int = 0  # regions with a norm of fewer than five grades

    @property
    def regions(self) -> int:
        """Return how many regions are in it."""
        return len(self.means) + (self.own is not None)

    @property
    def everybody(self) -> tuple[Fraction, ...]:
        """Return all means, ascending."""
        return tuple(sorted((*self.means, *([] if self.own is None else [self.own]))))

    @property
    def median(self) -> Fraction | None:
        """Return the mean in the middle."""
        ordered = self.everybody
        if not ordered:
            return None
        return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


@dataclass(frozen=True, slots=True)
class Times:
    """How many regions chose a norm or use an entry, of those that could."""

    id: str
    many: int
    of: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Several regions together."""

    regions: int
    themes: tuple[ThemeSpread, ...]
    points: tuple[Times, ...]  # most chosen first
    knowledge: tuple[Times, ...]  # most chosen first


def overview(pack: Pack, language: str, own: Figures | None, others: Sequence[Figures]) -> Overview:
    """Lay figures together as the norms of a pack allow it."""
    everybody = [*([] if own is None else [own]), *others]
    texts = {fingerprint(norm, language): norm.id for norm in pack.norms()}
    asked = [_same(figures, texts) for figures in everybody]
    themes = []
    for theme in pack.themes:
        norms = [norm.id for norm in theme.norms]
        whole = [one for one in asked if all(norm in one for norm in norms)]
        means = [middle([one[norm] for norm in norms]) for one in whole]
        mine = None if own is None or whole[:1] != asked[:1] else means[0]
        known = [mean for mean in means if mean is not None]
        rest = list(known)
        if mine is not None:
            rest.remove(mine)
        themes.append(
            ThemeSpread(
                theme.id,
                tuple(sorted(rest)),
                mine,
                len(asked) - len(whole),
                len(whole) - len(known),
            )
        )
    return Overview(
        len(everybody), tuple(themes), _points(pack, everybody, asked), _knowledge(everybody)
    )


def same_scan(figures: Figures, others: Sequence[Figures]) -> int | None:
    """Return the place among others of figures of the same scan."""
    return next((at for at, one in enumerate(others) if one.scan == figures.scan), None)


def _same(figures: Figures, texts: dict[str, str]) -> dict[str, NormFigures]:
    """Return a region's norms by what they are called here, of those that are the same."""
    return {texts[one.fingerprint]: one for one in figures.norms if one.fingerprint in texts}


def _points(
    pack: Pack, everybody: Sequence[Figures], asked: Sequence[dict[str, NormFigures]]
) -> tuple[Times, ...]:
    chosen, there = Counter[str](), Counter[str]()
    for figures, norms in zip(everybody, asked, strict=True):
        there.update(norms.keys())
        chosen.update(id for id, one in norms.items() if one.norm in figures.points)
    order = [norm.id for norm in pack.norms()]
    most = sorted(chosen, key=lambda id: (-chosen[id], order.index(id)))
    return tuple(Times(id, chosen[id], there[id]) for id in most[:TOP])


def _knowledge(everybody: Sequence[Figures]) -> tuple[Times, ...]:
    told = [figures.knowledge for figures in everybody if figures.knowledge is not None]
    chosen = chosen_by(told)
    most = sorted(chosen, key=lambda id: (-chosen[id], id))
    return tuple(Times(id, chosen[id], len(told)) for id in most[:TOP])


def chosen_by(groups: Iterable[Iterable[str]]) -> Counter[str]:
    """Return how many groups chose each entry of the knowledge bank."""
    return Counter(id for chosen in groups for id in set(chosen))
