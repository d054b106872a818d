"""GEXF and GraphML, of hostile files as well, as rows of an edge list and rows of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graphkit.errors import DataError
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.gexf import gexf_graph
from graphkit.readers.formats.graph import Graph
from graphkit.readers.formats.rows import Rows

# All of a graph is kept in memory: a million nodes and ties take 1.3 GB.
MOST_ELEMENTS: Final = 1_000_000


def read_gexf(contents: Contents) -> list[Rows]:
    """The ties (source, target, weight, kind, type) and the accounts (account_id, name, …). Raises DataError."""
    return _read(lambda file: gexf_graph(_elements(file)), contents)


def read_graphml(contents: Contents) -> list[Rows]:
    """The ties (source, target, weight, kind, type) and the accounts (account_id, name, …). Raises DataError."""
    return _read(_graphml_graph, contents)


def _read(parse: Callable[[Contents], Graph], contents: Contents) -> list[Rows]:
    try:
        graph = parse(contents)
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
    return graph.rows(contents.name)


def _elements(contents: Contents) -> Iterator[Element]:
    """Each element as it ends. Raises where entities are declared, and DataError where the graph is too large."""
    for number, (_, element) in enumerate(iterparse(contents.path, forbid_dtd=True)):
        yield element
        if number > MOST_ELEMENTS:
            raise DataError(
                f"{contents.name} has more than {MOST_ELEMENTS:,} elements; reading stopped there.",
                advice="Export its ties as a table (source,target,weight): such files may be of any size.",
                file=contents.name,
            )


def _graphml_graph(contents: Contents) -> Graph:
    """Through networkx, which parses with the standard library, and this follows entities: refuse those first."""
    import networkx as nx

    for element in _elements(contents):
        element.clear()
    graph = nx.read_graphml(contents.path)
    return Graph(graph.nodes(data=True), [_tie(graph, *edge) for edge in graph.edges(data=True)])


def _tie(graph: Any, source: object, target: object, said: dict[str, object]) -> dict[str, object]:
    type_ = "Directed" if graph.is_directed() else "Undirected"
    return {"weight": 1, **said, "source": source, "target": target, "type": type_}
