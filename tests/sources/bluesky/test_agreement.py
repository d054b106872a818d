"""What is read from an AppView and what the firehose said of the same posts have to be the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

import graphkit as gk
from graphkit.sources.source import Listing
from tests.sources.bluesky.stand_ins import ANA, BEN, CEM, Network, facets, mention, post, quoting, tag, uri

SAID = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "text")
ROOT, ANSWER = uri(ANA, "1"), uri(BEN, "2")
WITH_PICTURES = {"embed": {"record": {"record": {"uri": ROOT, "cid": "bafy"}}, "media": {"images": []}}}
GENERATOR = "at://did:plc:ana/app.bsky.feed.generator/x"
POSTS = [
    post(ANA, "1", record={"facets": facets(tag("clay"), mention(BEN), mention(BEN), mention(CEM))}),
    post(BEN, "2", (ROOT, ROOT), record={"facets": facets(mention(ANA), mention(CEM))}),
    post(CEM, "3", (ROOT, ANSWER), record={"facets": facets(mention(ANA))} | quoting(uri(BEN, "5"))),
    post(ANA, "4", (ROOT, ROOT)),
    post(BEN, "5", record=quoting(ROOT)),
    post(BEN, "6", record=WITH_PICTURES),
    post(CEM, "7", record=quoting(GENERATOR)),
]


def event(view: dict[str, Any]) -> str:
    collection, key = view["uri"].split("/")[-2:]
    commit = {"operation": "create", "collection": collection, "rkey": key, "record": view["record"]}
    return json.dumps({"did": view["author"]["did"], "time_us": 1779719009132431, "kind": "commit", "commit": commit})


def test_a_crawl_and_the_firehose_agree(tmp_path: Path) -> None:
    network = Network(getAuthorFeed={"feed": [{"post": view} for view in POSTS]})
    page = network.source().read(Listing("feed", ANA, ANA), None)
    (tmp_path / "events.jsonl").write_text("\n".join(map(event, POSTS)) + "\n")
    log = gk.read(tmp_path / "events.jsonl")
    ours = pl.DataFrame([{name: getattr(act, name) for name in SAID} for act in page.interactions])
    assert sorted(map(repr, ours.rows())) == sorted(map(repr, log.interactions.select(SAID).rows()))
    columns = ("post_id", "author_id", "created_at", "text")
    posts = pl.DataFrame([{name: getattr(one, name) for name in columns} for one in page.posts])
    assert sorted(posts.rows()) == sorted(log.posts.select(columns).rows())
