"""What the reader of one kind of export is: how it knows its files, and what it makes of them.

A tool's module holds one `Reader` for each kind of file the tool writes: see docs/adding-a-reader.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polars as pl

from graphkit.readers.formats.column_names import meant, spellings
from graphkit.readers.formats.shapes import Keys, keys_of_columns, keys_of_shape


@dataclass(frozen=True)
class Given:
    """The records of one export: `frame` has the reader's shape; `file` is where they stood, `root` what was named.

    The names of a file and of its folder may tell whose posts it holds, where the records do not.
    """

    frame: pl.LazyFrame
    file: Path
    root: Path

    @property
    def fetched(self) -> pl.LazyFrame:
        """The records without those that only say, in a field `error`, what a tool could not fetch."""
        return self.frame.filter(pl.col("error").is_null())


@dataclass(frozen=True)
class Part:
    """Rows of one table of the log.

    `table` is accounts, posts, interactions, edges or aliases; the columns of `frame` are those of the table (and the
    ones beside it in `graphkit.readers.tables.table`), as texts or lists of texts. What is not there is unknown.
    `doubts` are told with their number: what is doubtful, and the records of which it is.
    """

    table: str
    frame: pl.LazyFrame
    doubts: Mapping[str, pl.LazyFrame] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """One kind of export. It is its own where all keys of `needs` are there and none of `lacks`.

    `shape` has the fields to be read, all of them texts; `platform` is that of every row which names none. A tool that
    `appends` keeps a table that it was given in front of its own columns: of each name the last column is its own, and
    the one before that is the field `<name>_before`.
    """

    name: str
    platform: str | None
    needs: frozenset[str]
    shape: pl.Schema
    read: Callable[[Given], Iterator[Part]]
    lacks: frozenset[str] = frozenset()
    appends: bool = False

    def knows(self, keys: Set[str]) -> bool:
        """Whether an export with these keys is of this kind."""
        return self.needs <= keys and keys.isdisjoint(self.lacks)

    @cached_property
    def spelled(self) -> Keys:
        """All keys that are asked for, as the tool spells them; worked out once for all the files that ask for it."""
        return tuple(dict.fromkeys((*self.needs, *self.lacks, *keys_of_shape(self.shape))))

    def spelling(self, keys: Collection[str]) -> Keys:
        """How the tool spells its keys, where an export with these `keys` is of this kind but for their spelling."""
        known = spellings(self.spelled, keys)
        as_spelled = frozenset(keys_of_columns(meant(key, known) or key for key in keys))
        return self.spelled if self.knows(as_spelled) else ()
