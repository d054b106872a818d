"""JSON and JSONL: records with named fields, however deep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import polars as pl

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.export import Export
from graphkit.readers.formats.fit import fitted
from graphkit.readers.formats.flatten import checked, flattened
from graphkit.readers.formats.lines import as_lines, parsed_exactly
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.shapes import keys_of_records

# What a file holds is told from so many of its records.
LOOKED_AT: Final = 200
ROUNDED: Final = re.compile(r"[:\[]\s*-?(?:\d+(?:\.\d+)?[eE]\+?\d|\d{16,}\.\d)")


def read_jsonl(contents: Contents) -> list[Export]:
    """One record a line. Raises DataError, with the line as row."""
    return [Records.of(contents, contents.path)]


def read_json(contents: Contents) -> list[Export]:
    """A list of records, or one. Raises DataError."""
    return [Records.of(contents, as_lines(contents))]


@dataclass(frozen=True)
class Records:
    """An export of records: JSON, one a line in the file `lines`. `keys` are those of the first records."""

    contents: Contents
    lines: Path
    keys: frozenset[str]
    # A number whose digits may be lost must be seen as it is written; polars would write it out as if it were whole.
    exact: bool

    @classmethod
    def of(cls, contents: Contents, lines: Path) -> Records:
        with lines.open(encoding="utf-8") as opened:
            first = [line for line in islice(opened, LOOKED_AT) if not line.isspace()]
        parsed = [parsed_exactly(line, contents, row) for row, line in enumerate(first, 1)]
        return cls(contents, lines, keys_of_records(parsed), any(map(ROUNDED.search, first)))

    @property
    def names(self) -> Iterable[str]:
        return self.keys

    def shaped(self, shape: pl.Schema) -> pl.LazyFrame:
        return pl.scan_ndjson(self._fitted(shape) if self.exact else self.lines, schema=shape)

    def reshaped(self, shape: pl.Schema) -> pl.LazyFrame:
        return pl.scan_ndjson(self._fitted(shape), schema=shape)

    def inner(self) -> Records | None:
        """Of one object whose only list is the records (`{"data": [...]}`), these."""
        if self.contents.format != ".json":
            return None
        parsed = list(islice(self._parsed(), 2))
        if len(parsed) != 1 or not isinstance(parsed[0][1], dict):
            return None
        lists = [value for value in parsed[0][1].values() if isinstance(value, list)]
        if len(lists) != 1 or not all(isinstance(value, dict) for value in lists[0]):
            return None
        inner = self.contents.spool / "inner.jsonl"
        inner.write_text("".join(json.dumps(record) + "\n" for record in lists[0]), encoding="utf-8")
        return Records.of(self.contents, inner)

    def rows(self) -> Rows:
        """The records flattened into columns of texts. Raises DataError where one is no object."""
        return flattened(self._parsed(), self.contents)

    def _parsed(self) -> Iterator[tuple[int, Any]]:
        with self.lines.open(encoding="utf-8") as opened:
            numbered = ((row, line) for row, line in enumerate(opened, 1) if not line.isspace())
            yield from ((row, parsed_exactly(line, self.contents, row)) for row, line in numbered)

    def _fitted(self, shape: pl.Schema) -> Path:
        path = self.contents.spool / "fitted.jsonl"
        kind = pl.Struct(shape)
        with path.open("w", encoding="utf-8") as opened:
            for row, record in self._parsed():
                opened.write(json.dumps(fitted(checked(record, row, self.contents), kind)) + "\n")
        return path
