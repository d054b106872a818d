"""The sample exports, and the same records as other containers hold them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

EXPORTS: Final = Path(__file__).parent / "exports"


def records_of(path: Path) -> list[dict[str, Any]]:
    """The records of a sample of JSON, in a list, one a line, or a single one."""
    text = path.read_text(encoding="utf-8")
    parsed = json.loads(text) if path.suffix == ".json" else list(map(json.loads, text.splitlines()))
    return parsed if isinstance(parsed, list) else [parsed]


def nested(records: Iterable[Mapping[str, Any]], written: Callable[[Any], str]) -> str:
    """CSV with a column for each field, and what is in it `written` in one cell where it is no text."""
    rows = [{name: _cell(value, written) for name, value in record.items()} for record in records]
    return table(rows)


def _cell(value: Any, written: Callable[[Any], str]) -> str:
    return "" if value is None else value if isinstance(value, str) else written(value)


def table(rows: list[dict[str, str]], separator: str = ",") -> str:
    """CSV with every cell in quotes; what a row lacks is empty."""
    text = io.StringIO()
    header = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, header, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def flat(records: Iterable[Mapping[str, Any]], between: str = "/", separator: str = ",") -> str:
    """CSV with a column for each leaf: replies/0/text, or with `between` points. Every cell is in quotes."""
    return table([dict(_leaves(record, "", between)) for record in records], separator)


def _leaves(value: Any, path: str, between: str) -> Iterator[tuple[str, str]]:
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path, "" if value is None else value if isinstance(value, str) else json.dumps(value)
        return
    for name, item in inner:
        yield from _leaves(item, f"{path}{between}{name}" if path else str(name), between)


def below(header: Path, *rows: Mapping[str, str], separator: str = ",") -> str:
    """CSV with the columns of a sample that has no rows, and these rows."""
    written = io.StringIO()
    columns = header.read_text(encoding="utf-8").strip().split(",")
    writer = csv.DictWriter(written, columns, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def lines(*records: Mapping[str, Any]) -> str:
    """JSONL."""
    return "".join(json.dumps(record) + "\n" for record in records)


def times(column: pl.Series) -> list[str | None]:
    """Times as 2026-06-22 17:24:20."""
    written: list[str | None] = column.dt.strftime("%Y-%m-%d %H:%M:%S").to_list()
    return written


def behind(given: str, own: str) -> str:
    """CSV as a tool writes it that keeps the columns of the table it was `given` in front of its own."""
    rows = zip(given.splitlines(), own.splitlines(), strict=True)
    return "".join(f"{front},{back}\n" for front, back in rows)
