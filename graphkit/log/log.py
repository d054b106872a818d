"""The log: accounts, posts and interactions together, as they were read."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from graphkit.log.provenance import Input, Note
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS


@dataclass(frozen=True)
class Log:
    """Three tables with the columns of `graphkit.log.schemas`, and ties that were given as such.

    `account_id` and `post_id` are unique over the whole log, whatever the platform. `inputs` says which
    files it was made from; `notes` counts what was left out or is doubtful.

    >>> Log().interactions.height
    0
    """

    accounts: pl.DataFrame = field(default_factory=lambda: ACCOUNTS.to_frame())
    posts: pl.DataFrame = field(default_factory=lambda: POSTS.to_frame())
    interactions: pl.DataFrame = field(default_factory=lambda: INTERACTIONS.to_frame())
    edges: pl.DataFrame = field(default_factory=lambda: EDGES.to_frame())
    inputs: tuple[Input, ...] = ()
    notes: tuple[Note, ...] = ()

    def __repr__(self) -> str:
        tables = {"accounts": self.accounts, "posts": self.posts, "interactions": self.interactions}
        counts = ", ".join(f"{frame.height:,} {name}" for name, frame in tables.items())
        given = f", {self.edges.height:,} given ties" if self.edges.height else ""
        return f"Log({counts}{given})"
