"""Bagged partitions, what they say of the ties, and what is kept of them."""

from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import ConfigurationError, Network
from graphkit.network import partitions
from graphkit.network.agreement import Agreement, agreement
from graphkit.network.consensus import consensus
from graphkit.network.pairs import Pairs
from graphkit.network.partitions import (
    FULL,
    FULL_UP_TO,
    NONE,
    RESOLUTIONS,
    Members,
    Partitions,
    draw_partitions,
    enough_partitions,
    kept_ties,
    resolutions_of,
)
from graphkit.network.prepared import FLOOR, Prepared, ensemble_ties, prepared_from
from tests.conftest import ROOT
from tests.made_up import niches


def cliques(count: int = 6, size: int = 8) -> Network:
    """Cliques in a ring, one tie between each and the next."""
    return Network.from_networkx(nx.relabel_nodes(nx.ring_of_cliques(count, size), "{:02}".format))


def test_pairs_number_the_tied_accounts_only() -> None:
    graph = nx.Graph([("b", "d"), ("d", "e")])
    graph.add_nodes_from("ac")
    pairs = Pairs.of(Network.from_networkx(graph).bonds)

    assert pairs.accounts.tolist() == [1, 3, 4]
    assert list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)) == [(0, 1), (1, 2)]
    assert pairs.size == 5


@given(st.integers(2, 30), st.integers(0, 100))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_pairs_and_matrix_are_inverse(size: int, seed: int) -> None:
    bonds = Network.from_networkx(nx.gnp_random_graph(size, 0.3, seed=seed)).bonds
    pairs = Pairs.of(bonds)

    assert (pairs.matrix(pairs.bond) != bonds).nnz == 0


def test_each_partition_leaves_out_its_own_fifth_of_the_ties() -> None:
    pairs = Pairs.of(cliques(40, 12).bonds)
    kept = np.array([kept_ties(pairs, 0, number) for number in range(20)])

    assert 0.78 < kept.mean() < 0.82
    assert len({row.tobytes() for row in kept}) == 20
    assert not np.array_equal(kept[0], kept_ties(pairs, 1, 0))


def test_partitions_find_the_cliques() -> None:
    pairs = Pairs.of(cliques().bonds)
    for members in draw_partitions(pairs, 2, seed=0):
        assert len(np.unique(members)) == 6
        assert (members.reshape(6, 8) == members.reshape(6, 8)[:, :1]).all()


def test_the_first_few_are_spread_over_all_resolutions() -> None:
    assert sorted(resolutions_of(7)) == sorted(RESOLUTIONS) == [0.5, 1, 2, 4, 8, 16, 32]
    assert resolutions_of(9).tolist() == [*RESOLUTIONS, *RESOLUTIONS[:2]]


def test_larger_networks_get_fewer_but_never_none() -> None:
    assert enough_partitions(10) == enough_partitions(FULL_UP_TO) == FULL
    assert enough_partitions(4 * FULL_UP_TO) == FULL // 4
    assert enough_partitions(10**12) == 1
    ties = np.arange(1, 160) * 10**6
    work = [enough_partitions(int(count)) * count for count in ties]
    assert max(work[7:]) <= FULL * FULL_UP_TO


def test_what_the_cliques_say_of_their_ties() -> None:
    net = cliques()
    pairs = Pairs.of(net.bonds)
    found = agreement(pairs, draw_partitions(pairs, 28, seed=0), seed=0)
    inside = pairs.one // 8 == pairs.other // 8

    assert found.unseen[inside].min() > found.unseen[~inside].max()
    assert found.surprise[inside].min() > found.surprise[~inside].max()
    assert 0 < found.reliability <= 1


def test_a_community_says_as_much_as_it_holds_of_ties_it_was_not_made_of() -> None:
    """Of two partitions into as many and as large communities, one has the cliques and one has nothing."""
    pairs = Pairs.of(cliques(40, 12).bonds)
    true = np.repeat(np.arange(40), 12).astype(np.int32)
    real, made_up = agreement(pairs, [true, np.random.default_rng(0).permutation(true)], seed=0).says

    assert real.min() > np.log(10)
    assert np.median(made_up) < np.log(2)
    assert real.max() < np.log(40 * 2)


