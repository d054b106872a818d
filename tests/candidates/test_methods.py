"""What each method gives an author, by sets and by networkx."""

from __future__ import annotations

import math

import networkx as nx
import polars as pl
import pytest

from graphkit import Candidates, Log, closeness, find_candidates
from graphkit.candidates.methods import METHODS, rate_authors
from tests.made_up import niches

pytestmark = pytest.mark.usefixtures("few_draws")

SEEDS = ["g0a2", "g1a1"]


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), "g0a1")


def rated(found: Candidates, method: str) -> dict[str, float | None]:
    return dict(rate_authors(found, SEEDS).select("account", method).iter_rows())


def test_every_author_is_rated(found: Candidates) -> None:
    ratings = rate_authors(found, SEEDS)

    assert ratings.columns == ["account", *METHODS]
    assert ratings["account"].to_list() == sorted(found.accounts.filter("author")["account"])


def test_the_score_orders_as_the_list_does(found: Candidates) -> None:
    listed = find_candidates(niches(), SEEDS, top=1_000).frame["account"].to_list()
    by_score = rate_authors(found, SEEDS).drop_nulls("score").sort("score", descending=True)["account"]

    assert by_score.to_list() == listed


def test_closeness_is_that_of_the_seeds(found: Candidates) -> None:
    expected = dict(closeness(found.network, SEEDS).iter_rows())

    assert rated(found, "closeness") == {account: expected.get(account) for account in rated(found, "closeness")}


def test_shared_commenters_are_the_neighbours_in_common(found: Candidates) -> None:
    graph = found.network.to_networkx().to_undirected()
    for account, common in rated(found, "shared_commenters").items():
        assert (common or 0) == sum(len(set(graph[account]) & set(graph[seed])) for seed in SEEDS)


def test_pagerank_is_that_of_networkx(found: Candidates) -> None:
    graph: nx.Graph[str] = nx.Graph()
    for source, target, weight in found.network.ties.select("source", "target", "weight").iter_rows():
        before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=before + math.log1p(weight))
    expected = nx.pagerank(graph, 0.85, personalization=dict.fromkeys(SEEDS, 0.5), tol=1e-12)

    for account, share in rated(found, "pagerank").items():
        assert (share or 0) == pytest.approx(expected[account], abs=1e-8)


def test_what_is_not_reached_is_null() -> None:
    pairs = pl.DataFrame({"source": ["a", "b", "x", "y"], "target": ["b", "a", "y", "x"]})
    ratings = rate_authors(find_candidates(Log(edges=pairs), "a"), ["a"])

    assert ratings.filter(pl.col("account").is_in(["x", "y"])).select(METHODS).null_count().row(0) == (2, 2, 2, 2)
