"""What a file holds: the tables its reader makes of it, or those its columns tell by their names."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.log.provenance import counted
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.export import Export
from graphkit.readers.formats.kinds import KindOf
from graphkit.readers.formats.parse import parse
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.shapes import Keys, dotted
from graphkit.readers.known_readers import reader_for, spelling_for
from graphkit.readers.nothing_to_read import NothingToRead
from graphkit.readers.reader import Given, Part, Reader
from graphkit.readers.tables.columns import Mapped, UnclearColumns, map_columns, tell_anything
from graphkit.readers.tables.owners import without_disputed_owners
from graphkit.readers.tables.posts_by_address import with_posts_by_address
from graphkit.readers.tables.table import READ, Table, to_table

BY_NAMES: Final = "columns by their names"


@dataclass(frozen=True)
class Understood:
    """The tables of one file, and the tools they come from."""

    format: str
    tables: tuple[Table, ...]


def exports_in(contents: Contents, readers: Iterable[Reader]) -> list[Export]:
    """Every export in a file; where only what it is wrapped in is known to nobody, what is inside. Raises DataError."""
    unwrapped = [_unwrapped(export, readers) for export in parse(contents)]
    return [part for export in unwrapped for part in export.kinds(_kind_among(export.keys, readers))]


def _kind_among(all_keys: Keys, readers: Iterable[Reader]) -> KindOf:
    """Tells of what kind a record is in an export with these keys."""
    own = reader_for(all_keys, readers)

    # Most records have the keys of the one before.
    @lru_cache(maxsize=1024)
    def kind(keys: Keys) -> Hashable | None:
        reader = reader_for(keys, readers)
        if reader and own and reader.needs.issubset(own.spelled):
            # One that lacks what it may lack looks like a record of who asks for less.
            reader = own
        # Vintages of one kind are read alike.
        return reader.read if reader else None

    return kind


def _unwrapped(export: Export, readers: Iterable[Reader]) -> Export:
    def known(keys: Keys) -> bool:
        return reader_for(keys, readers) is not None

    if known(export.keys):
        return export
    inner = export.inner()
    if inner and known(inner.keys):
        return inner
    whole = inner or export
    if within := whole.within(known):
        return within
    return whole if tell_anything(whole.keys) else whole.within(tell_anything) or whole


def understand(
    exports: list[Export], contents: Contents, root: Path, readers: Iterable[Reader], renames: Mapping[str, str]
) -> Understood:
    """The tables of a file's exports, by the reader that knows each, else by the names of the columns.

    Columns that `renames` names are taken as it says, whoever knows them. Of a file with several exports, those that
    nobody knows are passed over where others are known. Raises DataError; UnclearColumns where nothing can be told.
    """
    known = [_known(export, readers, renames) for export in exports]
    read = [(reader.name, _read(reader, export, contents, root)) for export, reader in known if reader]
    if not read:
        tables = _all_by_names([export for export, _ in known], contents, renames)
        return Understood(BY_NAMES if known else "", _numbered_apart(tables, contents.name))
    tables = tuple(chain(*(part for _, part in read)))
    return Understood(" and ".join(dict.fromkeys(name for name, _ in read)), _numbered_apart(tables, contents.name))


def _numbered_apart(tables: tuple[Table, ...], file: str) -> tuple[Table, ...]:
    """The tables with the number of its sheet in what is known by file and row, from the second sheet of acts on."""
    acts = [table for table in tables if table.name == "interactions"]
    known = pl.col("interaction_id")
    for number, table in enumerate(acts[1:], 2):
        apart = pl.lit(f"{file}:{number}:") + known.str.strip_prefix(f"{file}:")
        named = pl.when(known.str.starts_with(f"{file}:")).then(apart).otherwise(known)
        tables = tuple(
            replace(other, frame=other.frame.with_columns(interaction_id=named)) if other is table else other
            for other in tables
        )
    return tables


def _all_by_names(exports: Sequence[Export], contents: Contents, renames: Mapping[str, str]) -> tuple[Table, ...]:
    """The tables that can be told; a sheet of notes beside these is passed over, and said so."""
    tables: list[Table] = []
    unclear: list[UnclearColumns] = []
    for export in exports:
        try:
            tables += _by_names(export, contents, renames)
        except UnclearColumns as error:
            unclear.append(error)
    if unclear and not tables:
        raise unclear[0]
    notes = counted(contents.name, [(len(unclear), "tables in this file passed over: their columns tell nothing")])
    return tuple(replace(table, notes=(*notes, *table.notes)) for table in tables[:1]) + tuple(tables[1:])


def _known(export: Export, readers: Iterable[Reader], renames: Mapping[str, str]) -> tuple[Export, Reader | None]:
    if _is_renamed(export, renames):
        return export, None
    reader = reader_for(export.keys, readers)
    # Where a tool kept the columns it was given, these may be called as its own are but for the spelling.
    if reader and reader.appends:
        return export, reader
    spelled = export.spelled(reader.spelling(export.keys) if reader else spelling_for(export.keys, readers))
    return spelled, reader or reader_for(spelled.keys, readers)


def _is_renamed(export: Export, renames: Mapping[str, str]) -> bool:
    return any(dotted(name) in export.keys for name in renames.values())


def _by_names(export: Export, contents: Contents, renames: Mapping[str, str]) -> list[Table]:
    def tables(rows: Rows) -> list[Table]:
        if not rows.frame.columns:
            return []
        mapped = map_columns(rows.frame.columns, contents.name, renames)
        table = without_disputed_owners(to_table(rows, mapped, contents.name), mapped, renames)
        return [with_posts_by_address(table)]

    return export.in_rows(tables)


def _read(reader: Reader, export: Export, contents: Contents, root: Path) -> list[Table]:
    own = export.last_of_each_name() if reader.appends else export
    tables = own.in_shape(reader.shape, lambda records: _tables(reader, Given(records, contents.file, root), contents))
    return [replace(table, notes=(*own.notes, *table.notes)) for table in tables[:1]] + tables[1:]


def _tables(reader: Reader, given: Given, contents: Contents) -> list[Table]:
    parts = list(reader.read(given))
    names = [name for name in READ if any(part.table == name for part in parts)]
    doubts = [doubt for part in parts for doubt in part.doubts.items()]
    counts = [records.select(pl.len()) for _, records in doubts]
    frames = pl.collect_all([*counts, *(_stacked(parts, name, reader) for name in names)])
    numbers = [int(frame.item()) for frame in frames[: len(doubts)]]
    notes = counted(contents.name, zip(numbers, (what for what, _ in doubts), strict=True))
    tables = list(zip(names, frames[len(doubts) :], strict=True))
    # Of a file without rows, one empty table says so.
    kept = [(name, frame) for name, frame in tables if frame.height] or tables[:1]
    return [
        to_table(Rows(frame, () if number else notes), _as_it_is(name, frame), contents.name)
        for number, (name, frame) in enumerate(kept)
    ]


def _as_it_is(table: str, frame: pl.DataFrame) -> Mapped:
    return Mapped(table, {column: column for column in frame.columns})


def _stacked(parts: list[Part], table: str, reader: Reader) -> pl.LazyFrame:
    stacked = pl.concat([part.frame for part in parts if part.table == table], how="diagonal")
    if "platform" not in stacked.collect_schema() and table != "edges":
        stacked = stacked.with_columns(platform=pl.lit(reader.platform, pl.String))
    if table != "accounts":
        return stacked
    # A commenter is in the file once for each comment.
    once = stacked.unique(maintain_order=True)
    beside = any(part.table != table for part in parts)
    return _of_somebody(once) if beside else once


def _of_somebody(accounts: pl.LazyFrame) -> pl.LazyFrame:
    """Beside comments and posts, an account that is deleted or hidden has left an empty row; none was left out."""
    named = [name for name in ("account_id", "handle") if name in accounts.collect_schema()]
    return accounts.filter(pl.any_horizontal(pl.col(named).str.strip_chars() != ""))


def holds_nothing(contents: Contents, format_: str) -> NothingToRead:
    """What a file is that has no row, or none that is about anybody."""
    what = "holds no rows" if format_ in ("", BY_NAMES) else f"is known ({format_}) and tells nothing of anybody"
    return NothingToRead(f"{contents.name} {what}.", advice="Leave it out, or export it again.", file=contents.name)
