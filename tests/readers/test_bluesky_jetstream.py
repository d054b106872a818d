from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends
from tests.readers.variants import flat, records_of

EXPORTS = Path(__file__).parent / "exports" / "bluesky"
ANA, BEN, CEM = "did:plc:ana", "did:plc:ben", "did:plc:cem"
POST = f"at://{ANA}/app.bsky.feed.post/p1"
ANSWER = f"at://{BEN}/app.bsky.feed.post/r1"


def commit(did: str, collection: str, rkey: str, record: dict[str, Any] | None, operation: str = "create") -> str:
    said: dict[str, Any] = {"operation": operation, "collection": collection, "rkey": rkey, "cid": "b"}
    if record is not None:
        said["record"] = {"createdAt": "2026-05-25T14:23:28.778Z", **record}
    return json.dumps({"did": did, "time_us": 1779719009132431, "kind": "commit", "commit": said}) + "\n"


def post(did: str, rkey: str, **record: Any) -> str:
    return commit(did, "app.bsky.feed.post", rkey, {"text": "hi", **record})


def answer(root: str, parent: str) -> dict[str, Any]:
    return {"root": {"uri": root, "cid": "b"}, "parent": {"uri": parent, "cid": "b"}}


def test_ten_events() -> None:
    log = gk.read(EXPORTS / "jetstream_golden_v1.jsonl")
    assert log.inputs[0].format == "Bluesky Jetstream"
    did = "did:plc:"
    rows = log.interactions.select("kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "text").rows()
    assert sorted(rows) == [
        (
            *("comment", f"{did}d751o92d6ddpp5clecmdkdgd", f"{did}l96poidjhhfmlfoa3ibm7hlj"),
            *(f"at://{did}l96poidjhhfmlfoa3ibm7hlj/app.bsky.feed.post/7mdcgdajpdc19", None),
            *(datetime(2026, 5, 25, 14, 23, 28, 757000, tzinfo=UTC), "Emb Kit amb ri clay moss !!"),
        ),
        (
            *("follow", f"{did}hhhbpcofj1nf53ak6bfl1lp6", f"{did}anc6s2kher6ltrhhglxrzxsa"),
            *(None, None, datetime(2026, 5, 25, 14, 23, 27, 319000, tzinfo=UTC), None),
        ),
        (
            *("like", f"{did}odo2foldb6adnfbblc3mnii9", f"{did}apdgjfo4onbkifhpjoiilmle"),
            *(f"at://{did}apdgjfo4onbkifhpjoiilmle/app.bsky.feed.post/1jpkgdelfie8h", None),
            *(datetime(2026, 5, 25, 14, 23, 28, 778000, tzinfo=UTC), None),
        ),
        (
            *("repost", f"{did}ipaenmfeeanffcec4gmbofko", f"{did}hfophkg5ogma5pbdgohgnl4k"),
            *(f"at://{did}hfophkg5ogma5pbdgohgnl4k/app.bsky.feed.post/3dcllm1b9cb18", None),
            *(datetime(2026, 5, 25, 14, 23, 27, 388000, tzinfo=UTC), None),
        ),
    ]
    columns = ("account_id", "handle", "name", "created_at")
    assert log.accounts.select(columns).rows() == [
        (f"{did}a5l8japn8bj89iijf5jjkj8e", None, "tide north35", datetime(2026, 2, 14, 23, 48, 34, 991000, tzinfo=UTC))
    ]


def test_forty_events() -> None:
    log = gk.read(EXPORTS / "jetstream_expected_v1_first60.jsonl")
    assert Counter(log.interactions["kind"]) == {"like": 29, "repost": 4, "follow": 2, "comment": 1}
    written = log.posts.drop_nulls("text").select("post_id", "author_id", "text").rows()
    assert written == [
        (
            "at://did:plc:moakpalao2cljpfohcao1ij2/app.bsky.feed.post/7bifjnmaho68d",
            *("did:plc:moakpalao2cljpfohcao1ij2", "saltjuno/tidec?pi=Lampjun"),
        ),
        (
            "at://did:plc:obkmaak1pa7h5kjhocd2h12j/app.bsky.feed.post/4bimbpfgo1g6j",
            *("did:plc:obkmaak1pa7h5kjhocd2h12j", "rivertrail……woolclay💦"),
        ),
    ]
    # What a crawl calls a like, too: it is not told the address of its record.
    liked = log.interactions.filter(pl.col("kind") == "like").select("interaction_id", "actor_id", "post_id")
    assert all(act == f"like {actor} {post}" for act, actor, post in liked.iter_rows())
    assert not log.notes


def test_answers_aim_at_the_author_of_what_they_answer(write: Write) -> None:
    text = (
        post(ANA, "p1")
        + post(BEN, "r1", reply=answer(POST, POST))
        + post(CEM, "r2", reply=answer(POST, ANSWER))
        # What is answered was written before the file began.
        + post(CEM, "r3", reply=answer(POST, f"at://{BEN}/app.bsky.feed.post/old"))
    )
    log = gk.read(write("events.jsonl", text))
    assert log.interactions.select("kind", "actor_id", "target_id", "post_id", "parent_id").rows() == [
        ("comment", BEN, ANA, POST, None),
        ("reply", CEM, BEN, POST, ANSWER),
        ("reply", CEM, BEN, POST, f"at://{BEN}/app.bsky.feed.post/old"),
    ]
    assert log.posts.select("post_id", "author_id", "text").rows() == [(POST, ANA, "hi")]


def test_an_answer_deep_in_a_thread_tells_whose_the_thread_is(write: Write) -> None:
    log = gk.read(write("events.jsonl", post(CEM, "r2", reply=answer(POST, ANSWER))))
    assert ends(log) == [(CEM, BEN)]
    assert log.posts.select("post_id", "author_id").rows() == [(POST, ANA)]


def test_quotes_with_and_without_a_picture(write: Write) -> None:
    plain = {"$type": "app.bsky.embed.record", "record": {"uri": POST}}
    pictured = {"$type": "app.bsky.embed.recordWithMedia", "record": {"record": {"uri": POST}}, "media": {"images": []}}
    feed = {"$type": "app.bsky.embed.record", "record": {"uri": f"at://{ANA}/app.bsky.feed.generator/f"}}
    text = post(BEN, "q1", embed=plain) + post(CEM, "q2", embed=pictured) + post(CEM, "q3", embed=feed)
    log = gk.read(write("events.jsonl", text))
    assert log.interactions.select("kind", "actor_id", "target_id", "post_id").rows() == [
        ("quote", BEN, ANA, POST),
        ("quote", CEM, ANA, POST),
    ]
    assert log.posts["author_id"].to_list() == [BEN, CEM, CEM]


def test_mentions_beside_whom_a_post_answers(write: Write) -> None:
    def named(*dids: str) -> list[dict[str, Any]]:
        mention = "app.bsky.richtext.facet#mention"
        link = {"features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://example.com"}]}
        return [link, *({"features": [{"$type": mention, "did": did}]} for did in dids)]

    text = post(ANA, "p1", facets=named(CEM, CEM)) + post(BEN, "r1", facets=named(ANA, CEM), reply=answer(POST, POST))
    log = gk.read(write("events.jsonl", text))
    mentions = log.interactions.filter(kind="mention")
    assert mentions.select("actor_id", "target_id", "post_id").rows() == [(ANA, CEM, POST), (BEN, CEM, POST)]


