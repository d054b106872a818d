"""From checked contents to exports, by format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.bare_cells import with_bare_cells
from graphkit.readers.formats.column_names import with_clean_names
from graphkit.readers.formats.csv_files import read_csv
from graphkit.readers.formats.export import Export, Flat
from graphkit.readers.formats.gdf_files import read_gdf
from graphkit.readers.formats.graph_files import read_gexf, read_graphml
from graphkit.readers.formats.parquet_files import read_parquet
from graphkit.readers.formats.records import read_json, read_jsonl
from graphkit.readers.formats.rows import Rows, without_blank_rows, without_headers
from graphkit.readers.formats.spreadsheets import read_spreadsheet
from graphkit.readers.formats.titles import without_line_below
from graphkit.readers.formats.totals import without_total

_TABLES: Final[Mapping[str, Callable[[Contents], list[Rows]]]] = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".scsv"), read_csv),
    ".parquet": read_parquet,
    **dict.fromkeys((".xlsx", ".ods"), read_spreadsheet),
    ".gdf": read_gdf,
    ".gexf": read_gexf,
    ".graphml": read_graphml,
}
_RECORDS: Final[Mapping[str, Callable[[Contents], list[Export]]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def parse(contents: Contents) -> list[Export]:
    """What is in a file of any readable format: one export, or one for each sheet or part of it. Raises DataError."""
    if contents.format in _RECORDS:
        return _RECORDS[contents.format](contents)
    return [Flat.of(_cleaned(rows, contents.name), contents) for rows in _TABLES[contents.format](contents)]


def _cleaned(rows: Rows, name: str) -> Rows:
    once = without_headers(rows, name)
    # What a column holds is told from all its cells, and a total is none.
    each = without_total(without_line_below(with_clean_names(once.frame)), name)
    kept = without_blank_rows(with_bare_cells(each.frame), name)
    return Rows(kept.frame, (*once.notes, *each.notes, *kept.notes))
