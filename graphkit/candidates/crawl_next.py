"""Accounts worth collecting next: where one more look would change the list most."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.gates import UNPUBLISHED

FEW_POSTS: Final = 5
MOST_OF_A_KIND: Final = 50


def find_next(accounts: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """account, label, handle, url, get (followers, posts or profile), reason, closeness; nearest to the seeds first.

    - followers: candidates whose follower count is unknown;
    - posts: candidates of whom few posts were seen;
    - profile: commenters so near the seeds that they would be candidates if they publish.
    """
    listed = accounts.filter(pl.col("account").is_in(candidates["account"].to_list()))
    unknown = _asked(listed.filter(pl.col("followers").is_null()), "followers", pl.lit("its follower count is unknown"))
    seen = pl.format("only {} of its posts seen", "posts_seen")
    # In a plain edge list nobody's posts were seen, and that says nothing.
    few = (pl.col("posts_seen") < FEW_POSTS) & (accounts["posts_seen"].max() != 0)
    barely = _asked(listed.filter(few), "posts", seen)
    silent = accounts.filter(pl.col("gate") == UNPUBLISHED, pl.col("tied") > 1, pl.col("closeness").is_not_null())
    near = pl.format("comments on {} accounts near the seeds; does it publish?", "tied")
    return pl.concat([unknown, barely, _asked(silent, "profile", near)]).sort(
        ["closeness", "account", "get"], descending=[True, False, False], nulls_last=True
    )


def _asked(accounts: pl.DataFrame, get: str, reason: pl.Expr) -> pl.DataFrame:
    nearest = accounts.sort(["closeness", "account"], descending=[True, False], nulls_last=True).head(MOST_OF_A_KIND)
    return nearest.select("account", "label", "handle", "url", get=pl.lit(get), reason=reason, closeness="closeness")
