"""What evidence is gathered from, and the form in which it is stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import polars as pl

from graphkit.brief.brief import Brief
from graphkit.log.log import Log
from graphkit.log.received import comments_received
from graphkit.network.edges import usable_ties
from graphkit.network.network import Network

EVIDENCE: Final = pl.Schema(
    {
        "account": pl.String(),
        "sign": pl.String(),
        "kind": pl.String(),
        "sentence": pl.String(),
        "numbers": pl.String(),
        "table": pl.String(),
        "rows": pl.List(pl.String),
    }
)


@dataclass(frozen=True)
class Case:
    """The accounts in question (`accounts`), the `seeds`, and all that is known of everybody."""

    log: Log
    net: Network
    described: pl.DataFrame
    communities: pl.DataFrame
    seeds: tuple[str, ...]
    accounts: tuple[str, ...]
    not_like: tuple[str, ...] = ()
    brief: Brief = field(default_factory=Brief)

    @cached_property
    def about(self) -> pl.DataFrame:
        """What is known of the accounts in question: their rows of `described`."""
        return self.described.filter(pl.col("account").is_in(list(self.accounts)))

    @cached_property
    def labels(self) -> pl.DataFrame:
        """seed, seed_label."""
        seeds = self.net.accounts.filter(pl.col("account").is_in(list(self.seeds)))
        return seeds.select(seed="account", seed_label="label")

    @property
    def knows_acts(self) -> bool:
        """False in a plain edge list, of which nobody knows what its ties were."""
        return self.log.interactions.height > 0

    @cached_property
    def acts(self) -> pl.DataFrame:
        """What the accounts and seeds did and had done to them: actor, target, kind, post_id, created_at, table, row.

        `row` names the act in its `table`: an interaction's id, or both ends of a tie that was given as such.
        """
        interactions = self.log.interactions.lazy().select(
            actor="actor_id", target="target_id", kind="kind", post_id="post_id", created_at="created_at",
            table=pl.lit("interactions"), row="interaction_id",
        )  # fmt: skip
        ties = usable_ties(self.log.edges.lazy()).select(
            actor="source",
            target="target",
            kind="kind",
            table=pl.lit("ties"),
            row=pl.format("{} → {}", "source", "target"),
        )
        everyone = [*self.accounts, *self.seeds]
        involved = pl.col("actor").is_in(everyone) | pl.col("target").is_in(everyone)
        acts = pl.concat([interactions, ties], how="diagonal").filter(pl.col("actor") != pl.col("target"), involved)
        return acts.sort("created_at", "row").collect()

    @cached_property
    def comments(self) -> pl.DataFrame:
        """account, commenter, table, row: who commented under the accounts' posts, the latest last.

        Given ties, of which nobody knows what they were, are among them.
        """
        written = comments_received(self.log).with_columns(table=pl.lit("interactions"))
        given = self.acts.lazy().filter(pl.col("table") == "ties")
        ties = given.select("created_at", "table", "row", account="target", commenter="actor")
        received = pl.concat([written, ties], how="diagonal").filter(pl.col("account").is_in(list(self.accounts)))
        return received.sort("created_at", "row").select("account", "commenter", "table", "row").collect()

    @cached_property
    def latest(self) -> pl.DataFrame:
        """actor, target, table, row: the latest act of each pair."""
        return self.acts.group_by("actor", "target", maintain_order=True).agg(pl.col("table", "row").last())

    @cached_property
    def with_seeds(self) -> pl.DataFrame:
        """The acts between an account and a seed: those columns, account, seed, seed_label, towards (the seed?)."""
        towards = self.acts.with_columns(account="actor", seed="target", towards=pl.lit(True))
        back = self.acts.with_columns(account="target", seed="actor", towards=pl.lit(False))
        both = pl.concat([towards, back]).filter(pl.col("account").is_in(list(self.accounts)))
        return both.join(self.labels, on="seed", maintain_order="left")


def stated(
    frame: pl.DataFrame,
    sign: str,
    kind: str,
    sentence: pl.Expr,
    numbers: Sequence[str] = (),
    table: str | pl.Expr = "interactions",
) -> pl.DataFrame:
    """The rows of `frame` (account, rows, and the columns the sentence and `numbers` need) as evidence."""
    as_json = pl.struct([pl.col(name) for name in numbers]).struct.json_encode() if numbers else pl.lit("{}")
    return frame.select(
        "account",
        sign=pl.lit(sign),
        kind=pl.lit(kind),
        sentence=sentence,
        numbers=as_json,
        table=pl.lit(table) if isinstance(table, str) else table,
        rows=pl.col("rows"),
    ).cast(EVIDENCE)
