"""Columns of a view in few bytes: whole numbers as bytes, and texts that follow from another column by a rule."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import numpy as np
import polars as pl

Column = list[Any]
Columns = dict[str, Column]
# In this order each text column may follow from one before it: a label is often the handle with its @.
TEXTS: Final = ("handle", "id", "label", "url")
# What stands in a column for the text that the rule gives.
BY_RULE: Final = 0


def shorten(columns: Columns, at: int) -> tuple[dict[str, Any], bytes]:
    """What JSON says of the columns, and the bytes, the first of which will be the byte `at` of all.

    A column of whole numbers, null among them, becomes {at, length, width, least, steps}: `width` bytes a number, all
    lowest bytes first, then all second bytes; they are 0 for null, else the number less `least` and plus 1; where it
    has `steps`, each number is told by its distance from the one before. A text column that mostly follows from
    another becomes {like, before, after, told}: `told` has 0 where the text is that of the column `like` with
    `before` and `after` around it. All else stays as it is.
    """
    told: dict[str, Any] = {}
    numbers = bytearray()
    for name, column in columns.items():
        series = pl.Series(column) if _whole(column) else None
        if series is not None:
            told[name], these = _numbers(series, at + len(numbers))
            numbers += these
        else:
            told[name] = _by_rule(name, columns) or column
    return told, bytes(numbers)


def lengthen(told: dict[str, Any], numbers: bytes) -> Columns:
    """The columns that were shortened."""
    columns: Columns = {
        name: _numbers_of(column, numbers) if isinstance(column, dict) and "width" in column else column
        for name, column in told.items()
    }
    for name in TEXTS:
        rule = columns.get(name)
        if isinstance(rule, dict):
            columns[name] = [
                f"{rule['before']}{base}{rule['after']}" if text == BY_RULE else text
                for text, base in zip(rule["told"], columns[rule["like"]], strict=True)
            ]
    return columns


def _whole(column: Column) -> bool:
    # bool is a kind of int to Python, and not to JSON.
    return (
        bool(column)
        and {type(value) for value in column} <= {int, type(None)}
        and any(value is not None for value in column)
    )


def _numbers(column: pl.Series, at: int) -> tuple[dict[str, Any], bytes]:
    steps = column.null_count() == 0 and column.is_sorted()
    told = column.diff().fill_null(column[0]) if steps else column
    least = told.min()
    codes = (told - least + 1).fill_null(0).to_numpy().astype("<u8")
    width = max(1, (int(codes.max()).bit_length() + 7) // 8)
    planes = codes.view(np.uint8).reshape(-1, 8)[:, :width].T
    return {"at": at, "length": len(codes), "width": width, "least": least, "steps": steps}, planes.tobytes()


def _numbers_of(told: dict[str, Any], numbers: bytes) -> Column:
    length, width = told["length"], told["width"]
    planes = np.zeros((length, 8), dtype=np.uint8)
    planes[:, :width] = np.frombuffer(numbers, np.uint8, length * width, told["at"]).reshape(width, length).T
    codes = planes.view("<u8").ravel().astype(np.int64)
    values = pl.Series(codes + told["least"] - 1)
    return (values.cum_sum() if told["steps"] else values.set(pl.Series(codes == 0), None)).to_list()


def _by_rule(name: str, columns: Columns) -> dict[str, Any] | None:
    """The rule by which most of a text column follows from one before it, and what does not."""
    before = TEXTS[: TEXTS.index(name)] if name in TEXTS else ()
    rules = [_rule(columns[name], columns[other]) | {"like": other} for other in before if other in columns]
    best = min(rules, key=_length, default=None)
    return best if best and _length(best) < sum(len(text or "") for text in columns[name]) else None


def _rule(column: Column, other: Column) -> dict[str, Any]:
    around = [_around(text, base) for text, base in zip(column, other, strict=True)]
    [(usual, _)] = Counter(filter(None, around)).most_common(1) or [(("", ""), 0)]
    told = [BY_RULE if found == usual else text for found, text in zip(around, column, strict=True)]
    return {"before": usual[0], "after": usual[1], "told": told}


def _around(text: str | None, base: str | None) -> tuple[str, str] | None:
    if not text or not base or base not in text:
        return None
    before, _, after = text.partition(base)
    return before, after


def _length(rule: dict[str, Any]) -> int:
    return sum(len(text) for text in rule["told"] if text)
