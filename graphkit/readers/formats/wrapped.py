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
    """The field that holds the record, where objects are only what records are wrapped in: elasticdump writes so.

    >>> wrapping([{"_index": "a", "_source": {"id": 1}}], lambda keys: keys == ("id",))
    '_source'
    """
    if not all(isinstance(record, dict) for record in first):
        return None
    holding = {name for record in first for name, value in record.items() if isinstance(value, dict)}
    beside = {name for record in first for name in record} - holding
    # A comment may have an object in it that tells who wrote it, and then tells something itself.
    if len(holding) != 1 or not known_names().isdisjoint(beside):
        return None
    name = holding.pop()
    inside = [record.get(name) for record in first]
    return name if all(inside) and known(keys_of_records(inside)) else None
