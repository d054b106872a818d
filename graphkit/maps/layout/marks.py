"""Marks on the map that cover each other are pushed apart, inside their disc."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.maps.layout.collisions import apart, pairs_within
from graphkit.maps.layout.groups import Amounts, Numbers, Points

ROUNDS: Final = 12
# Marks end a little before the rim of their disc.
INNER: Final = 0.94


def with_room(points: Points, room: Amounts, disc: Numbers, radii: Amounts) -> Points:
    """`points`, told from the middle of their disc, with `room` around each."""
    aside = _aside(disc, radii)
    rim = INNER * radii[disc]
    moved = INNER * points
    for _ in range(ROUNDS):
        one, other = pairs_within(moved + aside, room, 2 * room.min())
        moved = apart(moved + aside, room, 0.0, one, other) - aside
        moved = moved * np.minimum(1, rim / np.hypot(*moved.T).clip(1e-12))[:, None]
    return moved


def _aside(disc: Numbers, radii: Amounts) -> Points:
    """Discs side by side in a row, where accounts of different discs are out of each other's way."""
    along = np.cumsum(2.5 * radii)[disc]
    return np.column_stack([along, np.zeros_like(along)])
