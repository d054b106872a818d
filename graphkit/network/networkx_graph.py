"""To and from networkx, losing nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx
import polars as pl

from graphkit.errors import DataError
from graphkit.log.schemas import ACCOUNTS, EDGES, TIES

Attributes = dict[str, Any]

_KNOWN = {**ACCOUNTS, **EDGES, **TIES, "account": pl.String(), "label": pl.String()}


def graph_of(accounts: pl.DataFrame, ties: pl.DataFrame) -> nx.DiGraph[Any]:
    """Nodes are account ids; what is unknown is no attribute."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from((row.pop("account"), _known(row)) for row in accounts.iter_rows(named=True))
    graph.add_edges_from((row.pop("source"), row.pop("target"), _known(row)) for row in ties.iter_rows(named=True))
    return graph


def accounts_of(graph: nx.Graph[Any]) -> pl.DataFrame:
    """account, label and one column for each node attribute, sorted by account."""
    rows = [{"label": str(node), **_known(data), "account": str(node)} for node, data in graph.nodes(data=True)]
    names = dict.fromkeys(("account", "label", *(name for row in rows for name in row)))
    frame = pl.DataFrame([_column(name, [row.get(name) for row in rows]) for name in names])
    twice = frame.filter(pl.col("account").is_duplicated())["account"]
    if len(twice):
        raise DataError(
            f"Several nodes are called “{twice[0]}” once their names are text.",
            advice="Relabel the nodes of the graph so that they differ as text.",
        )
    return frame.sort("account")


def edges_of(graph: nx.Graph[Any]) -> pl.DataFrame:
    """The columns of `TIES` for every edge; an undirected edge once in each direction."""
    ends = [(str(a), str(b), data) for a, b, data in graph.edges(data=True)]
    if not graph.is_directed():
        ends += [(b, a, data) for a, b, data in ends if a != b]
    rows = [{"weight": 1.0, **data, "kinds": _kinds(data), "source": a, "target": b} for a, b, data in ends]
    return pl.DataFrame([_column(name, [row.get(name) for row in rows]) for name in TIES])


def _kinds(edge: Attributes) -> list[str]:
    """A network's own edges have `kinds`; other tools write one `kind`."""
    given = edge.get("kinds", edge.get("kind"))
    listed: Iterable[object] = given if isinstance(given, list | tuple | set) else [given]
    return sorted({str(kind) for kind in listed if kind is not None})


def _column(name: str, values: list[Any]) -> pl.Series:
    """A column of its known type, else of the type of its values, else of their text; null where it does not fit."""
    kind = _KNOWN.get(name)
    try:
        column = pl.Series(name, values, dtype=kind, strict=False)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
        column = _text(name, values)
    if column.dtype == pl.Object:
        column = _text(name, values)
    return column if kind is None else column.cast(kind, strict=False)


def _text(name: str, values: list[Any]) -> pl.Series:
    return pl.Series(name, [None if value is None else str(value) for value in values], dtype=pl.String)


def _known(row: Attributes) -> Attributes:
    return {str(name): value for name, value in row.items() if value is not None}
