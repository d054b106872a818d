"""A result as files for people and other tools: the list, its features, its network."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.score import part_columns
from graphkit.writers.gexf import to_gexf
from graphkit.writers.graphml import to_graphml

# What a network file says of each account, besides its label.
_IN_NETWORK: Final = (
    "handle",
    "name",
    "platform",
    "followers",
    "community",
    "community_name",
    "score",
    "closeness",
)


def explained(found: Candidates, but: Collection[str] = ()) -> pl.DataFrame:
    """The candidates with their evidence as two columns of sentences, `why` and `doubts`, but for those of `but`."""
    by_account = found.evidence.group_by("account", maintain_order=True).agg(
        why=_joined("for"),
        doubts=_joined("against"),
    )
    label = pl.when(pl.col("handle").is_null()).then("label")
    # A handle with its @ in front is taken for a formula by spreadsheets.
    named = _all_but(found.frame, but).with_columns(name=pl.coalesce("name", label)).drop("label")
    return named.join(by_account, on="account", how="left", maintain_order="left")


def listed_features(found: Candidates) -> pl.DataFrame:
    """The features of the candidates and the seeds, named: those of all authors would be a file nobody opens."""
    order = [*found.frame["account"], *found.seeds]
    named = pl.DataFrame({"account": order}).join(
        found.accounts.select("account", "label"), on="account", maintain_order="left"
    )
    return named.join(found.features, on="account", maintain_order="left")


def candidates_jsonl(found: Candidates, but: Collection[str] = ()) -> bytes:
    """One candidate a line: its columns, its parts as an object, its evidence with numbers and rows.

    The accounts `but` are left out.
    """
    evidence: dict[str, list[dict[str, Any]]] = {}
    for row in found.evidence.iter_rows(named=True):
        statement = {**row, "numbers": json.loads(row["numbers"])}
        evidence.setdefault(statement.pop("account"), []).append(statement)
    listed = _all_but(found.frame, but)
    lines = (_candidate(row, evidence.get(row["account"], [])) for row in listed.iter_rows(named=True))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def network_file(found: Candidates, to: str) -> bytes:
    """The whole network as gexf or graphml, with communities and scores."""
    accounts = found.accounts.select("account", "label", *_IN_NETWORK)
    write = {"gexf": to_gexf, "graphml": to_graphml}[to]
    return write(accounts, found.network.ties)


def _all_but(candidates: pl.DataFrame, but: Collection[str]) -> pl.DataFrame:
    return candidates.filter(~pl.col("account").is_in(list(but)))


def _joined(sign: str) -> pl.Expr:
    return pl.col("sentence").filter(pl.col("sign") == sign).str.join("; ")


def _candidate(row: dict[str, Any], evidence: list[dict[str, Any]]) -> dict[str, Any]:
    parts = {column.removeprefix("part_"): row.pop(column) for column in part_columns()}
    return {**row, "parts": parts, "evidence": evidence}
