"""GEXF and GraphML, through networkx, as rows of an edge list and rows of accounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import polars as pl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graphkit.errors import DataError
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.numbered_nodes import by_their_names
from graphkit.readers.formats.rows import Rows

# The library keeps all of a graph in memory: a million nodes and ties take 1.3 GB.
MOST_ELEMENTS: Final = 1_000_000


def read_gexf(contents: Contents) -> list[Rows]:
    """The ties (source, target, weight, kind, type) and the accounts (account_id, name, …). Raises DataError."""
    import networkx as nx

    return _read(nx.read_gexf, contents)


def read_graphml(contents: Contents) -> list[Rows]:
    """The ties (source, target, weight, kind, type) and the accounts (account_id, name, …). Raises DataError."""
    import networkx as nx

    return _read(nx.read_graphml, contents)


def _read(parse: Callable[[Path], Any], contents: Contents) -> list[Rows]:
    try:
        _check(contents)
        graph = parse(contents.path)
    except DataError:
        raise
    except DefusedXmlException as error:
        raise DataError(
            f"{contents.name} declares XML entities, as attacks do; it was not read.",
            advice="Save it again from the tool it came from.",
            file=contents.name,
        ) from error
    except Exception as error:  # networkx raises whatever its parser met
        raise DataError(
            f"{contents.name} is not a proper graph file: {error}.",
            advice="Save it again from the tool it came from.",
            file=contents.name,
        ) from error
    ties, accounts = by_their_names(_ties(graph), _accounts(graph))
    return [Rows(ties), Rows(accounts)]


def _check(contents: Contents) -> None:
    """networkx parses with the standard library, which follows entities: refuse those first, and graphs too large."""
    for number, (_, element) in enumerate(iterparse(contents.path, forbid_dtd=True)):
        element.clear()
        if number > MOST_ELEMENTS:
            raise DataError(
                f"{contents.name} has more than {MOST_ELEMENTS:,} elements; reading stopped there.",
                advice="Export its ties as a table (source,target,weight): such files may be of any size.",
                file=contents.name,
            )


def _ties(graph: Any) -> pl.DataFrame:
    kind = "Directed" if graph.is_directed() else "Undirected"
    rows = [
        (str(a), str(b), str(data.get("weight", 1)), _text(data.get("kind")), kind)
        for a, b, data in graph.edges(data=True)
    ]
    columns = ("source", "target", "weight", "kind", "type")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _accounts(graph: Any) -> pl.DataFrame:
    """Node attributes are columns; a file's `label` is the account's name."""
    attributes = dict(graph.nodes(data=True))
    given = {name for data in attributes.values() for name in data} - {"account_id", "id"}
    columns = {"account_id": [str(node) for node in attributes]}
    texts = {name: [_text(data.get(name)) for data in attributes.values()] for name in sorted(given)}
    if "label" in texts:
        label = texts.pop("label")
        texts["name"] = [own or other for own, other in zip(texts.get("name", label), label, strict=True)]
    return pl.DataFrame({**columns, **texts}, schema=dict.fromkeys([*columns, *texts], pl.String))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
