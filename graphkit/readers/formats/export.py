"""One table, or one list of records, as a tool wrote it into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import polars as pl

from graphkit.log.provenance import Note
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.cells_of_objects import holds_objects, keys_in_cells, parsed_cells, with_json_cells
from graphkit.readers.formats.column_names import with_spelling
from graphkit.readers.formats.flatten import flattened
from graphkit.readers.formats.haste import Made
from graphkit.readers.formats.json_texts import without_json_texts
from graphkit.readers.formats.kinds import KindOf
from graphkit.readers.formats.repeated import last_of_each_name, written
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.shapes import Keys, dotted, keys_of_columns, without_numbers
from graphkit.readers.formats.unflatten import unflattened
from graphkit.readers.formats.wrapped import Known


class Export(Protocol):
    """What a reader is offered: `keys` are the dotted paths of its fields, by which its tool is known."""

    @property
    def keys(self) -> Keys: ...

    @property
    def names(self) -> Iterable[str]:
        """The same as a person would write them: a table's columns as they stand there."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was odd about it, before anybody asked what it means."""

    def in_shape(self, shape: pl.Schema, work: Callable[[pl.LazyFrame], Made]) -> Made:
        """What `work` makes of the records with exactly the fields of `shape`; what one has otherwise is unknown.

        It may be done twice: first with what was read in haste. Raises DataError where a record is none.
        """

    def inner(self) -> Export | None:
        """The records inside, where this is only what they are wrapped in."""

    def within(self, known: Known) -> Export | None:
        """The records that are `known`, where each stands under a name of its own or in an object of its own."""

    def kinds(self, kind: KindOf) -> Iterable[Export]:
        """The same, or where it holds records of several kinds, those of each."""

    def spelled(self, keys: Keys) -> Export:
        """The same with `keys` as they are, where a table may have them in other capitals, or without their points."""

    def last_of_each_name(self) -> Export:
        """The same, where of columns of one name the last is meant."""

    def in_rows(self, work: Callable[[Rows], Made]) -> Made:
        """The same of the records as rows of texts, one column a field."""


@dataclass(frozen=True)
class Flat:
    """An export that is a table: CSV, a sheet, Parquet, the nodes or edges of a graph file.

    `inside` are the keys of the objects that its cells hold.
    """

    table: Rows
    contents: Contents
    inside: Keys

    @classmethod
    def of(cls, table: Rows, contents: Contents) -> Flat:
        with_json = with_json_cells(table, contents.name)
        return cls(with_json, contents, keys_in_cells(with_json.frame))

    @property
    def keys(self) -> Keys:
        columns = self.table.frame.columns
        numbered = [path for path in map(dotted, columns) if without_numbers(path) != path]
        return tuple(dict.fromkeys([*keys_of_columns([*columns, *map(written, columns)]), *numbered, *self.inside]))

    @property
    def names(self) -> Iterable[str]:
        return [*self.table.frame.columns, *self.inside]

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.table.notes

    def in_shape(self, shape: pl.Schema, work: Callable[[pl.LazyFrame], Made]) -> Made:
        return work(unflattened(without_json_texts(self.table.frame), shape).collect().lazy())

    def inner(self) -> Export | None:
        return None

    def within(self, known: Known) -> Export | None:  # noqa: ARG002 - a row is a record
        return None

    def kinds(self, kind: KindOf) -> Iterable[Export]:  # noqa: ARG002 - rows are all alike
        return [self]

    def spelled(self, keys: Keys) -> Export:
        spelled = with_spelling(self.table.frame, keys)
        unchanged = spelled.columns == self.table.frame.columns
        return self if unchanged else self.of(replace(self.table, frame=spelled), self.contents)

    def last_of_each_name(self) -> Export:
        return replace(self, table=replace(self.table, frame=last_of_each_name(self.table.frame)))

    def in_rows(self, work: Callable[[Rows], Made]) -> Made:
        """Where cells hold objects, these become columns too."""
        if not holds_objects(self.table.frame):
            return work(self.table)
        rows = flattened(enumerate(parsed_cells(self.table.frame), 1), self.contents)
        return work(replace(rows, notes=(*self.table.notes, *rows.notes)))
