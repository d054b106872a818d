"""Lines of JSON in a shape, lazily."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from graphkit.readers.formats.shapes import TEXT, TEXTS, Kind


def scan_lines(lines: Path, shape: pl.Schema) -> pl.LazyFrame:
    """The records in `lines` with the fields of `shape`; polars raises where one has them otherwise.

    Lists of records are read as the text they are and parsed after that: asked for at once, polars takes ten times as
    long, even where they are empty.
    """
    inside = {name: kind for name, kind in shape.items() if _holds_records(kind)}
    scanned = pl.scan_ndjson(lines, schema={name: TEXT if name in inside else kind for name, kind in shape.items()})
    parsed = [pl.when(pl.col(name) != "[]").then(name).str.json_decode(kind) for name, kind in inside.items()]
    return scanned.with_columns(parsed) if parsed else scanned


def _holds_records(kind: Kind) -> bool:
    """Whether there is a list of objects in it, however deep."""
    if isinstance(kind, pl.Struct):
        return any(_holds_records(part.dtype) for part in kind.fields)
    return isinstance(kind, pl.List) and kind != TEXTS
