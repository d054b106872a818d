"""Lines of JSON in a shape, lazily."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from graphkit.readers.formats.shapes import TEXT, TEXTS, Kind


def scan_lines(lines: Path, shape: pl.Schema, *, bare: bool) -> pl.LazyFrame:
    """The records in `lines` with the fields of `shape`; polars raises where one has them otherwise.

    Lists of records are read as the text they are and parsed after that: asked for at once, polars takes ten times as
    long, even where they are empty. Where some text has a backslash or a tab in it (`bare`), it takes that long.
    """
    inside = {name: kind for name, kind in shape.items() if _holds_records(kind)}
    if not inside or bare:
        return pl.scan_ndjson(lines, schema=shape)
    scanned = pl.scan_ndjson(lines, schema={name: TEXT if name in inside else kind for name, kind in shape.items()})
    parsed = [pl.when(pl.col(name) != "[]").then(name).str.json_decode(kind) for name, kind in inside.items()]
    return scanned.with_columns(parsed)


def holds_records(shape: pl.Schema) -> bool:
    """Whether a field has a list of objects in it, however deep."""
    return any(map(_holds_records, shape.values()))


def _holds_records(kind: Kind) -> bool:
    if isinstance(kind, pl.Struct):
        return any(_holds_records(part.dtype) for part in kind.fields)
    return isinstance(kind, pl.List) and kind != TEXTS
