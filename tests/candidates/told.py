"""A made-up log, what is found in it, and what is told of everyone: for tests that count it again."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

import polars as pl

from graphkit import Candidates, Log, find_candidates
from tests.made_up import acts, niches

SEEDS = ("g0a1", "g1a2")


@cache
def log() -> Log:
    """Niches, with replies and mentions, likes, deleted users, and an author praised by three friends."""
    draw = Random(5)
    base = niches(seed=1)
    authors = sorted(set(base.posts["author_id"]))
    people = [*authors, *(f"g{group}f{number}" for group in range(3) for number in range(5))]
    others: list[tuple[str | None, ...]] = [(None, author, None, "comment") for author in authors[:3]]
    others += [
        (
            draw.choice(people),
            draw.choice(authors),
            draw.choice([None, "g0a1p0"]),
            draw.choice(["reply", "mention", "like"]),
        )
        for _ in range(150)
    ]
    others += [(f"friend{number % 3}", "praised", f"praised{number % 2}", "comment") for number in range(12)]
    others += [("passer-by", "praised", "praised0", "comment")]
    others += [("praised", "g0a1", "g0a1p0", "comment"), ("shy", "g0a1", "g0a1p0", "comment")]
    rows = acts(*others).with_columns(interaction_id=pl.format("o{}", pl.int_range(pl.len())))
    later = rows.with_columns(pl.col("created_at").dt.offset_by("1000d"))
    more = pl.DataFrame(
        [("praised0", "praised"), ("praised1", "praised"), ("shy0", "shy")],
        schema=["post_id", "author_id"],
        orient="row",
    )
    return Log(
        accounts=base.accounts,
        posts=pl.concat([base.posts, more], how="diagonal"),
        interactions=pl.concat([base.interactions, later]),
    )


@cache
def found() -> Candidates:
    return find_candidates(log(), SEEDS, followers=(20_000, 100_000))


@cache
def statements() -> list[dict[str, Any]]:
    everyone = found().network.accounts["account"].to_list()
    return [
        row | {"numbers": json.loads(row["numbers"])} for row in found().evidence_of(everyone).iter_rows(named=True)
    ]


def told(kind: str) -> list[dict[str, Any]]:
    return [statement for statement in statements() if statement["kind"] == kind]


@cache
def interactions() -> list[dict[str, Any]]:
    """Those between two known and different people, oldest first."""
    rows = log().interactions.iter_rows(named=True)
    known = [row for row in rows if row["actor_id"] and row["target_id"] and row["actor_id"] != row["target_id"]]
    return sorted(known, key=lambda row: row["created_at"])


def between(actor: str, target: str) -> list[dict[str, Any]]:
    return [row for row in interactions() if (row["actor_id"], row["target_id"]) == (actor, target)]


def received() -> list[dict[str, Any]]:
    """Comments and replies by others, oldest first; each aims at whose post it is under."""
    owners = dict(log().posts.select("post_id", "author_id").iter_rows())
    said = [row for row in log().interactions.iter_rows(named=True) if row["actor_id"] and is_comment(row)]
    owned = [row | {"target_id": owners.get(row["post_id"]) or row["target_id"]} for row in said]
    return sorted(
        (row for row in owned if row["target_id"] not in (None, row["actor_id"])), key=lambda row: row["created_at"]
    )


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["interaction_id"] for row in rows)


def latest(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The latest act of each actor towards each target."""
    return {(row["actor_id"], row["target_id"]): row["interaction_id"] for row in rows}


def labels() -> dict[str, str]:
    return dict(found().network.accounts.select("account", "label").iter_rows())


def described() -> dict[str, dict[str, Any]]:
    return {row["account"]: row for row in found().accounts.iter_rows(named=True)}


def under_a_post(row: dict[str, Any]) -> bool:
    return row["kind"] == "comment" and row["post_id"] is not None


def is_comment(row: dict[str, Any]) -> bool:
    return row["kind"] in ("comment", "reply")
