"""The share of a known group that one member finds must not fall."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from tests.benchmarks.accuracy import measure
from tests.benchmarks.accuracy_table import CHOSEN, difference
from tests.benchmarks.grouped import IN_SAMPLES, load_sample
from tests.benchmarks.rankers import BASELINES, METHODS, PAGERANK_OVER_STRENGTH, SHARED_COMMENTERS
from tests.benchmarks.trials import TRIALS, draw_trials

COMPARED = {name: (BASELINES | METHODS)[name] for name in (CHOSEN, PAGERANK_OVER_STRENGTH, SHARED_COMMENTERS)}
sample = cache(load_sample)


@cache
def found(name: str, seeds: int = 1) -> pl.DataFrame:
    return measure(sample(name), COMPARED, seeds)


def mean(name: str, ranker: str, seeds: int = 1) -> float:
    return float(found(name, seeds).filter(ranker=ranker)["r_precision"].to_numpy().mean())


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("lastfm_asia", 0.70), ("youtube_political", 0.53)])
def test_closeness_finds_the_known_group(name: str, least: float) -> None:
    assert mean(name, CHOSEN) >= least


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_SAMPLES)
@pytest.mark.parametrize("other", [PAGERANK_OVER_STRENGTH, SHARED_COMMENTERS])
def test_it_finds_more_than_what_people_use(name: str, other: str) -> None:
    assert mean(name, CHOSEN) > mean(name, other)


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_SAMPLES)
def test_three_seeds_find_no_less_than_one(name: str) -> None:
    assert mean(name, CHOSEN, seeds=3) >= mean(name, CHOSEN)


@pytest.mark.slow
def test_what_it_finds_more_is_no_luck_of_the_trials() -> None:
    above, low, high = difference(pl.concat(map(found, IN_SAMPLES)), CHOSEN, PAGERANK_OVER_STRENGTH)

    assert 0 < low < above < high


def test_trials_are_the_same_each_time_and_others_in_another_draw() -> None:
    data = sample("youtube_political")
    seeds = [[tuple(trial.seeds) for trial in draw_trials(data, draw=draw)] for draw in (0, 0, 1)]

    assert len(seeds[0]) == TRIALS
    assert seeds[0] == seeds[1] != seeds[2]


def test_a_hub_is_among_the_best_connected_of_its_group() -> None:
    data = sample("youtube_political")

    for trial in draw_trials(data, hub=True):
        above = (data.neighbours[trial.group] > data.neighbours[trial.seeds[0]]).sum()
        assert above < max(1, len(trial.group) // 10)
