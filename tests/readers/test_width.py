"""More columns than any table has."""

from __future__ import annotations

import json

import polars as pl
import pytest

import graphkit as gk
from graphkit.readers.formats import flatten, width
from graphkit.readers.formats.shapes import keys_of_columns
from tests.readers.conftest import Write, ends

COMMENT = {"commenter": "ben", "post_id": "p1", "post_author": "ana"}


@pytest.fixture
def at_most_four(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(width, "MOST_COLUMNS", 4)


def refused(path: object) -> None:
    with pytest.raises(gk.DataError, match="has more than 4 columns") as caught:
        gk.read(str(path))
    assert caught.value.file == str(path)
    assert "one record a row" in caught.value.advice


@pytest.mark.usefixtures("at_most_four")
def test_a_new_field_in_each_record(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flatten, "ROWS_AT_A_TIME", 1)
    records = [{**COMMENT, f"field{row}": {"inner": "x"}} for row in range(2)]
    refused(write("comments.jsonl", "\n".join(map(json.dumps, records))))
    refused(write("comments.json", json.dumps(records)))
    assert len(ends(gk.read(write("one.json", json.dumps(records[:1]))))) == 1


@pytest.mark.usefixtures("at_most_four")
def test_one_record_of_many_fields(write: Write) -> None:
    refused(write("comments.json", json.dumps({**COMMENT, "a": {"b": 1, "c": 2}})))


@pytest.mark.usefixtures("at_most_four")
def test_a_header_of_many_names(write: Write) -> None:
    refused(write("comments.csv", "commenter,post_id,post_author,x,x\nben,p1,ana,1,2\n"))
    assert ends(gk.read(write("four.csv", "commenter,post_id,post_author,x\nben,p1,ana,1\n"))) == [("ben", "ana")]


@pytest.mark.usefixtures("at_most_four")
def test_a_parquet_file_of_many_columns_also_inside_others(write: Write) -> None:
    path = write("comments.parquet", "")
    pl.DataFrame([{**COMMENT, "a": {"b": 1, "c": 2}}]).write_parquet(path)
    refused(path)
    pl.DataFrame([{**COMMENT, "a": {"b": 1}}]).write_parquet(path)
    assert ends(gk.read(path)) == [("ben", "ana")]


@pytest.mark.parametrize("name", ["comments.json", "comments.csv"])
def test_a_million_columns_are_refused(name: str, write: Write) -> None:
    names = [f"field{number}" for number in range(1_000_000)]
    path = write(name, json.dumps(dict.fromkeys(names)) if name.endswith("json") else ",".join(names))
    with pytest.raises(gk.DataError, match="more than 5,000 columns"):
        gk.read(path)


def test_a_name_with_points_without_end() -> None:
    """Of each point in it there was one key, with all that stands before it."""
    assert sum(map(len, keys_of_columns(["a." * 5_000]))) < 1_000
