"""All readers there are: ours, and those of other packages."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.readers.reader import Reader

GROUP: Final = "graphkit.readers"
OURS: Final = ("apify_instagram",)


@cache
def known_readers() -> tuple[Reader, ...]:
    """Ours, then those that installed packages offer under the entry point `graphkit.readers`."""
    ours = [reader for tool in OURS for reader in importlib.import_module(f"graphkit.readers.{tool}").READERS]
    others = [reader for offered in entry_points(group=GROUP) for reader in _offered(offered)]
    return (*ours, *others)


def _offered(entry: EntryPoint) -> Iterable[Reader]:
    offered = entry.load()
    readers = (offered,) if isinstance(offered, Reader) else tuple(offered)
    if not all(isinstance(reader, Reader) for reader in readers):
        raise ConfigurationError(
            f"The entry point {entry.name} ({entry.value}) offers something that is no reader.",
            advice="Ask its maker, or uninstall the package it came with.",
        )
    return readers


def reader_for(keys: frozenset[str], readers: Iterable[Reader]) -> Reader | None:
    """The reader that knows an export with these keys; the one that asks most of it where several do."""
    knowing = [reader for reader in readers if reader.knows(keys)]
    return max(knowing, key=lambda reader: len(reader.needs), default=None)
