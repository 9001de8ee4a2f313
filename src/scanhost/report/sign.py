"""The ring with twelve places, the program's sign, as it stands on paper."""

from __future__ import annotations

import math

from scanhost.domain.shapes import CAP, Box, Dot, Polygon, Role, Shape, Text
from scanhost.report.blocks import Figure, Paper

NAME = "Participatiescan"


def sign() -> Paper:
    """Return the sign with the program's name beside it."""
    return Paper((Figure(lambda _: drawn(NAME), Box(470, 22), NAME),))


def drawn(name: str) -> list[Shape]:
    """Draw the ring, and the name."""
    centre, ring, size = 10.0, 7.6, 9.5
    places: list[Shape] = []
    for place in range(12):
        turn = place * math.pi / 6
        along, across = (math.sin(turn), -math.cos(turn)), (math.cos(turn), math.sin(turn))
        corners = tuple(
            (
                centre + along[0] * (ring + out) + across[0] * side,
                centre + along[1] * (ring + out) + across[1] * side,
            )
            for out, side in ((-1.0, -1.3), (-1.0, 1.3), (1.0, 1.3), (1.0, -1.3))
        )
        places.append(Polygon(corners, Role.ACCENT_MARK))
    return [
        *places,
        Dot(centre, centre, 4.8, Role.INK, 1.1),
        Text(26, centre + CAP / 2 * size, name, size, Role.MUTED),
    ]
