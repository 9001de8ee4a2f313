"""The pages of the chair's window, by their place in its stack."""

from __future__ import annotations

HOME, PREPARE, CONDUCT, AGENDA, SETTINGS = range(5)
