"""GEXF of any version, told by the names of its elements alone.

Each version has a namespace of its own, which tools write in many ways; one graph may have ties of both directions, and
its attributes types without number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from graphkit.readers.formats.graph import Graph

# Early versions of Gephi give ties this attribute and declare it nowhere.
_UNDECLARED: Final = {"weight": "weight"}


def gexf_graph(elements: Iterable[Element]) -> Graph:
    """The graph in the elements of a file, each of them as it ends. Raises ValueError where there is none."""
    titles: dict[str, dict[str, str]] = {"node": {}, "edge": dict(_UNDECLARED)}
    said: dict[str, list[dict[str, str]]] = {"node": [], "edge": []}
    graph = None
    for element in elements:
        what = _name(element)
        if what in said:
            said[what].append(_said(element))
            element.clear()
        elif what == "attributes":
            titles.setdefault(element.get("class", ""), {}).update(_titles(element))
        elif what == "graph":
            graph = element
    if graph is None:
        raise ValueError("it has no graph")
    nodes, ties = ([_titled(one, titles[what]) for one in said[what]] for what in ("node", "edge"))
    return Graph([(node.get("id"), node) for node in nodes], [_tie(tie, _default_type(graph)) for tie in ties])


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _titles(attributes: Element) -> Iterator[tuple[str, str]]:
    return ((one.get("id", ""), one.get("title", "")) for one in attributes if _name(one) == "attribute")


def _said(element: Element) -> dict[str, str]:
    """The element's own attributes by their names, and those declared by a mark before their ids."""
    lists = [child for child in element if _name(child) == "attvalues"]
    # Version 1.0 says id for what it is the value of.
    values = {f"#{one.get('for') or one.get('id')}": one.get("value", "") for values in lists for one in values}
    return {**values, **element.attrib}


def _titled(said: dict[str, str], titles: dict[str, str]) -> dict[str, str]:
    declared = {titles[key[1:]]: value for key, value in said.items() if key[:1] == "#" and key[1:] in titles}
    return {**declared, **{key: value for key, value in said.items() if key[:1] != "#"}}


def _default_type(graph: Element) -> str:
    return graph.get("defaultedgetype") or graph.get("edges") or "undirected"


def _tie(said: dict[str, str], default: str) -> dict[str, str]:
    """Version 1.0 says cardinal for weight, and dir, sim or dou for a type."""
    type_ = said.get("type") or default
    return {
        "weight": said.get("cardinal", "1"),
        **said,
        "type": "Directed" if type_.startswith("dir") else "Undirected",
    }
