"""Exports that went through other programs on their way here give the log of the untouched file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import graphkit as gk
from graphkit.readers.files import archives
from tests.readers.conftest import Write
from tests.readers.test_every_reader import OF_RECORDS, SAMPLES, apart, by_columns, by_rows, gathered, tables
from tests.readers.variants import lines, nested, records_of, table

TABLES = [path for path in SAMPLES if path.suffix == ".csv"]
EVERY_TABLE = pytest.mark.parametrize("sample", TABLES, ids=lambda sample: sample.name)
EVERY_SAMPLE_OF_RECORDS = pytest.mark.parametrize("sample", OF_RECORDS, ids=lambda sample: sample.name)


@cache
def untouched(sample: Path) -> Any:
    """What the tables of a sample are, as its tool wrote it: asked for by every test, and never changed."""
    return tables(gathered(sample.read_bytes(), sample.name))


@EVERY_SAMPLE_OF_RECORDS
@pytest.mark.parametrize("arranged", [by_columns, by_rows, apart])
def test_a_table_of_pandas_may_be_called_lines(sample: Path, arranged: Callable[[Any], Any]) -> None:
    assert tables(gathered(json.dumps(arranged(records_of(sample))), f"{sample.stem}.jsonl")) == untouched(sample)


@EVERY_SAMPLE_OF_RECORDS
@pytest.mark.parametrize("name", [".csv", ".tsv", ".txt", ".json"])
def test_records_are_known_under_the_names_of_tables(sample: Path, name: str) -> None:
    records = records_of(sample)
    for text in (lines(*records), json.dumps(records), json.dumps(records, indent=2)):
        assert tables(gathered(text, sample.stem + name)) == untouched(sample)


@EVERY_TABLE
@pytest.mark.parametrize("name", [".json", ".jsonl", ".ndjson", ".txt", ""])
def test_tables_are_known_under_the_names_of_records(sample: Path, name: str) -> None:
    assert tables(gathered(sample.read_bytes(), sample.stem + name)) == untouched(sample)


@pytest.mark.parametrize("name", ["comments", "comments.txt", "comments.csv", "comments.json", "comments.xlsx"])
def test_parquet_is_known_whatever_it_is_called(name: str, write: Write) -> None:
    path = write(name, b"")
    pl.DataFrame({"commenter": ["ben"], "post_id": ["p1"], "post_author": ["ana"]}).write_parquet(path)
    assert gk.read(path).interactions["target_id"].to_list() == ["ana"]


@pytest.mark.parametrize("text", ["oops", "got({1: 2, 3: 4})"])
def test_what_is_neither_records_nor_a_table_is_told_to_be_no_records(text: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="not proper JSON"):
        gk.read(write("comments.json", text))


def named(records: list[dict[str, Any]]) -> str:
    """An object with each record under its id."""
    return json.dumps({f"id-{row}": record for row, record in enumerate(records)})


def from_elasticsearch(records: list[dict[str, Any]]) -> str:
    return lines(*({"_index": "a", "_id": f"x{row}", "_source": record} for row, record in enumerate(records)))


def from_a_viewer(records: list[dict[str, Any]]) -> str:
    rows = [{"row_idx": row, "row": record, "truncated_cells": []} for row, record in enumerate(records)]
    return json.dumps({"features": [], "rows": rows})


def from_airtable(records: list[dict[str, Any]]) -> str:
    return json.dumps({"records": [{"id": f"rec{row}", "fields": record} for row, record in enumerate(records)]})


def in_pages(records: list[dict[str, Any]]) -> str:
    """As many interfaces give them, one page a line."""
    return lines(*({"items": [record], "cursor": row} for row, record in enumerate(records)), {"items": []})


@EVERY_SAMPLE_OF_RECORDS
@pytest.mark.parametrize("wrapped", [named, from_elasticsearch, from_a_viewer, from_airtable, in_pages])
@pytest.mark.parametrize("name", [".json", ".jsonl"])
def test_what_records_are_wrapped_in_is_taken_off_where_these_are_known(
    sample: Path, wrapped: Callable[[Any], str], name: str
) -> None:
    assert tables(gathered(wrapped(records_of(sample)), sample.stem + name)) == untouched(sample)


def as_rows(records: list[dict[str, Any]]) -> list[list[Any]]:
    names = list(dict.fromkeys(name for record in records for name in record))
    return [names, *([record.get(name) for name in names] for record in records)]


@EVERY_SAMPLE_OF_RECORDS
@pytest.mark.parametrize("indent", [None, 2])
def test_rows_in_a_list_below_the_names_of_the_columns(sample: Path, indent: int | None) -> None:
    text = json.dumps(as_rows(records_of(sample)), indent=indent)
    assert tables(gathered(text, f"{sample.stem}.json")) == untouched(sample)


def test_rows_in_a_list_may_be_short_but_not_too_long(write: Write) -> None:
    rows = [["commenter", "post_author", "text"], ["ben", "ana"], ["cem", "ana", "hi"]]
    log = gk.read(write("comments.json", json.dumps(rows)))
    assert log.interactions.select("actor_id", "text").rows() == [("ben", None), ("cem", "hi")]
    with pytest.raises(gk.DataError, match="row 3 has 4 cells, the first 3") as caught:
        gk.read(write("comments.json", json.dumps([*rows, ["dan", "ana", "hi", "there"]])))
    assert caught.value.row == 3


def test_many_short_rows_below_long_names_do_not_fill_the_disk(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 1 << 10)
    with pytest.raises(gk.DataError, match="too short for the names"):
        gk.read(write("comments.json", json.dumps([["x" * 10_000], *[[1]] * 10_000])))


def in_words(name: str) -> str:
    """As R's janitor calls a column."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()).strip("_")


