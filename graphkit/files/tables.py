"""A frame as a table: CSV that a spreadsheet opens safely, JSON, JSONL, Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.errors import ConfigurationError
from graphkit.files.whole import write_whole

TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
# A cell that begins so is run as a formula by spreadsheets.
FORMULA: Final = r"^\s*[=+\-@＝＋－＠]|^[\t\r]"


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write `frame` whole, as .csv, .jsonl, .json or .parquet. Raises ConfigurationError, DataError."""
    write_whole(path, render(frame, path.suffix.removeprefix(".").lower()))


def render(frame: pl.DataFrame, to: str) -> bytes:
    """`frame` as the bytes of a csv, jsonl, json or parquet file. Raises ConfigurationError for anything else."""
    if to not in FORMATS:
        raise ConfigurationError(f"Tables are not written as “{to}”.", advice=f"Choose {', '.join(FORMATS)}.")
    return FORMATS[to](frame)


def harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every text a spreadsheet would run as a formula made plain by a leading apostrophe.

    >>> harmless(pl.DataFrame({"bio": ["=1+1", "hi"]}))["bio"].to_list()
    ["'=1+1", 'hi']
    """
    text = pl.col(pl.String)
    return frame.with_columns(pl.when(text.str.contains(FORMULA)).then("'" + text).otherwise(text).name.keep())


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists as one cell, times as text in UTC."""
    return _plain_times(frame).with_columns(
        pl.col(pl.List(pl.String)).list.join(", "), pl.col(pl.Categorical, pl.Enum).cast(pl.String)
    )


def _csv(frame: pl.DataFrame) -> bytes:
    # A header is a cell like any other, and may be the name of an account.
    headers = harmless(pl.DataFrame({"header": frame.columns}))["header"].to_list()
    plain = harmless(flat(frame))
    plain.columns = headers
    return plain.write_csv().encode()


def _plain_times(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.Datetime).dt.strftime(TIME))


def _jsonl(frame: pl.DataFrame) -> bytes:
    return _plain_times(frame).write_ndjson().encode()


def _json(frame: pl.DataFrame) -> bytes:
    return (_plain_times(frame).write_json() + "\n").encode()


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    # The chunks of a frame depend on how fast each thread was, and would show in the file.
    frame.rechunk().write_parquet(buffer)
    return buffer.getvalue()


FORMATS: Final[Mapping[str, Callable[[pl.DataFrame], bytes]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "json": _json,
    "parquet": _parquet,
}
