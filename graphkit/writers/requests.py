"""Accounts to look up, in the shape each collecting tool takes, so that its next export lands back here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.platforms import plain

# What a platform lets its accounts be called. Anything else came in as data, and may be an argument or an address.
NAMES: Final[Mapping[str, str]] = {
    "instagram": r"^[A-Za-z0-9._]{1,30}$",
    "tiktok": r"^[A-Za-z0-9._]{2,24}$",
    "youtube": r"^(?:UC[\w-]{22}|[\p{L}\p{N}][\p{L}\p{N}._·-]{2,29})$",
}
CHANNEL: Final = r"^UC[\w-]{22}$"


@dataclass(frozen=True)
class Request:
    """The `text` to hand to `tool`, for so many `accounts` of one `platform`; `how` is the command or actor it is for.

    `others` are accounts on platforms that come in a request of their own, or that the tool cannot look up.
    """

    tool: str
    platform: str
    text: str
    how: str
    accounts: int
    others: int


def _apify_instagram(names: Sequence[str]) -> str:
    addresses = [f"https://www.instagram.com/{name}/" for name in names]
    return json.dumps({"directUrls": addresses, "resultsType": "details"}, indent=2) + "\n"


def _apify_tiktok(names: Sequence[str]) -> str:
    return json.dumps({"profiles": list(names), "resultsPerPage": 1}, indent=2) + "\n"


def _lines(names: Sequence[str]) -> str:
    return "".join(f"{name}\n" for name in names)


def _column(header: str) -> Callable[[Sequence[str]], str]:
    return lambda names: _lines([header, *names])


def _youtube_addresses(names: Sequence[str]) -> str:
    channels = pl.Series(names, dtype=pl.String).str.contains(CHANNEL)
    paths = [f"channel/{name}" if known else f"@{name}" for name, known in zip(names, channels, strict=True)]
    return _lines([f"https://www.youtube.com/{path}/videos" for path in paths])


# Tool → platform → (how the text is written, what it is for).
TOOLS: Final[Mapping[str, Mapping[str, tuple[Callable[[Sequence[str]], str], str]]]] = {
    "apify": {
        "instagram": (_apify_instagram, "input of the actor apify/instagram-scraper"),
        "tiktok": (_apify_tiktok, "input of the actor clockworks/tiktok-profile-scraper"),
    },
    "instaloader": {"instagram": (_lines, "instaloader --no-posts --no-profile-pic +lookups.txt")},
    "minet": {
        "instagram": (_column("username"), "minet instagram user-infos username -i lookups.csv"),
        "youtube": (_column("channel"), "minet youtube channels channel -i lookups.csv"),
    },
    "yt-dlp": {"youtube": (_youtube_addresses, "yt-dlp --skip-download --write-info-json -I 1 -a lookups.txt")},
}


def tools_for(platforms: Iterable[str]) -> list[str]:
    """The tools that look up accounts of any of these platforms."""
    asked = set(platforms)
    return [tool for tool, known in TOOLS.items() if asked & known.keys()]


def request_for(tool: str, asked: pl.DataFrame, top: int) -> Request:
    """The first `top` of the accounts `asked` (see `graphkit.log.lookups`) that `tool` can look up, of one platform.

    That is the platform with most of them. Raises ConfigurationError for an unknown tool, DataError where it can look
    up none of the accounts.

    >>> asked = pl.DataFrame({"platform": ["youtube"], "account_id": ["UC" + "a" * 22], "handle": ["ana"]})
    >>> request_for("minet", asked, 10).text
    'channel\\nUCaaaaaaaaaaaaaaaaaaaaaa\\n'
    """
    if tool not in TOOLS:
        raise ConfigurationError(f"graphkit knows no tool “{tool}”.", advice=f"Choose {', '.join(TOOLS)}.")
    named = asked.with_columns(name=_name()).filter(_is_a_name())
    of_tool = named.filter(pl.col("platform").is_in(list(TOOLS[tool])))
    if not of_tool.height:
        raise DataError(
            f"There is nobody to look up that {tool} could find: it looks up accounts of {' and '.join(TOOLS[tool])}.",
            advice="Leave --for out to see what is missing.",
        )
    platform = of_tool.group_by("platform").len().sort("len", "platform", descending=[True, False])["platform"][0]
    chosen = of_tool.filter(pl.col("platform") == platform).head(top)
    write, how = TOOLS[tool][platform]
    others = asked.height - of_tool.filter(pl.col("platform") == platform).height
    return Request(tool, platform, write(chosen["name"].to_list()), how, chosen.height, others)


def _name() -> pl.Expr:
    """A channel by its id, which stays; others by their handle. In a log of several platforms ids name theirs."""
    bare = plain("account_id")
    return pl.when((pl.col("platform") == "youtube") & bare.str.contains(CHANNEL)).then(bare).otherwise("handle")


def _is_a_name() -> pl.Expr:
    fits = [(pl.col("platform") == platform) & pl.col("name").str.contains(name) for platform, name in NAMES.items()]
    return pl.any_horizontal(fits).fill_null(False)
