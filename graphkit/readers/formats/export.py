"""One table, or one list of records, as a tool wrote it into a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.shapes import keys_of_columns
from graphkit.readers.formats.unflatten import unflattened


class Export(Protocol):
    """What a reader is offered: `keys` are the dotted paths of its fields, by which its tool is known."""

    @property
    def keys(self) -> frozenset[str]: ...

    @property
    def names(self) -> Iterable[str]:
        """The same as a person would write them: a table's columns as they stand there."""

    def shaped(self, shape: pl.Schema) -> pl.LazyFrame:
        """The records with exactly the fields of `shape`; polars raises where a record has them otherwise."""

    def reshaped(self, shape: pl.Schema) -> pl.LazyFrame:
        """The same, slower: what a record has otherwise is unknown. Raises DataError where one is no record."""

    def inner(self) -> Export | None:
        """The records inside, where this is only what they are wrapped in."""

    def rows(self) -> Rows:
        """The records as rows of texts, one column a field."""


@dataclass(frozen=True)
class Flat:
    """An export that is a table: CSV, a sheet, Parquet, the nodes or edges of a graph file."""

    table: Rows

    @property
    def keys(self) -> frozenset[str]:
        return keys_of_columns(self.table.frame.columns)

    @property
    def names(self) -> Iterable[str]:
        return self.table.frame.columns

    def shaped(self, shape: pl.Schema) -> pl.LazyFrame:
        return unflattened(self.table.frame, shape)

    def reshaped(self, shape: pl.Schema) -> pl.LazyFrame:
        return unflattened(self.table.frame, shape)

    def inner(self) -> Export | None:
        return None

    def rows(self) -> Rows:
        return self.table
