"""Records that an interface has wrapped in layers of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from graphkit.readers.formats import records
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import lines

SAID = [
    {"commenter": "ben", "post_id": "p1", "post_author": "ana", "text": "hi"},
    {"commenter": "caro", "post_id": "p1", "post_author": "ana", "text": "yo"},
]
IN_BOXES = [{"f": [{"v": value} for value in said.values()]} for said in SAID]
COMMENT = {"postUrl": "https://www.instagram.com/p/AAA/", "id": "9", "text": "oh", "ownerUsername": "ben"}


@pytest.mark.parametrize(
    "wrapped",
    [
        {"data": {"user": {"comments": SAID}}},
        {"status": "ok", "response": {"items": SAID, "next": None}},
        {"data": {"comments": {"count": 2, "edges": [{"node": said} for said in SAID]}}},
        {"comments": {"data": SAID, "paging": {"next": "x"}}},
        [{"data": {"user": {"comments": SAID[:1]}}}, {"data": {"user": {"comments": SAID[1:]}}}],
        {"kind": "answer", "schema": {"fields": [{"name": name} for name in SAID[0]]}, "rows": IN_BOXES},
        [{name: {"v": value} for name, value in said.items()} for said in SAID],
    ],
)
def test_layers_around_records_of_any_tool(wrapped: Any, write: Write) -> None:
    log = gk.read(write("answer.json", json.dumps(wrapped)))
    assert ends(log) == [("ben", "ana"), ("caro", "ana")]
    if isinstance(wrapped, list):
        log = gk.read(write("answers.jsonl", "".join(json.dumps(page) + "\n" for page in wrapped)))
        assert ends(log) == [("ben", "ana"), ("caro", "ana")]


@pytest.mark.parametrize(
    "wrapped", [{"data": {"run": {"items": [COMMENT]}}}, {"data": {"items": [COMMENT]}, "status": {"code": 200}}]
)
def test_layers_around_records_of_a_known_tool(wrapped: Any, write: Write) -> None:
    log = gk.read(write("answer.json", json.dumps(wrapped)))
    assert log.inputs[0].format == "Apify Instagram comments"
    assert log.interactions["actor_id"].to_list() == ["ben"]


def test_what_stands_beside_the_records_and_tells_something_is_not_lost(write: Write) -> None:
    of_ana = {"data": {"user": {"username": "ana", "comments": [{"commenter": "ben", "post_id": "p1"}]}}}
    with pytest.raises(gk.DataError, match=r"its columns are data\.user\.username, data\.user\.comments"):
        gk.read(write("answer.json", json.dumps(of_ana)))


def test_what_has_a_name_or_a_number_is_nobody(write: Write) -> None:
    settings = {"app": {"layers": [{"id": 1, "name": "sea"}, {"id": 2, "name": "land"}]}}
    with pytest.raises(gk.DataError, match="holds neither comments"):
        gk.read(write("settings.json", json.dumps(settings)))


def test_pages_without_comments(write: Write) -> None:
    pages = [{"data": {"comments": SAID}}, {"data": {"comments": []}}, {"data": {"comments": None}}, {"data": None}]
    log = gk.read(write("pages.jsonl", "".join(json.dumps(page) + "\n" for page in pages)))
    assert ends(log) == [("ben", "ana"), ("caro", "ana")]
    assert told(log) == ""


def test_comments_on_a_post_that_is_not_named_are_no_posts(write: Write) -> None:
    comment = {"id": "9", "text": "oh", "created_at": 1700000000, "owner": {"id": "8", "username": "ben"}}
    answer = {"data": {"shortcode_media": {"edge_media_to_parent_comment": {"edges": [{"node": comment}]}}}}
    with pytest.raises(gk.DataError, match="holds neither comments"):
        gk.read(write("answer.json", json.dumps(answer)))


def test_records_under_the_name_of_each_post(write: Write) -> None:
    by_post = {"p1": SAID, "p2": [{"commenter": "dan", "post_id": "p2", "post_author": "eva"}], "p3": []}
    log = gk.read(write("by_post.json", json.dumps(by_post)))
    assert ends(log) == [("ben", "ana"), ("caro", "ana"), ("dan", "eva")]


@pytest.mark.parametrize("name", ["columns.json", "columns.jsonl"])
def test_columns_under_their_names(name: str, write: Write) -> None:
    """They were taken for one comment by somebody called “ben caro”."""
    columns = {name: [said[name] for said in SAID] for name in SAID[0]}
    log = gk.read(write(name, json.dumps(columns)))
    assert ends(log) == [("ben", "ana"), ("caro", "ana")]


def test_long_lines_are_looked_at_as_short_ones_are(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("comments.jsonl", lines({"c1": SAID[0]}, {"c2": SAID[1]}))
    with pytest.raises(gk.DataError, match=r"c1\.commenter"):
        gk.read(path)
    monkeypatch.setattr(records, "BYTES_LOOKED_AT", 1)
    with pytest.raises(gk.DataError, match=r"c1\.commenter"):
        gk.read(path)
