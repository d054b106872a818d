"""Several methods of ranking the same authors, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.relations import relations
from graphkit.candidates.score import add_score, add_shares
from graphkit.features.peers import PEERS
from graphkit.network.arrays import Vector
from graphkit.network.closeness import closeness
from graphkit.network.network import Network
from graphkit.network.walks import pagerank, restart_at

# By the score graphkit ranks candidates, by closeness most of it; the other two are what is usually done.
METHODS: Final = ("score", "closeness", "shared_commenters", "pagerank")
USUAL_DAMPING: Final = 0.85


def rate_authors(found: Candidates, seeds: Sequence[str]) -> pl.DataFrame:
    """What each method gives every author for these seeds, in place of those of the run; higher is better.

    Returns account and a column for each of `METHODS`, null where the seeds do not reach the author by it:

    - score: its place by the candidates' score, closeness deciding between equals;
    - closeness: as `gk.closeness` has it;
    - shared_commenters: how many accounts it has in common with the seeds, each counted once a seed;
    - pagerank: plain personalised PageRank with damping .85.
    """
    net = found.network
    near = _near(found, seeds)
    authors = found.accounts.filter("author").select(
        "account", "tied", "posts_seen", "topic", "affinity", "rate", "look", "traded", "bought", *PEERS
    )
    scored = add_score(add_shares(authors.join(relations(net, seeds, near), on="account", how="left")), found.brief)
    listed = pl.struct("score", "closeness").rank("dense").cast(pl.Float64)
    by_score = scored.select("account", "closeness", score=pl.when(pl.col("closeness").is_not_null()).then(listed))
    return by_score.join(_usual(net, seeds), on="account").select("account", *METHODS).sort("account")


def _near(found: Candidates, seeds: Sequence[str]) -> pl.DataFrame:
    """Seeds without any tie reach nobody: no error here, where the one with ties may be hidden."""
    tied = found.accounts.filter(pl.col("account").is_in(list(seeds)), pl.col("tied") > 0)
    if tied.is_empty():
        return pl.DataFrame(schema={"account": pl.String, "closeness": pl.Float64})
    return closeness(found.network, seeds, seed=found.seed, not_like=found.not_like)


def _usual(net: Network, seeds: Sequence[str]) -> pl.DataFrame:
    start = restart_at(net.accounts["account"], seeds)
    ratings = pl.DataFrame(
        {
            "account": net.accounts["account"],
            "shared_commenters": _in_common(net, start),
            # Rounded as closeness is: equals are not told apart by the last bits of a sum.
            "pagerank": pagerank(net.bonds, USUAL_DAMPING, start),
        }
    )
    return ratings.with_columns(pl.col("shared_commenters", "pagerank").round_sig_figs(9).replace(0.0, None))


def _in_common(net: Network, start: Vector) -> Vector:
    tied = (net.bonds > 0).astype(np.float64)
    common: Vector = tied @ (tied @ start)
    return common
