"""No row is lost, whatever the format: each comment is in the log once, with its actor and its post."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit as gk

Comment = dict[str, str | None]
COLUMNS = ("comment_id", "commenter_id", "post_id", "owner_id", "parent_id", "text")


def as_csv(comments: list[Comment], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(comments)
    return out.getvalue().encode()


def as_tsv(comments: list[Comment]) -> bytes:
    return as_csv(comments, "\t")


def as_jsonl(comments: list[Comment]) -> bytes:
    return "".join(json.dumps(comment) + "\n" for comment in comments).encode()


def as_json(comments: list[Comment]) -> bytes:
    return json.dumps({"data": comments}, ensure_ascii=False).encode()


def as_parquet(comments: list[Comment]) -> bytes:
    out = io.BytesIO()
    pl.DataFrame(comments, schema=dict.fromkeys(COLUMNS, pl.String)).write_parquet(out)
    return out.getvalue()


FORMATS: dict[str, Callable[[list[Comment]], bytes]] = {
    ".csv": as_csv,
    ".tsv": as_tsv,
    ".jsonl": as_jsonl,
    ".json": as_json,
    ".parquet": as_parquet,
    ".csv.gz": lambda comments: gzip.compress(as_csv(comments)),
    ".jsonl.xz": lambda comments: lzma.compress(as_jsonl(comments)),
    ".csv.zst": lambda comments: zstandard.compress(as_csv(comments)),
}

# Control characters but line ends and tabs are no text: a file with NUL in it is refused.
text = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\"',;"), max_size=12)
ids = st.one_of(
    st.integers(2**53 - 2, 2**64).map(str),
    st.sampled_from(["1", "2", "-1", "007", "UCab", "UCAB", "_x", "a.b", "3e", "0"]),
)
comment = st.fixed_dictionaries(
    {
        "comment_id": st.one_of(st.none(), ids),
        "commenter_id": ids,
        "post_id": ids,
        "owner_id": st.one_of(st.none(), ids),
        "parent_id": st.one_of(st.none(), ids),
        "text": st.one_of(st.none(), text),
    }
)


def read(comments: list[Comment], suffix: str) -> gk.Log:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"comments{suffix}"
        path.write_bytes(FORMATS[suffix](comments))
        return gk.read(path)


def without_origin(log: gk.Log) -> list[list[dict[str, Any]]]:
    """The log's rows without the file's name, in which the formats differ."""
    frames = (log.accounts, log.posts, log.interactions, log.edges)
    rows = [frame.drop("origin").to_dicts() for frame in frames]
    return json.loads(json.dumps(rows).replace(log.inputs[0].file, "file"))


def noted(log: gk.Log, what: str) -> int:
    return sum(note.count for note in log.notes if what in note.what)


@settings(max_examples=15, deadline=None)
@given(st.lists(comment, min_size=1, max_size=12))
def test_every_comment_is_in_the_log_once_in_every_format(comments: list[Comment]) -> None:
    logs = {suffix: read(comments, suffix) for suffix in FORMATS}
    for log in logs.values():
        assert log.inputs[0].rows == len(comments)
        assert log.interactions.height + noted(log, "kept once") == len(comments)
        met = set(log.interactions.select("actor_id", "post_id").rows())
        assert met == {(row["commenter_id"], row["post_id"]) for row in comments}
        assert log.interactions["interaction_id"].is_unique().all()
    first = without_origin(logs[".csv"])
    assert all(without_origin(log) == first for log in logs.values())


@settings(max_examples=20, deadline=None)
@given(st.lists(comment, min_size=1, max_size=12), st.integers(1, 11))
def test_a_comment_is_dropped_only_for_one_like_it(comments: list[Comment], cut: int) -> None:
    """Split over two files, which repeat each other or not: what is left out has its like in the log."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "a_comments.jsonl", Path(folder) / "b_comments.csv"]
        paths[0].write_bytes(as_jsonl(comments[:cut]))
        paths[1].write_bytes(as_csv(comments[cut:]))
        log = gk.read(paths)
    assert log.interactions.height + noted(log, "kept once") == len(comments)
    kept = log.interactions.with_columns(pl.col("interaction_id").str.replace(r"~\d+$", ""))
    acts = set(kept.select("actor_id", "post_id").rows())
    named = set(kept.select("actor_id", "post_id", "interaction_id").rows())
    for row in comments:
        act = (row["commenter_id"], row["post_id"])
        assert act in acts if row["comment_id"] is None else (*act, row["comment_id"]) in named


numbers = st.one_of(st.integers(0, 2**63 - 1), st.integers(2**53 - 3, 2**53 + 3))


@settings(max_examples=20, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=8, unique=True))
def test_ids_are_exact_as_numbers_too(numbered: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        columns = {"commenter_id": numbered, "post_id": numbered, "owner_id": numbered}
        pl.DataFrame(columns).write_parquet(Path(folder) / "comments.parquet")
        pl.DataFrame(columns).write_csv(Path(folder) / "comments.csv")
        pl.DataFrame(columns).write_ndjson(Path(folder) / "comments.jsonl")
        for suffix in ("parquet", "csv", "jsonl"):
            log = gk.read(Path(folder) / f"comments.{suffix}")
            for column in ("actor_id", "post_id", "target_id"):
                assert log.interactions[column].to_list() == list(map(str, numbered))
