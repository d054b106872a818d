"""All readers there are: ours, and those of other packages."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.readers.formats.shapes import Keys
from graphkit.readers.formats.width import is_too_wide
from graphkit.readers.reader import Reader

GROUP: Final = "graphkit.readers"
OURS: Final = (
    "apify_instagram",
    "apify_tiktok",
    "bluesky_jetstream",
    "four_cat",
    "gdf",
    "instagram_comments",
    "instagram_graphql",
    "instaloader",
    "minet_instagram",
    "minet_tiktok",
    "minet_youtube",
    "nodexl",
    "phantombuster",
    "reddit_pushshift",
    "tiktok_scraper",
    "tiktok_web",
    "twarc",
    "twarc_1",
    "youtube_api",
    "youtube_comment_downloader",
    "youtube_data_tools",
    "youtube_networks",
    "yt_dlp",
    "zeeschuimer",
)


@cache
def known_readers() -> tuple[Reader, ...]:
    """Ours, then those that installed packages offer under the entry point `graphkit.readers`."""
    ours = [reader for tool in OURS for reader in importlib.import_module(f"graphkit.readers.{tool}").READERS]
    others = [reader for offered in entry_points(group=GROUP) for reader in _offered(offered)]
    return (*ours, *others)


def _offered(entry: EntryPoint) -> Iterable[Reader]:
    try:
        offered = entry.load()
        readers = (offered,) if isinstance(offered, Reader) else tuple(offered)
    except Exception as error:  # its code may raise anything
        raise _useless(entry, f"cannot be loaded: {error}") from error
    for reader in readers:
        if not isinstance(reader, Reader):
            raise _useless(entry, f"offers something that is no reader: {reader!r}")
        if not reader.needs:
            raise _useless(entry, f"offers a reader, {reader.name}, that would take every file for its own")
    return readers


def _useless(entry: EntryPoint, problem: str) -> ConfigurationError:
    package = entry.dist.name if entry.dist else entry.value
    return ConfigurationError(
        f"The package {package}, which adds a reader ({entry.name} = {entry.value}), {problem}.",
        advice=f"Mend or update it, or uninstall it: pip uninstall {package}",
    )


def reader_for(keys: Collection[str], readers: Iterable[Reader]) -> Reader | None:
    """The reader that knows an export with these keys, which stand in their order.

    Where several do, that of the tool which put its columns behind those of the others; else the one that asks most.
    """
    places = {key: place for place, key in enumerate(keys)}
    knowing = [reader for reader in readers if reader.knows(places.keys())]
    return max(knowing, key=lambda reader: (_begins(reader, places), len(reader.needs)), default=None)


def spelling_for(keys: Collection[str], readers: Iterable[Reader]) -> Keys:
    """How the tool that wrote these keys spells its own, where only their spelling keeps it from being known."""
    if is_too_wide(len(keys)):
        return ()
    knowing = [reader for reader in readers if reader.spelling(keys)]
    likely = max(knowing, key=lambda reader: len(reader.needs), default=None)
    return likely.spelling(keys) if likely else ()


def _begins(reader: Reader, places: Mapping[str, int]) -> int:
    """Where the columns begin that a tool appended; nowhere in particular where it writes whole files."""
    return min(places[need] for need in reader.needs) if reader.appends else -1
