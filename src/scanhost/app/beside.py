"""What a region is laid beside: national figures and six networks, read from disk once.

A file that is damaged is left out: a session can do without.
"""

from __future__ import annotations

import logging
from functools import cache

from scanhost import resources
from scanhost.domain.errors import Trouble
from scanhost.domain.networks import Guide
from scanhost.domain.outflow import National
from scanhost.store import references

log = logging.getLogger(__name__)


@cache
def national() -> National | None:
    """Return the national figures that come along."""
    try:
        return references.national(resources.norms())
    except Trouble as damaged:
        log.warning("the national figures are left out: %s", damaged.facts)
        return None


@cache
def guide() -> Guide | None:
    """Return the guide to networks that comes along."""
    try:
        return references.guide(resources.norms())
    except Trouble as damaged:
        log.warning("the guide to networks is left out: %s", damaged.facts)
        return None
