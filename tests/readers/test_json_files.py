from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

COMMENT = {"commenter": "ben", "post_id": "p1", "post_author": "ana"}


def jsonl(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize(
    "whole",
    [
        [COMMENT],
        COMMENT,
        {"data": [COMMENT]},
        {"count": 1, "data": [COMMENT], "next": None},
        {"items": [COMMENT], "errors": []},
    ],
)
def test_shapes(whole: Any, write: Write) -> None:
    assert ends(gk.read(write("comments.json", json.dumps(whole)))) == [("ben", "ana")]


def test_one_record_with_a_list_is_a_record(write: Write) -> None:
    log = gk.read(write("comments.json", json.dumps({**COMMENT, "labels": ["a", "b"]})))
    assert ends(log) == [("ben", "ana")]


@pytest.mark.parametrize("whole", [5, "x", True, None, [1, 2], ["a"], [[COMMENT]], [COMMENT, 7]])
def test_what_is_no_list_of_records(whole: Any, write: Write) -> None:
    with pytest.raises(gk.DataError, match="not a list of records: record"):
        gk.read(write("comments.json", json.dumps(whole)))


def test_the_row_that_is_no_record(write: Write) -> None:
    with pytest.raises(gk.DataError, match="record 2 is a list") as caught:
        gk.read(write("comments.jsonl", jsonl(COMMENT, [1])))
    assert caught.value.row == 2


@pytest.mark.parametrize("whole", [[], {}, [{}], {"data": []}])
def test_no_records(whole: Any, write: Write) -> None:
    with pytest.raises(gk.DataError):
        gk.read(write("comments.json", json.dumps(whole)))


def test_broken_json_is_told_by_line(write: Write) -> None:
    with pytest.raises(gk.DataError, match="line 2: Expecting") as caught:
        gk.read(write("comments.jsonl", jsonl(COMMENT) + '{"commenter": \n'))
    assert caught.value.row == 2
    with pytest.raises(gk.DataError, match="line 3: "):
        gk.read(write("comments.json", '[\n{"commenter": "ben"},\n{"comm'))


@pytest.mark.parametrize("name", ["comments.json", "comments.jsonl"])
@pytest.mark.parametrize("deep", ["[", '{"a":'])
def test_nesting_without_end(name: str, deep: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="nested too deeply"):
        gk.read(write(name, deep * 100_000))


@pytest.mark.parametrize("depth", [10, 300, 900])
def test_deep_records_do_no_harm(depth: int, write: Write) -> None:
    deep = '{"a":' * depth + "1" + "}" * depth
    text = json.dumps(COMMENT)[:-1] + f', "x": {deep}, "y": [{deep}]' + "}"
    assert ends(gk.read(write("comments.jsonl", text + "\n"))) == [("ben", "ana")]


def test_ids_stay_exact_however_they_are_written(write: Write) -> None:
    big = 18093512345678901234
    text = f'{{"commenter_id": {big}, "post_id": "{big}", "post_author_id": 5.0}}\n'
    row = gk.read(write("comments.jsonl", text)).interactions.row(0, named=True)
    assert (row["actor_id"], row["post_id"], row["target_id"]) == (str(big), str(big), "5")


def test_a_rounded_id_is_refused(write: Write) -> None:
    with pytest.raises(gk.DataError, match="was rounded"):
        gk.read(write("comments.jsonl", '{"commenter_id": 1.8093512345678901e+16, "post_id": 1, "post_author": "a"}'))


def test_nan_is_no_value(write: Write) -> None:
    ties = (
        '"source": NaN, "target": "a"',
        '"source": "b", "target": "a", "weight": NaN',
        '"source": "b", "target": "c"',
    )
    text = "[" + ",".join(f"{{{tie}}}" for tie in ties) + "]"
    log = gk.read(write("edges.json", text))
    assert log.edges["source"].to_list() == [None, "b", "b"]
    assert log.edges["weight"].to_list() == [None, None, None]


def test_objects_inside_records(write: Write) -> None:
    record = {"id": 1, "author": {"id": 5, "username": "ben"}, "video_id": "p1", "postAuthor": {"id": 7}}
    log = gk.read(write("comments.jsonl", jsonl(record)))
    assert ends(log) == [("5", "7")]
    assert log.accounts.select("account_id", "handle").rows() == [("5", "ben")]


def test_lists_of_words_and_of_objects(write: Write) -> None:
    posts = [
        {"post_id": "p1", "author": "ana", "hashtags": ["#cake", "bread"], "mentions": [{"username": "ben"}]},
        {"post_id": "p2", "author": "ana", "hashtags": [{"name": "fyp"}, {"id": "3"}], "mentions": []},
        {"post_id": "p3", "author": "ana", "hashtags": None},
    ]
    log = gk.read([write("posts.json", json.dumps(posts)), write("comments.jsonl", jsonl(COMMENT))])
    assert log.posts["hashtags"].to_list() == [["cake", "bread"], ["fyp", "3"], None]
    assert log.posts["mentions"].to_list() == [["ben"], None, None]


def test_a_field_that_changes_its_kind_far_into_the_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.readers.formats.flatten.ROWS_AT_A_TIME", 2)
    tags: list[Any] = [None, None, ["cake", "bread"], None, "cake bread", "", 5, {"name": "x"}, True]
    posts = [{"post_id": f"p{n}", "author": "ana", "hashtags": tag} for n, tag in enumerate(tags)]
    log = gk.read([write("posts.jsonl", jsonl(*posts)), write("comments.jsonl", jsonl(COMMENT))])
    assert log.posts["hashtags"].to_list()[:7] == [None, None, ["cake", "bread"], None, ["cake", "bread"], None, ["5"]]


def test_half_characters(write: Write) -> None:
    text = '{"commenter": "ben", "post_author": "ana", "text": "\\ud83d and \\ud83d\\ude00", "\\ud800": 1}'
    assert gk.read(write("comments.jsonl", text)).interactions["text"].to_list() == ["\ufffd and 😀"]


def test_empty_records_are_counted(write: Write) -> None:
    log = gk.read(write("comments.jsonl", jsonl(COMMENT, {}, {"commenter": None}, {**COMMENT, "commenter": "cem"})))
    assert ends(log) == [("ben", "ana"), ("cem", "ana")]
    assert "2 rows with nothing in them" in told(log)


def test_blank_lines(write: Write) -> None:
    log = gk.read(write("comments.jsonl", "\n" + jsonl(COMMENT) + "\n  \r\n" + jsonl({**COMMENT, "commenter": "cem"})))
    assert log.interactions.height == 2


@pytest.mark.parametrize("name", ["comments.json", "comments.jsonl"])
def test_what_records_are_wrapped_in_is_taken_off_whatever_the_file_is_called(name: str, write: Write) -> None:
    assert ends(gk.read(write(name, json.dumps({"data": [COMMENT], "more": None})))) == [("ben", "ana")]


@pytest.mark.parametrize("replies", [[], [{"id": "7302", "text": "hi", "user": {"id": "502", "username": "cem"}}]])
@pytest.mark.parametrize("records", [1, 2])
def test_a_list_is_no_wrapper_however_short(replies: list[Any], records: int, write: Write) -> None:
    own = {"id": "7301", "text": "hey", "user": {"id": "501", "username": "ben"}, "post_id": "p1", "replies": replies}
    log = gk.read(write("comments.json", json.dumps([{**own, "id": f"730{n}"} for n in range(records)])), owner="ana")
    assert log.interactions["text"].to_list() == ["hey"] * records


def test_an_object_with_an_empty_list_is_a_record(write: Write) -> None:
    assert ends(gk.read(write("comments.json", json.dumps({**COMMENT, "replies": []})))) == [("ben", "ana")]


OTHER = {**COMMENT, "commenter": "cem"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(COMMENT, indent=2) + "\n" + json.dumps(OTHER, indent=2) + "\n",
        json.dumps([COMMENT], indent=2) + "\n" + json.dumps([OTHER], indent=2),
        json.dumps([COMMENT]) + json.dumps([OTHER]),
        json.dumps([COMMENT]) + "\n" + json.dumps(OTHER) + "\n",
        json.dumps(COMMENT) + ",\n" + json.dumps(OTHER) + ",\n",
        json.dumps(COMMENT) + " " + json.dumps(OTHER),
    ],
    ids=["pretty", "lists", "lists without a break", "a list and lines", "commas behind lines", "one line"],
)
def test_values_one_after_the_other(text: str, write: Write) -> None:
    """So jq writes them, and so they stand where files were put together."""
    assert ends(gk.read(write("comments.json", text))) == [("ben", "ana"), ("cem", "ana")]


