"""The accounts and ties of a map as arrays: who is in which disc, what holds a disc together, what ties the discs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Points = NDArray[np.float64]
Amounts = NDArray[np.float64]
Numbers = NDArray[np.int64]
# What joins accounts or discs: a symmetric sparse matrix (scipy has no types).
Bonds = Any


@dataclass(frozen=True)
class Groups:
    """Accounts by number in the order of their ids, so that the order of rows does not matter.

    `disc` is the number of each account's community: its place in `communities`, the largest first.
    """

    accounts: pl.Series
    roles: pl.Series
    communities: pl.Series
    disc: Numbers
    inside: Bonds
    between: Bonds


def group(accounts: pl.DataFrame, ties: pl.DataFrame) -> Groups:
    """Of `accounts` (account, community, role) and `ties` (source, target, weight); ties to others are left out."""
    ordered = accounts.sort("account")
    sizes = ordered.group_by("community").len().sort("len", "community", descending=[True, False])
    numbered = sizes.select("community").with_row_index("disc")
    placed = ordered.join(numbered, on="community", how="left", nulls_equal=True, maintain_order="left")
    disc = placed["disc"].to_numpy().astype(np.int64)
    one, other, bond = _bonds(ordered["account"], ties)
    within = disc[one] == disc[other]
    return Groups(
        ordered["account"],
        ordered["role"],
        sizes["community"],
        disc,
        _symmetric(one[within], other[within], bond[within], len(disc)),
        _symmetric(disc[one[~within]], disc[other[~within]], bond[~within], sizes.height),
    )


def _bonds(accounts: pl.Series, ties: pl.DataFrame) -> tuple[Numbers, Numbers, Amounts]:
    """The two ends of each tie, and its bond; the ties of a pair in an order of their own, which sums depend on."""
    number = accounts.to_frame("account").with_row_index("number")
    ends = ties.join(number.rename({"account": "source", "number": "from"}), on="source").join(
        number.rename({"account": "target", "number": "to"}), on="target"
    )
    pairs = (
        ends.filter(pl.col("from") != pl.col("to"), pl.col("weight") > 0)
        .select(
            one=pl.min_horizontal("from", "to"), other=pl.max_horizontal("from", "to"), bond=pl.col("weight").log1p()
        )
        .sort("one", "other", "bond")
    )
    one, other = (pairs[end].to_numpy().astype(np.int64) for end in ("one", "other"))
    return one, other, pairs["bond"].to_numpy()


def _symmetric(one: Numbers, other: Numbers, bond: Amounts, size: int) -> Bonds:
    from scipy.sparse import coo_array

    ends = np.concatenate([one, other]), np.concatenate([other, one])
    return coo_array((np.concatenate([bond, bond]), ends), shape=(size, size)).tocsr()


def sums(values: Points, group: Numbers, groups: int) -> Points:
    """Of each group, its values added up."""
    return np.column_stack([np.bincount(group, along, groups) for along in values.T])