def test_what_communities_say_is_relied_on_as_far_as_it_is_found_again() -> None:
    clear = Network.from_networkx(nx.relabel_nodes(nx.ring_of_cliques(12, 10), "{:03}".format))
    random = Network.from_networkx(nx.relabel_nodes(nx.gnm_random_graph(400, 1200, seed=1), "{:03}".format))

    assert random.prepare().reliability < 0.35 < 0.8 < clear.prepare().reliability


def test_a_tie_is_judged_by_partitions_that_did_not_see_it() -> None:
    """Two accounts with nobody else in common are together because of their tie alone."""
    graph = nx.compose(nx.ring_of_cliques(4, 6), nx.Graph([(0, 100), (100, 101)]))
    pairs = Pairs.of(Network.from_networkx(nx.relabel_nodes(graph, "{:03}".format)).bonds)
    found = agreement(pairs, draw_partitions(pairs, 56, seed=0), seed=0)
    pendant = (pairs.one == 24) & (pairs.other == 25)

    assert found.surprise[pendant].item() > np.median(found.surprise)
    assert found.unseen[pendant].item() < 0.3 < np.median(found.unseen)


def test_nothing_is_trusted_that_cannot_be_relied_on() -> None:
    pairs = Pairs.of(cliques().bonds)
    said = np.linspace(0, 1, len(pairs.bond))
    in_full = np.ones(len(pairs.accounts))
    unreliable, reliable = (ensemble_ties(pairs, Agreement(said, said, trust, ()), in_full) for trust in (0.0, 1.0))

    assert unreliable.data == pytest.approx(pairs.matrix(pairs.bond).data)
    assert reliable.data.min() == pytest.approx(FLOOR * np.log(2) * 2)
    assert reliable.data.max() == pytest.approx(np.log(2) * 2)


def test_of_two_ends_that_counts_of_which_less_is_believed() -> None:
    """The first clique is believed nothing: its own ties stay as they are, and so do those that lead out of it."""
    pairs = Pairs.of(cliques().bonds)
    unseen, surprise = np.full(len(pairs.bond), 0.2), np.ones(len(pairs.bond))
    believed = np.where(np.arange(48) < 8, 0.0, 1.0)
    weight = (ensemble_ties(pairs, Agreement(surprise, unseen, 1.0, ()), believed) / np.log(2) / 2).toarray()
    tied = weight > 0

    assert weight[:8][tied[:8]] == pytest.approx(1)
    assert weight[8:, 8:][tied[8:, 8:]] == pytest.approx(FLOOR + (1 - FLOOR) * 0.2)


def shared(members: list[list[int]], says: list[list[float]], seed: int) -> list[float]:
    kept = Partitions(np.array(members, np.int32), resolutions_of(len(members)))
    net = edges([("a", "b", 1)])
    found = consensus(Prepared(kept, net.bonds, 1.0, tuple(map(np.array, says)), np.ones(2)), np.array([seed]))
    return [float(value) for value in found]


def test_consensus_adds_up_what_the_communities_say() -> None:
    members = [[0, 0, 0, 0, 1, NONE], [0, 0, 1, 1, 1, NONE]]

    assert shared(members, [[0.2, 3.0], [1.0, 0.4]], 0) == pytest.approx([0.6, 0.6, 0.1, 0.1, 0, 0])


def test_an_account_without_ties_shares_nothing() -> None:
    assert shared([[0, 0, NONE, NONE]], [[1.0]], 2) == [0, 0, 0, 0]


def test_prepared_once_for_each_seed() -> None:
    net = cliques()

    assert net.prepare() is net.prepare(seed=0)
    assert net.prepare(seed=1) is not net.prepare(seed=0)
    assert net.prepare(partitions=3).partitions.members.shape == (3, 48)
    assert net.prepare() is net.prepare(partitions=3)


def test_restored_partitions_give_the_same_ties() -> None:
    drawn = cliques().prepare(seed=4)
    again = cliques()
    again.restore(drawn.partitions, 4)

    assert again.prepare(seed=4).partitions is drawn.partitions
    assert (again.prepare(seed=4).ensemble != drawn.ensemble).nnz == 0
    assert prepared_from(again.bonds, drawn.partitions, 4).reliability == drawn.reliability


@pytest.mark.parametrize(("partitions", "seed"), [(0, 0), (-1, 0), (None, -1)])
def test_numbers_that_cannot_be_are_refused(partitions: int | None, seed: int) -> None:
    with pytest.raises(ConfigurationError):
        cliques().prepare(partitions, seed)


