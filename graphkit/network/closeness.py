"""How near is everyone to the seeds? Structure only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, get_args

import numpy as np
import polars as pl

from graphkit.errors import ConfigurationError, DataError
from graphkit.network.network import Network
from graphkit.network.walks import Vector, pagerank, restart_at

Method = Literal["auto", "degree_corrected"]
DAMPING: Final = 0.95


def closeness(net: Network, seeds: Sequence[str], method: Method = "auto", seed: int = 0) -> pl.DataFrame:
    """Every account that the seeds reach, best first, but the seeds themselves.

    Returns account and closeness. `degree_corrected` is where a walker from the seeds (damping .95, ties without
    direction, weight log1p of distinct posts) is found, divided by the account's strength: how much more often
    than by its size alone. Without the division big accounts win whoever the seeds are: it takes the mean share
    of a known group found from .36 to .50 over six networks (docs/ranking.md). `auto` is `degree_corrected`. The
    largest closeness is 1. `seed` is for methods that draw lots; this one does not.

    Raises DataError where a seed is not in the network or none of them has a tie, ConfigurationError for an
    unknown method or no seed.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]}))
    >>> closeness(net, ["a"])["account"].to_list()
    ['b', 'c', 'd']
    """
    del seed
    if method not in get_args(Method):
        raise ConfigurationError(
            f"No closeness method is called “{method}”.", advice=f"There are: {', '.join(get_args(Method))}."
        )
    restart = _restart(net, seeds)
    strength = np.asarray(net.bonds.sum(axis=1)).ravel()
    found = pagerank(net.bonds, DAMPING, restart)
    near = np.divide(found, strength, out=np.zeros_like(found), where=strength > 0)
    frame = pl.DataFrame({"account": net.accounts["account"], "closeness": near})
    others = frame.filter((pl.col("closeness") > 0) & ~pl.col("account").is_in(list(seeds)))
    # Rounded, so that accounts in the same position are not told apart by the last bits of a sum.
    scaled = (pl.col("closeness") / pl.col("closeness").max()).round_sig_figs(9)
    return others.with_columns(scaled).sort(["closeness", "account"], descending=[True, False])


def _restart(net: Network, seeds: Sequence[str]) -> Vector:
    """Equal weight on each seed that has ties."""
    restart = restart_at(net.accounts["account"], seeds)
    restart[np.diff(net.bonds.indptr) == 0] = 0
    if not restart.any():
        raise DataError(
            f"No seed has a tie to anyone: {', '.join(seeds)}.",
            advice="Add comments on their posts, or comments they left on others' posts.",
        )
    return restart
