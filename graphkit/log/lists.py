"""Lists of accounts by file: whom in the data each of them means, and why these are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from graphkit.files.names import DO_NOT_CONTACT, KNOWN, AccountList
from graphkit.log.people import known_among


@dataclass(frozen=True)
class MatchedList:
    """A list beside the data: how many `entries` it has, and how many accounts of the data these mean (`found`)."""

    reason: str
    file: str
    sha256: str
    entries: int
    found: int


def match_lists(accounts: pl.DataFrame, lists: Iterable[AccountList]) -> tuple[MatchedList, ...]:
    """What each list comes to among `accounts`: account, platform, handle and url.

    >>> accounts = pl.DataFrame({"account": ["ana"], "platform": ["x"], "handle": ["ana"], "url": [""]})
    >>> match_lists(accounts, [AccountList("known already", "old.txt", "0f", ("@ana", "@ben"))])[0].found
    1
    """
    return tuple(
        MatchedList(each.reason, each.file, each.sha256, len(each.names), len(known_among(accounts, each.names)))
        for each in lists
    )


def by_reason(lists: Iterable[AccountList]) -> dict[str, list[str]]:
    """Who is named for each reason, in whatever list; the reason that is said of somebody on several comes first."""
    named: dict[str, list[str]] = {DO_NOT_CONTACT: [], KNOWN: []}
    for each in lists:
        named.setdefault(each.reason, []).extend(each.names)
    return named


def each_once(lists: Iterable[AccountList]) -> tuple[AccountList, ...]:
    """The lists without those of the same bytes for the same reason."""
    return tuple({(each.reason, each.sha256): each for each in lists}.values())
