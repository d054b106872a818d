"""Do the same people come back?"""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.log.log import Log
from graphkit.log.received import comments_received

MOST_FREQUENT: Final = 10


def describe_loyalty(log: Log) -> pl.DataFrame:
    """One row an author whom others comment on, as far as the posts they comment on are known.

    Returns account; loyal_of, how many comment there; repeat, the share of them who do so on two posts or more;
    by_ten, the share of the comments by the ten who write most; spread_over, the number of equally busy commenters
    that would be as evenly spread (the exponential of Shannon's entropy; Hill 1973).
    """
    acts = comments_received(log).filter(pl.col("post_id").is_not_null())
    commenters = acts.group_by("account", "commenter").agg(posts=pl.col("post_id").n_unique(), comments=pl.len())
    share = pl.col("comments") / pl.col("comments").sum()
    return (
        commenters.sort("account", "commenter")
        .group_by("account")
        .agg(
            loyal_of=pl.len(),
            repeat=(pl.col("posts") > 1).mean(),
            by_ten=pl.col("comments").top_k(MOST_FREQUENT).sum() / pl.col("comments").sum(),
            spread_over=(-(share * share.log()).sum()).exp(),
        )
        .sort("account")
        .collect()
    )
