"""The log: accounts, posts and interactions together, as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Input, Note
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS, TABLES, conform
from graphkit.overview import Overview


@dataclass(frozen=True)
class Log:
    """Three tables with the columns of `graphkit.log.schemas`, and ties that were given as such.

    `account_id` and `post_id` are unique over the whole log, whatever the platform. `inputs` says which
    files it was made from; `notes` counts what was left out or is doubtful. Frames made by hand may lack columns:
    what is not there is unknown (an interaction is a comment, a tie weighs 1). Raises DataError where a column cannot
    be of its type, or an account or post is there twice.

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
        _refuse_double(self.accounts["account_id"], "account")
        _refuse_double(self.posts["post_id"], "post")

    def __repr__(self) -> str:
        tables = {"accounts": self.accounts, "posts": self.posts, "interactions": self.interactions}
        counts = ", ".join(f"{frame.height:,} {name}" for name, frame in tables.items())
        given = f", {self.edges.height:,} given ties" if self.edges.height else ""
        return f"Log({counts}{given})"

    def _repr_html_(self) -> str:
        """The tables, how many rows each has, and the days they span."""
        rows = pl.concat([_spanned(name, getattr(self, name)) for name in TABLES])
        return Overview(repr(self), rows).html()


# What to do with a frame of another library.
FROM_PANDAS: Final = "polars.from_pandas(frame) makes one of a pandas frame."
# Without these a row says nothing of anybody: the columns have other names.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": ("account_id",),
    "posts": ("post_id",),
    "interactions": ("actor_id",),
    "edges": ("source", "target"),
}
# What a frame made by hand need not say.
_IMPLIED: Final[Mapping[str, Mapping[str, object]]] = {"interactions": {"kind": "comment"}, "edges": {"weight": 1.0}}


def _spanned(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """name, rows, first and last day."""
    time = pl.col("created_at") if "created_at" in frame.columns else pl.lit(None, pl.Datetime)
    days = time.dt.strftime("%Y-%m-%d")
    return frame.select(table=pl.lit(name), rows=pl.len(), first_day=days.min(), last_day=days.max())


def _refuse_double(ids: pl.Series, what: str) -> None:
    known = ids.drop_nulls()
    double = known.filter(known.is_duplicated())
    if double.len():
        raise DataError(
            f"The {what} {double[0]} is there more than once ({double.len():,} rows of the {what}s table are double).",
            advice=f"Keep one row a {what}.",
            column=ids.name,
        )


def _conformed(frame: pl.DataFrame, name: str, schema: pl.Schema) -> pl.DataFrame:
    if not isinstance(frame, pl.DataFrame):
        raise DataError(f"{name} is of type {type(frame).__name__}.", advice=f"Give a polars frame. {FROM_PANDAS}")
    if frame.is_empty():
        return schema.to_frame()
    lacking = [column for column in _KEYS[name] if column not in frame.columns]
    if lacking:
        raise DataError(
            f"The {name} table has no column {lacking[0]}; there are {', '.join(frame.columns)}.",
            advice="Rename its columns: graphkit.log.schemas says what they are called.",
            column=lacking[0],
        )
    implied = [
        pl.lit(value).alias(column) for column, value in _IMPLIED.get(name, {}).items() if column not in frame.columns
    ]
    try:
        return conform(frame.lazy().with_columns(implied), schema).collect()
    except pl.exceptions.PolarsError as error:
        raise DataError(
            f"A column of the {name} table is not of its type: {str(error).splitlines()[0]}.",
            advice="graphkit.log.schemas says which types the columns have.",
        ) from error
