"""Repulsion between all accounts of each disc, for all discs at once.

As charged particles are simulated: charges are laid on a grid, the grid is convolved with the potential of a charge by
Fourier transforms, and the field is read off where the accounts are (particle-mesh method; Hockney and Eastwood 1988).
It takes n log n steps, where comparing all pairs takes n².
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graphkit.maps.layout.groups import Amounts, Numbers, Points

# A grid is this much wider than its disc: what is at the rim must have cells around it.
MARGIN: Final = 1.2
# In units of the root of the area of one account over π; forces are exact down to about this distance.
CELL: Final = 0.9
SMALLEST: Final = 8
# What a charge does to others in its own cell.
NEAR: Final = 0.5


@dataclass(frozen=True)
class Field:
    """The grids of all discs that need grids of the same size. `members` are in it, `corner` is where theirs begins."""

    members: Numbers
    corner: Numbers
    width: Amounts
    cells: int
    grids: int
    potential: NDArray[np.complex128]

    def force(self, points: Points, charge: Amounts) -> Points:
        """On a unit of charge, at each member."""
        corners = self._corners(points[self.members])
        potential = self._potential(corners, charge[self.members])
        force = np.zeros((len(self.members), 2))
        for cell, share in corners:
            force[:, 0] += share * (potential[cell - 1] - potential[cell + 1])
            force[:, 1] += share * (potential[cell - self.cells] - potential[cell + self.cells])
        return force / (2 * self.width[:, None])

    def _corners(self, points: Points) -> list[tuple[Numbers, Amounts]]:
        """The four cells around each point, and the share each has in it."""
        at = np.clip(points / self.width[:, None] + self.cells / 2 - 0.5, 1, self.cells - 2.001)
        low = at.astype(np.int64)
        (right, down), (left, up) = (at - low).T, (1 - at + low).T
        cell = self.corner + low[:, 1] * self.cells + low[:, 0]
        return [
            (cell, left * up),
            (cell + 1, right * up),
            (cell + self.cells, left * down),
            (cell + self.cells + 1, right * down),
        ]

    def _potential(self, corners: list[tuple[Numbers, Amounts]], charge: Amounts) -> Amounts:
        from scipy.fft import irfft2, rfft2

        density = np.zeros(self.grids * self.cells**2)
        for cell, share in corners:
            density += np.bincount(cell, share * charge, len(density))
        padded = _padded(self.cells)
        waves = rfft2(density.reshape(self.grids, self.cells, self.cells), s=(padded, padded)) * self.potential
        return np.ascontiguousarray(irfft2(waves, s=(padded, padded))[:, : self.cells, : self.cells]).ravel()


def fields(disc: Numbers, radii: Amounts) -> list[Field]:
    """For accounts in these discs, whose places are told from the middle of their disc."""
    wanted = np.maximum(SMALLEST, 2 * MARGIN * radii / CELL)
    # Sizes grow by the root of two: few enough kinds of grid, and little waste.
    cells = np.ceil(SMALLEST * 2 ** (np.ceil(2 * np.log2(wanted / SMALLEST)) / 2)).astype(np.int64)
    return [_field(disc, radii, size, np.flatnonzero(cells == size)) for size in np.unique(cells).tolist()]


def repulsion(points: Points, charge: Amounts, made: list[Field]) -> Points:
    """On a unit of charge, at each account: away from the others of its disc, by their charge over the distance."""
    force = np.zeros_like(points)
    for field in made:
        force[field.members] = field.force(points, charge)
    return force


def _field(disc: Numbers, radii: Amounts, cells: int, discs: Numbers) -> Field:
    grid = np.full(len(radii), -1)
    grid[discs] = np.arange(len(discs))
    members = np.flatnonzero(grid[disc] >= 0)
    width = 2 * MARGIN * radii[disc[members]] / cells
    return Field(members, grid[disc[members]] * cells**2, width, cells, len(discs), _charge_alone(cells))


def _charge_alone(cells: int) -> NDArray[np.complex128]:
    """The potential around one charge in the plane, minus the logarithm of the distance, as waves."""
    from scipy.fft import rfft2

    padded = _padded(cells)
    away = np.minimum(np.arange(padded), padded - np.arange(padded))
    distance = np.hypot(away[:, None], away[None, :])
    distance[0, 0] = NEAR
    waves: NDArray[np.complex128] = rfft2(-np.log(distance))
    return waves


def _padded(cells: int) -> int:
    """Twice the size, so that what leaves a grid at one side does not come back at the other."""
    from scipy.fft import next_fast_len

    return int(next_fast_len(2 * cells, real=True))
