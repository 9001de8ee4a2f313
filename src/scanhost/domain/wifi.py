"""The room's Wi-Fi as the chair typed it, so that a phone can join it by scanning.

The text in the QR is the form that Android, iOS and ZXing read ("Barcode Contents" in the
wiki of ZXing).
"""

from __future__ import annotations

NAME, PASSWORD = "wifi", "password"  # what the scan calls them
LONGEST = 32  # bytes of a network's name, by IEEE 802.11
PHRASE = range(8, 64)  # characters of a password, by WPA
SPECIAL = '\\;,:"'


def fits(key: str, value: str) -> bool:
    """Tell whether there can be a network with this name, or this password."""
    if key == NAME:
        return len(value.encode()) <= LONGEST
    return not value or (len(value) in PHRASE and value.isascii() and value.isprintable())


def scanned(name: str, password: str) -> str:
    """Return what a QR holds for a network; without a password it is open."""
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}" if password else f"S:{_escaped(name)}"
    return f"WIFI:{kind};;"


def _escaped(value: str) -> str:
    return "".join(f"\\{mark}" if mark in SPECIAL else mark for mark in value)
