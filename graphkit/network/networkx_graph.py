"""To and from networkx, losing nothing."""

from __future__ import annotations

from typing import Any

import networkx as nx
import polars as pl

from graphkit.log.schemas import ACCOUNTS, TIES

Attributes = dict[str, Any]


def graph_of(accounts: pl.DataFrame, ties: pl.DataFrame) -> nx.DiGraph[Any]:
    """Nodes are account ids; what is unknown is no attribute."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from((row.pop("account"), _known(row)) for row in accounts.iter_rows(named=True))
    graph.add_edges_from((row.pop("source"), row.pop("target"), _known(row)) for row in ties.iter_rows(named=True))
    return graph


def accounts_of(graph: nx.Graph[Any]) -> pl.DataFrame:
    """account, label and one column for each node attribute, sorted by account."""
    rows = [{"account": str(node), **data} for node, data in graph.nodes(data=True)]
    attributes = dict.fromkeys(name for row in rows for name in row)
    known = {name: kind for name, kind in ACCOUNTS.items() if name in attributes}
    frame = (
        pl.DataFrame(rows, schema_overrides=known, infer_schema_length=None, strict=False)
        if rows
        else pl.DataFrame(schema={"account": pl.String})
    )
    label = pl.coalesce("label", "account") if "label" in frame.columns else pl.col("account")
    return (
        frame.with_columns(label.alias("label"))
        .select("account", "label", pl.exclude("account", "label"))
        .sort("account")
    )


def edges_of(graph: nx.Graph[Any]) -> pl.DataFrame:
    """source, target, weight and the edges' other attributes; an undirected edge once in each direction."""
    rows = [_row(a, b, data) for a, b, data in graph.edges(data=True)]
    if not graph.is_directed():
        rows += [_row(b, a, data) for a, b, data in graph.edges(data=True) if a != b]
    attributes = {"source", "target", "weight"}.union(*rows)
    schema = {name: TIES.get(name, pl.String()) for name in sorted(attributes)}
    return pl.DataFrame(rows, schema=schema, strict=False, infer_schema_length=None)


def _row(source: object, target: object, data: Attributes) -> Attributes:
    return {"weight": 1.0, **data, "source": str(source), "target": str(target)}


def _known(row: Attributes) -> Attributes:
    return {name: value for name, value in row.items() if value is not None}
