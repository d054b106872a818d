"""Features, as the map tells of them."""

from __future__ import annotations

import pytest

from graphkit import Candidates, find_candidates
from graphkit.features.known_features import FEATURES
from graphkit.maps.features import UNITS
from graphkit.maps.view import View, make_view
from tests.made_up import HOWEVER_LITTLE, niches


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"], top=5, brief=HOWEVER_LITTLE)


@pytest.fixture(scope="module")
def view(found: Candidates) -> View:
    return make_view(found)


def test_seeds_and_candidates_alone_have_features(view: View, found: Candidates) -> None:
    told = {view["accounts"]["id"][place] for place in view["features"]["accounts"]}

    assert told == {*found.seeds, *found.frame["account"]}
    assert [feature["name"] for feature in view["features"]["each"]] == [feature.name for feature in FEATURES]


def test_each_figure_is_that_of_the_result(view: View, found: Candidates) -> None:
    features = view["features"]
    for position, (place, peers) in enumerate(zip(features["accounts"], features["peers"], strict=True)):
        real = {row["feature"]: row for row in found.features_of(view["accounts"]["id"][place]).iter_rows(named=True)}
        for feature in features["each"]:
            row = real[feature["name"]]
            assert feature["of"] == row["of"]
            assert peers == row["peer_group"]
            for column in ("n", "peers", "reason"):
                assert feature[column][position] == row[column]
            value, percentile = feature["value"][position], feature["percentile"][position]
            assert value == (None if row["value"] is None else pytest.approx(row["value"], rel=5e-3))
            assert percentile == (None if row["percentile"] is None else pytest.approx(row["percentile"], abs=0.5))


def test_units_are_of_features_there_are() -> None:
    assert set(UNITS) <= {feature.name for feature in FEATURES}
