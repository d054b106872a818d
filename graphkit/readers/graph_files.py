"""GEXF and GraphML, through networkx, as rows of an edge list and rows of accounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graphkit.errors import DataError


def read_gexf(path: Path, name: str) -> list[pl.DataFrame]:
    """The ties (source, target, weight, type) and the accounts (account_id, name, …). Raises DataError."""
    import networkx as nx

    return _read(nx.read_gexf, path, name)


def read_graphml(path: Path, name: str) -> list[pl.DataFrame]:
    """The ties (source, target, weight, type) and the accounts (account_id, name, …). Raises DataError."""
    import networkx as nx

    return _read(nx.read_graphml, path, name)


def _read(parse: Callable[[Path], Any], path: Path, name: str) -> list[pl.DataFrame]:
    try:
        # networkx parses with the standard library, which follows entities: refuse those first.
        for _, element in iterparse(path, forbid_dtd=True):
            element.clear()
        graph = parse(path)
    except DefusedXmlException as error:
        raise DataError(
            f"{name} declares XML entities, as attacks do; it was not read.",
            advice="Save it again from the tool it came from.",
            file=name,
        ) from error
    except Exception as error:  # networkx raises whatever its parser met
        raise DataError(
            f"{name} is not a proper graph file: {error}.",
            advice="Save it again from the tool it came from.",
            file=name,
        ) from error
    return [_ties(graph), _accounts(graph)]


def _ties(graph: Any) -> pl.DataFrame:
    kind = "Directed" if graph.is_directed() else "Undirected"
    rows = [(str(a), str(b), str(data.get("weight", 1)), kind) for a, b, data in graph.edges(data=True)]
    return pl.DataFrame(rows, schema=dict.fromkeys(("source", "target", "weight", "type"), pl.String), orient="row")


def _accounts(graph: Any) -> pl.DataFrame:
    """Node attributes are columns; a file's `label` is the account's name."""
    names = sorted({name for _, data in graph.nodes(data=True) for name in data} - {"account_id", "id", "name"})
    columns: dict[str, list[str | None]] = {"account_id": [str(node) for node in graph.nodes]}
    for name in names:
        values = [data.get(name) for _, data in graph.nodes(data=True)]
        columns["name" if name == "label" else name] = [None if value is None else str(value) for value in values]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