def as_a_title(name: str) -> str:
    return in_words(name).replace("_", " ").title()


COMMENTS = [path for path in OF_RECORDS if path.parent.name in ("apify_instagram", "apify_tiktok", "reddit")]


ROWS = [path for path in TABLES if not path.name.startswith("HEADER") and "basicinfo" not in path.name]


@pytest.mark.parametrize("sample", [*ROWS, *COMMENTS], ids=lambda sample: sample.name)
@pytest.mark.parametrize("called", [in_words, as_a_title])
def test_columns_are_known_by_the_words_of_their_names(sample: Path, called: Callable[[str], str]) -> None:
    # A cell may hold a list, which a table with a column for each of its items has no words for.
    text = nested(records_of(sample), json.dumps) if sample in COMMENTS else sample.read_text()
    found = gathered(text, f"{sample.stem}.csv")
    retold = table([{called(name): cell for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text))])
    assert tables(gathered(retold, f"{sample.stem}.csv")) == tables(found)


USER = {"id": "7", "username": "ben", "public_metrics": {"followers_count": 5}}


@pytest.mark.parametrize("said", [{"text": "hi", "post_id": "p1"}, {"post": {"id": "p1", "text": "hi"}}])
def test_who_is_known_inside_a_record_does_not_stand_for_it(said: dict[str, Any], write: Write) -> None:
    log = gk.read(write("comments.jsonl", lines({"user": USER, **said}, {"user": USER, **said})), owner="ana")
    assert log.inputs[0].format == "columns by their names"
    assert log.interactions["actor_id"][0] == "7"


def test_a_later_line_that_wraps_nothing_is_a_record_itself(write: Write) -> None:
    first = [{"_source": USER}] * 200
    rest = [{"_id": "x"}, {"_source": {**USER, "id": "8"}}, {**USER, "id": "9"}]
    log = gk.read([write("users.jsonl", lines(*first, *rest))])
    assert log.accounts["account_id"].to_list() == ["7", "8", "9"]


@pytest.mark.parametrize("name", ["comments.json", "comments.csv", "comments.txt", "comments.jsonl"])
@pytest.mark.parametrize("begins", ["<!DOCTYPE html>\n<html><body>", "<html><head></head><body><pre>", "\n<pre>"])
def test_a_page_saved_by_a_browser_is_told_to_be_one(name: str, begins: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="is a web page") as caught:
        gk.read(write(name, begins + json.dumps([USER]) + "</pre></body></html>"))
    assert "text only" in caught.value.advice
