"""The network as GEXF 1.2, as Gephi and networkx read it."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.writers.xml import Element, document, fields_of, lines

_FIELD: Final = '<attvalue for="{}" value="{}"/>'
_LIST: Final = ("<attvalues>", "</attvalues>")
_NODE: Final = Element("node", {"id": "account", "label": "label"}, _FIELD, _LIST)
_EDGE: Final = Element(
    "edge", {"id": "number", "source": "source", "target": "target", "weight": "weight"}, _FIELD, _LIST
)


def to_gexf(accounts: pl.DataFrame, ties: pl.DataFrame) -> bytes:
    """`accounts` (account, label and any attributes) and `ties` (source, target, weight, …) as a GEXF file."""
    of_accounts = fields_of(accounts, but={"account", "label"})
    of_ties = fields_of(ties, but={"source", "target", "weight"})
    return document(
        [
            '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
            '<graph defaultedgetype="directed">',
            *_declared("node", of_accounts),
            *_declared("edge", of_ties),
            "<nodes>",
            *lines(accounts, _NODE, of_accounts),
            "</nodes>",
            "<edges>",
            *lines(ties.with_row_index("number"), _EDGE, of_ties),
            "</edges>",
            "</graph>",
            "</gexf>",
        ]
    )


def _declared(of: str, fields: dict[str, str]) -> list[str]:
    rows = [f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in fields.items()]
    return [f'<attributes class="{of}">', *rows, "</attributes>"] if rows else []
