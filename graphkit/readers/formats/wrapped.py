"""Records that stand under a name each, or each in an object of its own: told from whether anybody knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from graphkit.readers.cells.vocabulary import known_names
from graphkit.readers.formats.shapes import Keys, keys_of_records

# Whether the records with these keys are known to some reader.
Known: TypeAlias = Callable[[Keys], bool]
# What stands under a name is told from so many.
LOOKED_AT: Final = 200
# What wraps a record may have a name and a kind of its own.
_OF_ANYTHING: Final = frozenset({"id", "type"})


def named_records(whole: Any, known: Known) -> list[Any] | None:
    """The records of one object that has each under a name of its own, such as its id.

    >>> named_records({"abc": {"id": 1}, "def": {"id": 2}}, lambda keys: keys == ("id",))
    [{'id': 1}, {'id': 2}]
    """
    values = list(whole.values()) if isinstance(whole, dict) else []
    if not values or not all(isinstance(value, dict) for value in values):
        return None
    return values if all(known(keys_of_records([value])) for value in islice(values, LOOKED_AT)) else None


def wrapping(first: Sequence[Any], known: Known) -> str | None:
    """The field that holds the records, where objects are only what these are wrapped in, one by one or in pages.

    >>> wrapping([{"_index": "a", "_source": {"id": 1}}], lambda keys: keys == ("id",))
    '_source'
    >>> wrapping([{"items": [{"id": 1}, {"id": 2}], "next": 2}, {"items": []}], lambda keys: keys == ("id",))
    'items'
    """
    if not all(isinstance(record, dict) for record in first):
        return None
    holding = {name for record in first for name in record if held_in(record, name)}
    beside = {name for record in first for name in record} - holding
    # A comment may have an object in it that tells who wrote it, and then tells something itself.
    if len(holding) != 1 or not (known_names() - _OF_ANYTHING).isdisjoint(beside):
        return None
    name = holding.pop()
    inside = [held for record in first for held in held_in(record, name)]
    return name if all(isinstance(held, dict) for held in inside) and known(keys_of_records(inside)) else None


def held_in(record: Any, name: str) -> list[Any]:
    value = record.get(name) if isinstance(record, dict) else None
    if isinstance(value, list):
        return value if any(isinstance(item, dict) for item in value) else []
    return [value] if isinstance(value, dict) else []


def unwrapped(record: Any, name: str) -> list[Any]:
    """What a record holds in the field, which may be an empty page; without the field it is one itself."""
    return held_in(record, name) or ([] if isinstance(record, dict) and name in record else [record])
