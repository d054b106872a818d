"""From checked contents to rows, by format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.csv_files import read_csv
from graphkit.readers.formats.graph_files import read_gexf, read_graphml
from graphkit.readers.formats.json_files import read_json, read_jsonl
from graphkit.readers.formats.parquet_files import read_parquet
from graphkit.readers.formats.rows import Rows, without_blank_rows

PARSERS: Final[Mapping[str, Callable[[Contents], list[Rows]]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
    ".gexf": read_gexf,
    ".graphml": read_graphml,
}


def parse(contents: Contents) -> list[Rows]:
    """The tables in a file of any readable format: one, or two in a graph file. Raises DataError."""
    return [_without_blanks(rows, contents.name) for rows in PARSERS[contents.format](contents)]


def _without_blanks(rows: Rows, name: str) -> Rows:
    kept = without_blank_rows(rows.frame, name)
    return Rows(kept.frame, (*rows.notes, *kept.notes))
