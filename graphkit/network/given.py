"""Tables somebody hands in, as the tables a network is made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.log import FROM_PANDAS
from graphkit.log.schemas import EDGES, conform
from graphkit.network.acts import ACTS

Frame = pl.DataFrame | pl.LazyFrame

# An id of any other type lost digits, or is none.
_IDS: Final = (pl.String, pl.Categorical, pl.Enum, pl.Null)


def acts_in(interactions: Frame) -> pl.LazyFrame:
    """The columns of `ACTS`; where no kind is given, all are comments.

    Raises DataError where an end lacks, or a column of ids holds something else.
    """
    present = _checked(interactions, "A table of interactions", "actor_id", "target_id")
    kind = pl.col("kind") if "kind" in present else pl.lit("comment")
    return conform(interactions.lazy().with_columns(kind=kind), ACTS)


def edges_in(edges: Frame) -> pl.LazyFrame:
    """source, target, weight, kind; where no weight is given, all are 1.

    Raises DataError where an end lacks, or holds something else than ids.
    """
    present = _checked(edges, "An edge list", "source", "target")
    weight = pl.col("weight").cast(pl.Float64, strict=False) if "weight" in present else pl.lit(1.0)
    return conform(edges.lazy().with_columns(weight=weight), EDGES).drop("origin")


@contextmanager
def readable(what: str) -> Iterator[None]:
    """A lazy table is only found to be wrong when it is read."""
    try:
        yield
    except pl.exceptions.PolarsError as error:
        raise DataError(
            f"The {what} cannot be read: {str(error).splitlines()[0].removesuffix('.')}.",
            advice="graphkit.log.schemas says which types the columns have.",
        ) from error


def _checked(frame: Frame, what: str, *ends: str) -> pl.Schema:
    if not isinstance(frame, Frame):
        raise DataError(
            f"{what} is of type {type(frame).__name__}.", advice=f"Give a polars frame, lazy or not. {FROM_PANDAS}"
        )
    present = frame.lazy().collect_schema()
    for column in ends:
        if column not in present:
            raise DataError(
                f"{what} needs the column “{column}”; there are {', '.join(present)}.",
                advice=f"Rename the columns to {' and '.join(ends)}.",
                column=column,
            )
    for column in (*ends, "post_id"):
        kind = present.get(column, pl.String())
        if not (kind.is_integer() or kind in _IDS):
            raise DataError(
                f"The column “{column}” is of type {kind}, and ids are text or whole numbers.",
                advice="Read it as text from the first byte on: ids are longer than a float can hold.",
                column=column,
            )
    return present