def test_what_is_deleted_again_is_gone(write: Write) -> None:
    like = "app.bsky.feed.like"
    text = (
        post(ANA, "p1")
        + commit(BEN, like, "l1", {"subject": {"uri": POST}})
        + commit(CEM, like, "l1", {"subject": {"uri": POST}})
        + commit(BEN, like, "l1", None, "delete")
        + post(ANA, "p2")
        + commit(ANA, "app.bsky.feed.post", "p2", None, "delete")
    )
    log = gk.read(write("events.jsonl", text))
    assert ends(log) == [(CEM, ANA)]
    assert log.posts["post_id"].to_list() == [POST]


def test_a_liked_feed_is_no_post(write: Write) -> None:
    feed = f"at://{ANA}/app.bsky.feed.generator/f"
    log = gk.read(write("events.jsonl", commit(BEN, "app.bsky.feed.like", "l1", {"subject": {"uri": feed}})))
    assert log.interactions.select("target_id", "post_id").rows() == [(ANA, None)]


def test_the_last_profile_and_handle_count(write: Write) -> None:
    def identity(handle: str) -> str:
        event = {"did": ANA, "time_us": 1, "kind": "identity", "identity": {"did": ANA, "handle": handle}}
        return json.dumps(event) + "\n"

    profile = "app.bsky.actor.profile"
    text = (
        identity("ana.old")
        + commit(ANA, profile, "self", {"displayName": "Ana", "description": "moss"})
        + commit(ANA, profile, "self", {"displayName": "Ana B.", "description": "lamps"}, "update")
        + identity("ana.example")
        + post(ANA, "p1")
    )
    log = gk.read(write("events.jsonl", text))
    assert log.accounts.select("account_id", "handle", "name", "bio").rows() == [
        (ANA, "ana.example", "Ana B.", "lamps")
    ]