def test_what_breaks_behind_the_first_value_is_told_by_its_line(write: Write) -> None:
    with pytest.raises(gk.DataError, match="line 2: Expecting value"):
        gk.read(write("comments.json", json.dumps([COMMENT]) + "\n[oops]"))


def test_two_records_in_a_line_among_lines(write: Write) -> None:
    with pytest.raises(gk.DataError, match="line 2: Extra data") as caught:
        gk.read(write("comments.jsonl", jsonl(COMMENT) + jsonl(COMMENT, COMMENT).replace("\n", "") + "\n"))
    assert "several records in one line" in caught.value.advice


def test_objects_under_other_names_than_numbers_are_one_record(write: Write) -> None:
    record = {"commenter": {"id": 5}, "owner": {"id": 7}, "post": {"id": 9}}
    assert ends(gk.read(write("comments.json", json.dumps(record)))) == [("5", "7")]


@pytest.mark.parametrize(
    "text",
    [
        '{"columns": ["commenter"], "index": [], "data": [5]}',
        '{"columns": [{}], "index": [], "data": [[5]]}',
        '{"columns": 5, "index": 5, "data": 5}',
        '{"0": 5, "0": {"a": 1}}',
        '{"0": {"1": 5}, "1": {"2": 5}}',
        '{"a": {}, "b": {}}',
    ],
)
def test_what_only_begins_like_a_table_of_pandas(text: str, write: Write) -> None:
    with pytest.raises(gk.DataError):
        gk.read(write("comments.json", text))


def test_dates_and_numbers_of_a_database(write: Write) -> None:
    """As mongoexport writes them, with and without --jsonFormat=canonical."""
    first = {"_id": {"$oid": "6" * 24}, **COMMENT, "created_at": {"$date": "2024-05-06T07:08:09Z"}}
    second = {**first, "_id": {"$oid": "7" * 24}, "created_at": {"$date": {"$numberLong": "1714979289000"}}}
    log = gk.read(write("comments.json", jsonl(first, second)))
    assert ends(log) == [("ben", "ana")] * 2
    assert log.interactions["created_at"].dt.epoch("s").to_list() == [1714979289] * 2


def test_each_value_in_a_list_where_nobody_knows_the_tool(write: Write) -> None:
    record = {name: [value] for name, value in COMMENT.items()} | {"text": ["a b"], "likes": [5], "parent_id": {}}
    log = gk.read(write("comments.json", json.dumps([record])))
    assert log.interactions.select("actor_id", "target_id", "text", "likes").row(0) == ("ben", "ana", "a b", 5)
