"""drawrowfly's tiktok-scraper."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write
from tests.readers.variants import EXPORTS, flat, times

SAMPLE = EXPORTS / "tiktok" / "drawrowfly_tiktok_scraper_user_feed.json"


def collected() -> list[dict[str, Any]]:
    videos: list[dict[str, Any]] = json.loads(SAMPLE.read_text())["collector"]
    return videos


def in_cells(video: dict[str, Any]) -> dict[str, Any]:
    """The tool flattens objects, and leaves lists as JSON in one cell."""
    return {key: json.dumps(value) if isinstance(value, list) else value for key, value in video.items()}


@pytest.mark.parametrize("form", ["wrapped", "bare", "flattened"])
def test_videos(form: str, write: Write) -> None:
    files = {
        "wrapped": lambda: SAMPLE,
        "bare": lambda: write("feed.json", json.dumps(collected())),
        "flattened": lambda: write("feed.csv", flat(map(in_cells, collected()), ".")),
    }
    log = gk.read(files[form]())
    assert [read.format for read in log.inputs] == ["tiktok-scraper videos"]
    columns = ("post_id", "author_id", "text", "likes", "comments", "reposts", "views", "hashtags", "mentions")
    assert log.posts.select(columns).rows() == [
        ("FKHCI_OJ", "USER ID", "Salttid", 2104, 50, 1, 9007, ["river_clay49"], ["juno_dough95", "wool_juno21"])
    ]
    assert times(log.posts["created_at"]) == ["2020-03-10 20:03:20"]
    told_of = log.accounts.select("account_id", "handle", "bio", "followers", "following", "posts", "verified")
    assert told_of.row(0) == ("USER ID", "salt_plum30", "Trai Map", 43500, 195, 3, False)
    assert log.interactions.select("kind", "actor_id", "target_id", "post_id").rows() == [
        ("mention", "USER ID", "juno_dough95", "FKHCI_OJ"),
        ("mention", "USER ID", "wool_juno21", "FKHCI_OJ"),
    ]
