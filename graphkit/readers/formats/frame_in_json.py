"""A table in JSON: as pandas writes it, with a column or a row under each name, or names and rows apart; or as a list.

Of a list of rows, the first names the columns, as in what a spreadsheet's interface gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from graphkit.errors import DataError
from graphkit.readers.files.archives import most_bytes
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.fit import exactly


class _Name(msgspec.Struct):
    name: str


class _Names(msgspec.Struct):
    fields: list[_Name]


class _Row(msgspec.Struct):
    f: list[msgspec.Raw]


class _Answer(msgspec.Struct):
    schema: _Names
    rows: list[_Row]


class _Apart(msgspec.Struct):
    columns: list[str]
    index: list[Any]
    data: list[list[msgspec.Raw]]


def rows_of_frame(text: bytes) -> list[Any] | None:
    """The records of a table that is written so; None where the object is something else.

    >>> rows_of_frame(b'{"id": {"0": "a", "1": "b"}, "likes": {"0": 5, "1": null}}')
    [{'id': 'a', 'likes': '5'}, {'id': 'b', 'likes': None}]
    >>> rows_of_frame(b'{"id": ["a", "b"], "likes": [5, null]}')
    [{'id': 'a', 'likes': '5'}, {'id': 'b', 'likes': None}]

    Raises msgspec.DecodeError where the text is no object.
    """
    parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    if parts.keys() == set(_Apart.__struct_fields__):
        frame = msgspec.json.decode(text, type=_Apart)
        return [dict(zip(frame.columns, map(exactly, map(bytes, row)), strict=False)) for row in frame.data]
    if {"schema", "rows"} <= parts.keys():
        return _of_answer(text)
    if parts and all(bytes(part).startswith(b"[") for part in parts.values()):
        return _of_columns(exactly(text))
    # Few objects have nothing but objects in them, and only these are worth a second look.
    if not parts or not all(bytes(part).startswith(b"{") for part in parts.values()):
        return None
    return _of_objects(exactly(text))


def _of_answer(text: bytes) -> list[Any] | None:
    """The rows as BigQuery's interface has them, each cell in a box of its own, which comes off with others."""
    try:
        answer = msgspec.json.decode(text, type=_Answer)
    except msgspec.ValidationError:
        return None
    names = [field.name for field in answer.schema.fields]
    return [dict(zip(names, map(exactly, map(bytes, row.f)), strict=False)) for row in answer.rows]


def _of_columns(frame: Mapping[str, list[Any]]) -> list[Any] | None:
    """The rows of columns of single values, all as long as the others; one value in each may be a list of R's."""
    lengths = {len(column) for column in frame.values()}
    if len(lengths) != 1 or lengths <= {0, 1}:
        return None
    if any(isinstance(value, dict | list) for column in frame.values() for value in column):
        return None
    return [dict(zip(frame, row, strict=True)) for row in zip(*frame.values(), strict=True)]


def _of_objects(frame: Mapping[str, Mapping[str, Any]]) -> list[Any] | None:
    if not all(isinstance(part, dict) for part in frame.values()):
        return None
    rows = next(iter(frame.values()))
    if _are_numbers(frame):
        return list(frame.values())
    if _are_numbers(rows) and all(column.keys() == rows.keys() for column in frame.values()):
        return [{name: column[row] for name, column in frame.items()} for row in rows]
    return None


def _are_numbers(names: Mapping[str, Any]) -> bool:
    return bool(names) and all(name.isdecimal() for name in names)


def names_of_rows(rows: Sequence[bytes]) -> list[str] | None:
    """The names of the columns, where every piece of a list is a list, and the first has nothing but texts."""
    if len(rows) < 2 or not all(bytes(row).startswith(b"[") for row in rows):
        return None
    try:
        return msgspec.json.decode(rows[0], type=list[str])
    except msgspec.DecodeError:
        return None


def records_of_rows(names: Sequence[str], rows: Sequence[bytes], contents: Contents) -> Iterator[bytes]:
    """A record for each row; what a short row lacks is not there. Raises DataError where one is too long."""
    written = [json.dumps(name).encode() + b":" for name in names]
    # Each row gets all names: many short rows below long names would fill a disk.
    if len(rows) * sum(map(len, written)) > most_bytes(contents.bytes):
        raise _no_table(contents, "its rows are too short for the names of its columns", None)
    for number, row in enumerate(rows, 1):
        cells = msgspec.json.decode(row, type=list[msgspec.Raw])
        if len(cells) > len(names):
            raise _no_table(contents, f"row {number:,} has {len(cells)} cells, the first {len(names)}", number)
        yield b"{" + b",".join(name + bytes(cell) for name, cell in zip(written, cells, strict=False)) + b"}"


def _no_table(contents: Contents, problem: str, row: int | None) -> DataError:
    return DataError(
        f"{contents.name} is not a list of records, nor a table of lists: {problem}.",
        advice="Each record must be an object with named fields, or a list below one with the names.",
        file=contents.name,
        row=row,
    )
