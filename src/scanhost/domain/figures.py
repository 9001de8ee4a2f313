"""What a scan may share with a programme office: counts of five or more, and nobody's words.

Only what was revealed, and only once session 1 is closed. No ballot and no free text is in
it; the region's name is, when the chair says so. How grades were shown in the room makes
no difference.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from scanhost.domain import agenda, examples
from scanhost.domain.errors import Refused
from scanhost.domain.packform import fingerprint
from scanhost.domain.results import latest
from scanhost.domain.state import State

if TYPE_CHECKING:
    from scanhost.domain.agenda import AgendaPoint
    from scanhost.domain.pack import Pack, Theme
    from scanhost.domain.results import Result
    from scanhost.domain.state import Point
    from scanhost.domain.views import Room

SHARED = 5  # grades, ballots or organisations below which not even their number is told
TICKED, NAMED = (
    "programme",
    "programme_name",
)  # what the chair ticked, in what a scan says of itself
MARK = 16  # characters


@dataclass(frozen=True, slots=True)
class NormFigures:
    """What a group gave a norm; without counts when fewer than five graded it."""

    norm: str
    theme: str
    fingerprint: str  # of the text that was graded
    n: int | None = None  # grades; None: fewer than five
    unknown: int = 0  # "weet niet"
    counts: tuple[int, ...] = ()  # how many of each grade, 1 to 10

    @property
    def mean(self) -> Fraction | None:
        """Return the mean grade."""
        if self.n is None:
            return None
        return Fraction(sum(grade * many for grade, many in enumerate(self.counts, 1)), self.n)


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """What a group gave a theme.

    Its mean is that of the means of its norms, so it tells nothing that these do not; that of
    the ballots alone would, beside them, tell what those with a gap gave.
    """

    theme: str
    n: int | None = None  # grades of the norm that has fewest; None: fewer than five
    mean: Fraction | None = None
    whole: int | None = None  # ballots that graded all its norms; None: fewer than five
    sd: float | None = None  # between what these gave on average; in hundredths


@dataclass(frozen=True, slots=True)
class Figures:
    """The shared figures of a scan."""

    pack: str
    version: str  # of the pack; "" where it is not like 1.2
    language: str  # in which the norms were graded
    region: str  # "" unless the chair wants its name there
    month: str  # of session 1, YYYY-MM; "" when it has no day
    organisations: int | None  # that took part; None: fewer than five
    norms: tuple[NormFigures, ...]
    themes: tuple[ThemeFigures, ...]
    points: tuple[str, ...]  # norms that were chosen as improvement points
    knowledge: tuple[str, ...] | None  # entries that the group chose; None: not told yet then

    @property
    def scan(self) -> str:
        """Return a mark that two files of the same scan share; it is made of the counts alone."""
        return mark(self.norms)


def figures(state: State) -> Figures | Refused:
    """Return what a scan shares, or why it shares nothing."""
    if state.about.get(TICKED) != "yes":
        return Refused("figures.unticked")
    if not state.closed:
        return Refused("figures.open")

    def of(norm: str) -> Result | None:
        return latest(agenda.rounds(state, norm))

    language = state.about.get("language", state.pack.language)
    about = state.about.get
    made = _figures(state.pack, language, of, _kept(state.chosen()), state.favourites)
    if all(norm.n is None for norm in made.norms):
        return Refused("figures.few")
    themes = [
        replace(known, whole=spread[0], sd=spread[1])
        if known.n is not None and (spread := _spread(state, state.pack.theme(known.theme)))
        else known
        for known in made.themes
    ]
    there = {
        person.organisation.casefold().strip()
        for person in state.people.values()
        if agenda.took_part(state, person.id)
    }
    return replace(
        made,
        region=about("region", "") if about(NAMED) == "yes" else "",
        month=about("date", "")[:7],
        organisations=_enough(len(there - {""})),
        themes=tuple(themes),
    )


def of_room(room: Room) -> Figures | None:
    """Return the own figures to lay beside others'; None before session 1 is closed.

    They go nowhere, so nothing has to be ticked; the spread of ballots is not in them.
    """
    if not room.closed:
        return None
    return _figures(
        room.pack,
        room.language,
        lambda norm: latest(room.norms[norm].rounds),
        _kept(room.points),
        room.favourites,
    )


def mark(norms: Iterable[NormFigures]) -> str:
    """Return the mark of a scan with these norms."""
    counted = [[one.fingerprint, one.unknown, *one.counts] for one in norms]
    return hashlib.sha256(json.dumps(counted).encode()).hexdigest()[:MARK]


def themes_of(norms: Sequence[NormFigures]) -> tuple[ThemeFigures, ...]:
    """Return the themes of these norms, without the spread of ballots."""
    found: dict[str, list[NormFigures]] = {}
    for norm in norms:
        found.setdefault(norm.theme, []).append(norm)
    return tuple(_theme(theme, inside) for theme, inside in found.items())


def middle(norms: Sequence[NormFigures]) -> Fraction | None:
    """Return the mean of the means of norms; None when one has too few grades."""
    means = [norm.mean for norm in norms]
    known = [mean for mean in means if mean is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(means) else None


def _figures(
    pack: Pack,
    language: str,
    of: Callable[[str], Result | None],
    points: Sequence[str],
    favourites: Iterable[str],
) -> Figures:
    norms = tuple(
        _norm(norm.id, theme.id, fingerprint(norm, language), result)
        for theme in pack.themes
        for norm in theme.norms
        if (result := of(norm.id)) is not None and not result.aside
    )
    there = {norm.norm for norm in norms}  # no result of a norm counts: no figure tells of it
    graded = [norm for norm in pack.norms() if norm.id in points and norm.id in there]
    return Figures(
        pack.id,
        pack.version if _plain(pack.version) else "",
        language,
        "",
        "",
        None,
        norms,
        _whole_themes(pack, norms),
        tuple(norm.id for norm in graded),
        # An example of the group's own means nothing elsewhere.
        tuple(sorted(one for one in favourites if not examples.ID.fullmatch(one))),
    )


def _kept(points: Iterable[Point | AgendaPoint]) -> list[str]:
    """Return the norms of points that no meeting has taken off the agenda."""
    return [point.norm for point in points if point.norm is not None and point.choice != "no"]


def _whole_themes(pack: Pack, norms: Sequence[NormFigures]) -> tuple[ThemeFigures, ...]:
    """Return the themes of which every norm was revealed."""
    many = Counter(norm.theme for norm in norms)
    whole = {theme.id for theme in pack.themes if len(theme.norms) == many[theme.id]}
    return themes_of([norm for norm in norms if norm.theme in whole])


def _norm(norm: str, theme: str, text: str, result: Result) -> NormFigures:
    if result.n < SHARED:
        return NormFigures(norm, theme, text)
    return NormFigures(norm, theme, text, result.n, result.unknown, result.counts)


def _theme(theme: str, norms: Sequence[NormFigures]) -> ThemeFigures:
    mean = middle(norms)
    if mean is None:
        return ThemeFigures(theme)
    return ThemeFigures(theme, min(norm.n or 0 for norm in norms), mean)


def _spread(state: State, theme: Theme) -> tuple[int, float] | None:
    """Return how many ballots graded every norm of a theme, and the SD of their means."""
    rounds = []
    for norm in theme.norms:
        result = latest(agenda.rounds(state, norm.id))
        rounds.append({} if result is None else state.answers(norm.id, result.round))
    means = [
        Fraction(sum(grades), len(grades))
        for ballot in set(rounds[0]).intersection(*rounds)
        if len(grades := [g for one in rounds if (g := one[ballot]) is not None]) == len(rounds)
    ]
    if len(means) < SHARED:
        return None
    mean = sum(means, Fraction(0)) / len(means)
    squares = sum((one - mean) ** 2 for one in means)
    return len(means), round(sqrt(squares / (len(means) - 1)), 2)


def _enough(many: int) -> int | None:
    return many if many >= SHARED else None


def _plain(version: str) -> bool:
    """Tell whether a pack's version is a number, for anything else is somebody's own words."""
    return version.isascii() and len(version) <= 20 and version.replace(".", "").isdigit()
