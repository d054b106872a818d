"""Networks from edge lists and networkx graphs, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import DataError, Log, Network
from graphkit.log.schemas import ACCOUNTS
from tests.made_up import acts, day, niches


def edges(**columns: list[Any]) -> pl.DataFrame:
    return pl.DataFrame(columns, strict=False)


def test_an_edge_list_without_weights_has_weight_one() -> None:
    net = Network.from_edges(edges(source=["a", "a", "b"], target=["b", "b", "c"]))

    assert net.ties.select("source", "target", "weight").rows() == [("a", "b", 2.0), ("b", "c", 1.0)]


@pytest.mark.parametrize("weight", [0, -2, float("nan"), float("inf"), -float("inf"), None])
def test_a_weight_that_is_no_number_above_zero_is_left_out_and_counted(weight: float | None) -> None:
    net = Network.from_edges(edges(source=["a", "a"], target=["b", "c"], weight=[weight, 3.0]))

    assert net.ties["target"].to_list() == ["c"]
    assert [(note.count, note.what) for note in net.notes] == [
        (1, "left out: the weight is not a number above 0 (or beyond 1e15)")
    ]
    assert net.accounts["account"].to_list() == ["a", "b", "c"]


def test_a_weight_in_words_is_left_out_and_counted() -> None:
    net = Network.from_edges(edges(source=["a", "a"], target=["b", "c"], weight=["many", "3.5"]))

    assert net.ties.select("target", "weight").rows() == [("c", 3.5)]
    assert [note.count for note in net.notes] == [1]


def test_kinds_of_parallel_ties_are_listed() -> None:
    net = Network.from_edges(edges(source=["a", "a", "a"], target=["b", "b", "b"], kind=["reply", "comment", None]))

    assert net.ties["kinds"].to_list() == [["comment", "reply"]]


def test_numbers_as_names_are_text() -> None:
    net = Network.from_edges(edges(source=[9007199254740993], target=[7]))

    assert net.accounts["account"].to_list() == ["7", "9007199254740993"]


def test_an_edge_list_without_a_column_says_which() -> None:
    with pytest.raises(DataError, match="“target”") as caught:
        Network.from_edges(edges(source=["a"], to=["b"]))

    assert caught.value.column == "target"


def test_a_network_none_of_whose_ties_can_be_used() -> None:
    net = Network.from_edges(edges(source=["a", "b"], target=["b", "a"], weight=[0, float("nan")]))

    assert (net.accounts.height, net.ties.height) == (2, 0)
    assert net.bonds.nnz == 0


def test_bonds_are_the_logarithms_of_both_directions_added_up() -> None:
    net = Network.from_edges(edges(source=["a", "b", "a"], target=["b", "a", "c"], weight=[3.0, 7.0, 1.0]))

    expected = np.array([
        [0, np.log(4) + np.log(8), np.log(2)],
        [np.log(4) + np.log(8), 0, 0],
        [np.log(2), 0, 0],
    ])  # fmt: skip
    np.testing.assert_allclose(net.bonds.toarray(), expected)
    np.testing.assert_array_equal(net.adjacency.toarray(), [[0, 3, 1], [7, 0, 0], [0, 0, 0]])


def test_weights_of_both_types_of_frame_are_the_same() -> None:
    frame = edges(source=["a", "a", "b"], target=["b", "b", "c"], weight=[0.1, 0.2, 3.0])

    assert_frame_equal(Network.from_edges(frame.lazy()).ties, Network.from_edges(frame).ties)


# --- interactions ---------------------------------------------------------------------------------


def test_a_table_of_acts_makes_the_ties_of_its_log() -> None:
    dirty = acts(("ana", "ana", "p1"), (None, "ana", "p1"), ("ben", None, "p9"), ("ben", "ana", None, "mention"))
    interactions = pl.concat([dirty, niches().interactions])
    net, of_log = Network.from_interactions(interactions), Network.from_log(Log(interactions=interactions))

    assert_frame_equal(net.ties, of_log.ties)
    assert_frame_equal(net.accounts, of_log.accounts.select("account", "label"))
    assert (net.bonds != of_log.bonds).nnz == 0
    assert net.notes == of_log.notes
    assert len(net.notes) == 3


def test_a_file_is_read_where_it_lies(tmp_path: Path) -> None:
    log = niches()
    log.interactions.write_parquet(tmp_path / "comments.parquet")
    net = Network.from_interactions(pl.scan_parquet(tmp_path / "comments.parquet"))

    assert_frame_equal(net.ties, Network.from_interactions(log.interactions).ties)


def test_what_a_table_of_acts_does_not_say_is_unknown() -> None:
    net = Network.from_interactions(pl.DataFrame({"actor_id": [9007199254740993] * 2, "target_id": [7] * 2}))

    assert net.accounts.rows() == [("7", "7"), ("9007199254740993", "9007199254740993")]
    assert net.ties.rows() == [("9007199254740993", "7", 2.0, 2, 0, None, None, ["comment"])]


@pytest.mark.parametrize("ids", [pl.String, pl.Int64, pl.Null])
def test_a_table_without_rows_makes_an_empty_network(ids: pl.DataType) -> None:
    net = Network.from_interactions(pl.DataFrame(schema={"actor_id": ids, "target_id": ids}))

    assert (net.accounts.height, net.ties.height, net.bonds.shape, net.notes) == (0, 0, (0, 0), ())


def test_acts_that_make_no_tie_leave_their_accounts() -> None:
    alone = pl.DataFrame({"actor_id": pl.int_range(1_000_000, eager=True)}).with_columns(target_id="actor_id")
    net = Network.from_interactions(alone.lazy())

    assert (net.accounts.height, net.ties.height, net.bonds.nnz) == (1_000_000, 0, 0)
    assert [(note.count, note.what) for note in net.notes] == [(1_000_000, "towards oneself")]


def test_a_table_of_acts_without_a_column_says_which() -> None:
    with pytest.raises(DataError, match="“target_id”") as caught:
        Network.from_interactions(pl.LazyFrame({"actor_id": ["a"], "target": ["b"]}))

    assert caught.value.column == "target_id"


@pytest.mark.parametrize(
    "wrong",
    [
        {"created_at": ["yesterday"]},
        {"created_at": [[1]]},
        {"kind": [b"\xff"]},
    ],
)
@pytest.mark.parametrize("lazy", [True, False])
def test_a_column_of_the_wrong_type_is_refused(wrong: dict[str, Any], lazy: bool) -> None:
    frame = pl.DataFrame({"actor_id": ["a"], "target_id": ["b"]} | wrong)
    with pytest.raises(DataError, match="cannot be read"):
        Network.from_interactions(frame.lazy() if lazy else frame)


@pytest.mark.parametrize("column", ["actor_id", "target_id", "post_id"])
@pytest.mark.parametrize("wrong", [7.1e18, True, {"id": "a"}, ["a"], b"a", day(1)])
def test_an_id_is_text_or_a_whole_number(column: str, wrong: object) -> None:
    frame = pl.DataFrame({"actor_id": ["a"], "target_id": ["b"]} | {column: [wrong]})
    with pytest.raises(DataError, match="text or whole numbers") as caught:
        Network.from_interactions(frame)

    assert caught.value.column == column


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt64, pl.Categorical, pl.Enum(["1", "2"])])
def test_ids_of_any_kind_are_text_in_the_network(kind: pl.DataType) -> None:
    frame = pl.DataFrame({"source": ["1"], "target": ["2"]}).cast(kind)

    assert Network.from_edges(frame).ties.select("source", "target").rows() == [("1", "2")]


@pytest.mark.parametrize("make", [Network.from_interactions, Network.from_edges])
@pytest.mark.parametrize("table", [None, {"source": ["a"], "target": ["b"]}, [("a", "b")], "comments.parquet"])
def test_what_is_no_frame_is_refused(make: Callable[[Any], Network], table: object) -> None:
    with pytest.raises(DataError, match="is of type"):
        make(table)


# --- parts of a network ---------------------------------------------------------------------------


@pytest.mark.parametrize("sources", [None, ["g0a1", "g1f3", "nobody"], []])
@pytest.mark.parametrize("targets", [None, ["g0a1", "g2a2"], ["nobody"]])
def test_ties_between_are_those_of_these_accounts(sources: list[str] | None, targets: list[str] | None) -> None:
    net = Network.from_log(niches())
    wanted = net.ties
    for end, ids in (("source", sources), ("target", targets)):
        if ids is not None:
            wanted = wanted.filter(pl.col(end).is_in(ids))
    named = [None if ids is None else pl.Series(ids, dtype=pl.String) for ids in (sources, targets)]

    assert_frame_equal(net.ties_between(*named), wanted)


def test_a_network_is_read_back_from_its_frames() -> None:
    net = Network.from_log(niches())
    back = Network.from_ties(net.accounts, net.ties)

    assert_frame_equal(back.ties, net.ties)
    assert (back.bonds != net.bonds).nnz == 0


def test_ties_of_other_accounts_are_refused() -> None:
    net = Network.from_log(niches())
    with pytest.raises(DataError, match="not among the accounts"):
        Network.from_ties(net.accounts.tail(-1), net.ties)


def test_accounts_that_are_there_twice_are_refused() -> None:
    net = Network.from_log(niches())
    with pytest.raises(DataError, match="more than once"):
        Network.from_ties(pl.concat([net.accounts, net.accounts.head(1)]), net.ties)


# --- networkx -------------------------------------------------------------------------------------

NAMES = st.text(min_size=1, max_size=6)
TIMES = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC))
ACTS = st.tuples(NAMES, NAMES, st.one_of(st.none(), NAMES), st.sampled_from(["comment", "reply", "mention"]))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    interactions = acts(*draw(st.lists(ACTS, max_size=12)))
    times = [draw(st.one_of(st.none(), TIMES)) for _ in range(interactions.height)]
    dated = interactions.with_columns(created_at=pl.Series(times, dtype=interactions.schema["created_at"]))
    known = [
        {
            "account_id": account,
            "handle": draw(st.one_of(st.none(), NAMES)),
            "followers": draw(st.one_of(st.none(), st.integers(0, 2**62))),
            "verified": draw(st.one_of(st.none(), st.booleans())),
            "created_at": draw(st.one_of(st.none(), TIMES)),
        }
        for account in draw(st.lists(NAMES, unique=True, max_size=5))
    ]
    weights = st.floats(1e-9, 1e9)
    ties = [{"source": a, "target": b, "weight": draw(weights)} for a, b, *_ in draw(st.lists(ACTS, max_size=5))]
    return Log(
        accounts=pl.DataFrame(known, schema=ACCOUNTS),
        interactions=dated,
        edges=pl.DataFrame(ties, schema=Log().edges.schema),
    )


@given(logs())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_through_networkx_and_back_nothing_is_lost(log: Log) -> None:
    net = Network.from_log(log)
    back = Network.from_networkx(net.to_networkx())

    assert_frame_equal(back.ties, net.ties, check_exact=True)
    assert back.notes == ()
    known = [name for name in net.accounts.columns if net.accounts[name].null_count() < net.accounts.height]
    if net.accounts.height:
        assert set(known) == set(back.accounts.columns)
        assert_frame_equal(back.accounts.select(known), net.accounts.select(known), check_exact=True)
    assert back.to_networkx().nodes(data=True) == net.to_networkx().nodes(data=True)
    assert nx.utils.graphs_equal(back.to_networkx(), net.to_networkx())


def test_the_graph_has_accounts_as_nodes_and_ties_as_edges() -> None:
    net = Network.from_log(niches())
    graph = net.to_networkx()

    assert set(graph) == set(net.accounts["account"])
    assert {(a, b, data["weight"]) for a, b, data in graph.edges(data=True)} == set(
        net.ties.select("source", "target", "weight").iter_rows()
    )
    assert "followers" not in graph.nodes["g0a0"]
    assert graph.nodes["g0a1"]["followers"] == net.accounts.filter(account="g0a1")["followers"].item()


def test_an_undirected_graph_gives_a_tie_each_way() -> None:
    graph = nx.karate_club_graph()
    net = Network.from_networkx(graph)

    assert net.accounts.height == 34
    assert net.ties.height == 2 * graph.number_of_edges()
    assert net.to_networkx()["0"]["1"]["weight"] == net.to_networkx()["1"]["0"]["weight"] == graph[0][1]["weight"]
    assert net.accounts.filter(account="0")["club"].item() == "Mr. Hi"


def test_isolated_nodes_are_accounts() -> None:
    graph = nx.Graph()
    graph.add_nodes_from([3, 1, 2])

    assert Network.from_networkx(graph).accounts.rows() == [("1", "1"), ("2", "2"), ("3", "3")]
    assert Network.from_networkx(nx.Graph()).accounts.rows() == []


def test_attributes_of_every_type_come_back() -> None:
    graph = nx.DiGraph()
    told = {
        "label": "Ana", "tags": ["x", "y"], "share": 0.25, "count": 3, "open": True, "inner": {"k": 1},
        "when": datetime(2026, 1, 2, 3, 4, 5), "seen": datetime(2026, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    graph.add_node("a", **told)
    graph.add_node("b", label="Ben", tags=[])
    back = Network.from_networkx(graph).to_networkx()

    assert back.nodes["a"] == told
    assert back.nodes["b"] == {"label": "Ben", "tags": []}


def test_attributes_of_mixed_types_become_text() -> None:
    graph = nx.Graph()
    graph.add_node("a", odd=1, followers="12", verified="perhaps", label=5)
    graph.add_node("b", odd="one", followers="many")
    found = Network.from_networkx(graph).accounts

    assert found["odd"].to_list() == ["1", "one"]
    assert found["followers"].to_list() == [12, None]
    assert found["verified"].to_list() == [None, None]
    assert found["label"].to_list() == ["5", "b"]


def test_an_attribute_called_account_does_not_rename_the_node() -> None:
    graph = nx.Graph()
    graph.add_node("a", account="somebody else")
    graph.add_edge("a", "b")

    assert Network.from_networkx(graph).accounts["account"].to_list() == ["a", "b"]


def test_nodes_that_are_the_same_as_text_are_refused() -> None:
    with pytest.raises(DataError, match="“1”"):
        Network.from_networkx(nx.Graph([(1, "1")]))


def test_parallel_edges_of_a_multigraph_add_up() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=2, kind="reply")
    graph.add_edge("a", "b", weight=3, kinds=["comment"])
    graph.add_edge("a", "b")

    assert Network.from_networkx(graph).ties.select("weight", "kinds").rows() == [(6.0, ["comment", "reply"])]


def test_parallel_edges_of_a_multigraph_add_up_to_the_last_bit_in_any_order() -> None:
    weights = np.random.default_rng(0).lognormal(0, 8, 300)
    sums = set()
    for order in range(20):
        graph = nx.MultiDiGraph()
        graph.add_weighted_edges_from(("a", "b", w) for w in np.random.default_rng(order).permutation(weights).tolist())
        sums.add(Network.from_networkx(graph).ties["weight"].item())

    assert len(sums) == 1


def test_bad_weights_and_self_ties_of_a_graph_are_counted() -> None:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", float("nan")), ("b", "c", 0), ("c", "c", 1), ("c", "d", np.float32(0.5))])
    graph.add_edge("d", "a", weight="heavy", kinds=["comment"])
    net = Network.from_networkx(graph)

    assert net.ties.select("source", "target", "weight").rows() == [("c", "d", 0.5)]
    assert [(note.count, note.what) for note in net.notes] == [
        (3, "left out: the weight is not a number above 0 (or beyond 1e15)"),
        (1, "left out: from an account to itself"),
    ]


@given(st.integers(0, 30), st.integers(0, 2**32 - 1), st.booleans())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_any_graph_keeps_its_weights(size: int, seed: int, directed: bool) -> None:
    graph = nx.gnp_random_graph(size, 0.2, seed=seed, directed=directed)
    draw = np.random.default_rng(seed)
    for a, b in graph.edges:
        graph[a][b]["weight"] = float(draw.integers(1, 50))
    back = nx.relabel_nodes(graph, str).to_directed()
    net = Network.from_networkx(graph)

    assert {(a, b): data["weight"] for a, b, data in back.edges(data=True)} == {
        (a, b): weight for a, b, weight in net.ties.select("source", "target", "weight").iter_rows()
    }
    assert set(net.accounts["account"]) == set(back)
