"""How many comment on a post, told of accounts of which little was seen, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

# A giveaway draws a crowd that neither came before nor comes again. A good post is the upper quartile of an account's.
GOOD: Final = 0.75
# Small numbers differ by chance alone: so many standard deviations of a Poisson number are nothing unusual.
BY_CHANCE: Final = 3


def as_usual(voices: str, account: str) -> pl.Expr:
    """The `voices` of each post, but at most twice those of a good one: the upper quartile of the account's.

    The mean of such (winsorised; Tukey 1962) numbers is what a post usually brings, whatever one giveaway did. Below
    nine, where chance alone does as much, three standard deviations above a good one count as well. The limit never
    rises when a post has fewer voices, as one would that depends on the spread. Where few posts were seen, none is far
    above the quartile. A post on which nobody was seen to comment is null, and not among them.
    """
    good = pl.max_horizontal(pl.col(voices).quantile(GOOD, "linear").over(account), 1.0)
    return pl.col(voices).cast(pl.Float64).clip(upper_bound=good + pl.max_horizontal(good, BY_CHANCE * good.sqrt()))


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
