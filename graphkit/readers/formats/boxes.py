"""Values in boxes: MongoDB writes of what type each is ({"$numberLong": "5"}), BigQuery {"v": "5"}, R [5]."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from graphkit.readers.formats.shapes import DEEPEST, TEXT, Kind

_TYPES: Final = frozenset(
    {"$oid", "$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$uuid", "$symbol", "v"}
)


def names_types(value: Any, depth: int = 0) -> bool:
    """Whether any value in a record is written with its type, as mongoexport does.

    >>> names_types({"likes": {"$numberLong": "5"}})
    True
    """
    return _typed(value) or (depth < DEEPEST and any(names_types(inner, depth + 1) for inner in _inside(value)))


def without_types(value: Any, depth: int = 0) -> Any:
    """The record with the values alone.

    >>> without_types({"at": {"$date": {"$numberLong": "1714979289000"}}, "tags": [{"$numberInt": "5"}]})
    {'at': '1714979289000', 'tags': ['5']}
    """
    if depth > DEEPEST:
        return value
    if _typed(value):
        return without_types(next(iter(value.values())), depth + 1)
    if isinstance(value, dict):
        return {name: without_types(inner, depth + 1) for name, inner in value.items()}
    return [without_types(item, depth + 1) for item in value] if isinstance(value, list) else value


def _typed(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and not _TYPES.isdisjoint(value)


def are_listed(records: Iterable[Any]) -> bool:
    """Whether every text and number in the records has a list of its own, as jsonlite writes it.

    >>> are_listed([{"id": ["1"], "user": {"name": ["ben"]}}])
    True
    """
    known = [record for record in records if isinstance(record, dict)]
    return any(map(_has_listed, known)) and not any(map(_has_bare, known))


def without_lists(value: Any, kind: Kind) -> Any:
    """A record without the lists where a shape has texts; an object with nothing in it is no text, but R's NULL.

    >>> without_lists({"id": ["1"], "tags": ["a"], "bio": {}}, pl.Struct({"id": pl.String(), "bio": pl.String()}))
    {'id': '1', 'bio': None}
    """
    if isinstance(kind, pl.List) and isinstance(value, list):
        return [without_lists(item, kind.inner) for item in value]
    if isinstance(value, dict):
        # Where a text is wanted, an object is its JSON.
        kinds = dict(kind) if isinstance(kind, pl.Struct) else dict.fromkeys(value, TEXT)
        return {name: without_lists(inner, kinds[name]) for name, inner in value.items() if name in kinds} or None
    return value[0] if kind == TEXT and isinstance(value, list) and len(value) == 1 else value


def _has_listed(value: Any, depth: int = 0) -> bool:
    if isinstance(value, list):
        return len(value) == 1 and not isinstance(value[0], dict | list)
    return depth < DEEPEST and any(_has_listed(inner, depth + 1) for inner in _inside(value))


def _has_bare(value: Any, depth: int = 0) -> bool:
    """Whether some field holds a text or a number and no list."""
    if isinstance(value, list):
        return any(_has_bare(item, depth + 1) for item in value if isinstance(item, dict | list))
    if isinstance(value, dict):
        return depth < DEEPEST and any(_has_bare(inner, depth + 1) for inner in value.values())
    return value is not None


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
