"""Records with named fields, however deep, as rows of texts: what nobody's reader knows, by the names of its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import counted
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.fit import whole
from graphkit.readers.formats.rows import Rows, without_blank_rows
from graphkit.readers.formats.width import check_width
from graphkit.readers.nothing_to_read import NothingToRead

ROWS_AT_A_TIME: Final = 50_000
DEEPEST: Final = 5
# What an object in a list (of hashtags, of mentions) is called by.
CALLED: Final = ("name", "text", "tag", "hashtag", "username", "handle", "screen_name", "title", "url", "id")


def flattened(numbered: Iterable[tuple[int, Any]], contents: Contents) -> Rows:
    """A row for each record, known by its number. Raises DataError where one is none, or they have too many fields."""
    records = _bounded((_flat(checked(record, row, contents)) for row, record in numbered), contents)
    parts: list[pl.DataFrame] = []
    empty = 0
    while batch := list(islice(records, ROWS_AT_A_TIME)):
        part = _frame(batch)
        empty += len(batch) - part.height
        parts.append(part)
    notes = counted(contents.name, [(empty, "records with nothing in them, passed over")])
    kept = without_blank_rows(_stacked(parts), contents.name)
    return Rows(kept.frame, (*notes, *kept.notes))


def _bounded(records: Iterable[dict[str, Any]], contents: Contents) -> Iterator[dict[str, Any]]:
    """The records as they come, refused when their fields are too many for a table."""
    fields: set[str] = set()
    for record in records:
        fields.update(record)
        check_width(len(fields), contents.name)
        yield record


def checked(record: Any, row: int, contents: Contents) -> dict[str, Any]:
    if isinstance(record, dict):
        return record
    # What begins with something else is no list of them at all.
    error = NothingToRead if row == 1 else DataError
    raise error(
        f"{contents.name} is not a list of records: record {row:,} is {_shown(record)}.",
        advice="Each record must be an object with named fields.",
        file=contents.name,
        row=row,
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return f"“{value[:40]}”" if isinstance(value, str) else json.dumps(value)


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """{"owner": {"id": 5}} as {"owner.id": 5}; a field that stands there by itself goes first."""
    if not any(isinstance(value, dict) for value in record.values()):
        return record
    flat: dict[str, Any] = {}
    for name, value in _fields(record):
        flat.setdefault(name, value)
    return flat


def _fields(record: dict[str, Any], depth: int = 1) -> Iterator[tuple[str, Any]]:
    """The fields that stand in the record itself, then those inside; what lies too deep stays an object."""
    inside = {name: value for name, value in record.items() if isinstance(value, dict) and depth < DEEPEST}
    yield from ((name, value) for name, value in record.items() if name not in inside)
    for name, value in inside.items():
        yield from ((f"{name}.{inner}", deep) for inner, deep in _fields(value, depth + 1))


def _frame(batch: list[dict[str, Any]]) -> pl.DataFrame:
    columns = dict.fromkeys(name for record in batch for name in record)
    return pl.DataFrame([_column(name, [record.get(name) for record in batch]) for name in columns])


def _column(name: str, values: list[Any]) -> pl.Series:
    """Texts; or lists of texts where every value that is there is a list."""
    present = [value for value in values if value is not None]
    cells: list[Any]
    if present and all(isinstance(value, list) for value in present):
        cells = [None if value is None else [_item(item) for item in value] for value in values]
        return _series(name, cells, pl.List(pl.String))
    return _series(name, [_cell(value) for value in values], pl.String())


def _series(name: str, cells: list[Any], kind: pl.DataType) -> pl.Series:
    try:
        return pl.Series(name, cells, kind)
    except UnicodeEncodeError:
        return pl.Series(_whole(name), [_whole(cell) for cell in cells], kind)


def _whole(cell: Any) -> Any:
    if isinstance(cell, list):
        return [_whole(item) for item in cell]
    return whole(cell) if isinstance(cell, str) else cell


def _item(value: Any) -> str | None:
    if isinstance(value, dict):
        named = (value[key] for key in CALLED if isinstance(value.get(key), str))
        return next(named, None) or _cell(value)
    return _cell(value)


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _stacked(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts under each other; a field that is now a list, now a text is a text throughout."""
    kinds: dict[str, set[bool]] = {}
    for part in parts:
        for name, kind in part.schema.items():
            if part[name].null_count() < part.height:
                kinds.setdefault(name, set()).add(isinstance(kind, pl.List))
    mixed = [name for name, lists in kinds.items() if len(lists) > 1]
    alike = [_as_texts(part, mixed) for part in parts]
    return pl.concat(alike, how="diagonal_relaxed") if alike else pl.DataFrame()


def _as_texts(part: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    lists = [name for name in names if isinstance(part.schema.get(name), pl.List)]
    return part.with_columns(part[name].list.join(" ") for name in lists)
