"""How far scores and ranks depend on which posts happened to be seen: a bootstrap over posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.brief.brief import Brief
from graphkit.candidates.rank import in_order
from graphkit.candidates.score import add_score, add_shares
from graphkit.features.authors import exchanges
from graphkit.features.peers import PEERS
from graphkit.features.rate import as_usual, shrunk_among
from graphkit.log.log import Log
from graphkit.log.received import comments_received
from graphkit.network.choice import auto_method
from graphkit.network.closeness import closeness
from graphkit.network.network import Network
from graphkit.network.resampled import Foundation

# Nine of ten draws lie within; the ends of a wider interval would each rest on a draw or two.
ENDS: Final = (0.05, 0.95)
DRAWS: Final = 30
# Beyond so many ties fewer draws are made, so that the time grows no faster than the network ...
ALL_UP_TO: Final = 200_000
# ... and with fewer than these there are no ends to speak of.
FEWEST: Final = 10
SPANS: Final = pl.Schema(
    {"score_low": pl.Float64(), "score_high": pl.Float64(), "rank_low": pl.Int64(), "rank_high": pl.Int64()}
)


@dataclass(frozen=True)
class Question:
    """What was asked: the candidates of which seeds, in which data, for which brief."""

    log: Log
    net: Network
    seeds: tuple[str, ...]
    not_like: tuple[str, ...]
    brief: Brief
    seed: int


def add_spans(accounts: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Add `score_low`, `score_high`, `rank_low` and `rank_high` of who passed every gate: nine of ten draws lie within.

    So do the score and the place themselves. In each draw every post counts as often as lots have it
    (`Foundation.lots`), and with it the comments on it: closeness, exchange and engagement are worked out again.
    Communities, partners, topic and brand stay as they are (how well the spans hold is in docs/score.md). Null where
    no posts were seen, as in an edge list, and in a network too large for partitions, which the draws would have to
    share.

    `accounts` has the columns of the score, its shares, its group and its gate.
    """
    anybody = accounts["gate"].null_count() > 0
    if not (anybody and asked.log.posts.height and auto_method(asked.net, asked.seed).method == "fusion"):
        return accounts.with_columns(pl.lit(None, kind).alias(column) for column, kind in SPANS.items())
    drawn = pl.concat(_draws(accounts.filter("author"), asked))
    spans = _around(_placed(accounts.filter(pl.col("gate").is_null())), _ends(drawn))
    return accounts.join(spans, on="account", how="left", maintain_order="left")


