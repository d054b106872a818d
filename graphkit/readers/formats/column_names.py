"""The names of columns as they were meant, whatever a file has been through."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    """The frame with the capitals of `keys` in the names of its columns: databases change them.

    >>> with_spelling(pl.DataFrame({"POSTURL": ["x"], "REPLIES/0/TEXT": ["hi"]}), ("postUrl", "replies.text")).columns
    ['postUrl', 'replies.0.text']
    """
    spelled = {key.lower(): key for key in keys}
    return _renamed(frame, {name: _spelled(name, spelled) for name in frame.columns})


def _spelled(name: str, spelled: Mapping[str, str]) -> str:
    path = dotted(name)
    key = spelled.get(without_numbers(path).lower())
    if key is None:
        return name
    words = iter(key.split("."))
    return ".".join(part if part.isdigit() else next(words) for part in path.split("."))


def _renamed(frame: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Renamed where the name is nobody else's."""
    taken = {*frame.columns, ""}
    fresh = {}
    for given, name in names.items():
        if name not in taken:
            fresh[given] = name
            taken.add(name)
    return frame.rename(fresh) if fresh else frame
