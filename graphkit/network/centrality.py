"""Who stands where in the network: one function, many measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from graphkit.errors import ConfigurationError
from graphkit.network.arrays import Vector, column_sums, row_sums
from graphkit.network.matrices import membership
from graphkit.network.network import Network
from graphkit.network.walks import pagerank, restart_at

DAMPING: Final = 0.85
# Brandes and Pich 2007: betweenness from a sample of sources; exact below this many accounts.
SAMPLED_SOURCES: Final = 256


@dataclass(frozen=True)
class _Question:
    net: Network
    seeds: Sequence[str]
    membership: pl.DataFrame | None
    seed: int


def centrality(
    net: Network,
    measures: Iterable[str] = ("pagerank", "in_strength", "out_strength", "reciprocity"),
    *,
    seeds: Sequence[str] = (),
    membership: pl.DataFrame | None = None,
    seed: int = 0,
) -> pl.DataFrame:
    """One row an account, one column a measure.

    - `pagerank`: share of the walk along ties (damping .85), who is looked at by those who are looked at;
    - `personalised_pagerank`: the same walk starting again at the `seeds`;
    - `in_strength`, `out_strength`: weight of the ties towards and from the account;
    - `reciprocity`: share of an account's tied accounts that are tied both ways (null without ties);
    - `core`: the largest k such that the account is in a group where everyone is tied to k others of it;
    - `betweenness`: share of shortest ways between others that lead through it, sampled above 256 accounts
      with `seed`; slow, so only on request;
    - `participation`: 1 - Σ (share of its weight that goes to each community)², 0 for an account that keeps to one
      (Guimerà and Amaral 2005); needs the `membership` that `communities` gives.

    Raises ConfigurationError for an unknown measure, or one that lacks what it needs; DataError for a seed that is
    not in the network.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b", "b"], "target": ["b", "a", "c"]}))
    >>> centrality(net, ["in_strength", "reciprocity"]).rows()
    [('a', 1.0, 1.0), ('b', 1.0, 0.5), ('c', 1.0, 0.0)]
    """
    question = _Question(net, seeds, membership, seed)
    wanted = list(measures)
    for measure in wanted:
        if measure not in _MEASURES:
            raise ConfigurationError(f"No measure is called “{measure}”.", advice=f"There are: {', '.join(_MEASURES)}.")
    columns = {measure: _MEASURES[measure](question) for measure in wanted}
    return net.accounts.select("account").with_columns(
        pl.Series(name, values, nan_to_null=True) for name, values in columns.items()
    )


def _pagerank(question: _Question) -> Vector:
    return pagerank(question.net.adjacency, DAMPING)


def _personalised_pagerank(question: _Question) -> Vector:
    restart = restart_at(question.net.accounts["account"], question.seeds)
    return pagerank(question.net.adjacency, DAMPING, restart)


def _in_strength(question: _Question) -> Vector:
    return column_sums(question.net.adjacency)


def _out_strength(question: _Question) -> Vector:
    return row_sums(question.net.adjacency)


def _reciprocity(question: _Question) -> Vector:
    tied = (question.net.adjacency > 0).astype(np.float64)
    mutual = row_sums(tied.multiply(tied.T))
    neighbours = question.net.neighbours
    shares: Vector = np.divide(mutual, neighbours, out=np.full(len(mutual), np.nan), where=neighbours > 0)
    return shares


def _core(question: _Question) -> Vector:
    import networkx as nx

    numbers = nx.core_number(nx.from_scipy_sparse_array(question.net.bonds))
    return np.array([numbers[row] for row in range(question.net.accounts.height)], dtype=np.float64)


def _betweenness(question: _Question) -> Vector:
    import networkx as nx

    graph = nx.from_scipy_sparse_array(question.net.adjacency, create_using=nx.DiGraph)
    sources = SAMPLED_SOURCES if len(graph) > SAMPLED_SOURCES else None
    between = nx.betweenness_centrality(graph, k=sources, seed=question.seed)
    return np.array([between[row] for row in range(len(graph))], dtype=np.float64)


def _participation(question: _Question) -> Vector:
    if question.membership is None:
        raise ConfigurationError("participation needs a membership.", advice="Give membership=communities(net).")
    placed = question.net.accounts.select("account").join(
        question.membership, on="account", how="left", maintain_order="left"
    )
    towards = question.net.bonds @ membership(placed["community"])
    strength = row_sums(towards)
    squares = row_sums(towards.multiply(towards))
    kept: Vector = np.divide(squares, strength**2, out=np.full(len(strength), np.nan), where=strength > 0)
    return 1 - kept


_MEASURES: Final[Mapping[str, Callable[[_Question], Vector]]] = {
    "pagerank": _pagerank,
    "personalised_pagerank": _personalised_pagerank,
    "in_strength": _in_strength,
    "out_strength": _out_strength,
    "reciprocity": _reciprocity,
    "core": _core,
    "betweenness": _betweenness,
    "participation": _participation,
}
