"""The share of a known group that one member finds must not fall."""

from __future__ import annotations

import pytest

from tests.benchmarks.accuracy import by_closeness, by_shared_commenters, load_sample, measure


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("lastfm_asia", 0.68), ("youtube_political", 0.50)])
def test_closeness_finds_the_known_group(name: str, least: float) -> None:
    data = load_sample(name)
    found = measure(data, by_closeness)["r_precision"]

    assert len(found) == 60
    assert found.mean() >= least
    assert found.mean() > measure(data, by_shared_commenters)["r_precision"].mean()
