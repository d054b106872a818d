"""What a simulated crawl reads, and in what order."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

from tests.benchmarks.crawls import Crawl, as_judged, as_labelled
from tests.benchmarks.grouped import Grouped
from tests.benchmarks.planted import planted
from tests.benchmarks.trials import Trial

# Who commented on whom, how often; nobody did on d and e.
TIES = [("b", "a", 1.0), ("c", "a", 3.0), ("d", "a", 3.0), ("d", "b", 1.0), ("a", "c", 2.0), ("e", "c", 1.0)]


def crawl() -> Crawl:
    edges = pl.DataFrame(TIES, schema=["source", "target", "weight"], orient="row")
    return as_labelled(Grouped("toy", list("abcde"), edges, {"one": np.array([0, 2]), "two": np.array([1, 3])}))


def test_reads_who_commented_most_first_and_nobody_with_nothing_to_show() -> None:
    assert list(crawl().breadth_first("a")) == ["a", "c", "b"]


def test_sees_whoever_commented_on_those_that_were_read() -> None:
    seen = crawl().seen(["a"])

    assert seen.net.accounts["account"].to_list() == ["a", "b", "c", "d"]
    assert seen.neighbours.tolist() == [3, 1, 1, 1, 0]


def test_the_group_is_the_one_of_the_seed() -> None:
    trial = Trial(np.array([0, 2]), np.array([0]))
    seen, judged = as_judged(crawl().seen(["a"]), {"x": np.array([1, 4]), "y": np.array([0, 1, 3])}, trial)

    assert judged.group.tolist() == [0, 1, 3]
    assert np.flatnonzero(seen.ranked).tolist() == [0, 1, 3]


def test_the_planted_world_is_the_same_each_time_and_fans_stay_at_home() -> None:
    world, again = planted(), planted()
    ends = [pl.col("source", "target").cast(pl.Int64)]
    source, target = world.edges.select(ends)
    niche = world.niche[[source, target]]
    large = np.isin(target, world.influencers)

    assert world.edges.equals(again.edges)
    assert [len(own) for own in world.of_niches(world.influencers).values()] == sorted(
        (len(own) for own in world.of_niches(world.influencers).values()), reverse=True
    )
    assert set(world.niche[world.influencers]) == set(range(world.size.niches))
    assert 0.5 < (niche[0] == niche[1])[large].mean() < 0.8
    assert all(one <= other for one, other in pairwise(world.edges["source"]))
