"""Several platforms in one log: 123, or @ben, may be someone else on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from graphkit.log.platforms import with_platform
from graphkit.log.provenance import Note, counted

Tables = dict[str, pl.DataFrame]

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": ("account_id", "handle"),
    "posts": ("post_id", "author_id", "author_handle", "likely_author_handle"),
    "interactions": (
        "interaction_id",
        "actor_id",
        "actor_handle",
        "target_id",
        "target_handle",
        "owner_id",
        "owner_handle",
        "answered_handle",
        "post_id",
        "parent_id",
    ),
    "aliases": ("alias", "post_id"),
}


def separate_platforms(tables: Tables) -> tuple[Tables, tuple[Note, ...]]:
    """Where a log spans platforms, every id and handle gets its platform's name in front."""
    platforms = pl.concat([tables[name]["platform"] for name in _NAMES])
    if platforms.drop_nulls().n_unique() < 2:
        return tables, ()
    separated = {
        name: tables[name].with_columns(with_platform(column) for column in columns) for name, columns in _NAMES.items()
    }
    return tables | separated, counted(
        "rows",
        [(platforms.null_count(), "name no platform among several: they are joined to rows that name none either")],
    )
