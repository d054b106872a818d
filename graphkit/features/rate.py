"""How many comment on a post, told of accounts of which little was seen, too."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def shrunk_among(peers: Sequence[str], voices: str, posts: str) -> pl.Expr:
    """`voices` a post, drawn towards the mean of the `peers` the more, the fewer posts were seen.

    The rates of the peers are taken as drawn from a gamma distribution, of which mean and variance follow from theirs
    (method of moments; Clayton and Kaldor 1987), and a rate is what its posts leave of it: (voices + alpha) / (posts +
    beta). Where the peers differ no more than chance has it, each has their mean.
    """
    seen = pl.when(pl.col(posts) > 0).then(pl.col(posts))
    said = pl.when(pl.col(posts) > 0).then(pl.col(voices))
    total = seen.sum().over(peers)
    mean = said.sum().over(peers) / total
    rate = said / seen
    by_chance = mean * seen.count().over(peers) / total
    between = (seen * (rate - mean) ** 2).sum().over(peers) / total - by_chance
    beta = mean / between
    return pl.when(between > 0).then((said + mean * beta) / (seen + beta)).otherwise(mean)
