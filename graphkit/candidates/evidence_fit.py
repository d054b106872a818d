"""How an account fits the brief, with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.brief.brief import Brand
from graphkit.candidates.case import Case, stated
from graphkit.candidates.fit import owned_by
from graphkit.candidates.sentences import quoted, times
from graphkit.fit.affinity import mentions_of
from graphkit.fit.topic import topic_mentions

# As many terms as fit a line.
MOST_TERMS: Final = 3
# How each way of naming a brand is told, and what is counted.
PAID: Final = "paid post"
TOLD: Final = {
    "own post": ("Named {} in {}, unpaid", ("post", "posts")),
    PAID: ("Named {} in {}, paid", ("post", "posts")),
    "comment": ("Named {} in {}", ("comment", "comments")),
    "with the brand": ("Wrote to {} in {} under its own posts", ("comment", "comments")),
}
NAMED: Final = pl.Schema(
    {
        "account": pl.String(),
        "table": pl.String(),
        "count": pl.Int64(),
        "rows": pl.List(pl.String()),
        "sentence": pl.String(),
    }
)
# With fewer texts, that none holds a word of the brief says little.
ENOUGH_POSTS: Final = 3


def on_topic(case: Case) -> pl.DataFrame:
    """ "Writes about trail running, ultra and 2 more: 12 of its 20 posts"."""
    found = topic_mentions(case.log, [*case.brief.keywords, *case.brief.hashtags], case.accounts)
    each = found.group_by("account", "term").agg(said=pl.len()).sort(["said", "term"], descending=[True, False])
    terms = each.group_by("account", maintain_order=True).agg(terms=pl.col("term"))
    posts = found.group_by("account").agg(
        in_posts=pl.col("post_id").n_unique() - pl.col("post_id").has_nulls().cast(pl.UInt32),
        rows=pl.col("post_id").drop_nulls().unique().sort(),
    )
    told = terms.join(posts, on="account").join(case.about.select("account", "posts_seen"), on="account")
    listed = pl.col("terms").list.head(MOST_TERMS).list.join(", ")
    more = pl.col("terms").list.len().cast(pl.Int64) - MOST_TERMS
    named = pl.when(more > 0).then(pl.format("{} and {} more", listed, more)).otherwise(listed)
    sentence = (
        pl.when(pl.col("in_posts") > 0)
        .then(pl.format("Writes about {}: {} of its {} posts", named, "in_posts", "posts_seen"))
        .otherwise(pl.format("Its bio names {}", named))
    )
    return stated(told, "for", "topic", sentence, ["in_posts", "posts_seen"], table="posts")


def off_topic(case: Case) -> pl.DataFrame:
    """Nothing it publishes holds a word of the brief."""
    found = case.about.filter(pl.col("topic") == 0, pl.col("posts_seen") >= ENOUGH_POSTS)
    posts = case.log.posts.sort("post_id").group_by(account="author_id").agg(rows=pl.col("post_id"))
    sentence = pl.format("None of its {} holds a word of your brief", times(pl.col("posts_seen"), "post", "posts"))
    return stated(found.join(posts, on="account"), "against", "topic", sentence, ["posts_seen"], table="posts")


def fan_of_the_brand(case: Case) -> pl.DataFrame:
    """ "Named Acme in 3 posts, unpaid: “…”", "Commented 4 times with Acme: “…”"."""
    return _naming(case, [case.brief.brand], "for", "brand", [how for how in TOLD if how != PAID])


def paid_by_the_brand(case: Case) -> pl.DataFrame:
    """ "Named Acme in 2 posts, paid: “…”": it says little of what the account thinks."""
    return _naming(case, [case.brief.brand], "against", "brand", [PAID])


def names_a_competitor(case: Case) -> pl.DataFrame:
    """The same of competitors, paid or not: a caution."""
    return _naming(case, case.brief.competitors, "against", "competitor", list(TOLD))


def _naming(case: Case, brands: Sequence[Brand | None], sign: str, kind: str, hows: Sequence[str]) -> pl.DataFrame:
    named = [_naming_one(case, brand, hows) for brand in brands if brand]
    found = pl.concat(named) if named else NAMED.to_frame()
    return stated(found, sign, kind, pl.col("sentence"), ["count"], pl.col("table"))


def _naming_one(case: Case, brand: Brand, hows: Sequence[str]) -> pl.DataFrame:
    """account, table, count, rows, sentence: one row for each way in which an account named the brand."""
    mentions = mentions_of(case.log, brand, owned_by(case.net, [brand])).filter(
        pl.col("account").is_in(list(case.accounts)), pl.col("how").is_in(hows)
    )
    each = mentions.group_by("account", "table", "how", maintain_order=True).agg(
        count=pl.len().cast(pl.Int64), rows=pl.col("row"), quote=pl.col("said").drop_nulls().first()
    )
    often = [
        pl.when(pl.col("how") == how).then(pl.format(told, pl.lit(brand.name), times(pl.col("count"), *counted)))
        for how, (told, counted) in TOLD.items()
    ]
    sentence = pl.concat_str(pl.coalesce(often), pl.format(": “{}”", quoted(pl.col("quote"))).fill_null(""))
    return each.select("account", "table", "count", "rows", sentence=sentence)
