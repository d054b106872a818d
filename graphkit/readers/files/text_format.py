"""What kind of text it is, from how it begins: names of downloads are not to be trusted."""

from __future__ import annotations

import re
from typing import Final

import msgspec

# Whose tools write a list and lines under the same name.
RECORDS: Final = frozenset({".json", ".jsonl", ".ndjson"})
TABLES: Final = frozenset({".csv", ".tsv", ".tab", ".scsv"})
# The names that say no more than "text".
UNTOLD: Final = RECORDS | {".txt", ""}
GDF_BEGINS: Final = b"nodedef>"
# No table names its first column so.
_RECORD_BEGINS: Final = re.compile(rb"""\s*(?:\[\s*)?\{\s*["}]""")
_BETWEEN_CELLS: Final = re.compile(rb"[,;\t|]")
# A page, or what a script wraps records in.
_IN_NO_NAME: Final = re.compile(rb"[{}<>]")
_PAGE_BEGINS: Final = re.compile(rb"\s*<(?:!doctype html|html|head|body|pre|table)\b", re.IGNORECASE)


def is_page(beginning: bytes) -> bool:
    """Whether a text that begins so is a web page, as errors are, and the JSON that a browser shows."""
    return bool(_PAGE_BEGINS.match(beginning))


def text_format(beginning: bytes, named: str) -> str:
    """The format of a text that begins so and is called `named`: records and tables are saved under each other's names.

    >>> text_format(b'{"a": 1}\\n{"a": 2}\\n', ".json")
    '.jsonl'
    >>> text_format(b"id,text\\n1,hi\\n", ".json")
    '.csv'
    """
    if beginning.startswith(GDF_BEGINS):
        return ".gdf"
    if named in TABLES:
        return text_format(beginning, "") if _RECORD_BEGINS.match(beginning) else named
    return _of_untold(beginning.lstrip(), named) if named in UNTOLD else named


def _of_untold(beginning: bytes, named: str) -> str:
    if beginning.startswith(b"["):
        return ".json"
    if beginning.startswith(b"{"):
        return _of_objects(beginning, named)
    return named if named in RECORDS and not _names_columns(beginning.partition(b"\n")[0]) else ".csv"


def _names_columns(line: bytes) -> bool:
    return bool(_BETWEEN_CELLS.search(line)) and not _IN_NO_NAME.search(line) and not _is_json(line)


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
