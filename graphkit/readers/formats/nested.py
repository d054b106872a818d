"""Records whose objects were flattened into names with points, as pandas' json_normalize does, with objects again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.readers.formats.shapes import DEEPEST


def dotted_names(records: Iterable[Any]) -> dict[str, str]:
    """The names that are paths, and these; none where a part of one is missing, or the number of an item.

    Nor where something else than an object stands above it, as beside the nodes of a GDF.

    >>> dotted_names([{"id": "1", "user.name": "ben", "it is.": "so", "tags.0": "a", "node": "7", "node.label": "b"}])
    {'user.name': 'user.name'}
    """
    known = [record for record in records if isinstance(record, dict)]
    names = dict.fromkeys(name for record in known for name in record if "." in name)
    single = {name for record in known for name, value in record.items() if not isinstance(value, dict | None)}
    return {name: name for name in names if _is_path(name.split(".")) and single.isdisjoint(_above(name.split(".")))}


def _is_path(parts: Sequence[str]) -> bool:
    return len(parts) <= DEEPEST and all(part and not part.isdigit() for part in parts)


def _above(parts: Sequence[str]) -> Iterator[str]:
    return (".".join(parts[:length]) for length in range(1, len(parts)))


def nested(record: Any, paths: Mapping[str, str]) -> Any:
    """The record with the field of each name at its path; what stands there already stays.

    >>> nested({"id": "1", "user.name": "ben"}, {"user.name": "user.name"})
    {'id': '1', 'user': {'name': 'ben'}}
    """
    if not isinstance(record, dict):
        return record
    inside = {name: value for name, value in record.items() if name not in paths}
    for name in (name for name in record if name in paths):
        *above, last = paths[name].split(".")
        place: Any = inside
        for part in above:
            place = place.setdefault(part, {}) if isinstance(place, dict) else None
        if isinstance(place, dict):
            place.setdefault(last, record[name])
        else:
            inside[name] = record[name]
    return inside