def edges(rows: list[tuple[str, str, float]]) -> Network:
    return Network.from_edges(pl.DataFrame(rows, ["source", "target", "weight"], orient="row"))


HARD = {
    "two": edges([("a", "b", 1)]),
    "a star": edges([("hub", f"a{number}", 1) for number in range(40)]),
    "a clique": Network.from_networkx(nx.complete_graph([f"a{number}" for number in range(12)])),
    "apart": edges([(f"a{number}", f"b{number}", 1) for number in range(30)]),
    "one huge weight": edges([("a", "b", 1e15), ("b", "c", 1), ("c", "d", 1), ("d", "a", 1)]),
    "a path": Network.from_networkx(nx.path_graph([f"{number:02}" for number in range(60)])),
}


@pytest.mark.parametrize("net", HARD.values(), ids=HARD)
def test_hard_networks_are_prepared(net: Network) -> None:
    prepared = net.prepare()

    assert np.isfinite(prepared.ensemble.data).all()
    assert (prepared.ensemble.data > 0).all()
    assert prepared.ensemble.nnz == net.bonds.nnz
    assert 0 <= prepared.reliability <= 1


def test_a_heavy_tie_does_not_decide_where_an_account_belongs() -> None:
    """Half of each group is tied to the other half; one account wrote a thousand times to one of another group."""
    graph = nx.disjoint_union_all([nx.complete_bipartite_graph(4, 4) for _ in range(6)])
    graph.add_edges_from((8 * group + 1, (8 * group + 12) % 48) for group in range(6))
    written = Network.from_networkx(nx.relabel_nodes(graph, "{:02}".format)).to_networkx()
    written.add_edge("00", "20", weight=1_000.0)
    members = Network.from_networkx(written).prepare().partitions.members
    middle = members[np.isin(resolutions_of(len(members)), [1.0, 2.0])]

    assert (middle[:, 0] == middle[:, 4]).all()
    assert (middle[:, 0] != middle[:, 20]).all()


def test_a_network_without_ties_is_prepared() -> None:
    graph = nx.Graph()
    graph.add_nodes_from("abc")
    prepared = Network.from_networkx(graph).prepare()

    assert prepared.partitions.members.shape == (0, 3)
    assert prepared.ensemble.nnz == 0


def test_a_million_accounts_without_ties_cost_nothing() -> None:
    ids = pl.Series([f"{number:07}" for number in range(1_000_000)])
    accounts = pl.DataFrame({"account": ids, "label": ids})
    ties = edges([("0000000", "0000001", 1), ("0000001", "0000002", 1)]).ties
    prepared = Network.from_ties(accounts, ties).prepare()

    assert (prepared.partitions.members[:, :3] != NONE).all()
    assert (prepared.partitions.members[:, 3:] == NONE).all()


PROGRAM = """
import hashlib
import graphkit.network.partitions as partitions
from graphkit import Network
from tests.made_up import niches
partitions.processors = lambda: {processors}
prepared = Network.from_log(niches()).prepare()
print(hashlib.sha256(prepared.partitions.members.tobytes() + prepared.ensemble.data.tobytes()).hexdigest())
"""


def test_the_same_for_any_number_of_processors() -> None:
    said = set()
    for processors in (1, 2, 5):
        command = [sys.executable, "-c", PROGRAM.format(processors=processors)]
        environment = os.environ | {"OMP_NUM_THREADS": str(processors)}
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
        said.add(done.stdout)

    assert len(said) == 1


def test_another_seed_gives_other_partitions() -> None:
    net = Network.from_log(niches())

    assert not np.array_equal(net.prepare(seed=0).partitions.members, net.prepare(seed=1).partitions.members)


@pytest.mark.parametrize("most", [0, 1_000])
def test_partitions_are_refined_in_networks_of_few_ties(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def one(pairs: Pairs, resolution: float, lots: object, kept: object, refine: bool) -> Members:
        asked.append(refine)
        return np.zeros(len(pairs.accounts), np.int32)

    monkeypatch.setattr(partitions, "one_partition", one)
    monkeypatch.setattr(partitions, "REFINED_UP_TO", most)
    cliques().prepare(partitions=2)

    assert asked == [most > 0] * 2
