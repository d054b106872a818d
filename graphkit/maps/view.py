"""The view model: everything the page shows, as plain values. The page computes nothing of it again."""

from __future__ import annotations

from typing import Any

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.score import part_columns
from graphkit.log.log import Log
from graphkit.maps.backbone import Backbone, choose
from graphkit.maps.layout import Layout, lay_out

View = dict[str, Any]
DATE = "%-d %b %Y"


def make_view(found: Candidates) -> View:
    """The page's data: title, summary, source, left_out, communities, accounts, ties (by the accounts' positions)."""
    backbone = choose(found)
    layout = lay_out(backbone.accounts, backbone.ties, found.seed)
    return {
        "title": f"Who is around {_listed(_seed_labels(found))}?",
        "summary": _summary(found),
        "source": _source(found.log),
        "left_out": backbone.left_out,
        "communities": _communities(found, layout),
        "accounts": _accounts(found, backbone, layout),
        "ties": _ties(backbone),
    }


def _seed_labels(found: Candidates) -> list[str]:
    labels = dict(found.network.accounts.select("account", "label").iter_rows())
    return [labels[seed] for seed in found.seeds]


def _listed(labels: list[str]) -> str:
    shown = labels[:3]
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    return ", ".join(shown) + more


def _summary(found: Candidates) -> str:
    seeds, candidates = len(found.seeds), found.frame.height
    from_seeds = f"{seeds} {'seed' if seeds == 1 else 'seeds'}"
    to_candidates = f"{candidates:,} {'candidate' if candidates == 1 else 'candidates'}"
    return (
        f"{from_seeds} → {to_candidates} "
        f"among {found.network.accounts.height:,} accounts in {found.communities.height:,} communities"
    )


def _source(log: Log) -> str:
    """The files by name, and the days they span: a map without its date is soon taken for today's."""
    files = ", ".join(read.file.replace("\\", "/").rsplit("/", 1)[-1] for read in log.inputs)
    first, last = log.interactions.select(first=pl.col("created_at").min(), last=pl.col("created_at").max()).row(0)
    if first is None:
        return files
    return f"{files} · {first.strftime(DATE)} – {last.strftime(DATE)}"


def _communities(found: Candidates, layout: Layout) -> list[View]:
    candidates = found.frame.group_by("community").agg(candidates=pl.len())
    placed = layout.discs.join(found.communities, on="community", how="left").join(
        candidates, on="community", how="left"
    )
    unplaced = pl.col("community") == -1
    shown = placed.select(
        id="community",
        name=pl.when(unplaced).then(pl.lit("without ties")).otherwise(pl.col("name")),
        accounts=pl.col("accounts").fill_null(0),
        candidates=pl.col("candidates").fill_null(0),
        x=pl.col("x").round(1),
        y=pl.col("y").round(1),
        radius=pl.col("radius").round(1),
    )
    return shown.sort("id").sort(pl.col("id") == -1, maintain_order=True).to_dicts()


def _accounts(found: Candidates, backbone: Backbone, layout: Layout) -> list[View]:
    placed = backbone.accounts.join(layout.accounts, on="account", how="left", maintain_order="left")
    evidence = _evidence(found)
    return [_account(row, evidence.get(row["account"], {})) for row in placed.iter_rows(named=True)]


def _account(row: View, evidence: dict[str, list[str]]) -> View:
    ranked = row["rank"] is not None
    parts = {column.removeprefix("part_").replace("_", " "): row[column] for column in part_columns()}
    return {
        "id": row["account"],
        "handle": row["handle"],
        "label": row["label"],
        "role": row["role"],
        "rank": row["rank"],
        "community": row["community"],
        "followers": row["followers"],
        "score": row["score"] if ranked else None,
        "parts": parts if ranked else {},
        "engagement": None if row["engagement"] is None else round(row["engagement"], 2),
        "confidence": row["confidence"] if ranked else None,
        "group": row["group"] if ranked else None,
        "commenters": row["commenters"],
        "x": round(row["x"]),
        "y": round(row["y"]),
        "url": row["url"],
        "for": evidence.get("for", []),
        "against": evidence.get("against", []),
    }


def _evidence(found: Candidates) -> dict[str, dict[str, list[str]]]:
    sentences: dict[str, dict[str, list[str]]] = {}
    for account, sign, sentence in found.evidence.select("account", "sign", "sentence").iter_rows():
        sentences.setdefault(account, {}).setdefault(sign, []).append(sentence)
    return sentences


def _ties(backbone: Backbone) -> list[list[float]]:
    place = {account: position for position, account in enumerate(backbone.accounts["account"])}
    return [[place[source], place[target], round(weight, 2)] for source, target, weight in backbone.ties.iter_rows()]
