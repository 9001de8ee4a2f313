"""What a colour is for."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a colour is for; the theme says which colour that is."""

    GROUND = "ground"
    SURFACE = "surface"
    KEY = "key"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    HAIR = "hair"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_MARK = "accent_mark"
    LOW = "low"
    HIGH = "high"
    GAP = "gap"
    WARNING = "warning"
    FOCUS = "focus"
