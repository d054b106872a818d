"""A row an account: what was seen of it, how it stands to the seeds, and its score."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit.brief.brief import Brief
from graphkit.candidates.relations import relations
from graphkit.candidates.score import add_score, add_shares
from graphkit.features.authors import describe_authors
from graphkit.features.coverage import describe_coverage
from graphkit.features.peers import PEERS
from graphkit.features.rate import shrunk_among
from graphkit.features.tiers import tier_of
from graphkit.log.log import Log
from graphkit.network.network import Network
from graphkit.trust.comments import comments_on_posts
from graphkit.trust.doubts import find_doubts
from graphkit.trust.partners import find_partners


def describe_accounts(log: Log, net: Network, seeds: Sequence[str], near: pl.DataFrame) -> pl.DataFrame:
    """Every account with what was seen of it and how it stands to the seeds; `near` has the closeness.

    Returns account, label, platform, handle, name, url, followers and tied; author; of authors the columns of
    `describe_authors`, `describe_coverage` and `find_doubts`; of all those of `relations`.
    """
    tied = pl.DataFrame({"account": net.accounts["account"], "tied": net.neighbours})
    known = net.accounts.select("account", "label", "platform", "handle", "name", "url", "followers")
    comments = comments_on_posts(log)
    partners = find_partners(comments, log.posts)
    doubts = find_doubts(comments, partners).rename({"author": "account"})
    authors = describe_authors(log, partners).with_columns(author=True)
    frame = known.join(authors, on="account", how="left", maintain_order="left")
    for part in (doubts, describe_coverage(log), tied, relations(net, seeds, near)):
        frame = frame.join(part, on="account", how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("author").fill_null(False),
        pl.col("posts_seen", "comments", "commenters", "by_partners", "voices").fill_null(0),
        pl.col("partners", "traded").fill_null([]),
        pl.col("bought").fill_null(False),
    )


def score_authors(accounts: pl.DataFrame, brief: Brief) -> pl.DataFrame:
    """Add tier, rate, the shares, the parts and the score; only authors have them.

    Beside fans every one of them would look well engaged. Needs what `describe_accounts` returns, and topic, affinity
    and look.
    """
    in_tiers = accounts.with_columns(tier_of(brief.tiers))
    authors, others = in_tiers.filter("author"), in_tiers.filter(~pl.col("author"))
    rated = authors.with_columns(
        rate=pl.when(pl.col("posts_seen") > 0).then(shrunk_among(PEERS, "voices", "posts_seen"))
    )
    scored = add_score(add_shares(rated), brief)
    return pl.concat([scored, others], how="diagonal")