def enough_draws(ties: int) -> int:
    """How many draws are worth their time in a network of so many ties."""
    return max(FEWEST, min(DRAWS, DRAWS * ALL_UP_TO // max(ties, 1)))


def _ends(drawn: pl.DataFrame) -> pl.DataFrame:
    """account, and the ends that nine of ten draws lie between."""
    low, high = ENDS
    ends = [(value, side, end) for value in ("score", "rank") for side, end in (("low", low), ("high", high))]
    return drawn.group_by("account").agg(
        pl.col(value).quantile(end, "nearest").cast(SPANS[f"{value}_{side}"]).alias(f"{value}_{side}")
        for value, side, end in ends
    )


def _around(placed: pl.DataFrame, ends: pl.DataFrame) -> pl.DataFrame:
    """account and its spans: the posts that were seen are one of the outcomes that there might have been, too."""
    return placed.join(ends, on="account").select(
        "account",
        *(pl.min_horizontal(value, f"{value}_low").alias(f"{value}_low") for value in ("score", "rank")),
        *(pl.max_horizontal(value, f"{value}_high").alias(f"{value}_high") for value in ("score", "rank")),
    )


def _draws(authors: pl.DataFrame, asked: Question) -> Iterator[pl.DataFrame]:
    """account, score and rank of who passed every gate: nobody in the first frame, then those of one draw each."""
    foundation = Foundation.of(asked.log, asked.net)
    published = _published(asked.log, authors, foundation.posts)
    yield _listed(authors.head(0), asked.brief)
    for draw in range(enough_draws(asked.net.numbered_ties.rows.height)):
        lots = foundation.lots(np.random.default_rng((asked.seed, draw)))
        other = asked.net.reweighted(foundation.weights(asked.net, lots), asked.seed)
        if seeds := _tied_seeds(other, asked.seeds):
            near = closeness(other, seeds, seed=asked.seed, not_like=asked.not_like)
            yield _listed(_described(authors, other, near, seeds, _seen(published, lots)), asked.brief)


def _tied_seeds(net: Network, seeds: Sequence[str]) -> list[str]:
    """Of the others nothing was seen in this draw."""
    tied = set(net.accounts["account"].filter(pl.Series(net.neighbours > 0)))
    return [account for account in seeds if account in tied]


def _described(
    authors: pl.DataFrame, net: Network, near: pl.DataFrame, seeds: Sequence[str], seen: pl.DataFrame
) -> pl.DataFrame:
    """The authors with what is different in this draw."""
    tied = pl.DataFrame({"account": net.accounts["account"], "tied": net.neighbours})
    mutual = exchanges(net, seeds).group_by("account").agg(pl.col("mutual").sum())
    # Whom the seeds do not reach in this draw is the farthest; whom they never reach stays unknown.
    reached = authors["closeness"].is_not_null()
    described = authors.drop("closeness", "mutual", "tied", "voices", "rate")
    for part in (near, mutual, tied, seen):
        described = described.join(part, on="account", how="left", maintain_order="left")
    return described.with_columns(
        pl.when(reached).then(pl.col("closeness").fill_null(0.0)),
        pl.col("mutual").fill_null(0.0),
        rate=pl.when(pl.col("drawn") > 0).then(shrunk_among(PEERS, "voices", "drawn")),
    ).with_columns(
        # A draw without any of its posts says nothing of an author: as much as the mean of its peers does.
        pl.when(pl.col("posts_seen") > 0).then(pl.col("rate").fill_null(pl.col("rate").mean().over(PEERS)))
    )


def _listed(authors: pl.DataFrame, brief: Brief) -> pl.DataFrame:
    return _placed(add_score(add_shares(authors), brief).filter(pl.col("gate").is_null()))


def _placed(passed: pl.DataFrame) -> pl.DataFrame:
    """account, score and rank of who passed every gate."""
    return in_order(passed).select("account", "score", rank=pl.int_range(1, pl.len() + 1))


def _published(log: Log, authors: pl.DataFrame, posts: pl.Series) -> pl.DataFrame:
    """account, post (its number), voices: how many others than partners comment on each post, as is usual."""
    own = log.posts.lazy().select("post_id", account="author_id").drop_nulls()
    pairs = authors.lazy().select("account", commenter="partners").explode("commenter").drop_nulls()
    alone = pl.col("commenter").filter(pl.col("partner").is_null())
    comments = (
        comments_received(log)
        .join(pairs.with_columns(partner=True), on=["account", "commenter"], how="left")
        .group_by("account", "post_id")
        .agg(voices=alone.n_unique())
        .with_columns(as_usual("voices", "account"))
    )
    places = posts.to_frame("post_id").lazy().with_row_index("post")
    return (
        own.join(comments, on=["account", "post_id"], how="left")
        .join(places, on="post_id")
        .select("account", "post", pl.col("voices").fill_null(0))
        .sort("account", "post")
        .collect()
    )


def _seen(published: pl.DataFrame, lots: NDArray[np.int64]) -> pl.DataFrame:
    """account, drawn (posts), voices: what of each author is seen in this draw."""
    drawn = published.with_columns(times=pl.Series(lots[published["post"].to_numpy()]))
    seen = drawn.group_by("account").agg(drawn=pl.col("times").sum(), voices=(pl.col("times") * pl.col("voices")).sum())
    return seen.sort("account")
