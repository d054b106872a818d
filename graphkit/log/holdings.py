"""How much a log holds, and what share that is of what the platform itself counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from graphkit.log.log import Log
from graphkit.log.people import ids_of
from graphkit.log.received import comments_of


@dataclass(frozen=True)
class Holdings:
    """How much there is in a log.

    `comments` are comments and replies, `acts` everything else; `first` and `last` span both. Of the
    `comments_counted` that the platform itself counted under posts, `comments_fetched` are in the log. Of the
    `commenters`, `commenters_sized` have a known number of followers.
    """

    accounts: int
    posts: int
    comments: int
    acts: int
    first: datetime | None
    last: datetime | None
    comments_fetched: int
    comments_counted: int
    commenters: int
    commenters_sized: int

    @property
    def fetched_share(self) -> float | None:
        """Unknown where the platform's own counts are."""
        return self.comments_fetched / self.comments_counted if self.comments_counted else None


def holdings(log: Log) -> Holdings:
    """What the log has.

    >>> held = holdings(Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]})))
    >>> held.comments, held.commenters, held.fetched_share
    (1, 1, None)
    """
    said = comments_of(log).collect()
    fetched, counted = _fetched(log, said)
    commenters = said.select(account_id="actor_id").drop_nulls().unique()
    sized = commenters.join(log.accounts.drop_nulls("followers"), on="account_id", how="semi")
    times = log.interactions["created_at"]
    return Holdings(
        accounts=ids_of(log).collect().height,
        posts=log.posts.height,
        comments=said.height,
        acts=log.interactions.height - said.height + log.edges.height,
        first=_time(times.min()),
        last=_time(times.max()),
        comments_fetched=fetched,
        comments_counted=counted,
        commenters=commenters.height,
        commenters_sized=sized.height,
    )


def _fetched(log: Log, said: pl.DataFrame) -> tuple[int, int]:
    """Comments in the log, and counted by the platform, under the posts whose count is known."""
    under = said.group_by("post_id").agg(fetched=pl.len())
    known = log.posts.drop_nulls("comments").join(under, on="post_id", how="left")
    # Comments come in after a count was taken: no post has more than all of them.
    fetched = pl.min_horizontal(pl.col("fetched").fill_null(0), pl.col("comments"))
    counts = known.select(fetched=fetched.sum(), counted=pl.col("comments").sum())
    return int(counts["fetched"][0]), int(counts["counted"][0])


def _time(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None
