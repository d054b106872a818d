"""What kind of text it is, from how it begins: names of downloads are not to be trusted."""

from __future__ import annotations

from typing import Final

import msgspec

# The names that say no more than "text", or whose tools write a list and lines under the same one.
UNTOLD: Final = frozenset({".json", ".jsonl", ".ndjson", ".txt", ""})
GDF_BEGINS: Final = b"nodedef>"


def text_format(beginning: bytes, named: str) -> str:
    """The format of a text that begins so and is called `named`, where its name leaves that open.

    >>> text_format(b'{"a": 1}\\n{"a": 2}\\n', ".json")
    '.jsonl'
    """
    if beginning.startswith(GDF_BEGINS):
        return ".gdf"
    if named not in UNTOLD:
        return named
    start = beginning.lstrip()[:1]
    if start == b"[":
        return ".json"
    if start == b"{":
        return _of_objects(beginning.lstrip(), named)
    return named if named.startswith((".json", ".ndjson")) else ".csv"


def _of_objects(beginning: bytes, named: str) -> str:
    line, ended, rest = beginning.partition(b"\n")
    if not ended:
        return named if named in (".jsonl", ".ndjson") else ".json"
    if _is_json(line):
        return ".jsonl" if rest.strip() or named != ".json" else ".json"
    # One object over many lines; a line that is broken in itself is a broken line.
    return ".json" if named == ".json" or line.rstrip().endswith((b"{", b"[", b",")) else ".jsonl"


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
