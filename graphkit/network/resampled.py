"""Networks as they might have been, had other posts of the same accounts been seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.log.log import Log
from graphkit.network.arrays import Rows, Vector
from graphkit.network.network import Network
from graphkit.network.numbering import numbered

# One post in so many is drawn, and counts for as many.
AS_OFTEN: Final = 2


@dataclass(frozen=True)
class Foundation:
    """Which posts the ties of a network rest on: the tie at place n of `tie` rests on the post at place n of `post`.

    Posts are numbered as in `posts`, sorted; an act on no known post has a number of its own, from there on.
    """

    posts: pl.Series
    tie: Rows
    post: Rows
    size: int

    @classmethod
    def of(cls, log: Log, net: Network) -> Foundation:
        """The foundation of a network that was made of this log."""
        commented = log.interactions["post_id"]
        posts = pl.concat([log.posts["post_id"], commented]).drop_nulls().unique().sort()
        acts = log.interactions.lazy().select("post_id", source="actor_id", target="target_id")
        by_number = numbered(acts, net.accounts["account"], "source", "target")
        ties = net.numbered_ties.rows.lazy().select("source", "target").with_row_index("tie")
        places = posts.to_frame("post_id").lazy().with_row_index("post")
        rests = by_number.join(ties, on=["source", "target"]).join(places, on="post_id", how="left")
        known = rests.drop_nulls("post").select("tie", "post").unique()
        # Its own number, since acts on no known post count one each.
        alone = rests.filter(pl.col("post").is_null()).select("tie").sort("tie")
        numbers = alone.with_row_index("post", posts.len()).select("tie", "post")
        found = pl.concat([known, numbers], how="vertical_relaxed").collect()
        size = posts.len() + numbers.collect().height
        return cls(posts, found["tie"].to_numpy(), found["post"].to_numpy(), size)

    def lots(self, generator: np.random.Generator) -> NDArray[np.int64]:
        """How often each post is seen in a draw: half of them, counted twice.

        A bootstrap of as many posts as there are finds too little spread, since no draw has a commenter whom nobody
        saw, nor other communities; one of half as many finds about what other posts of the same accounts would have
        (docs/score.md; m out of n: Bickel, Götze and van Zwet 1997).
        """
        lots: NDArray[np.int64] = AS_OFTEN * generator.poisson(1 / AS_OFTEN, self.size)
        return lots

    def weights(self, net: Network, lots: NDArray[np.int64]) -> Vector:
        """The weights of the ties, each post counted as often as it was drawn; given ties stay as they are."""
        now = net.numbered_ties.rows["weight"].cast(pl.Float64).to_numpy()
        weights: Vector = now + np.bincount(self.tie, lots[self.post] - 1.0, minlength=len(now))
        return weights
