"""The plain form of shared figures, as it stands in JSON; what comes back is a stranger's.

`docs/cijfers.schema.json` says the same to others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scanhost.domain.figures import MARK, SHARED, Figures, NormFigures, ThemeFigures, themes_of
from scanhost.domain.lines import LINE
from scanhost.domain.plain import PackMistake, Table, refuse_twice, string

FORMAT, VERSION = "participatiescan.cijfers", 2
DERIVED = 1  # its knowledge was what helps the points, whether anybody chose it or not
FEW = "<5"  # in the place of a number that is not told
NORMS, THEMES, ENTRIES = 72, 12, 400
MOST = 1000  # people in a scan
HEX = re.compile(r"[0-9a-f]+")
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
VERSIONS = re.compile(r"[0-9.]{1,20}")
PLACES = 4  # decimals of a mean


@dataclass(frozen=True, slots=True)
class _Whole:
    format: str
    version: int
    scan: str
    pack: str
    pack_version: str
    language: str
    region: str
    month: str
    organisations: int
    norms: tuple[object, ...]
    themes: tuple[object, ...]
    points: tuple[str, ...]
    knowledge: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Norm:
    id: str
    theme: str
    fingerprint: str
    n: int
    unknown: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Theme:
    id: str
    n: int
    mean: float
    whole: int
    sd: float


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    points: int


def to_plain(figures: Figures) -> dict[str, object]:
    """Return the form that `from_plain` reads; what is not known is left out."""
    plain: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "scan": figures.scan,
        "pack": figures.pack,
        "pack_version": figures.version,
        "language": figures.language,
        "region": figures.region,
        "month": figures.month,
        "organisations": figures.organisations or FEW,
        "norms": [_plain_norm(norm) for norm in figures.norms],
        "themes": [_plain_theme(theme) for theme in figures.themes],
        "points": list(figures.points),
        "knowledge": list(figures.knowledge or ()),
    }
    return {key: value for key, value in plain.items() if value != ""}


def from_plain(data: object) -> Figures:
    """Return the figures that plain data describe; whatever is wrong is a `PackMistake`."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise PackMistake("format", "figures.format")
    table = Table(data, "", _Whole)
    version = table.number("version", 1, MOST)
    if version > VERSION:
        raise PackMistake("version", "figures.newer")
    norms = tuple(_norm(plain, key) for key, plain in table.items("norms", NORMS))
    refuse_twice((f"norms[{at}].id", norm.norm) for at, norm in enumerate(norms))
    if not any(norm.n for norm in norms):
        raise PackMistake("norms", "pack.empty")
    points = tuple(_word(plain, key) for key, plain in table.items("points", NORMS))
    refuse_twice((f"points[{at}]", norm) for at, norm in enumerate(points))
    if not {*points} <= {norm.norm for norm in norms}:
        raise PackMistake("points", "figures.differs")
    read = _derived if version == DERIVED else _word
    entries = tuple(read(plain, key) for key, plain in table.items("knowledge", ENTRIES))
    refuse_twice((f"knowledge[{at}]", id) for at, id in enumerate(entries))
    figures = Figures(
        table.word("pack"),
        _like(table, "pack_version", VERSIONS),
        table.choice("language", ("nl", "en")),
        table.line("region", LINE, needed=False),
        _like(table, "month", MONTH),
        _number(table, "organisations", MOST),
        norms,
        _themes(table, norms),
        points,
        None if version == DERIVED else entries,
    )
    if table.line("scan", MARK) != figures.scan:
        raise PackMistake("scan", "figures.differs")
    return figures


def _plain_norm(norm: NormFigures) -> dict[str, object]:
    plain = {"id": norm.norm, "theme": norm.theme, "fingerprint": norm.fingerprint}
    if norm.n is None:
        return {**plain, "n": FEW}
    return {**plain, "n": norm.n, "unknown": norm.unknown, "counts": list(norm.counts)}


