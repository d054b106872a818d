"""A value that does not have the shape it should, as far as it has."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from graphkit.readers.formats.shapes import Kind


def exactly(text: str | bytes) -> Any:
    """JSON with its numbers as they are written: a float would ruin an id beyond 2^53. NaN is no value.

    Raises ValueError where it is no JSON, RecursionError where it is nested too deeply.
    """
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)


def fitted(value: Any, kind: Kind) -> Any:
    """`value` cut to the type `kind` of a shape, which has texts for leaves; what does not fit is None.

    >>> shape = pl.Struct({"user": pl.Struct({}), "tags": pl.List(pl.String())})
    >>> fitted({"id": "7", "user": "ben", "tags": ["a", True]}, shape)
    {'user': None, 'tags': ['a', 'true']}
    """
    if isinstance(kind, pl.Struct):
        whole = isinstance(value, dict)
        return {part.name: fitted(value.get(part.name), part.dtype) for part in kind.fields} if whole else None
    if isinstance(kind, pl.List):
        return [fitted(item, kind.inner) for item in value if item is not None] if isinstance(value, list) else None
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
