from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import zstandard

import graphkit as gk
from tests.readers.conftest import Write, ends, told

EXPORTS = Path(__file__).parent / "exports" / "reddit"
COMMENTS = EXPORTS / "RC_pushshift_comments_4_vintages.ndjson"
SUBMISSION = EXPORTS / "CONSTRUCTED_RS_submission_join.ndjson"
SAID: dict[str, Any] = {"author": "ben", "link_id": "t3_s1", "parent_id": "t3_s1", "body": "hi", "score": 2}


def lines(*records: dict[str, Any]) -> str:
    numbered = ({"id": f"c{number}", "created_utc": 1676253906} | record for number, record in enumerate(records, 1))
    return "".join(json.dumps(record) + "\n" for record in numbered)


def test_comments_of_four_vintages() -> None:
    log = gk.read(COMMENTS)
    assert log.inputs[0].format == "Reddit comments (Pushshift)"
    columns = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "likes")
    assert log.interactions.select(columns).rows() == [
        (
            "e1787lj",
            "reply",
            "tide_juno44",
            None,
            "9igc7",
            "c22679n",
            datetime(2007, 10, 15, 12, 17, 23, tzinfo=UTC),
            0,
        ),
        ("m53c1cm", "comment", "wool_tide79", None, "mi1np", None, datetime(2011, 7, 1, tzinfo=UTC), 1),
        ("lodn3fh", "comment", "pixel_kite14", None, "5akp1n", None, datetime(2015, 1, 1, tzinfo=UTC), 14),
        ("i2ggb7m", "comment", "t2_1vo7xzab", None, "133dmg7", None, datetime(2023, 2, 13, 2, 5, 6, tzinfo=UTC), 4),
    ]
    assert log.interactions["text"][1] == "Fern tidew  Juno"


def test_comments_and_submissions_join() -> None:
    log = gk.read([COMMENTS, SUBMISSION])
    assert log.inputs[1].format == "Reddit submissions (Pushshift)"
    assert ends(log)[3] == ("t2_1vo7xzab", "amber_trail44")
    columns = ("post_id", "author_id", "created_at", "text", "likes", "comments", "url")
    assert log.posts.select(columns).rows() == [
        (
            *("133dmg7", "amber_trail44", datetime(2023, 2, 13, 1, tzinfo=UTC), "river oat34", 10, 100),
            "https://www.reddit.com/r/hockey/comments/133dmg7/game_thread/",
        )
    ]


def test_dumps_without_an_inner_suffix(tmp_path: Path) -> None:
    for name, sample in (("RC_2023-02.zst", COMMENTS), ("RS_2023-02.zst", SUBMISSION)):
        # The dumps are packed with a window of 2 GB.
        window = zstandard.ZstdCompressionParameters(window_log=31)
        packed = zstandard.ZstdCompressor(compression_params=window).compress(sample.read_bytes())
        (tmp_path / name).write_bytes(packed)
    assert ends(gk.read(tmp_path))[3] == ("t2_1vo7xzab", "amber_trail44")


def test_an_answer_aims_at_whom_it_answers(write: Write) -> None:
    log = gk.read(write("RC.ndjson", lines(SAID, {**SAID, "author": "cem", "parent_id": "t1_c1"})))
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "ben", None, None),
        ("reply", "cem", "ben", "c1"),
    ]


def test_who_is_gone_is_nobody(write: Write) -> None:
    gone = {**SAID, "author": "[deleted]", "body": "[removed]"}
    log = gk.read(write("RC.ndjson", lines(gone, gone)))
    assert ends(log) == [(None, None), (None, None)]
    assert log.interactions["text"].to_list() == [None, None]
    assert not log.accounts.height


def test_the_word_null_is_no_value(write: Write) -> None:
    nothing = {**SAID, "author": "null", "author_fullname": "null", "score": "null", "parent_id": "null"}
    log = gk.read(write("RC.ndjson", lines(nothing)))
    assert log.interactions.select("actor_id", "parent_id", "likes").rows() == [(None, None, None)]
    assert "understood" not in told(log)


def test_one_person_is_one_account_in_every_vintage(write: Write) -> None:
    log = gk.read(write("RC.ndjson", lines(SAID, {**SAID, "author_fullname": "t2_x"}, {**SAID, "author": "Ben"})))
    assert log.accounts.height == 1
    assert log.interactions["actor_id"].n_unique() == 1


def test_an_account_is_the_same_as_a_crawl_has_it(write: Write) -> None:
    """Reddit does not tell capitals apart; the handle is as it is written."""
    log = gk.read(write("RC.ndjson", lines({**SAID, "author": "BreadFan"})))
    assert log.accounts.select("account_id", "handle").rows() == [("breadfan", "BreadFan")]
    assert log.interactions["actor_id"].to_list() == ["breadfan"]


@pytest.mark.parametrize("flag", [True, "true", "True"])
def test_whoever_is_the_submitter_owns_the_submission(flag: bool | str, write: Write) -> None:
    owner = {**SAID, "author": "ana", "is_submitter": flag, "parent_id": "t1_c1"}
    log = gk.read(write("RC.ndjson", lines({**SAID, "is_submitter": "false"}, owner)))
    assert ends(log) == [("ben", "ana"), ("ana", "ben")]
    assert log.posts.select("post_id", "author_id").rows() == [("s1", "ana")]


@pytest.mark.parametrize(
    "hidden", [{"score": -4}, {"score": 1, "score_hidden": True}, {"score": 1, "score_hidden": "true"}]
)
def test_a_score_that_tells_no_likes(hidden: dict[str, Any], write: Write) -> None:
    log = gk.read(write("RC.ndjson", lines({**SAID, **hidden})))
    assert log.interactions["likes"].to_list() == [None]
    assert "understood" not in told(log)


