"""The network as GraphML, as igraph, yEd, Gephi and networkx read it."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.writers.xml import Element, document, fields_of, lines

_FIELD: Final = '<data key="{}">{}</data>'
_NODE: Final = Element("node", {"id": "account"}, _FIELD)
_EDGE: Final = Element("edge", {"source": "source", "target": "target"}, _FIELD)


def to_graphml(accounts: pl.DataFrame, ties: pl.DataFrame) -> bytes:
    """`accounts` (account and any attributes) and `ties` (source, target, weight, …) as a GraphML file."""
    # A key belongs to nodes or to edges, and its name must be its own.
    named = ties.rename({name: f"tie_{name}" for name in ties.columns if name in accounts.columns})
    of_accounts = fields_of(accounts, but={"account"})
    of_ties = fields_of(named, but={"source", "target"})
    return document(
        [
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
            *_declared("node", of_accounts),
            *_declared("edge", of_ties),
            '<graph edgedefault="directed">',
            *lines(accounts, _NODE, of_accounts),
            *lines(named, _EDGE, of_ties),
            "</graph>",
            "</graphml>",
        ]
    )


def _declared(of: str, fields: dict[str, str]) -> list[str]:
    return [f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>' for name, kind in fields.items()]
