"""Networks to lay out: the samples, whose communities graphkit finds, and made-up ones, whose niches are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from graphkit import Network, communities
from tests.benchmarks.planted import Size, planted

SAMPLES: Final = Path(__file__).resolve().parents[2] / "sample_graphs"
SEEDS: Final = 5
CANDIDATES: Final = 40


@dataclass(frozen=True)
class Given:
    """`accounts`: account, community, role; `ties`: source, target, weight."""

    accounts: pl.DataFrame
    ties: pl.DataFrame

    def without(self, share: float, seed: int) -> Given:
        """As it was before that share of the accounts came; seeds and candidates were there."""
        late = np.random.default_rng(seed).random(self.accounts.height) < share
        kept = self.accounts.filter(~pl.Series(late) | pl.col("role").is_in(["seed", "candidate"]))
        known = kept["account"].implode()
        return Given(kept, self.ties.filter(pl.col("source").is_in(known), pl.col("target").is_in(known)))


def sample(name: str) -> Given:
    edges = pl.read_csv(next((SAMPLES / name).glob("edges.csv*")), infer_schema=False)
    return _with_communities(_weighed(edges))


def comments(name: str) -> Given:
    """Who commented on whom, and how often."""
    folder = SAMPLES / name
    said = pl.read_csv(next(folder.glob("comments.csv*")), infer_schema=False)
    posts = pl.read_csv(next(folder.glob("posts.csv*")), infer_schema=False)
    said = said.select("post_id", source="commenter_id")
    return _with_communities(said.join(posts.select("post_id", target="author_id"), on="post_id").drop("post_id"))


def made_up(size: Size) -> Given:
    world = planted(size)
    names = [str(number) for number in range(size.accounts)]
    niche = pl.DataFrame({"account": names, "community": world.niche})
    return _with_roles(niche.with_columns(pl.col("community").replace(-1, None)), world.edges)


NETWORKS: Final[Mapping[str, Callable[[], Given]]] = {
    "youtube_political": partial(sample, "youtube_political"),
    "planted 1,500": partial(made_up, Size(1_500, niches=8, influencers=60, celebrities=4, tiny=70)),
    "niche": partial(comments, "niche"),
    "lastfm_asia": partial(sample, "lastfm_asia"),
    "planted 100,000": partial(made_up, Size(100_000, niches=200, influencers=2_000, celebrities=20, tiny=4_000)),
}


def _weighed(edges: pl.DataFrame) -> pl.DataFrame:
    weight = pl.col("weight").cast(pl.Float64) if "weight" in edges.columns else pl.lit(1.0)
    return edges.select("source", "target", weight=weight)


def _with_communities(ties: pl.DataFrame) -> Given:
    given = ties if "weight" in ties.columns else ties.with_columns(weight=pl.lit(1.0))
    added = given.filter(pl.col("source") != pl.col("target")).group_by("source", "target").agg(pl.col("weight").sum())
    edges = added.sort("source", "target")
    return _with_roles(communities(Network.from_edges(edges)).select("account", "community"), edges)


def _with_roles(accounts: pl.DataFrame, ties: pl.DataFrame) -> Given:
    """Those with most ties are seeds and candidates; who is commented on is an author."""
    come = ties.group_by(account="target").agg(come=pl.len())
    order = accounts.join(come, on="account", how="left").sort("come", "account", descending=True, nulls_last=True)
    place = pl.int_range(pl.len())
    role = (
        pl.when(place < SEEDS)
        .then(pl.lit("seed"))
        .when(place < SEEDS + CANDIDATES)
        .then(pl.lit("candidate"))
        .when(pl.col("come").is_not_null())
        .then(pl.lit("author"))
        .otherwise(pl.lit("fan"))
    )
    return Given(order.select("account", "community", role=role).sort("account"), ties)