def _plain_theme(theme: ThemeFigures) -> dict[str, object]:
    if theme.mean is None:
        return {"id": theme.theme, "n": FEW}
    plain = {"id": theme.theme, "n": theme.n, "mean": round(float(theme.mean), PLACES)}
    if theme.whole is None:
        return {**plain, "whole": FEW}
    return {**plain, "whole": theme.whole, "sd": theme.sd}


def _norm(plain: object, key: str) -> NormFigures:
    table = Table(plain, key, _Norm)
    text = table.line("fingerprint", 64)
    if len(text) != 64 or not HEX.fullmatch(text):
        raise PackMistake(table.path("fingerprint"), "figures.differs")
    n = _number(table, "n", MOST)
    if n is None:
        _only(plain, table, ("id", "theme", "fingerprint", "n"))
        return NormFigures(table.word("id"), table.word("theme"), text)
    counts = tuple(_count(plain, key) for key, plain in table.items("counts", 10))
    if len(counts) != 10 or sum(counts) != n:
        raise PackMistake(table.path("counts"), "figures.differs")
    unknown = table.number("unknown", 0, MOST)
    return NormFigures(table.word("id"), table.word("theme"), text, n, unknown, counts)


def _themes(table: Table, norms: tuple[NormFigures, ...]) -> tuple[ThemeFigures, ...]:
    """Return the themes; what follows from the norms must be what follows from them."""
    follows = {theme.theme: theme for theme in themes_of(norms)}
    found = []
    for key, plain in table.items("themes", THEMES):
        theme = Table(plain, key, _Theme)
        known = follows.get(theme.word("id"))
        n = _number(theme, "n", MOST)
        if known is None or n != known.n:
            raise PackMistake(theme.path("n"), "figures.differs")
        if known.mean is None:
            _only(plain, theme, ("id", "n"))
            found.append(known)
            continue
        if abs(_decimal(theme, "mean", 1, 10) - float(known.mean)) > 10**-PLACES:
            raise PackMistake(theme.path("mean"), "figures.differs")
        whole = _number(theme, "whole", known.n or 0)
        if whole is None:
            _only(plain, theme, ("id", "n", "mean", "whole"))
        sd = None if whole is None else _decimal(theme, "sd", 0, 9)
        found.append(ThemeFigures(known.theme, known.n, known.mean, whole, sd))
    refuse_twice((f"themes[{at}].id", theme.theme) for at, theme in enumerate(found))
    return tuple(found)


def _derived(plain: object, key: str) -> str:
    table = Table(plain, key, _Entry)
    table.number("points", 1, NORMS)
    return table.word("id")


def _only(plain: object, table: Table, keys: tuple[str, ...]) -> None:
    """Refuse what must not stand beside a number that is not told."""
    more = [key for key in plain if key not in keys] if isinstance(plain, Mapping) else []
    if more:
        raise PackMistake(table.path(more[0]), "figures.differs")


def _number(table: Table, name: str, most: int) -> int | None:
    return None if table.get(name) == FEW else table.number(name, SHARED, most)


def _count(plain: object, key: str) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise PackMistake(key, "pack.type", expected="number")
    if not 0 <= plain <= MOST:
        raise PackMistake(key, "pack.range", least=0, most=MOST)
    return plain


def _decimal(table: Table, name: str, least: int, most: int) -> float:
    found = table.get(name)
    if not isinstance(found, int | float) or isinstance(found, bool):
        raise PackMistake(table.path(name), "pack.type", expected="number")
    if not least <= found <= most:
        raise PackMistake(table.path(name), "pack.range", least=least, most=most)
    return float(found)


def _like(table: Table, name: str, form: re.Pattern[str]) -> str:
    found = table.line(name, LINE, needed=False)
    if found and not form.fullmatch(found):
        raise PackMistake(table.path(name), "figures.differs")
    return found


def _word(plain: object, key: str) -> str:
    return Table({"id": string(plain, key)}, key, _Entry).word("id")
