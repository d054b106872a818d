"""Where each community's disc stands: near those it is tied to, none over another."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.maps.layout.collisions import apart, pairs_within
from graphkit.maps.layout.groups import Amounts, Bonds, Points
from graphkit.maps.layout.relax import relaxed
from graphkit.maps.layout.start import smoothed

# Between two discs, in map units.
GAP: Final = 150.0
# Communities are often tied to each other about alike, with many places for them as good as another. They are smoothed
# and relaxed less than accounts are: ties then say a little less, and new accounts move communities a third as far.
STEPS: Final = 8
RELAXING: Final = 40
FURTHEST: Final = 0.1
ROUNDS: Final = 60
# For this share of the rounds everything is drawn to the middle, a little less each time: it closes holes.
DRAWING: Final = 0.6
DRAWN: Final = 0.02
# Then the map grows by at most this much a round, as long as discs are jammed.
GROWN: Final = 1.02


def packed(told: Points, between: Bonds, radii: Amounts) -> Points:
    """Centres of discs of these `radii`, started from what the ids of their accounts told."""
    one_map = np.zeros(len(radii), dtype=np.int64)
    area = (radii + GAP / 2) ** 2
    share = area / area.mean()
    start = smoothed(told, between, one_map, share, STEPS)
    centres = relaxed(start, between, one_map, share, RELAXING, FURTHEST)
    return cleared(centres * np.sqrt(area.mean()), radii)


def cleared(centres: Points, radii: Amounts) -> Points:
    """The same centres, moved until no disc is over another."""
    for done in np.arange(ROUNDS) / ROUNDS:
        drawn = done < DRAWING
        centres = centres * (1 - DRAWN * (1 - done / DRAWING) if drawn else min(crowding(centres, radii), GROWN))
        centres = apart(centres, radii, GAP, *pairs_within(centres, radii, GAP))
    # What little is left over another goes when the whole map grows by as much.
    return centres * crowding(centres, radii)


def crowding(centres: Points, radii: Amounts) -> float:
    """By how much the map must grow for every disc to be clear of the others; 1 where all are."""
    one, other = pairs_within(centres, radii, GAP)
    distance = np.hypot(*(centres[one] - centres[other]).T)
    return float(((radii[one] + radii[other] + GAP) / distance.clip(1e-6)).max(initial=1.0))
