from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

EXPORTS = Path(__file__).parent / "exports"
SAMPLES = EXPORTS / "youtube_comment_downloader"
OWNER, BEN, CEM = "UCowner0000000000000000A", "UCben000000000000000000A", "UCcem000000000000000000A"


def comment(cid: str, channel: str, author: str, text: str, votes: str = "0") -> dict[str, object]:
    return {"cid": cid, "text": text, "time": "vor 2 Wochen", "author": author, "channel": channel, "votes": votes}


THREAD = (
    comment("Ug1", BEN, "@ben", "first", "1.2K"),
    comment("Ug1.r1", CEM, "@cem", "yes"),
    comment("Ug1.r2", BEN, "@ben", "@cem no"),
)


def as_lines(records: tuple[dict[str, object], ...]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_the_video_is_the_name_of_the_file() -> None:
    log = gk.read(SAMPLES / "_-X-DjZ9TG0.jsonl")
    assert log.inputs[0].format == "youtube-comment-downloader"
    columns = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        ("Hop8_KjJ1lKchaJHh-k7HbLMOm", "comment", "river_kite35", None, "_-X-DjZ9TG0", None, 168)
    ]
    assert log.interactions["created_at"][0].replace(microsecond=0) == datetime(2021, 12, 8, 14, 13, 1, tzinfo=UTC)
    assert log.accounts.select("account_id", "handle", "name").rows() == [("river_kite35", "amber_dough10", None)]


def test_three_vintages_without_a_video() -> None:
    log = gk.read(SAMPLES / "vintages_mixed.jsonl")
    assert log.interactions.select("actor_id", "post_id", "likes").rows() == [
        ("north_fern13", None, 63),
        ("fern_maple77", None, 1),
        ("wool_amber49", None, 0),
    ]
    assert log.accounts.select("account_id", "handle", "name").rows() == [
        ("north_fern13", "moss_juno76", None),
        ("fern_maple77", None, "fern wool84"),
        ("wool_amber49", None, "moss juno13"),
    ]
    assert "3 on posts whose owner no file names" in told(log)


@pytest.mark.parametrize("more", [{}, {"votes": "12", "photo": "https://cdn.example.com/a.jpg"}])
def test_before_there_were_channels_an_author_is_nobody_for_sure(more: dict[str, object], write: Write) -> None:
    said = {"cid": "UgxA", "text": "great", "time": "2 months ago", "author": "Ann B."} | more
    log = gk.read(write("dQw4w9WgXcQ.jsonl", as_lines((said, said | {"cid": "UgxB", "author": "@ben"}))))
    assert log.inputs[0].format == "youtube-comment-downloader (without channels)"
    assert log.interactions.select("interaction_id", "actor_id", "post_id", "text").rows() == [
        ("UgxA", None, "dQw4w9WgXcQ", "great"),
        ("UgxB", "ben", "dQw4w9WgXcQ", "great"),
    ]
    assert log.accounts["handle"].to_list() == ["ben"]
    assert "1 comments by a name on display, which may be anybody's: kept, but they make no tie" in told(log)


@pytest.mark.parametrize("name", ["my_comments", "comments", "dQw4w9WgXcQ2", "dQw4w9Wg cQ"])
def test_a_name_that_is_no_video(name: str, write: Write) -> None:
    assert gk.read(write(f"{name}.jsonl", as_lines(THREAD))).interactions["post_id"].null_count() == 3


def test_answers_know_their_comment_by_their_id_and_aim_at_whom_they_name(write: Write) -> None:
    log = gk.read(write("dQw4w9WgXcQ.jsonl", as_lines(THREAD)))
    assert log.interactions.select("kind", "parent_id").rows() == [
        ("comment", None),
        ("reply", "Ug1"),
        ("reply", "Ug1"),
    ]
    assert ends(log) == [(BEN, None), (CEM, BEN), (BEN, CEM)]
    assert log.interactions["likes"].to_list() == [1200, 0, 0]


@pytest.mark.parametrize("form", ["jsonl.gz", "pretty", "csv", "scsv"])
def test_every_form_the_tool_writes(form: str, write: Write) -> None:
    import gzip

    header = ",".join(THREAD[0])
    rows = "\n".join(",".join(f'"{value}"' for value in record.values()) for record in THREAD)
    written: dict[str, tuple[str, str | bytes]] = {
        "jsonl.gz": ("dQw4w9WgXcQ.jsonl.gz", gzip.compress(as_lines(THREAD).encode())),
        "pretty": ("dQw4w9WgXcQ.json", json.dumps({"comments": THREAD}, indent=4)),
        "csv": ("dQw4w9WgXcQ.csv", f"{header}\n{rows}\n"),
        "scsv": ("dQw4w9WgXcQ.scsv", f"{header}\n{rows}\n".replace(",", ";")),
    }
    name, text = written[form]
    log = gk.read(write(name, text))
    assert log.interactions.select("actor_id", "target_id", "post_id").rows() == [
        (BEN, None, "dQw4w9WgXcQ"),
        (CEM, BEN, "dQw4w9WgXcQ"),
        (BEN, CEM, "dQw4w9WgXcQ"),
    ]


def test_the_info_json_of_the_same_video_says_whose_it_is(write: Write) -> None:
    comments = write("KaiJG3AiAnb.jsonl", as_lines(THREAD))
    info = EXPORTS / "yt_dlp" / "2026_tool_generated_comments [KaiJG3AiAnb].info.json"
    log = gk.read([comments, info])
    assert ends(log)[:3] == [(BEN, "UCbBbLmGhJPiDckpAnDIanEE"), (CEM, BEN), (BEN, CEM)]
    assert not log.notes


def test_the_words_for_the_time_are_not_needed_and_more_keys_change_nothing(write: Write) -> None:
    plain = gk.read(write("a/dQw4w9WgXcQ.jsonl", as_lines(THREAD)))
    fewer = tuple({**{k: v for k, v in record.items() if k != "time"}, "paid": "$5"} for record in THREAD)
    other = gk.read(write("b/dQw4w9WgXcQ.jsonl", as_lines(fewer)))
    assert other.interactions.drop("origin").equals(plain.interactions.drop("origin"))
