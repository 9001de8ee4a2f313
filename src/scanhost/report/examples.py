"""Examples of a group as one file for other groups."""

from __future__ import annotations

from collections.abc import Iterable

import tomli_w

from scanhost.domain.exampleform import to_plain
from scanhost.domain.examples import ExampleView
from scanhost.domain.pack import Pack


def as_toml(chosen: Iterable[ExampleView], pack: Pack, language: str, region: str = "") -> bytes:
    """Return the file; `region` is who hands it on, where that is to be told."""
    plain = to_plain(chosen, pack, language, region)
    return tomli_w.dumps(plain, multiline_strings=True).encode()
