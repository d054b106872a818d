"""Rows as a file holds them, before anybody asks what they mean: every cell text, or a list of texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from graphkit.log.provenance import Note, counted
from graphkit.readers.formats.repeated import written


@dataclass(frozen=True)
class Rows:
    """One table of a file, and what was odd about it."""

    frame: pl.DataFrame
    notes: tuple[Note, ...] = ()


def ask_each_text(frame: pl.DataFrame, asked: pl.Expr) -> dict[str, Any]:
    """What each column of texts answers, all asked at once.

    >>> given = pl.DataFrame({"id": ["7"], "tags": [["a"]], "text": ["hi"]})
    >>> ask_each_text(given, pl.col(pl.String).str.len_bytes().sum())
    {'id': 1, 'text': 2}
    """
    answers = frame.select(asked)
    return answers.row(0, named=True) if answers.width else {}


def without_blank_rows(frame: pl.DataFrame, name: str) -> Rows:
    """The rows in which at least one cell is filled in; how many were not."""
    # Most tables have an id in front, which every row has.
    if not frame.width or _is_filled(frame.to_series()):
        return Rows(frame)
    # By position: a column may be called "*" or "^x$", which polars takes for a pattern.
    numbered = [f"column_{position}" for position in range(frame.width)]
    plain = frame.rename(dict(zip(frame.columns, numbered, strict=True)))
    filled = [
        (pl.col(column).list.len() > 0 if isinstance(kind, pl.List) else pl.col(column) != "").fill_null(False)
        for column, kind in plain.schema.items()
    ]
    mask = plain.select(filled=pl.any_horizontal(filled))["filled"]
    kept = frame if mask.all() else frame.filter(mask)
    return Rows(kept, counted(name, [(frame.height - kept.height, "rows with nothing in them, passed over")]))


def without_headers(rows: Rows, name: str) -> Rows:
    """The rows that do not only name the columns again, as where tables were put one behind the other."""
    frame = rows.frame
    texts = [column for column in frame if column.dtype == pl.String and column.name]
    # In nearly every table the first column tells that there is none.
    if not texts or not (texts[0] == written(texts[0].name)).any():
        return rows
    again = pl.select(pl.all_horizontal(column == written(column.name) for column in texts)).to_series()
    told = counted(name, [(int(again.sum()), "rows that name the columns again, passed over")])
    return Rows(frame.filter(~again.fill_null(False)), (*rows.notes, *told))


def _is_filled(column: pl.Series) -> bool:
    return column.dtype == pl.String and not column.null_count() and bool((column != "").all())
