"""JSON in any arrangement as one record a line, which is what is read fast and in little memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec

from graphkit.errors import DataError
from graphkit.readers.files.archives import most_bytes
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.fit import each_exactly, exactly
from graphkit.readers.formats.frame_in_json import names_of_rows, records_of_rows, rows_of_frame

# Each value costs memory, however few bytes it has in the file: {} has two. Exports have twenty a value, and more.
MOST_PIECES: Final = 24_000_000
MOST_VALUES: Final = 10_000_000


def as_lines(contents: Contents) -> Path:
    """Records in one list, in several or in none, as a file of lines; raises DataError where they are no JSON."""
    whole = contents.path.read_bytes()
    try:
        raw = _split(whole, contents)
    except (msgspec.DecodeError, RecursionError):
        # What only a lenient parser reads (NaN, several values), and the error that names the line.
        raw = _split_slowly(whole, contents)
    return _written(raw, contents)


def lines_of_frame(contents: Contents) -> Path:
    """The lines of a file of lines; where the only one is a table as pandas writes it, its rows."""
    with contents.path.open("rb") as opened:
        first = list(islice((line for line in opened if not line.isspace()), 2))
    if len(first) != 1:
        return contents.path
    try:
        rows = _of_one(first[0], contents)
    except (msgspec.DecodeError, RecursionError):
        return contents.path
    return contents.path if rows == first else _written(rows, contents)


def _written(lines: Iterable[bytes], contents: Contents) -> Path:
    path = contents.spool / "lines.jsonl"
    with path.open("wb") as opened:
        for line in lines:
            opened.write(line)
            opened.write(b"\n")
    return path


def is_list(contents: Contents) -> bool:
    """Whether the text is a list, of records or of anything."""
    with contents.path.open("rb") as opened:
        return next((line for line in opened if not line.isspace()), b"").lstrip().startswith(b"[")


def _split(whole: bytes, contents: Contents) -> Iterator[bytes]:
    """The pieces as they are written: a text has no bare line break in it, so these may go."""
    listed = whole.lstrip()[:1] == b"["
    _check_density(whole, MOST_PIECES, contents, None)
    pieces: Any = _of_list(whole, contents) if listed else _of_one(whole, contents)
    return (bytes(piece).replace(b"\n", b" ").replace(b"\r", b" ") for piece in pieces)


def _of_list(whole: bytes, contents: Contents) -> Iterable[bytes]:
    """The records in a list, or in the rows of one."""
    pieces: Any = msgspec.json.decode(whole, type=list[msgspec.Raw])
    names = names_of_rows(pieces)
    return pieces if names is None else records_of_rows(names, pieces[1:], contents)


def _of_one(whole: bytes, contents: Contents) -> list[bytes]:
    """One record, or all of them where one object is a table."""
    _check_density(whole, MOST_VALUES, contents, 1)
    msgspec.json.decode(whole, type=msgspec.Raw)
    rows = rows_of_frame(whole) if whole.lstrip().startswith(b"{") else None
    return [whole] if rows is None or _is_swollen(rows, whole) else [json.dumps(row).encode() for row in rows]


def _is_swollen(rows: Sequence[Any], whole: bytes) -> bool:
    """Whether the names of a table, which each row gets, are so long that they would fill the memory."""
    names = sum(map(len, rows[0])) if rows and isinstance(rows[0], dict) else 0
    return names * len(rows) > most_bytes(len(whole))


def _split_slowly(whole: bytes, contents: Contents) -> Iterator[bytes]:
    return (json.dumps(piece).encode() for piece in _parsed(each_exactly, whole, contents, None))


def parsed_exactly(text: bytes, contents: Contents, row: int) -> Any:
    """The JSON in a row of a file. Raises DataError."""
    return _parsed(exactly, text, contents, row)


def _parsed(parse: Callable[[bytes], Any], text: bytes, contents: Contents, row: int | None) -> Any:
    _check_density(text, MOST_VALUES, contents, row)
    try:
        return parse(text)
    except (ValueError, RecursionError) as error:
        where = f"line {row:,}" if row else "the file"
        reason = "it is nested too deeply"
        if isinstance(error, json.JSONDecodeError):
            where = where if row else f"line {error.lineno:,}"
            reason = error.msg
        raise DataError(
            f"{contents.name} is not proper JSON: {where}: {reason}.",
            advice="Export or download it again: it may be cut off, or have several records in one line.",
            file=contents.name,
            row=row,
        ) from error


def _check_density(text: bytes, most: int, contents: Contents, row: int | None) -> None:
    if text.count(b",") > most:
        raise DataError(
            f"{contents.name} holds more than {most:,} values in one piece; reading stopped there.",
            advice="Export it with one row a line (JSONL or CSV): such files may be of any size.",
            file=contents.name,
            row=row,
        )
