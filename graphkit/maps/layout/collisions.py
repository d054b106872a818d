"""Discs that cover each other are pushed apart, a little at a time; marks on the map as well as whole communities."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.maps.layout.groups import Amounts, Numbers, Points, sums

PUSHES: Final = 8
# Nearer than this, two points are at the same place.
LEAST: Final = 1e-6
GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))


def pairs_within(points: Points, radii: Amounts, gap: float) -> tuple[Numbers, Numbers]:
    """Pairs of discs that have at most `gap` between them.

    Discs are looked up by size, for among a few large ones there may be thousands of small ones.
    """
    from scipy.spatial import cKDTree

    kind = np.floor(np.log2(radii)).astype(np.int64)
    sizes = [np.flatnonzero(kind == each) for each in np.unique(kind)]
    trees = [cKDTree(points[which]) for which in sizes]
    found = []
    for place, (larger, tree) in enumerate(zip(sizes, trees, strict=True)):
        for smaller, others in zip(sizes[: place + 1], trees, strict=False):
            reach = radii[larger].max() + radii[smaller].max() + gap
            near = tree.sparse_distance_matrix(others, reach, output_type="ndarray")
            one, other = larger[near["i"]], smaller[near["j"]]
            kept = (one < other if larger is smaller else one != other) & (near["v"] < radii[one] + radii[other] + gap)
            found.append((one[kept], other[kept]))
    one, other = (np.concatenate(ends) for ends in zip(*found, strict=True))
    order = np.lexsort((other, one))
    return one[order], other[order]


def apart(points: Points, radii: Amounts, gap: float, one: Numbers, other: Numbers) -> Points:
    """The `points` once more of these pairs were pushed: the smaller disc goes the longer way."""
    each, against = np.concatenate([one, other]), np.concatenate([other, one])
    wanted = radii[each] + radii[against] + gap
    yields = radii[against] ** 2 / (radii[each] ** 2 + radii[against] ** 2)
    for _ in range(PUSHES):
        way, distance = _ways(points, each, against)
        overlap = np.maximum(wanted - distance, 0)
        push = way * (yields * overlap / distance)[:, None]
        # More than the mean of the pushes a disc gets and less than their sum, which would throw it about.
        contacts = np.bincount(each, overlap > 0, len(points)).clip(1)
        points = points + sums(push, each, len(points)) / np.sqrt(contacts)[:, None]
    return points


def _ways(points: Points, each: Numbers, against: Numbers) -> tuple[Points, Amounts]:
    """Away from the other, and how far it is; what is at the same place goes a way of its own."""
    way = points[each] - points[against]
    distance = np.hypot(*way.T)
    same = distance < LEAST
    angle = np.minimum(each, against)[same] * GOLDEN_ANGLE
    sign = LEAST * np.sign(each - against)[same]
    way[same] = np.column_stack([sign * np.cos(angle), sign * np.sin(angle)])
    return way, distance.clip(LEAST)
