"""Answers that are meant to hurt: refused, or kept harmlessly and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from graphkit.crawl.crawl import Ended
from graphkit.log.log import Log
from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import crawled
from tests.real.faults.server import Platform, serving
from tests.real.faults.world import World

LONG = "x" * 10_000
# Nobody is met under its comments alone.
POST = "u0-p1"
DEEP = 10**6


@pytest.fixture
def platform(known: World) -> Platform:
    return Platform(known)


@pytest.fixture
def address(platform: Platform) -> Iterator[str]:
    with serving(platform) as port:
        yield f"http://127.0.0.1:{port}"


def comment(identity: str = "c1", by: str = "ben", name: str = "Ben", text: str = "hi", more: str = "") -> bytes:
    """A page of one comment, in which every text is JSON already."""
    return (
        f'{{"items": [{{"id": "{identity}", "by": {{"id": "{by}", "name": "{name}"{more}}}, "text": "{text}", '
        '"at": "2026-01-01T00:00:00Z"}]}'
    ).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (comment(text=r"a\u0000b"), "a\0b"),
        (comment(text=r"cut \ud83d"), "cut �"),
        (comment(text=r"\ude00 \ud83d\ude00 \\ud83d \uD83D."), "� 😀 \\ud83d �."),
        (comment(text="\\u202e\\u001b[31m"), "\u202e\x1b[31m"),
        (comment(text=LONG), LONG),
        (comment(identity=LONG), "hi"),
        (comment(by=LONG), "hi"),
        (comment(name=r"\u0000\ud800"), "hi"),
        (comment(by=r"\ud800'; DROP TABLE account; --"), "hi"),
        (comment(more=f', "followers": {2**63 - 1}'), "hi"),
        (comment(more=f', "followers": {2**70}'), "hi"),
        (comment(more=f', "followers": -{2**70}'), "hi"),
    ],
)
def test_kept_harmlessly(body: bytes, text: str, platform: Platform, address: str, tmp_path: Path) -> None:
    platform.said["/comments"] = body
    ended, log = _crawled(tmp_path, address)

    assert ended.how == "nothing left"
    assert log.interactions.filter(kind="comment")["text"].unique().to_list() == [text]


@pytest.mark.parametrize(
    "body",
    [
        b"[" * DEEP,
        b'{"items": [], "else": ' + b"[" * DEEP + b"]" * DEEP + b"}",
        b'{"else": ' * DEEP,
        comment(identity=""),
        comment(by=""),
        comment(identity=r"c\u0000"),
        comment(by=r"ben\u0000"),
        comment(more=', "followers": 1e400'),
        comment(more=f', "followers": {"9" * 10_000}'),
        comment().replace(b"2026-01", b"99999-01"),
        comment(text="?").replace(b"?", b"\xff"),
    ],
    ids=lambda body: f"{body[:24]!r}, {len(body)} bytes",
)
def test_refused(body: bytes, platform: Platform, address: str, tmp_path: Path, clean: dict[str, pl.DataFrame]) -> None:
    platform.said[f"/comments?of={POST}"] = body
    ended, log = _crawled(tmp_path, address)

    assert ended.how == "waiting"
    assert "1 that did not come" in ended.words
    everything = clean["interactions"]
    left = everything.filter(pl.col("post_id").is_null() | (pl.col("post_id") != POST))["interaction_id"]
    assert 0 < left.len() < everything.height
    assert set(log.interactions["interaction_id"]) == set(left)


@pytest.mark.parametrize("path", ["/profiles", "/posts", "/follows"])
def test_nothing_but_hostile_answers(path: str, platform: Platform, address: str, tmp_path: Path) -> None:
    platform.said[path] = b"[" * DEEP
    assert _crawled(tmp_path, address)[0].how == "waiting"


def _crawled(folder: Path, address: str) -> tuple[Ended, Log]:
    path = folder / "crawl.gk"
    ended = crawled(path, address, deadline=30.0)
    return ended, Workspace(path).log()
