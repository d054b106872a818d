"""What each community is: its name, size, strongest accounts, and how mutual and closed it is."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.community_names import telling_words
from graphkit.log.log import Log
from graphkit.network.network import Network

STRONGEST: Final = 5
NAMING: Final = 2


def describe_communities(log: Log, net: Network, membership: pl.DataFrame) -> pl.DataFrame:
    """One row a community, largest first.

    Returns community; name (its two most telling words, else its strongest account); accounts; words; strongest:
    labels of the accounts that most others in it act on; mutual_share: share of its tied pairs that are tied both
    ways; inside_share: share of its accounts' ties that stay inside; sure: how sure the places in it are, the
    mean of their `share` (null where `membership` does not tell).
    """
    members = (
        membership.drop_nulls("community").join(net.accounts.select("account", "label"), on="account").sort("account")
    )
    share = pl.col("share") if "share" in membership.columns else pl.lit(None, pl.Float64)
    frame = members.group_by("community").agg(
        accounts=pl.len(), anyone=pl.col("label").first(), sure=share.mean().round(9)
    )
    for part in (telling_words(log, membership), _strongest(net, membership), _ties(net, membership)):
        frame = frame.join(part, on="community", how="left")
    words = pl.col("words").list.head(NAMING).list.join(" · ")
    # An account all of whose ties lead elsewhere can be a community of one, in which nobody is the strongest.
    somebody = "around " + pl.coalesce(pl.col("strongest").list.first(), "anyone")
    name = pl.when(pl.col("words").list.len() > 0).then(words).otherwise(somebody)
    return frame.select(
        "community", name.alias("name"), "accounts", "words", "strongest", "mutual_share", "inside_share", "sure"
    ).sort("community")


def _placed_ties(net: Network, membership: pl.DataFrame) -> pl.LazyFrame:
    """source, target (row numbers of accounts), and the community of each end (community, target_community)."""
    placed = net.accounts.select("account").join(membership, on="account", how="left", maintain_order="left")
    community = pl.lit(placed["community"])
    return (
        net.numbered_ties.rows.lazy()
        .select("source", "target", community=community.gather("source"), target_community=community.gather("target"))
        .drop_nulls()
    )


def _strongest(net: Network, membership: pl.DataFrame) -> pl.DataFrame:
    inside = _placed_ties(net, membership).filter(pl.col("community") == pl.col("target_community"))
    commented = inside.group_by("community", "target").agg(commenters=pl.len())
    ranked = commented.sort(["community", "commenters", "target"], descending=[False, True, False])
    best = ranked.group_by("community", maintain_order=True).head(STRONGEST)
    named = best.with_columns(strongest=pl.lit(net.accounts["label"]).gather("target"))
    return named.group_by("community", maintain_order=True).agg("strongest").collect()


def _ties(net: Network, membership: pl.DataFrame) -> pl.DataFrame:
    ties = _placed_ties(net, membership)
    back = ties.select(source="target", target="source", mutual=pl.lit(True))
    inside = pl.col("community") == pl.col("target_community")
    directed = (
        ties.join(back, on=["source", "target"], how="left")
        .group_by("community")
        .agg(ties=inside.sum(), mutual=(inside & pl.col("mutual").is_not_null()).sum(), leaving=(~inside).sum())
    )
    arriving = ties.filter(~inside).group_by(community="target_community").agg(arriving=pl.len())
    outside = pl.col("leaving") + pl.col("arriving")
    # A mutual pair is two ties; counted as one pair, so that a share of 1 means: everyone answers.
    pairs = pl.col("ties") - pl.col("mutual") / 2
    return (
        directed.join(arriving, on="community", how="full", coalesce=True)
        .with_columns(pl.exclude("community").fill_null(0))
        .select(
            "community",
            mutual_share=pl.when(pairs > 0).then(pl.col("mutual") / 2 / pairs),
            inside_share=pl.col("ties") / (pl.col("ties") + outside),
        )
        .collect()
    )
