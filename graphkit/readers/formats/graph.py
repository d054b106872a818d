"""What a graph file holds, whichever format it has, as rows of ties and rows of accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.readers.formats.numbered_nodes import by_their_names
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.width import check_width

Said = Mapping[str, object]
_OF_A_TIE: Final = ("source", "target", "weight", "kind", "type")


@dataclass(frozen=True)
class Graph:
    """`nodes` are by their ids, with what is said of each; `ties` have source, target, weight, kind and type."""

    nodes: Sequence[tuple[object, Said]]
    ties: Sequence[Said]

    def rows(self, file: str) -> list[Rows]:
        """The ties (source, target, weight, kind, type) and the accounts (account_id, name, …). Raises DataError."""
        ties, accounts = by_their_names(self._ties(), self._accounts(file))
        return [Rows(ties), Rows(accounts)]

    def _ties(self) -> pl.DataFrame:
        return _texts({name: [tie.get(name) for tie in self.ties] for name in _OF_A_TIE})

    def _accounts(self, file: str) -> pl.DataFrame:
        """What is said of nodes are columns; a file's `label` is the account's name."""
        said = [data for _, data in self.nodes]
        given = {name for data in said for name in data} - {"account_id", "id"}
        check_width(len(given), file)
        accounts = _texts(
            {
                "account_id": [node for node, _ in self.nodes],
                **{name: [data.get(name) for data in said] for name in sorted(given)},
            }
        )
        if "label" not in given:
            return accounts
        own = ["name"] if "name" in given else []
        return accounts.with_columns(name=pl.coalesce(*own, "label")).drop("label")


def _texts(columns: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    return pl.DataFrame(
        {name: [None if value is None else str(value) for value in values] for name, values in columns.items()},
        schema=dict.fromkeys(columns, pl.String),
    )
