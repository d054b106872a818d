"""Whom to look up, as each tool takes it."""

from __future__ import annotations

import json

import polars as pl
import pytest

import graphkit as gk
from graphkit.writers.requests import TOOLS, request_for, tools_for

CHANNEL = "UC" + "a" * 22


def asked(*rows: tuple[str | None, str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"platform": pl.String, "account_id": pl.String, "handle": pl.String}, orient="row"
    )


def test_apify_takes_addresses_of_instagram_profiles() -> None:
    request = request_for("apify", asked(("instagram", "1", "ana.b"), ("instagram", "2", "cem")), 10)
    assert json.loads(request.text) == {
        "directUrls": ["https://www.instagram.com/ana.b/", "https://www.instagram.com/cem/"],
        "resultsType": "details",
    }
    assert (request.accounts, request.others) == (2, 0)


def test_apify_takes_handles_of_tiktok_profiles() -> None:
    request = request_for("apify", asked(("tiktok", "1", "ana.b")), 10)
    assert json.loads(request.text)["profiles"] == ["ana.b"]


@pytest.mark.parametrize(
    ("tool", "platform", "account_id", "text"),
    [
        ("instaloader", "instagram", "1", "ana\n"),
        ("minet", "instagram", "1", "username\nana\n"),
        ("minet", "youtube", CHANNEL, f"channel\n{CHANNEL}\n"),
        ("minet", "youtube", f"youtube:{CHANNEL}", f"channel\n{CHANNEL}\n"),
        ("yt-dlp", "youtube", CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}/videos\n"),
        ("yt-dlp", "youtube", "ana", "https://www.youtube.com/@ana/videos\n"),
    ],
)
def test_each_tool_in_its_own_shape(tool: str, platform: str, account_id: str, text: str) -> None:
    assert request_for(tool, asked((platform, account_id, "ana")), 10).text == text


def test_the_first_of_the_platform_with_most() -> None:
    rows = asked(("tiktok", "1", "ana"), ("instagram", "2", "ben"), ("instagram", "3", "cem"), ("reddit", "4", "dan"))
    request = request_for("apify", rows, 1)
    assert (request.platform, request.accounts, request.others) == ("instagram", 1, 2)
    assert "ben" in request.text
    assert "cem" not in request.text


@pytest.mark.parametrize("handle", ["--post-filter=x", "a b", "ana/../x", "ana\nben", "a" * 31, "", None, "ana?x=1"])
def test_what_is_no_handle_never_gets_into_a_command(handle: str | None) -> None:
    rows = asked(("instagram", "1", handle), ("instagram", "2", "ben"))
    for tool in ("instaloader", "apify", "minet"):
        request = request_for(tool, rows, 10)
        assert request.accounts == 1
        assert request.others == 1
        assert request.text == request_for(tool, rows.tail(1), 10).text


def test_nobody_to_look_up() -> None:
    with pytest.raises(gk.DataError, match="nobody to look up that instaloader could find"):
        request_for("instaloader", asked(("tiktok", "1", "ana")), 10)


def test_an_unknown_tool() -> None:
    with pytest.raises(gk.ConfigurationError, match="no tool “wget”") as caught:
        request_for("wget", asked(), 10)
    assert all(tool in caught.value.advice for tool in TOOLS)


def test_tools_for_platforms() -> None:
    assert tools_for(["tiktok"]) == ["apify"]
    assert tools_for(["youtube", "reddit"]) == ["minet", "yt-dlp"]
    assert tools_for(["reddit"]) == []
