"""Columns of the same name: some tools keep the table they were given, and put their own columns behind it."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

# Behind the name of a column: the one of the same name that stands before it.
_BEFORE: Final = "_before"
# polars makes the later ones distinct so.
_REPEATED: Final = re.compile(r"_duplicated_\d+$")


def written(name: str) -> str:
    """A column's name as it stands in the file.

    >>> written("id_duplicated_0")
    'id'
    """
    return _REPEATED.sub("", name)


def last_of_each_name(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in which a name means the last column that has it, and with `_before` behind it the one before that.

    >>> given = pl.DataFrame({"id": ["1"], "text": ["hi"], "id_duplicated_0": ["2"]})
    >>> last_of_each_name(given).to_dicts()
    [{'text': 'hi', 'id_before': '1', 'id': '2'}]
    """
    chosen: dict[str, pl.Series] = {}
    for column in frame:
        name = written(column.name)
        if name in chosen:
            chosen[name + _BEFORE] = chosen.pop(name)
        chosen[name] = column
    return pl.DataFrame([column.alias(name) for name, column in chosen.items()])