def test_records_of_other_apps_may_have_any_shape(write: Write) -> None:
    odd = {"text": {"a": 1}, "reply": "none", "embed": ["x"], "facets": "y", "subject": [1]}
    text = commit(CEM, "com.example.thing", "x", odd) + post(ANA, "p1") + post(BEN, "r1", reply=answer(POST, POST))
    log = gk.read(write("events.jsonl", text))
    assert ends(log) == [(BEN, ANA)]
    assert log.posts["post_id"].to_list() == [POST]


def test_a_time_nobody_wrote_is_when_it_was_seen(write: Write) -> None:
    log = gk.read(write("events.jsonl", commit(BEN, "app.bsky.graph.follow", "f", {"createdAt": None, "subject": ANA})))
    assert log.interactions["created_at"].to_list() == [datetime(2026, 5, 25, 14, 23, 29, 132431, tzinfo=UTC)]


def of_version_2(event: dict[str, Any], seq: int) -> dict[str, Any]:
    kind = "network.bsky.jetstream.subscribeEvents#" + event["kind"]
    inside = event["commit"] if event["kind"] == "commit" else {"identity": event["identity"]}
    return {"$type": kind, "seq": seq, "did": event["did"], "time": "2026-05-25T14:23:29.132431Z", **inside}


def in_envelope(event: dict[str, Any], seq: int) -> dict[str, Any]:
    return {"$type": "message", "payload": of_version_2(event, seq)}


def of_2024(event: dict[str, Any], _: int) -> dict[str, Any]:
    if event["kind"] != "commit":
        return {"did": event["did"], "time_us": event["time_us"], "type": "id", "identity": event["identity"]}
    commit = {"type": event["commit"]["operation"][0], **event["commit"]}
    del commit["operation"]
    return {"did": event["did"], "time_us": event["time_us"], "type": "com", "commit": commit}


AsWritten = Callable[[dict[str, Any], int], dict[str, Any]]


@pytest.mark.parametrize("as_written", [of_version_2, in_envelope, of_2024])
def test_other_versions_tell_the_same(as_written: AsWritten, write: Write) -> None:
    identity = {"did": ANA, "time_us": 1, "kind": "identity", "identity": {"did": ANA, "handle": "ana.example"}}
    text = (
        post(ANA, "p1")
        + post(BEN, "r1", reply=answer(POST, POST))
        + post(CEM, "r2", reply=answer(POST, ANSWER))
        + commit(BEN, "app.bsky.feed.like", "l1", {"subject": {"uri": POST}})
        + commit(CEM, "app.bsky.feed.like", "l2", {"subject": {"uri": POST}})
        + commit(CEM, "app.bsky.feed.like", "l2", None, "delete")
        + commit(CEM, "app.bsky.graph.follow", "f1", {"subject": ANA, "createdAt": None})
        + commit(ANA, "app.bsky.actor.profile", "self", {"displayName": "Ana"}, "update")
        + json.dumps(identity)
    )
    events = [json.loads(line) for line in text.splitlines()]
    other = "".join(json.dumps(as_written(event, seq)) + "\n" for seq, event in enumerate(events, 1))
    first, second = gk.read(write("events.jsonl", text)), gk.read(write("events.jsonl", other))
    assert second.inputs[0].format == "Bluesky Jetstream"
    assert first.interactions["kind"].to_list() == ["comment", "reply", "like", "follow"]
    assert second.interactions.equals(first.interactions)
    assert second.posts.equals(first.posts)
    assert second.accounts.equals(first.accounts)


def test_a_table_of_records_whose_subject_is_now_a_text_now_an_object(write: Write) -> None:
    """json_normalize makes a column for the text, and one for each field of the object."""
    sample = EXPORTS / "jetstream_golden_v1.jsonl"
    read = gk.read(write("events.csv", flat(records_of(sample), "."))).interactions
    assert read["interaction_id"].to_list() == gk.read(sample).interactions["interaction_id"].to_list()
    assert read["target_id"].to_list() == gk.read(sample).interactions["target_id"].to_list()
