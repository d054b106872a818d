"""Whatever a file holds, it is read or refused: nothing but an error of graphkit comes out."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit as gk

SUFFIXES = (
    ".csv",
    ".tsv",
    ".json",
    ".jsonl",
    ".parquet",
    ".gexf",
    ".graphml",
    ".csv.gz",
    ".jsonl.xz",
    ".csv.zst",
    ".parquet.gz",
)
# Few enough bytes to hit upon quotes, separators, line ends and brackets again and again.
telling = st.lists(st.sampled_from(list(b'",;\t|\r\n {}[]:<>/&=-0159aNe\\\x00\xff\xc3\xa9')), max_size=60).map(bytes)
HEADER = b"commenter,post_id,post_author,created_at,likes,hashtags\n"


def read(content: bytes, suffix: str, encoding: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"comments{suffix}"
        path.write_bytes(content)
        with contextlib.suppress(gk.GraphkitError):
            gk.read(path, encoding=encoding)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=20, deadline=None)
@given(st.one_of(st.binary(max_size=200), telling))
def test_any_bytes(suffix: str, content: bytes) -> None:
    read(content, suffix)


@settings(max_examples=30, deadline=None)
@given(telling, st.sampled_from([None, "utf-16", "utf-32", "cp1252", "shift-jis", "utf-7", "idna", "punycode"]))
def test_any_rows_under_a_proper_header(content: bytes, encoding: str | None) -> None:
    read(HEADER + content, ".csv", encoding)
    read(HEADER.replace(b",", b"\t") + content, ".tsv", encoding)


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just("\ud800")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=6,
)
fields = st.sampled_from(
    ["commenter", "commenter_id", "post_id", "created_at", "text", "likes", "kind", "platform", "parent_id"]
)


@pytest.mark.parametrize("packed", [False, True])
@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(st.dictionaries(fields, values, max_size=5), values), min_size=1, max_size=5))
def test_any_json_under_proper_names(packed: bool, records: list[object]) -> None:
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    read(json.dumps(records).encode(), ".json")
    read(gzip.compress(lines) if packed else lines, ".jsonl.gz" if packed else ".jsonl")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_parquet_with_one_byte_wrong(place: int, byte: int) -> None:
    out = io.BytesIO()
    pl.DataFrame({"commenter": ["a", "b"], "post_id": [1, 2], "post_author": ["c", "d"]}).write_parquet(out)
    content = bytearray(out.getvalue())
    content[place % len(content)] = byte
    read(bytes(content), ".parquet")
