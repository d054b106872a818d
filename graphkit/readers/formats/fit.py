"""A value that does not have the shape it should, as far as it has."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from typing import Any, Final

import polars as pl

from graphkit.readers.formats.shapes import Kind

# Half a character (\ud83d alone), as JSON may write it and no text may hold it.
_HALF: Final = re.compile("[\ud800-\udfff]")
# Where a value begins behind another that is in no list with it.
_VALUE: Final = re.compile(r"[^\s,]")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that stands twice, the first: polars has it so."""
    record = dict(pairs)
    return record if len(record) == len(pairs) else dict(reversed(pairs))


_EXACTLY: Final = json.JSONDecoder(
    parse_int=str, parse_float=str, parse_constant=lambda _: None, object_pairs_hook=_each_once
)


def exactly(text: str | bytes) -> Any:
    """JSON with its numbers as they are written: a float would ruin an id beyond 2^53. NaN is no value.

    Raises ValueError where it is no JSON, RecursionError where it is nested too deeply.
    """
    # Files put together have their marks of byte order between them.
    written = text if isinstance(text, str) else text.removeprefix(BOM_UTF8).decode("utf-8", "surrogatepass")
    return _EXACTLY.decode(written)


def each_exactly(text: str | bytes) -> list[Any]:
    """The same of the values in a list, or of all that stand one after the other: of files put together, or from jq.

    >>> each_exactly('[{"id": 1}]\\n{"id": 2},\\n{"id": 3}')
    [{'id': '1'}, {'id': '2'}, {'id': '3'}]
    """
    written = text if isinstance(text, str) else text.decode()
    values: list[Any] = []
    place = 0
    while begins := _VALUE.search(written, place):
        value, place = _EXACTLY.raw_decode(written, begins.start())
        values += value if isinstance(value, list) else [value]
    return values


def whole(text: str) -> str:
    """The text with a mark in the place of half a character.

    >>> whole("ab\\ud83d") == "ab\\ufffd"
    True
    """
    return _HALF.sub("\ufffd", text)


def fitted(value: Any, kind: Kind) -> Any:
    """`value` cut to the type `kind` of a shape, which has texts for leaves; what does not fit is None.

    >>> shape = pl.Struct({"user": pl.Struct({}), "tags": pl.List(pl.String())})
    >>> fitted({"id": "7", "user": "ben", "tags": ["a", True]}, shape)
    {'user': None, 'tags': ['a', 'true']}
    >>> fitted({"text": "hi"}, pl.List(pl.Struct({"text": pl.String()})))
    [{'text': 'hi'}]

    A field that is not there stays so: written out for every record, the names alone would fill a disk.
    """
    if isinstance(kind, pl.Struct):
        if not isinstance(value, dict):
            return None
        return {part.name: fitted(value[part.name], part.dtype) for part in kind.fields if part.name in value}
    if isinstance(kind, pl.List):
        # Of one thing alone, some tools make no list.
        items = [value] if isinstance(value, dict) else value
        return [fitted(item, kind.inner) for item in items if item is not None] if isinstance(items, list) else None
    if value is None:
        return None
    return whole(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True))