@pytest.mark.parametrize("time", [1676253906, "1676253906"])
def test_times_as_numbers_and_as_texts(time: int | str, write: Write) -> None:
    log = gk.read(write("RC.ndjson", lines({**SAID, "created_utc": time})))
    assert log.interactions["created_at"].to_list() == [datetime(2023, 2, 13, 2, 5, 6, tzinfo=UTC)]


def test_times_as_a_database_writes_what_was_now_a_text_now_a_number(write: Write) -> None:
    times = {"created_utc": ['"1676253906"', "1676253907"]}
    rows = pl.DataFrame({"id": ["c1", "c2"], **{name: [value] * 2 for name, value in SAID.items()}, **times})
    log = gk.read(write("RC.csv", rows.write_csv()))
    assert log.inputs[0].format == "Reddit comments (Pushshift)"
    assert log.interactions["created_at"].dt.epoch("s").to_list() == [1676253906, 1676253907]


def test_a_submission_has_a_title_and_a_text(write: Write) -> None:
    said = {"author": "ana", "title": "lamp", "subreddit": "x", "num_comments": 3, "id": "s1"}
    records = [{**said, "selftext": "of moss"}, {**said, "id": "s2", "selftext": "[deleted]", "author": "[deleted]"}]
    log = gk.read([write("RS.ndjson", lines(*records)), write("RC.ndjson", lines(SAID))])
    assert log.posts.select("post_id", "author_id", "text").rows() == [
        ("s1", "ana", "lamp\nof moss"),
        ("s2", None, "lamp"),
    ]
    assert ends(log) == [("ben", "ana")]


def test_scores_below_zero_are_counted(write: Write) -> None:
    log = gk.read(write("RC.ndjson", lines(SAID, SAID | {"score": -1}, SAID | {"score": "-12"})))
    assert log.interactions["likes"].to_list() == [2, None, None]
    assert "2 scores below zero: how many liked these is unknown" in told(log)


@pytest.mark.parametrize("as_written", [int, str, float])
def test_a_number_for_a_parent_is_its_id_in_base_36(as_written: type[int | str | float], write: Write) -> None:
    asked = {**SAID, "id": "j1abcd", "parent_id": None}
    answer = {**SAID, "author": "cem", "parent_id": as_written(int("j1abcd", 36))}
    log = gk.read(write("api.ndjson", lines(asked, answer)))
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "ben", None, None),
        ("reply", "cem", "ben", "j1abcd"),
    ]


def test_an_answer_to_a_comment_that_no_file_holds_is_for_nobody_known(write: Write) -> None:
    submission = {"id": "s1", "author": "ana", "title": "lamp", "subreddit": "x", "num_comments": 9}
    answers = [SAID, {**SAID, "author": "cem", "parent_id": "t1_other"}]
    gone = [{**SAID, "author": "[deleted]"}, {**SAID, "author": "dora", "parent_id": "t1_c3"}]
    log = gk.read([write("RC.ndjson", lines(*answers, *gone)), write("RS.ndjson", lines(submission))], owner="emil")
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("comment", "ben", "ana"),
        ("reply", "cem", None),
        ("comment", None, "ana"),
        ("reply", "dora", None),
    ]
    assert "2 answer comments whose author no file names: kept, but they make no tie" in told(log)
    assert (log.inputs[0].joined, log.inputs[0].unowned) == (2, 0)


@pytest.mark.parametrize("comments", [1, 300])
def test_comments_and_submissions_in_one_file(comments: int, write: Write) -> None:
    """Where one follows the other, the end tells that there are two kinds."""
    submission = {"id": "s1", "author": "ana", "title": "t", "subreddit": "lamps", "num_comments": 1}
    said = [{**SAID, "id": f"c{number}"} for number in range(comments)]
    log = gk.read(write("all.ndjson", lines(*said, submission)))
    assert set(log.interactions.select("actor_id", "target_id").rows()) == {("ben", "ana")}
    assert log.interactions.height == comments
    assert log.posts["post_id"].to_list() == ["s1"]


def test_tables_made_of_dumps(write: Write) -> None:
    place = "https://www.reddit.com/r/lamps/comments/s1/"
    comments = f"author,score,created,link,body\nu/ben,-2,2023-11-14 22:13,{place}_/c1/,hi\n"
    submissions = f"author,title,score,created,link,text,url\nu/ana,t,5,2023-11-14 22:00,{place},more,{place}\n"
    log = gk.read([write("comments.csv", comments), write("posts.csv", submissions)])
    assert log.interactions.select("interaction_id", "actor_id", "target_id", "post_id", "likes").rows() == [
        ("c1", "ben", "ana", "s1", None)
    ]
    assert log.posts.select("author_id", "text", "likes").rows() == [("ana", "t\nmore", 5)]
    assert "1 comments that may answer others, which the table does not tell" in told(log)


@pytest.mark.parametrize("pack", [zstandard.compress, lzma.compress, gzip.compress])
@pytest.mark.parametrize("known", [1, 5_000])
def test_a_dump_is_known_by_what_is_in_it_however_little_unpacks_at_first(
    pack: Callable[[bytes], bytes], known: int, write: Write
) -> None:
    dump = lines(*[SAID] * known)
    assert gk.read(write("RC_2024-01.zst", pack(dump.encode()))).inputs[0].format == "Reddit comments (Pushshift)"
