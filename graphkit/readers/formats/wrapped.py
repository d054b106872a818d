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
# What wraps a record may have a name and a kind of its own, and say how many there are.
_OF_ANYTHING: Final = frozenset({"id", "type", "kind", "count"})
# Interfaces wrap an answer in so many layers at most: {"data": {"user": {"comments": {"edges": [{"node": …}]}}}}.
DEEPEST_WRAPPING: Final = 6


def named_records(whole: Any, known: Known) -> list[Any] | None:
    """The records of one object that has each under a name of its own, such as its id, or those of each post.

    >>> named_records({"abc": {"id": 1}, "def": [{"id": 2}, {"id": 3}]}, lambda keys: keys == ("id",))
    [{'id': 1}, {'id': 2}, {'id': 3}]
    """
    if not isinstance(whole, dict):
        return None
    # Lists of posts and of comments are no records of one kind.
    if not known_names().isdisjoint(name for name, value in whole.items() if isinstance(value, list)):
        return None
    values = [item for value in whole.values() for item in (value if isinstance(value, list) else [value])]
    if not values or not all(isinstance(value, dict) for value in values):
        return None
    return values if all(known(keys_of_records([value])) for value in islice(values, LOOKED_AT)) else None


def wrapping(first: Sequence[Any], known: Known) -> tuple[str, ...]:
    """The fields, one in the other, that hold the records, where objects are only what these are wrapped in.

    >>> wrapping([{"_index": "a", "_source": {"id": 1}}], lambda keys: keys == ("id",))
    ('_source',)
    >>> wrapping([{"data": {"items": [{"id": 1}, {"id": 2}], "next": 2}}, {"data": {}}], lambda keys: keys == ("id",))
    ('data', 'items')
    """
    path: list[str] = []
    records = first
    while len(path) < DEEPEST_WRAPPING and all(isinstance(record, dict) for record in records):
        name = _only_holder(records)
        if name is None:
            break
        path.append(name)
        records = [held for record in records for held in held_in(record, name)]
        if all(isinstance(held, dict) for held in records) and known(keys_of_records(records)):
            return tuple(path)
    return ()


def _only_holder(records: Sequence[dict[str, Any]]) -> str | None:
    """The field that holds something, where no other does and none beside it tells anything."""
    holding = {name for record in records for name in record if held_in(record, name)}
    # Beside the records there may be an object that tells of the page.
    lists = {name for record in records for name in holding if isinstance(record.get(name), list)}
    if len(holding) > 1:
        holding = lists or {name for record in records for name in holding if _leads_to_list(record.get(name))}
    beside = {name for record in records for name in record} - holding
    # A comment may have an object in it that tells who wrote it, and then tells something itself.
    if len(holding) != 1 or not (known_names() - _OF_ANYTHING).isdisjoint(beside):
        return None
    return holding.pop()


def _leads_to_list(value: Any, depth: int = 0) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict) for item in value)
    if not isinstance(value, dict) or depth > DEEPEST_WRAPPING:
        return False
    return any(_leads_to_list(inner, depth + 1) for inner in value.values())


def held_in(record: Any, name: str) -> list[Any]:
    value = record.get(name) if isinstance(record, dict) else None
    if isinstance(value, list):
        return value if any(isinstance(item, dict) for item in value) else []
    return [value] if isinstance(value, dict) else []


def unwrapped(record: Any, path: Sequence[str]) -> list[Any]:
    """What a record holds at the end of the path, which may be an empty page; without its fields it is one itself."""
    if not path:
        return [record]
    name, *inner = path
    if not isinstance(record, dict) or name not in record:
        return [record]
    return [found for held in held_in(record, name) for found in unwrapped(held, inner)]
