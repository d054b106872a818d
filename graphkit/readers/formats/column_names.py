"""The names of columns as they were meant, whatever a file has been through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import Keys, dotted, without_numbers

# Byte order marks, marks of direction and spaces of no width: they come with files put together, and with copied cells.
_UNSEEN: Final = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_IN_QUOTES: Final = re.compile(r"""^\s*(["'])(.*)\1\s*$""")


def with_clean_names(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without marks that nobody sees, and quotes around, in the names of its columns.

    >>> with_clean_names(pl.DataFrame({"\\ufeffid": ["1"], "'text'": ["hi"]})).columns
    ['id', 'text']
    """
    return _renamed(frame, {name: _IN_QUOTES.sub(r"\2", _UNSEEN.sub("", name)) for name in frame.columns})


def with_spelling(frame: pl.DataFrame, keys: Keys) -> pl.DataFrame:
    """The frame with the `keys` as they are in the names of its columns.

    >>> given = pl.DataFrame({"POSTURL": ["x"], "replies/0/Text": ["hi"], "owner_id": ["7"]})
    >>> with_spelling(given, ("postUrl", "replies.text", "owner.id")).columns
    ['postUrl', 'replies.0.text', 'owner.id']
    """
    known = spellings(keys, map(dotted, frame.columns))
    return _renamed(frame, {name: _spelled(name, known) for name in frame.columns})


def spellings(keys: Iterable[str], given: Iterable[str]) -> dict[str, str]:
    """What becomes of each key where a database changes capitals and takes no points, or R parts its words → the key.

    A name may be what becomes of two keys, and is of the one without points if no other of the `given` names is.

    >>> spellings(["ownerName", "owner.name"], ["owner_name"])["owner_name"]
    'ownerName'
    >>> spellings(["ownerName", "owner.name"], ["owner_name", "OwnerName"])["owner_name"]
    'owner.name'
    """
    known = sorted(keys, key=lambda key: "." not in key)
    there = {name.lower() for name in given}
    parted = {in_words(key): key for key in known if key.lower() not in there}
    bare = {key.lower().replace(".", "_"): key for key in known}
    return bare | parted | {key.lower(): key for key in known}


# The names the readers know are put in words for every file that none of them knows.
@lru_cache(maxsize=4096)
def in_words(name: str) -> str:
    """The words of a name in snake_case: "Video ID", "videoId" and "video-id" are all video_id."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def meant(path: str, known: Mapping[str, str]) -> str | None:
    """Which key is meant by a path, in any of the spellings."""
    return known.get(path.lower()) or known.get(in_words(path))


def _spelled(name: str, known: Mapping[str, str]) -> str:
    path = dotted(name)
    # "Vertex.1" may be R's way to write "Vertex 1", and no item of a list.
    if without_numbers(path) != path and (whole := known.get(in_words(path))):
        return whole
    key = meant(without_numbers(path), known) or name
    words = iter(key.split("."))
    # Only what has points, too, has numbers of items between them.
    numbered = key.count(".") == without_numbers(path).count(".")
    return ".".join(part if part.isdigit() else next(words) for part in path.split(".")) if numbered else key


def _renamed(frame: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Renamed where the name is nobody else's."""
    taken = {*frame.columns, ""}
    fresh = {}
    for given, name in names.items():
        if name not in taken:
            fresh[given] = name
            taken.add(name)
    return frame.rename(fresh) if fresh else frame
