"""The log: accounts, posts and interactions together, as they were read."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Input, Note
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS, TABLES, conform


@dataclass(frozen=True)
class Log:
    """Three tables with the columns of `graphkit.log.schemas`, and ties that were given as such.

    `account_id` and `post_id` are unique over the whole log, whatever the platform. `inputs` says which
    files it was made from; `notes` counts what was left out or is doubtful. Frames made by hand may lack columns:
    what is not there is unknown. Raises DataError where a column cannot be of its type, or an account is there twice.

    >>> Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"], "kind": ["comment"]}))
    Log(0 accounts, 0 posts, 1 interactions)
    """

    accounts: pl.DataFrame = field(default_factory=lambda: ACCOUNTS.to_frame())
    posts: pl.DataFrame = field(default_factory=lambda: POSTS.to_frame())
    interactions: pl.DataFrame = field(default_factory=lambda: INTERACTIONS.to_frame())
    edges: pl.DataFrame = field(default_factory=lambda: EDGES.to_frame())
    inputs: tuple[Input, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        for name, schema in TABLES.items():
            object.__setattr__(self, name, _conformed(getattr(self, name), name, schema))
        twice = self.accounts["account_id"].is_duplicated()
        if twice.any():
            first = self.accounts["account_id"].filter(twice)[0]
            raise DataError(
                f"The account {first} is there more than once ({twice.sum()} rows of the accounts table are double).",
                advice="Keep one row an account.",
                column="account_id",
            )

    def __repr__(self) -> str:
        tables = {"accounts": self.accounts, "posts": self.posts, "interactions": self.interactions}
        counts = ", ".join(f"{frame.height:,} {name}" for name, frame in tables.items())
        given = f", {self.edges.height:,} given ties" if self.edges.height else ""
        return f"Log({counts}{given})"


def _conformed(frame: pl.DataFrame, name: str, schema: pl.Schema) -> pl.DataFrame:
    try:
        return conform(frame.lazy(), schema).collect()
    except pl.exceptions.PolarsError as error:
        raise DataError(
            f"A column of the {name} table is not of its type: {str(error).splitlines()[0]}.",
            advice="graphkit.log.schemas says which types the columns have.",
        ) from error
