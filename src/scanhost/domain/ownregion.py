"""What a scan says of its own region, by keys that begin alike: network, figures, indicators."""

from __future__ import annotations

from scanhost.domain import indicators, lines, networks, outflow

KEYS = (networks.KEY, outflow.KEY, indicators.KEY)


def is_of_region(key: str) -> bool:
    """Tell whether a key is one of these."""
    return key.startswith(KEYS)


def most(key: str) -> int:
    """Return how many characters of it are kept."""
    if key.startswith(networks.KEY):
        return lines.TEXT
    return lines.WIDE if key.endswith(f".{outflow.SOURCE}") else lines.LINE


def wrong(key: str, value: str) -> str:
    """Return the code of why a scan may not say this; "" when it may."""
    if key.startswith(networks.KEY):
        return "" if networks.fits(key, value) else "choice.unknown"
    return (
        outflow.wrong(key, value) if key.startswith(outflow.KEY) else indicators.wrong(key, value)
    )
