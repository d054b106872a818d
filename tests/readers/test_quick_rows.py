"""The quick way through lines of JSON gives what the long one gives, or leaves it to that."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit as gk
from graphkit.readers.formats.haste import MistakenError
from graphkit.readers.formats.quick_rows import with_quick_rows

TELLING = ("commenter", "post_author", "parent_id")


def lines(folder: Path, *records: Any) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def quick_rows(path: Path, first: list[Any]) -> pl.DataFrame | None:
    with suppress(MistakenError):
        return with_quick_rows(lambda frame: frame, path, first, TELLING)
    return None


def test_flat_records_are_read_at_once(tmp_path: Path) -> None:
    path = lines(tmp_path, {"a": 1, "tags": ["x"], "b": None}, {"a": "2", "c": True})
    frame = quick_rows(path, [{"a": "1", "tags": ["x"], "b": None}])
    assert frame is not None
    assert frame.rows() == [("1", ["x"], None), ("2", None, None)]


@pytest.mark.parametrize("later", ["parent_id", "parentId", "Parent-ID", "parent id"])
def test_a_telling_name_that_turns_up_later_is_not_missed(later: str, tmp_path: Path) -> None:
    path = lines(tmp_path, {"a": 1}, {"a": 2, later: 1})
    assert quick_rows(path, [{"a": 1}]) is None
    assert quick_rows(path, [{"a": 1, later: None}]) is not None


@pytest.mark.parametrize("odd", [{"a": {"b": 1}}, {"a": [{"b": 1}]}, ["a"], "a", {}])
def test_what_wants_a_closer_look(odd: Any, tmp_path: Path) -> None:
    assert quick_rows(lines(tmp_path, odd), [odd]) is None


def test_a_later_record_of_another_form(tmp_path: Path) -> None:
    assert quick_rows(lines(tmp_path, {"a": ["x"]}, {"a": {"b": 1}}), [{"a": ["x"]}]) is None


def _mistaken(*_: Any) -> None:
    raise MistakenError


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.text(max_size=5))
COMMENTS = st.lists(
    st.fixed_dictionaries(
        {"commenter": st.sampled_from(["ben", "cem", "dan"]), "post_author": st.sampled_from(["ana", "eva"])},
        optional={"comment_id": st.integers(1, 9), "text": VALUES, "likes": VALUES, "parent_id": st.integers(1, 9)},
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(COMMENTS)
def test_both_ways_give_the_same_log(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]) -> None:
    path = lines(tmp_path_factory.mktemp("quick"), *records)
    quick = gk.read(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graphkit.readers.formats.records.with_quick_rows", _mistaken)
        slow = gk.read(path)
    assert quick.interactions.equals(slow.interactions)
    assert quick.notes == slow.notes
