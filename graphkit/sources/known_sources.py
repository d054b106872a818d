"""All sources there are: ours, and those of other packages."""

from __future__ import annotations

import importlib
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.sources.offer import Offer

GROUP: Final = "graphkit.sources"
# The addresses of Mastodon have a shape and no host of their own: it is asked last.
OURS: Final = ("bluesky", "reddit", "youtube", "mastodon")


@cache
def known_sources() -> dict[str, Offer]:
    """By platform: ours, and those that installed packages offer under the entry point `graphkit.sources`."""
    ours = [importlib.import_module(f"graphkit.sources.{name}").OFFER for name in OURS]
    others = [_offered(entry) for entry in entry_points(group=GROUP)]
    return {offer.platform: offer for offer in (*others, *ours)}


def platforms() -> list[str]:
    """The platforms that can be crawled, by name."""
    return sorted(known_sources())


def source_named(platform: str) -> Offer:
    """The source for `platform`. Raises ConfigurationError with those there are."""
    known = known_sources()
    if platform not in known:
        raise ConfigurationError(
            f"There is no source “{platform}”.",
            advice=f"Choose {', '.join(platforms())}. Of other platforms, read exports: graphkit import",
            suggestions=tuple(get_close_matches(platform, known)),
        )
    return known[platform]


def source_of(address: str) -> Offer | None:
    """The source whose `address` this is, if it is one's."""
    return next((offer for offer in known_sources().values() if offer.knows(address)), None)


def _offered(entry: EntryPoint) -> Offer:
    try:
        offered = entry.load()
    except Exception as error:  # its code may raise anything
        raise _useless(entry, f"cannot be loaded: {error}") from error
    if not isinstance(offered, Offer):
        raise _useless(entry, f"offers something that is no source: {offered!r}")
    return offered


def _useless(entry: EntryPoint, problem: str) -> ConfigurationError:
    package = entry.dist.name if entry.dist else entry.value
    return ConfigurationError(
        f"The package {package}, which adds a source ({entry.name} = {entry.value}), {problem}.",
        advice=f"Mend or update it, or uninstall it: pip uninstall {package}",
    )
