"""The shared figures of a scan as files: JSON to hand on, Parquet to put hundreds together.

`docs/cijfers.md` says what stands in both, and how to ask something of them.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from scanhost.domain import figuresform
from scanhost.domain.figures import Figures, NormFigures

# arro3 comes in when a table is made: it is large, and most starts of the program need none.

COLUMNS = {  # of the table, and what kind of value each holds
    "scan": "text",
    "pack": "text",
    "pack_version": "text",
    "language": "text",
    "region": "text",
    "month": "text",
    "organisations": "whole",
    "measure": "text",
    "theme": "text",
    "norm": "text",
    "fingerprint": "text",
    "entry": "text",
    "grade": "whole",
    "n": "whole",
    "count": "whole",
    "value": "number",
}


def as_json(figures: Figures) -> bytes:
    """Return the file that other regions read."""
    plain = figuresform.to_plain(figures)
    return (json.dumps(plain, indent=1, ensure_ascii=False) + "\n").encode()


def as_parquet(figures: Figures) -> bytes:
    """Return the tidy table: a row for each count, and for each number that follows from them."""
    import arro3.core as arrow
    from arro3.io import write_parquet

    kinds = {
        "text": arrow.DataType.utf8(),
        "whole": arrow.DataType.int32(),
        "number": arrow.DataType.float64(),
    }
    rows = list(tidy(figures))
    columns: dict[str, Any] = {
        name: arrow.Array([row.get(name) for row in rows], type=kinds[kind])
        for name, kind in COLUMNS.items()
    }
    made = io.BytesIO()
    write_parquet(arrow.Table.from_pydict(columns), made)
    return made.getvalue()


def tidy(figures: Figures) -> Iterator[dict[str, Any]]:
    """Yield the rows, each with the columns that it fills."""
    scan = {
        "scan": figures.scan,
        "pack": figures.pack,
        "pack_version": figures.version or None,
        "language": figures.language,
        "region": figures.region or None,
        "month": figures.month or None,
        "organisations": figures.organisations,
    }
    for norm in figures.norms:
        of = {
            **scan,
            "theme": norm.theme,
            "norm": norm.norm,
            "fingerprint": norm.fingerprint,
            "n": norm.n,
        }
        yield from ({**of, **row} for row in _graded(norm))
        if norm.norm in figures.points:
            yield {**of, "measure": "point", "count": 1}
    for theme in figures.themes:
        if theme.mean is not None:
            mean = float(theme.mean)
            yield {**scan, "measure": "mean", "theme": theme.theme, "n": theme.n, "value": mean}
        if theme.sd is not None:
            sd, whole = theme.sd, theme.whole
            yield {**scan, "measure": "sd", "theme": theme.theme, "n": whole, "value": sd}
    for entry in figures.knowledge or ():
        yield {**scan, "measure": "knowledge", "entry": entry, "count": 1}


def _graded(norm: NormFigures) -> Iterator[dict[str, Any]]:
    if norm.n is not None:
        for grade, many in enumerate(norm.counts, 1):
            yield {"measure": "grade", "grade": grade, "count": many}
        yield {"measure": "unknown", "count": norm.unknown}
