"""What went to and fro between an account and each seed, counted."""

from __future__ import annotations

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.log.received import comments_of


def exchanges_of(found: Candidates, accounts: pl.Series) -> pl.DataFrame:
    """account, seed, gave, got, latest (a day): comments and replies to the seed, from it, and when the last one was.

    Only pairs of which one commented on the other; of the seeds, the one with most of it going both ways comes first.
    """
    said = comments_of(found.log)
    gave = said.select(account="actor_id", seed="target_id", gave=1, got=0, written="created_at")
    got = said.select(account="target_id", seed="actor_id", gave=0, got=1, written="created_at")
    theirs = pl.col("account").is_in(accounts.implode()) & pl.col("seed").is_in(list(found.seeds))
    counted = (
        pl.concat([gave, got])
        .filter(theirs, pl.col("account") != pl.col("seed"))
        .group_by("account", "seed")
        .agg(pl.col("gave", "got").sum(), latest=pl.col("written").max().dt.strftime("%Y-%m-%d"))
        .collect()
    )
    both = pl.min_horizontal("gave", "got")
    return counted.sort("account", both, "gave", "got", "seed", descending=[False, True, True, True, False])
