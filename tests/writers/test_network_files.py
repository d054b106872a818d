"""network.gexf and network.graphml, read back by networkx, are the network."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Candidates, Log, Network, find_candidates
from graphkit.writers.gexf import to_gexf
from graphkit.writers.graphml import to_graphml
from graphkit.writers.result_files import network_file
from tests.made_up import accounts, acts, niches, posts

READERS: dict[str, Callable[[BytesIO], Any]] = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}
WRITERS = {"gexf": to_gexf, "graphml": to_graphml}
HOSTILE = [
    "<script>alert(1)</script>", "a & b &amp; c", "\"double\" 'single'", "]]>", "<![CDATA[x]]>", "<!-- no -->",
    "🧁\u200d🌈 ünï", "line\nbreak\ttab\rreturn", "{} {0} {{x}}", "\u202eright to left", "&#0; &nbsp;",
    "='cmd'!A1", " spaces around ",
]  # fmt: skip


def read_back(content: bytes, to: str) -> Any:
    return READERS[to](BytesIO(content))


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"])


@pytest.mark.parametrize("to", READERS)
def test_ties_and_weights_are_the_network(found: Candidates, to: str) -> None:
    graph = read_back(network_file(found, to), to)

    assert graph.is_directed()
    assert {(a, b, data["weight"]) for a, b, data in graph.edges(data=True)} == set(
        found.network.ties.select("source", "target", "weight").iter_rows()
    )


@pytest.mark.parametrize("to", READERS)
def test_accounts_carry_what_is_known_with_their_types(found: Candidates, to: str) -> None:
    graph = read_back(network_file(found, to), to)
    names = ["label", "handle", "followers", "community", "community_name", "score", "closeness"]

    assert set(graph) == set(found.accounts["account"])
    for row in found.accounts.select("account", *names).iter_rows(named=True):
        account = row.pop("account")
        known = {name: value for name, value in row.items() if value is not None}
        read = {name: graph.nodes[account][name] for name in names if name in graph.nodes[account]}
        assert read == known
        assert {name: type(value) for name, value in read.items()} == {
            name: type(value) for name, value in known.items()
        }


@pytest.mark.parametrize("to", READERS)
def test_ties_carry_times_and_kinds(found: Candidates, to: str) -> None:
    graph = read_back(network_file(found, to), to)
    first = found.network.ties.row(0, named=True)
    read = graph.edges[first["source"], first["target"]]

    assert read["interactions"] == first["interactions"]
    assert read["kinds"] == "comment"
    assert read["last"] == f"{first['last']:%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize("to", READERS)
def test_hostile_labels_come_back_as_they_were(to: str) -> None:
    frame = pl.DataFrame({"account": [f"n{place}" for place in range(len(HOSTILE))], "label": HOSTILE, "name": HOSTILE})
    ties = pl.DataFrame({"source": ["n0"], "target": ["n1"], "weight": [0.1]})
    graph = read_back(WRITERS[to](frame, ties), to)

    assert [graph.nodes[account]["label"] for account in frame["account"]] == HOSTILE
    assert [graph.nodes[account]["name"] for account in frame["account"]] == HOSTILE
    assert graph.edges["n0", "n1"]["weight"] == 0.1


@pytest.mark.parametrize("to", READERS)
def test_hostile_ids_still_join_their_ties(to: str) -> None:
    net = Network.from_edges(pl.DataFrame({"source": HOSTILE, "target": HOSTILE[1:] + HOSTILE[:1]}))
    graph = read_back(WRITERS[to](net.accounts, net.ties), to)

    assert set(graph.edges) == set(net.ties.select("source", "target").iter_rows())


@pytest.mark.parametrize("to", READERS)
@pytest.mark.parametrize("unwritable", ["\x00", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_left_out(to: str, unwritable: str) -> None:
    frame = pl.DataFrame({"account": ["a"], "label": [f"x{unwritable}y"]})

    assert read_back(WRITERS[to](frame, Network.from_log(Log()).ties), to).nodes["a"]["label"] == "xy"


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1), min_size=1, max_size=8),
    st.sampled_from(["gexf", "graphml"]),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_label_comes_back(labels: list[str], to: str) -> None:
    frame = pl.DataFrame({"account": [f"n{place}" for place in range(len(labels))], "label": labels})
    graph = read_back(WRITERS[to](frame, Network.from_log(Log()).ties), to)

    assert [graph.nodes[account]["label"] for account in frame["account"]] == labels


@pytest.mark.parametrize("to", READERS)
@pytest.mark.parametrize("weight", [1e-12, 0.1 + 0.2, 1 / 3, 123456789.125, 1e15])
def test_weights_lose_no_digit(to: str, weight: float) -> None:
    net = Network.from_edges(pl.DataFrame({"source": ["a"], "target": ["b"], "weight": [weight]}))

    assert read_back(WRITERS[to](net.accounts, net.ties), to).edges["a", "b"]["weight"] == weight


@pytest.mark.parametrize("to", READERS)
def test_a_network_without_ties_or_accounts(to: str) -> None:
    alone = find_candidates(
        Log(accounts({"quiet": 3}), posts({"a1": "ana"}), acts(("ben", "ana", "a1"))), ["ana"]
    )  # fmt: skip
    empty = Network.from_log(Log())

    assert set(read_back(network_file(alone, to), to)) == {"ana", "ben", "quiet"}
    assert len(read_back(WRITERS[to](empty.accounts.select("account", "label"), empty.ties), to)) == 0


def test_an_attribute_of_both_accounts_and_ties_keeps_both() -> None:
    frame = pl.DataFrame({"account": ["a", "b"], "label": ["a", "b"], "posts": [5, 6]})
    ties = pl.DataFrame({"source": ["a"], "target": ["b"], "weight": [1.0], "posts": [2]})
    graph = read_back(to_graphml(frame, ties), "graphml")

    assert (graph.nodes["a"]["posts"], graph.edges["a", "b"]["tie_posts"]) == (5, 2)
