"""A table in one object of JSON, as pandas writes it: a column or a row under each name, or names and rows apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from graphkit.readers.formats.fit import exactly


class _Apart(msgspec.Struct):
    columns: list[str]
    index: list[Any]
    data: list[list[msgspec.Raw]]


def rows_of_frame(text: bytes) -> list[Any] | None:
    """The records of a table that is written so; None where the object is something else.

    >>> rows_of_frame(b'{"id": {"0": "a", "1": "b"}, "likes": {"0": 5, "1": null}}')
    [{'id': 'a', 'likes': '5'}, {'id': 'b', 'likes': None}]

    Raises msgspec.DecodeError where the text is no object.
    """
    parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    if parts.keys() == set(_Apart.__struct_fields__):
        frame = msgspec.json.decode(text, type=_Apart)
        return [dict(zip(frame.columns, map(exactly, map(bytes, row)), strict=False)) for row in frame.data]
    # Few objects have nothing but objects in them, and only these are worth a second look.
    if not parts or not all(bytes(part).startswith(b"{") for part in parts.values()):
        return None
    return _of_objects(exactly(text))


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
