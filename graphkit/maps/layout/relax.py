"""A force layout inside each disc: ties pull, accounts repel each other, and in the end all are evenly spread.

LinLog (Noack 2007), whose pull does not grow with the distance, so that accounts gather with those they are tied to.
Repulsion against an even background of the opposite charge has its rest at even density; the pull fades, and what ties
brought together is spread out in place (as electrostatic placement of circuits does; Lu and others 2015).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.maps.layout.forces import fields, repulsion
from graphkit.maps.layout.groups import Amounts, Bonds, Numbers, Points, sums

ROUNDS: Final = 80
PULL: Final = 1.0
# In the last rounds the pull fades to nothing.
FADING: Final = 0.35
# The longest way of the first round, as a share of the radius, and of the last, in accounts.
FURTHEST: Final = 0.2
LEAST: Final = 0.3


def relaxed(
    points: Points, bonds: Bonds, disc: Numbers, share: Amounts, rounds: int = ROUNDS, furthest: float = FURTHEST
) -> Points:
    """Where accounts that start at `points` come to rest, told from the middle of their disc.

    The area of a disc is π times the `share` of its accounts together.
    """
    radii = np.sqrt(np.bincount(disc, share))
    one, other = bonds.nonzero()
    pull = PULL * radii[disc[one]] * _pulls(bonds, one, other, share)
    made, rim = fields(disc, radii), radii[disc]
    for done in np.arange(rounds) / rounds:
        strength = pull * min(1.0, (1 - done) / FADING)
        drawn, stiff = _drawn(points, one, other, strength)
        force = share[:, None] * (repulsion(points, share, made) - points) + drawn
        step = force / (2 * share + 2 * stiff)[:, None]
        points = _at_most(points + _at_most(step, furthest * (1 - done) * rim + LEAST), rim)
    return points


def _pulls(bonds: Bonds, one: Numbers, other: Numbers, share: Amounts) -> Amounts:
    """Of each tie: its parts of what its two ends are pulled with in all, so that hubs do not outweigh the rest."""
    each = share / bonds.sum(axis=1).clip(1e-12)
    pulls: Amounts = bonds.data * (each[one] + each[other])
    return pulls


def _drawn(points: Points, one: Numbers, other: Numbers, pull: Amounts) -> tuple[Points, Amounts]:
    """The force of the ties on each account, and how stiff they are."""
    way = points[other] - points[one]
    strength = pull / np.sqrt(1 + (way**2).sum(axis=1))
    force = np.column_stack([way, np.ones(len(way))]) * strength[:, None]
    summed = sums(force, one, len(points))
    return summed[:, :2], summed[:, 2]


def _at_most(step: Points, longest: Amounts) -> Points:
    shortened: Points = step * np.minimum(1, longest / np.hypot(*step.T).clip(1e-12))[:, None]
    return shortened
