"""Where accounts start from: what their id says, smoothed over ties, so that a few more accounts change little.

An account's id gives it two numbers that look random. Averaging them over neighbours again and again leaves what varies
slowest along the ties: the two leading vectors of a spectral layout (Koren 2005), turned the way the ids say. There is
no sign or order of vectors that a new account could flip.
"""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np
import polars as pl

from graphkit.maps.layout.groups import Amounts, Bonds, Numbers, Points, sums

STEPS: Final = 40
# By half, two that are tied to nothing but each other would meet, and with them what tells them apart would be lost.
KEPT: Final = 0.55
# Both numbers tend to the same slowest vector; between so many steps they are made independent again.
WHITENED: Final = 8
# The bond each account has with itself, so that one without ties stays where it is; and what else must not be nothing.
LEAST: Final = 1e-9


def told_by_ids(accounts: pl.Series, seed: int) -> tuple[Points, Amounts]:
    """Of each account two numbers from -1 to 1 and a lot, all the same on every machine."""
    key = str(seed).encode()
    digests = b"".join(hashlib.blake2b(account.encode(), digest_size=24, key=key).digest() for account in accounts)
    numbers = np.frombuffer(digests, dtype="<u8").reshape(-1, 3) / 2.0**63 - 1
    return numbers[:, :2], numbers[:, 2]


def told_by_first(points: Points, lots: Amounts, disc: Numbers) -> Points:
    """Of each disc the point of the account with the least lot.

    With one account in a hundred new, 99 discs in a hundred keep theirs (Broder 1997); a mean would change in all.
    """
    order = np.lexsort((lots, disc))
    return points[order[np.searchsorted(disc[order], np.arange(disc.max() + 1))]]


def smoothed(points: Points, bonds: Bonds, disc: Numbers, share: Amounts, steps: int = STEPS) -> Points:
    """`points` averaged over ties within each disc, and spread evenly over it; from the middle of the disc."""
    weight = bonds.sum(axis=1) + LEAST
    for step in range(steps):
        if step % WHITENED == 0:
            points = _whitened(points, disc, weight)
        points = KEPT * points + (1 - KEPT) * (bonds @ points + LEAST * points) / weight[:, None]
    return _even(_whitened(points, disc, weight), disc, share)


def _whitened(points: Points, disc: Numbers, weight: Amounts) -> Points:
    """Centred in each disc, the two numbers uncorrelated and of variance one, by the least change that does it."""
    centred = points - _middles(points, disc, weight)[disc]
    x, y = centred.T
    (xx, yy), (xy, _) = _middles(centred**2, disc, weight).T, _middles(np.column_stack([x * y, x]), disc, weight).T
    xx, yy = (variance + LEAST * (xx + yy + LEAST) for variance in (xx, yy))
    # The inverse root of a symmetric two by two matrix (Cayley and Hamilton).
    root = np.sqrt(np.maximum(xx * yy - xy**2, 0))
    whole = (root * np.sqrt(xx + yy + 2 * root))[disc]
    root, xx, yy, xy = root[disc], xx[disc], yy[disc], xy[disc]
    turned = np.column_stack([(yy + root) * x - xy * y, (xx + root) * y - xy * x])
    whitened: Points = turned / (whole + LEAST**3)[:, None]
    return whitened


def _middles(points: Points, disc: Numbers, weight: Amounts) -> Points:
    """The weighted mean of each disc's points."""
    whole = np.bincount(disc, weight)
    return sums(weight[:, None] * points, disc, len(whole)) / whole[:, None]


def _even(points: Points, disc: Numbers, share: Amounts) -> Points:
    """The same directions and order from the middle, at even density over each disc."""
    distance = np.hypot(*points.T)
    order = np.lexsort((distance, disc))
    inner = np.cumsum(share[order]) - share[order] / 2
    # Discs come one after the other: what is before the first of its disc is not further in.
    begins = np.cumsum(np.bincount(disc, share)) - np.bincount(disc, share)
    area = np.empty(len(points))
    area[order] = inner - begins[disc[order]]
    even: Points = points * (np.sqrt(area) / distance.clip(LEAST**3))[:, None]
    return even
