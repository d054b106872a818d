"""The long table: a row for each author and feature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.brief.tiers import TIERS, Tier
from graphkit.features.audiences import new_to, shared_commenters
from graphkit.features.feature import Feature
from graphkit.features.growth import describe_growth
from graphkit.features.known_features import FEATURES, PEERS
from graphkit.features.loyalty import describe_loyalty
from graphkit.features.place import describe_place
from graphkit.features.posts import describe_posts
from graphkit.features.tiers import tier_of
from graphkit.log.log import Log
from graphkit.network.network import Network

# Among fewer than this nobody stands at a percentile.
LEAST_PEERS: Final = 5
LONG: Final = pl.Schema(
    {
        "account": pl.String,
        "feature": pl.String,
        "value": pl.Float64,
        "n": pl.Int64,
        "of": pl.String,
        "percentile": pl.Float64,
        "peers": pl.Int64,
        "peer_group": pl.String,
        "reason": pl.String,
    }
)
_COUNTS: Final = ("liked_posts", "viewed_posts", "dated_posts", "loyal_of", "audience", "placed_ties", "voices")


def describe_features(
    log: Log,
    net: Network,
    accounts: pl.DataFrame,
    seeds: Sequence[str],
    tiers: Sequence[Tier] = TIERS,
    earlier: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Every feature of every author: account, feature, value, n, of, percentile, peers, peer_group, reason.

    `value` rests on `n` of what `of` says (posts, commenters, accounts); where it is null, `reason` says why, and never
    elsewhere. `percentile` is how many of a hundred peers have less, those with as much counted half; `peers` is how
    many have a value, of those on the same platform and in the same tier (`peer_group`). Null among fewer than five.

    `accounts` are those of the network with author, platform, followers, community, posts_seen, silent, usual,
    mutual and the columns of `graphkit.fit.languages.LANGUAGES`; `earlier` has account, followers and counted_at of
    another day, from which growth is told.
    """
    authors = _joined(log, net, accounts, seeds, earlier).with_columns(tier_of(tiers))
    grouped = authors.with_columns(pl.col("platform").fill_null("platform unknown"))
    found = pl.concat([_long(grouped, feature) for feature in FEATURES])
    order = {feature.name: place for place, feature in enumerate(FEATURES)}
    return found.sort("account", pl.col("feature").replace_strict(order)).select(LONG.names()).cast(LONG)


def _joined(
    log: Log, net: Network, accounts: pl.DataFrame, seeds: Sequence[str], earlier: pl.DataFrame | None
) -> pl.DataFrame:
    """A row an author with all the columns that features are made of."""
    wanted = (
        "account", "author", "platform", "followers", "community", "posts_seen", "silent", "usual", "mutual",
        "posts_told", "posts_in", "commenters_told", "commenters_in",
    )  # fmt: skip
    placed = net.accounts.select("account").join(
        accounts.select(wanted), on="account", how="left", maintain_order="left"
    )
    parts = (
        describe_posts(log),
        describe_loyalty(log),
        _nearest(net, seeds),
        new_to(net, seeds),
        describe_place(net, placed["community"], seeds),
        describe_growth(log, earlier),
    )
    authors = placed.filter("author")
    for part in parts:
        authors = authors.join(part, on="account", how="left", maintain_order="left")
    return authors.with_columns(
        pl.col("posts_seen").fill_null(0),
        is_seed=pl.col("account").is_in(list(seeds)),
        voices=(pl.col("usual") * pl.col("posts_seen")).round(),
    ).with_columns(pl.col(_COUNTS).fill_null(0))


def _nearest(net: Network, seeds: Sequence[str]) -> pl.DataFrame:
    """What each account shares with the seed whose audience is most like its own."""
    shared = shared_commenters(net, seeds).sort(["account", "likeness", "seed"], descending=[False, True, False])
    nearest = shared.group_by("account", maintain_order=True).first()
    return nearest.select("account", "share", "jaccard", "lift", likeness_of_nearest="likeness")


def _long(authors: pl.DataFrame, feature: Feature) -> pl.DataFrame:
    peers = pl.col("value").count().over(PEERS)
    percentile = (pl.col("value").rank("average").over(PEERS) - 0.5) / peers * 100
    known = authors.select("account", *PEERS, value=feature.known(), n=feature.n, reason=feature.reason())
    return known.select(
        "account",
        "value",
        "reason",
        feature=pl.lit(feature.name),
        n=pl.col("n").cast(pl.Int64),
        of=pl.lit(feature.of),
        percentile=pl.when(peers >= LEAST_PEERS).then(percentile),
        peers=peers.cast(pl.Int64),
        peer_group=pl.concat_str(pl.col(PEERS).fill_null("no tier"), separator=", "),
    )
