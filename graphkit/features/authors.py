"""What was seen of every author, and what went to and fro between it and the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.features.rate import as_usual
from graphkit.log.log import Log
from graphkit.log.received import comments_received
from graphkit.network.edges import usable_ties
from graphkit.network.network import Network

# "Most of the comments are by a few": how many a few are.
A_FEW: Final = 3


def authors(log: Log) -> pl.DataFrame:
    """Everyone who publishes, sorted: account.

    Whoever owns a post, or is commented on (some files say whose post it was and not which); in a plain edge list
    everyone at whom a tie aims.
    """
    owners = log.posts.lazy().select(account="author_id")
    commented_on = log.interactions.lazy().filter(pl.col("kind") == "comment").select(account="target_id")
    aimed_at = usable_ties(log.edges.lazy()).select(account="target")
    published = pl.concat([ids.unique() for ids in (owners, commented_on, aimed_at)])
    return published.drop_nulls().unique().sort("account").collect()


def describe_authors(log: Log, partners: pl.DataFrame) -> pl.DataFrame:
    """One row an author: what was seen of its posts and of who comments there.

    `partners` are the strong mutual ones (`graphkit.trust.partners`): their comments are an exchange, not engagement.
    Returns account; posts_seen; comments (by others, under its posts) and commenters; partners (list) and by_partners,
    the comments they wrote; engagement: how many of the others comment on a post, each once, so that a chatty fan is
    one voice (null where no post was seen); usual: the same, without what single posts have far above the others
    (`as_usual`); voices: that, over all posts; few_share: share of the comments by the three who wrote most.
    """
    posts = log.posts.lazy().group_by(account="author_id").agg(posts_seen=pl.len())
    received = _received(log, partners)
    counts = ("comments", "commenters", "posts_seen", "by_partners", "voices", "unusual")
    described = (
        authors(log)
        .lazy()
        .join(posts, on="account", how="left")
        .join(_audience(received), on="account", how="left")
        .join(_unusual(received), on="account", how="left")
        .with_columns(pl.col(counts).fill_null(0), pl.col("partners").fill_null([]))
        .with_columns(
            engagement=_per_post(pl.col("voices"), pl.col("posts_seen")),
            usual=_per_post(pl.col("voices") - pl.col("unusual"), pl.col("posts_seen")),
            voices=pl.col("voices") - pl.col("unusual"),
            few_share=pl.when(pl.col("comments") > 0).then(pl.col("by_few") / pl.col("comments")),
        )
    )
    return described.drop("by_few", "unusual").sort("account").collect()


def exchanges(net: Network, seeds: Sequence[str]) -> pl.DataFrame:
    """What went both ways between each account and each seed: account, seed, towards (the seed), back, mutual.

    All three are weights of ties: distinct posts where posts are known. `mutual` is the smaller of the two.
    """
    known = pl.Series(seeds, dtype=pl.String)
    towards = net.ties_between(targets=known).select(account="source", seed="target", towards="weight")
    back = net.ties_between(sources=known).select(account="target", seed="source", back="weight")
    both = towards.join(back, on=["account", "seed"], how="full", coalesce=True).fill_null(0.0)
    others = both.filter(~pl.col("account").is_in(list(seeds)))
    return others.with_columns(mutual=pl.min_horizontal("towards", "back")).sort("account", "seed")


def _received(log: Log, partners: pl.DataFrame) -> pl.LazyFrame:
    """account, commenter, post_id, comment, partner (the commenter, where it is one): what others wrote there.

    `comment` is 1 for each comment; a given tie is a commenter of no known comment, 0.
    """
    written = comments_received(log).select("account", "commenter", "post_id", comment=pl.lit(1, pl.Int64))
    given = usable_ties(log.edges.lazy()).select(account="target", commenter="source", comment=pl.lit(0, pl.Int64))
    pairs = partners.lazy().select(account="author", commenter="partner", partner="partner")
    return pl.concat([written, given], how="diagonal").join(pairs, on=["account", "commenter"], how="left")


def _audience(received: pl.LazyFrame) -> pl.LazyFrame:
    """One row an account: who comments there and how much; `by_few` are the comments by the three who wrote most."""
    commenters = received.group_by("account", "commenter").agg(
        pl.col("partner").first(), written=pl.col("comment").sum(), voices=_posts_commented()
    )
    is_partner = pl.col("partner").is_not_null()
    return commenters.group_by("account").agg(
        comments=pl.col("written").sum(),
        partners=pl.col("partner").drop_nulls().sort(),
        by_partners=pl.col("written").filter(is_partner).sum(),
        voices=pl.col("voices").filter(~is_partner).sum(),
        commenters=pl.len(),
        by_few=pl.col("written").top_k(A_FEW).sum(),
    )


def _unusual(received: pl.LazyFrame) -> pl.LazyFrame:
    """account, unusual: the voices its posts have above what counts of each."""
    under_posts = received.filter(pl.col("post_id").is_not_null())
    alone = pl.col("commenter").filter(pl.col("partner").is_null())
    posts = under_posts.group_by("account", "post_id").agg(voices=alone.n_unique())
    above = posts.with_columns(above=pl.col("voices") - as_usual("voices", "account"))
    return above.group_by("account").agg(unusual=pl.col("above").sum())


def _posts_commented() -> pl.Expr:
    """On how many posts; a comment on no known post counts as one on a post of its own."""
    known = pl.col("post_id").drop_nulls().n_unique()
    return known + pl.col("comment").filter(pl.col("post_id").is_null()).sum()


def _per_post(voices: pl.Expr, posts: pl.Expr) -> pl.Expr:
    return pl.when(posts > 0).then(voices / posts)
