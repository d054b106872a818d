"""The network: accounts joined by weighted ties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from graphkit.errors import DataError
from graphkit.log.log import Log
from graphkit.log.people import people
from graphkit.log.provenance import Note
from graphkit.log.schemas import EDGES, conform
from graphkit.network.ties import (
    left_out_edges,
    left_out_interactions,
    ties_from_edges,
    ties_from_interactions,
    together,
    usable_ties,
)

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class Network:
    """`accounts` (account, label, and what is known of each) and `ties` (columns of `TIES`), both sorted.

    `notes` counts what made no tie. An account without ties is in the network all the same.

    >>> net = Network.from_edges(pl.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "weight": [3, 1]}))
    >>> net
    Network(2 accounts, 2 ties)
    """

    accounts: pl.DataFrame
    ties: pl.DataFrame
    notes: tuple[Note, ...] = ()

    @classmethod
    def from_log(cls, log: Log) -> Network:
        """The network of everyone in the log; who comments on whom is the tie."""
        accounts = people(log)
        made = ties_from_interactions(log.interactions.lazy(), accounts["account"])
        # To merge them with none would double the work.
        ties = together([made.lazy(), ties_from_edges(log.edges.lazy())]) if log.edges.height else made
        notes = (*left_out_interactions(log.interactions), *left_out_edges(log.edges))
        return cls(accounts, ties, notes)

    @classmethod
    def from_edges(cls, edges: pl.DataFrame) -> Network:
        """The network of an edge list: source, target, and perhaps weight and kind.

        Ties whose weight is not a number above 0 are left out and counted. Raises DataError where a column lacks.
        """
        for column in ("source", "target"):
            if column not in edges.columns:
                raise DataError(
                    f"An edge list needs the column “{column}”; there are {', '.join(edges.columns)}.",
                    advice="Rename the columns to source, target and weight.",
                    column=column,
                )
        weight = pl.col("weight").cast(pl.Float64, strict=False) if "weight" in edges.columns else pl.lit(1.0)
        given = conform(edges.lazy().with_columns(weight=weight), EDGES).collect()
        ends = pl.concat([given["source"], given["target"].alias("source")]).drop_nulls().unique().sort()
        accounts = pl.DataFrame({"account": ends, "label": ends})
        return cls(accounts, together([ties_from_edges(given.lazy())]), left_out_edges(given))

    @classmethod
    def from_networkx(cls, graph: nx.Graph[Any]) -> Network:
        """The network in a networkx graph; an undirected tie becomes one in each direction, parallel ones add up.

        A tie without weight has weight 1. Ties whose weight is not a number above 0 are left out and counted. Raises
        DataError where two nodes are the same as text.
        """
        from graphkit.network.networkx_graph import accounts_of, edges_of

        edges = edges_of(graph)
        return cls(accounts_of(graph), together([usable_ties(edges.lazy())]), left_out_edges(edges))

    def to_networkx(self) -> nx.DiGraph[Any]:
        """A directed networkx graph with every known column as an attribute of its node or edge."""
        from graphkit.network.networkx_graph import graph_of

        return graph_of(self.accounts, self.ties)

    def __repr__(self) -> str:
        return f"Network({self.accounts.height:,} accounts, {self.ties.height:,} ties)"

    @cached_property
    def adjacency(self) -> csr_array:
        """Weights of the ties as they are, from source to target, in the order of `accounts`."""
        from scipy.sparse import csr_array

        size = self.accounts.height
        ends = pl.Enum(self.accounts["account"])
        rows, columns = (self.ties[end].cast(ends).to_physical().to_numpy() for end in ("source", "target"))
        return csr_array((self.ties["weight"].to_numpy(), (rows, columns)), shape=(size, size))

    @cached_property
    def bonds(self) -> csr_array:
        """How strongly two accounts are tied, whoever commented: log1p of each direction's weight, added up.

        Measured: directed-only and mutual-only walks find fewer members of known groups, and raw counts let
        hyperactive accounts win.
        """
        damped = self.adjacency.copy()
        damped.data = np.log1p(damped.data)
        return (damped + damped.T).tocsr()
