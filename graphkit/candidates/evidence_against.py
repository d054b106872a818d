"""What speaks against an account, or leaves it in doubt."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.candidates.evidence_for import engagement
from graphkit.candidates.sentences import percent, short, times
from graphkit.features.authors import A_FEW

FEW_POSTS: Final = 5
FEW_COMMENTERS: Final = 10
# Half of the comments by three people is a circle of friends; below ten comments it says nothing.
FEW_VOICES: Final = 0.5
LEAST_COMMENTS: Final = 10
# Below the lowest quarter of its peers; where many of these have as much as it, most of them must have more.
POORLY: Final = 0.25
MOST: Final = 0.5


def turned_away(case: Case) -> pl.DataFrame:
    """The gate it did not pass, for an account that is no candidate."""
    found = case.about.filter(pl.col("gate").is_not_null()).with_columns(rows=pl.concat_list("account"))
    followers = pl.format(" ({} followers)", short(pl.col("followers"))).fill_null("")
    counted = pl.when(pl.col("gate").str.ends_with("followers")).then(followers).otherwise(pl.lit(""))
    return stated(
        found,
        "against",
        "gate",
        pl.format("Not a candidate: {}{}", "gate", counted),
        ["followers"],
        table="accounts",
    )


def unwanted(case: Case) -> pl.DataFrame:
    """It is more like the accounts it should not be like."""
    named = case.net.accounts.filter(pl.col("account").is_in(list(case.not_like)))["label"]
    sentence = pl.lit(f"Nearer to {' or '.join(named)}, whom it should not be like, than to your seeds")
    return stated(_without_rows(case.about.filter("unlike")), "against", "unwanted", sentence, table="accounts")


def no_exchange(case: Case) -> pl.DataFrame:
    """Nothing went to or fro between it and any seed."""
    met = case.with_seeds["account"].unique().implode()
    found = case.about.filter(~pl.col("account").is_in(met), ~pl.col("account").is_in(list(case.seeds)))
    seeds = " or ".join(case.labels["seed_label"].to_list())
    return stated(_without_rows(found), "against", "no exchange", pl.lit(f"No exchange seen with {seeds}"))


def other_community(case: Case) -> pl.DataFrame:
    """It is in a community in which no seed is."""
    of_seeds = case.described.filter(pl.col("account").is_in(list(case.seeds)))["community"].implode()
    found = case.about.filter(pl.col("community").is_not_null(), ~pl.col("community").is_in(of_seeds))
    sentence = pl.format("In another community than your seeds, “{}”", "community_name")
    return stated(_without_rows(found), "against", "community", sentence, table="accounts")


def few_posts(case: Case) -> pl.DataFrame:
    """Too little was seen of what it publishes."""
    posts = (
        case.log.posts.sort("post_id").group_by(account="author_id", maintain_order=True).agg(rows=pl.col("post_id"))
    )
    few = case.about.filter(pl.col("author"), pl.col("posts_seen") < FEW_POSTS).join(posts, on="account")
    sentence = pl.format("Only {} seen", times(pl.col("posts_seen"), "post", "posts"))
    return stated(few, "against", "few posts", sentence, ["posts_seen"], table="posts")


def few_commenters(case: Case) -> pl.DataFrame:
    """Hardly anybody comments there."""
    each = case.comments.group_by("commenter", "account", maintain_order=True).agg(pl.col("table", "row").last())
    latest = each.group_by("account", maintain_order=True).agg(pl.col("table").first(), rows=pl.col("row"))
    few = case.about.filter(pl.col("author"), pl.col("commenters") < FEW_COMMENTERS)
    told = few.join(latest, on="account", how="left").with_columns(
        pl.col("table").fill_null("interactions"), pl.col("rows").fill_null([])
    )
    here = ("person comments", "people comment") if case.knows_acts else ("account is tied", "accounts are tied")
    counted = pl.format("Only {} there", times(pl.col("commenters"), *here))
    sentence = pl.when(pl.col("commenters") > 0).then(counted).otherwise(pl.lit("Nobody was seen to comment there"))
    return stated(told, "against", "few commenters", sentence, ["commenters"], pl.col("table"))


def few_voices(case: Case) -> pl.DataFrame:
    """A few people write most of the comments there."""
    doubtful = case.about.filter(pl.col("few_share") >= FEW_VOICES, pl.col("comments") >= LEAST_COMMENTS)
    comments = case.comments.filter(pl.col("table") == "interactions")
    written = comments.group_by("account", "commenter").agg(pl.col("row"), written=pl.len())
    loudest = written.sort(["account", "written", "commenter"], descending=[False, True, False])
    rows = loudest.group_by("account", maintain_order=True).agg(
        few=pl.len().clip(upper_bound=A_FEW), rows=pl.col("row").head(A_FEW).explode()
    )
    few = times(pl.col("few"), "person", "people")
    sentence = pl.format("{} wrote {} of the comments there", few, percent(pl.col("few_share")))
    return stated(doubtful.join(rows, on="account"), "against", "few voices", sentence, ["few_share", "comments"])


def poorly_engaged(case: Case) -> pl.DataFrame:
    """It is in the lowest quarter of its peers by commenters a post, and half of them or more have more."""
    return engagement(
        case,
        "against",
        (pl.col("better_than") < POORLY) & (pl.col("worse_than") >= MOST),
        "fewer than",
        pl.col("worse_than"),
    )


def followers_unknown(case: Case) -> pl.DataFrame:
    """Nobody knows yet whether it is of the right size."""
    found = case.about.filter(pl.col("followers").is_null())
    return stated(
        _without_rows(found),
        "against",
        "followers unknown",
        pl.lit("Follower count unknown"),
        table="accounts",
    )


def _without_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """What is missing has no rows to show."""
    return frame.with_columns(rows=pl.lit([], dtype=pl.List(pl.String)))
