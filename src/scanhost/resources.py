"""Where the files that come with the program are: in a checkout, a wheel and a bundle.

A wheel and a bundle keep them in `scanhost/_data`; a checkout has them at its top.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_DATA = _HERE / "_data"
_ROOT = _DATA if _DATA.is_dir() else _HERE.parents[1]


def assets() -> Path:
    """The folder with fonts, icons, themes and message catalogues."""
    return _ROOT / "assets"


def norms() -> Path:
    """The folder with the packs and their knowledge."""
    return _ROOT / "norms"


def page() -> Path:
    """The folder with what a phone loads."""
    return _HERE.parent / "scanclient" / "page"
