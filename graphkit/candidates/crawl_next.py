"""Accounts worth collecting next: where one more look would change the list most."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.gates import FEW_COMMENTS, FEW_POSTS, UNPUBLISHED

BARELY: Final = 5
MOST_OF_A_KIND: Final = 50


def find_next(accounts: pl.DataFrame, candidates: pl.DataFrame, published: pl.DataFrame) -> pl.DataFrame:
    """account, label, handle, url, get (followers, posts, comments or profile), reason, closeness; nearest first.

    `published` has, by account, how many posts there are by its profile (`posts`; null: unknown).

    - followers: candidates whose follower count is unknown;
    - posts: candidates of whom few posts were seen, and those who would be candidates had enough been seen;
    - comments: those who would be, had enough of the comments on their posts been seen;
    - profile: commenters so near the seeds that they would be candidates if they publish.
    """
    listed = accounts.filter(pl.col("account").is_in(candidates["account"].to_list()))
    unknown = _asked(listed.filter(pl.col("followers").is_null()), "followers", pl.lit("its follower count is unknown"))
    seen = pl.format("only {} of its posts seen", "posts_seen")
    # In a plain edge list nobody's posts were seen, and that says nothing.
    few = (pl.col("posts_seen") < BARELY) & (accounts["posts_seen"].max() != 0)
    barely = _asked(listed.filter(few), "posts", seen)
    thin = _asked(accounts.filter(pl.col("gate") == FEW_POSTS), "posts", seen + ", too few for a place")
    part = pl.format("only {} % of the comments on its posts seen", (pl.col("coverage") * 100).floor().cast(pl.Int64))
    partly = _asked(accounts.filter(pl.col("gate") == FEW_COMMENTS), "comments", part + ", too few for a place")
    silent = accounts.filter(pl.col("gate") == UNPUBLISHED, pl.col("tied") > 1, pl.col("closeness").is_not_null()).join(
        published, on="account", how="left", maintain_order="left"
    )
    tied = pl.format("tied to {} accounts; ", "tied")
    nobody_knows = _asked(silent.filter(pl.col("posts").is_null()), "profile", tied + "does it publish?")
    unseen = tied + pl.format("{} posts, none seen", "posts")
    publishing = _asked(silent.filter(pl.col("posts") > 0), "posts", unseen)
    return pl.concat([unknown, barely, thin, partly, publishing, nobody_knows]).sort(
        ["closeness", "account", "get"], descending=[True, False, False], nulls_last=True
    )


def _asked(accounts: pl.DataFrame, get: str, reason: pl.Expr) -> pl.DataFrame:
    nearest = accounts.sort(["closeness", "account"], descending=[True, False], nulls_last=True).head(MOST_OF_A_KIND)
    return nearest.select("account", "label", "handle", "url", get=pl.lit(get), reason=reason, closeness="closeness")
