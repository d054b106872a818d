"""A made-up world of commenters in which it is known who belongs to which niche, and who is large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

SEED: Final = 1
# The shares of a fan's comments that go to celebrities, to any influencer and to tiny authors.
OF_FANS: Final = (0.25, 0.15, 0.02)
# Of an influencer's to celebrities.
OF_INFLUENCERS: Final = 0.1
# One fan in five likes two niches alike.
TWO_NICHES: Final = 0.2
MOST_COMMENTS: Final = 200


@dataclass(frozen=True)
class Size:
    """How many there are of each kind; the rest are fans. How popular authors are is lognormal(0, `spread`). Of what
    influencers write the share `elsewhere` goes to any influencer, besides what goes to celebrities.
    """

    accounts: int
    niches: int
    influencers: int
    celebrities: int
    tiny: int
    spread: float = 1.0
    elsewhere: float = 0.3


SMALL: Final = Size(6_000, niches=10, influencers=150, celebrities=7, tiny=280)
LARGE: Final = Size(30_000, niches=30, influencers=450, celebrities=20, tiny=1_400)


@dataclass(frozen=True)
class World:
    """`edges` (source, target, weight), and of each account its `niche`; -1 for celebrities."""

    size: Size
    edges: pl.DataFrame
    niche: Numbers
    influencers: Numbers
    celebrities: Numbers
    tiny: Numbers

    def of_niches(self, accounts: Numbers) -> Mapping[int, Numbers]:
        return {niche: accounts[self.niche[accounts] == niche] for niche in range(self.size.niches)}


def planted(size: Size = SMALL, seed: int = SEED) -> World:
    """Niches of unequal size; tiny authors are fans of a niche on whom somebody comments now and then."""
    lots = np.random.default_rng(seed)
    share = 1 / np.sqrt(np.arange(1, size.niches + 1))
    share /= share.sum()
    influencers, celebrities, tiny, fans = np.split(
        np.arange(size.accounts), np.cumsum([size.influencers, size.celebrities, size.tiny]).tolist()
    )
    niche = lots.choice(size.niches, size.accounts, p=share)
    ends = np.round(np.cumsum([0, *share]) * size.influencers).astype(int)
    niche[influencers] = np.repeat(np.arange(size.niches), np.diff(ends))
    niche[celebrities] = -1
    second = np.where(lots.random(size.accounts) < TWO_NICHES, lots.choice(size.niches, size.accounts, p=share), niche)
    source, of_fans = _writers(lots, np.append(tiny, fans), influencers)
    likes = np.where(of_fans & (lots.random(len(source)) < 0.5), second[source], niche[source])
    kind = _kinds(lots, of_fans, (OF_INFLUENCERS, size.elsewhere, 0.0))
    audiences = [(kind == number, accounts) for number, accounts in enumerate((celebrities, influencers, tiny))]
    audiences += [
        ((kind == len(OF_FANS)) & (likes == home), influencers[niche[influencers] == home])
        for home in range(size.niches)
    ]
    popular, target = lots.lognormal(0, size.spread, size.accounts), np.empty(len(source), np.int64)
    for chosen, accounts in audiences:
        weight = popular[accounts] / popular[accounts].sum()
        target[chosen] = lots.choice(accounts, chosen.sum(), p=weight)
    return World(size, _edges(source, target), niche, influencers, celebrities, tiny)


def _writers(lots: np.random.Generator, followers: Numbers, influencers: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Who writes each of the comments, and whether a fan does."""
    comments = np.minimum(MOST_COMMENTS, 1 + 3 * lots.pareto(1.3, len(followers))).astype(np.int64)
    by_fans = np.repeat(followers, comments)
    by_influencers = np.repeat(influencers, lots.integers(6, 31, len(influencers)))
    return np.append(by_fans, by_influencers), np.repeat([True, False], [len(by_fans), len(by_influencers)])


def _kinds(lots: np.random.Generator, of_fans: NDArray[np.bool_], of_influencers: tuple[float, ...]) -> Numbers:
    """Whether each comment goes to a celebrity, any influencer, a tiny author, or into the niche."""
    shares = np.where(of_fans[:, None], np.cumsum(OF_FANS), np.cumsum(of_influencers))
    kind: Numbers = (lots.random(len(of_fans))[:, None] > shares).sum(axis=1)
    return kind


def _edges(source: Numbers, target: Numbers) -> pl.DataFrame:
    written = pl.DataFrame({"source": source, "target": target}).filter(pl.col("source") != pl.col("target"))
    edges = written.group_by("source", "target").agg(weight=pl.len().cast(pl.Float64))
    return edges.with_columns(pl.col("source", "target").cast(pl.String)).sort("source", "target")
