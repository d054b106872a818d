"""What graphkit says of the creators of a made-up world, beside what is true of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl

from graphkit.features.authors import describe_authors
from graphkit.trust.comments import comments_on_posts
from graphkit.trust.doubts import find_doubts
from graphkit.trust.partners import find_partners
from tests.simulated.creators import World

IN_A_POD: Final = ("cross", "niche", "stealth")
FIRST: Final = 200
TOLD: Final = (
    *(("flagged", kind) for kind in (*IN_A_POD, "friends", "ordinary", "buyer")),
    *(("bought", kind) for kind in ("buyer", "ordinary")),
)


def told(world: World) -> pl.DataFrame:
    """`creators` of the world, and for each: raw (comments a post), usual, traded, flagged, bought.

    `usual` is what the score ranks by, before it is drawn towards the mean of all: among creators of one size a rate
    drawn towards that of all sizes would say how many posts were seen.
    """
    comments = comments_on_posts(world.log)
    partners = find_partners(comments, world.log.posts)
    authors = describe_authors(world.log, partners).select(
        "account", "usual", raw=pl.col("comments") / pl.col("posts_seen")
    )
    doubts = find_doubts(comments, partners).rename({"author": "account"})
    frame = world.creators.join(authors, on="account", how="left").join(doubts, on="account", how="left")
    return frame.with_columns(pl.col("raw", "usual", "bought").fill_null(0), flagged=pl.col("traded").is_not_null())


def figures(frame: pl.DataFrame) -> Mapping[str, float]:
    """What was found of each kind, and how far the order by engagement is the true one.

    The order is among creators of the same size: what remains of the logarithm of the comments a post beside the
    followers. `first` are the 200 who are then the first, or a tenth where there are fewer creators than 2,000; in
    truth, by all comments, and without partners.
    """
    kinds = frame.group_by("kind").agg(pl.col("flagged", "bought").mean()).sort("kind")
    shares = {f"{what} {kind}": kinds.filter(kind=kind)[what].item() for what, kind in TOLD}
    sized = frame.with_columns(beside_followers(frame, column) for column in ("organic", "raw", "usual"))
    orders = {"true": "organic", "raw": "raw", "ours": "usual"}
    in_a_pod = pl.col("kind").is_in(IN_A_POD)
    first = min(FIRST, frame.height // 10)
    pods = {
        f"pods first, {name}": float(sized.top_k(first, by=column).select(in_a_pod.mean()).item())
        for name, column in orders.items()
    }
    order = {
        f"spearman {name}": float(sized.select(pl.corr(column, "organic", method="spearman")).item())
        for name, column in orders.items()
        if name != "true"
    }
    return shares | order | {"pods in all": float(frame.select(in_a_pod.mean()).item())} | pods


def beside_followers(frame: pl.DataFrame, column: str) -> pl.Series:
    """What the followers leave unexplained of a number of comments a post."""
    size, comments = np.log(frame["followers"].to_numpy()), np.log1p(frame[column].to_numpy())
    slope, start = np.polyfit(size, comments, 1)
    return pl.Series(column, comments - (slope * size + start))
