"""Lines of JSON as rows, by polars: for flat records that are all alike; ten times as fast as one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import polars as pl

from graphkit.readers.formats.haste import Made, MistakenError, in_haste
from graphkit.readers.formats.look import NAMES, NULLS, ROUNDED, holds_any, look
from graphkit.readers.formats.shapes import TEXT, TEXTS
from graphkit.readers.formats.width import is_too_wide

# How the words of a field's name are put together.
_BETWEEN: Final = ("_", "", "-", " ")


def with_quick_rows(
    work: Callable[[pl.DataFrame], Made], lines: Path, first: Sequence[Any], telling: Collection[str]
) -> Made:
    """What `work` makes of a row of texts for each line, with a column for each field of the `first` records.

    Raises MistakenError where that might not be all there is to tell: where a record holds others, a field of a
    `telling` name (in snake_case) turns up only later, or a later record has a form that the columns do not take.
    """
    shape = _shape(first)
    if shape is None:
        raise MistakenError
    return in_haste(
        lambda: pl.scan_ndjson(lines, schema=shape).collect(), work, lambda frame: _is_all(frame, telling, lines)
    )


def _is_all(frame: pl.DataFrame, telling: Collection[str], lines: Path) -> bool:
    seen = look(lines, rounded=ROUNDED, names=NAMES)
    if seen["rounded"]:
        return False
    unfilled = seen["names"] - sum(column.count() for column in frame)
    # Where every name in the text is that of a cell, no other name can be there.
    return not unfilled or unfilled == look(lines, nulls=NULLS)["nulls"] or not _turns_up(telling, frame.schema, lines)


def _shape(first: Sequence[Any]) -> pl.Schema | None:
    fields: dict[str, pl.DataType] = {}
    for record in first:
        if not isinstance(record, Mapping):
            return None
        for name, value in record.items():
            if isinstance(value, dict) or (isinstance(value, list) and any(map(_is_nested, value))):
                return None
            kind = TEXTS if isinstance(value, list) else TEXT
            if value is not None and fields.setdefault(name, kind) != kind:
                return None
    named = {**fields, **{name: TEXT for record in first for name in record if name not in fields}}
    return pl.Schema(named) if fields and not is_too_wide(len(named)) else None


def _is_nested(value: Any) -> bool:
    return isinstance(value, list | dict)


def _turns_up(telling: Collection[str], shape: Mapping[str, pl.DataType], lines: Path) -> bool:
    """Whether a telling name stands anywhere that is no field of the first records.

    That it stands in a text, and is no name, only costs the longer way.
    """
    met = {name.lower() for name in shape}
    spelled = {name.replace("_", between) for name in telling for between in _BETWEEN}
    return bool(look(lines, name=holds_any(spelled - met))["name"])
