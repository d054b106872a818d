"""The bytes of a file, made safe to parse: expanded, in UTF-8, text all through, no endless line.

One pass over the file does all of it, so that a hostile or broken file is refused before a parser
that reads whole files ever sees it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import FileIO
from itertools import chain
from pathlib import Path
from typing import Final

from graphkit.errors import DataError
from graphkit.readers.files.archives import PIECE, compression, expanded
from graphkit.readers.files.binary_format import BEGINNING, WORKBOOKS, binary_format
from graphkit.readers.files.encodings import UTF8, ZIP_BEGINS, as_utf8, not_a_text
from graphkit.readers.files.ending import ends_in_marks, without_end_marks
from graphkit.readers.files.find import COMPRESSED, FORMATS, named
from graphkit.readers.files.text_format import is_page, text_format
from graphkit.readers.nothing_to_read import NothingToRead

LONGEST_LINE: Final = 16 << 20
# These are parsed whole, and take several times their size in memory.
LARGEST_WHOLE: Final = 512 << 20
WHOLE_FORMATS: Final = frozenset({".json", ".gexf", ".graphml"})
MARKUP: Final = frozenset({".gexf", ".graphml"})
# So much of a disk is left to everything else.
ROOM_LEFT: Final = 256 << 20
BINARY_FORMATS: Final = frozenset({".parquet", *WORKBOOKS})


@dataclass(frozen=True)
class Contents:
    """Where the parser finds the text (`path`), its format, what the file is called, and a folder for its pieces."""

    path: Path
    file: Path
    name: str
    format: str
    bytes: int
    spool: Path


def prepare(file: Path, name: str, spool: Path, encoding: str | None = None) -> Contents:
    """Check `file` and, where it is packed or not in UTF-8, write it out plain into the folder `spool`.

    What is not UTF-8 is in `encoding`: so files of both kinds can be read together.
    Raises DataError where it cannot be read, expands without end, is not text, or has an endless line.
    """
    try:
        return _prepared(file, name, spool, UTF8)
    except DataError:
        if encoding is None:
            raise
    return _prepared(file, name, spool, encoding)


def _prepared(file: Path, name: str, spool: Path, encoding: str) -> Contents:
    size = file.stat().st_size
    if size == 0:
        raise NothingToRead(f"{name} is empty.", advice="Export it again, or leave it out.", file=name)
    # What a buffer would copy once more is read in pieces anyway.
    with file.open("rb", buffering=0) as opened:
        start = opened.read(BEGINNING)
        packed = compression(start)
        format_ = binary_format(start, name) or _format(file, packed)
        changed = packed is not None
        source = partial(_from_the_start, opened, packed, name, size)
        chunks = source()
        if format_ not in BINARY_FORMATS:
            changed = changed or ends_in_marks(opened, size)
            text = as_utf8(source, name, encoding, lines=format_ not in WHOLE_FORMATS)
            changed = changed or text.changed
            ended = without_end_marks(text.chunks)
            first = _beginning(ended)
            if is_page(first):
                raise _page(name)
            format_ = text_format(first, format_)
            chunks = _without_nul(chain([first], ended), name)
            if format_ not in WHOLE_FORMATS or format_ in MARKUP:
                chunks = _in_pieces(chunks, name, format_)
            if format_ in WHOLE_FORMATS:
                chunks = _bounded(chunks, name)
        plain = spool / f"plain{format_}"
        if changed:
            _spool(chunks, plain, name)
        _drain(chunks)
    path = plain if changed else _linked(file, plain)
    return Contents(path, Path(named(file)), name, format_, size, spool)


def _beginning(chunks: Iterator[bytes]) -> bytes:
    """As much as tells what a text is: what unpacks a file gives little at first, or nothing."""
    first = b""
    while len(first) < PIECE and (chunk := next(chunks, None)) is not None:
        first += chunk
    return first


def _from_the_start(opened: FileIO, packed: str | None, name: str, size: int) -> Iterator[bytes]:
    opened.seek(0)
    return expanded(opened, packed, name, size)


def _format(file: Path, packed: str | None) -> str:
    """The format the name tells, if any; a packed file may have lost its second suffix, or have had another."""
    unpacked = Path(file.stem) if file.suffix.lower() in COMPRESSED else file
    suffix = unpacked.suffix.lower()
    # A workbook would have begun like one.
    is_told = suffix in FORMATS and (packed or suffix not in WORKBOOKS)
    return suffix if is_told else ""


def _in_pieces(chunks: Iterator[bytes], name: str, format_: str) -> Iterator[bytes]:
    """The chunks as they come, refused when a line, or what stands between two tags' ends, has no end."""
    piece, ending = ("tag", b">") if format_ in MARKUP else ("line", b"\n")
    open_piece = 0
    for chunk in chunks:
        end = chunk.rfind(ending)
        open_piece = open_piece + len(chunk) if end < 0 else len(chunk) - end - 1
        if open_piece > LONGEST_LINE:
            raise DataError(
                f"{name} has a {piece} of more than {LONGEST_LINE >> 20} MB; reading stopped there.",
                advice="Export it again with one row a line (CSV or JSONL).",
                file=name,
            )
        yield chunk


def _bounded(chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The chunks as they come, refused when there are too many to be parsed as one."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > LARGEST_WHOLE:
            raise DataError(
                f"{name} holds more than {LARGEST_WHOLE >> 20} MB in one piece; reading stopped there.",
                advice="Export it with one row a line (JSONL or CSV): such files may be of any size.",
                file=name,
            )
        yield chunk


def _without_nul(chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    for chunk in chunks:
        if b"\0" in chunk or chunk.startswith(ZIP_BEGINS):
            raise not_a_text(name, chunk)
        yield chunk


def _page(name: str) -> NothingToRead:
    return NothingToRead(
        f"{name} is a web page, whatever its name says.",
        advice="Download the export itself; what a browser shows of one is to be saved as “text only”.",
        file=name,
    )


def _drain(chunks: Iterator[bytes]) -> None:
    for _ in chunks:
        pass


def _spool(chunks: Iterator[bytes], path: Path, name: str) -> None:
    with path.open("wb") as opened:
        for chunk in chunks:
            if shutil.disk_usage(path.parent).free < ROOM_LEFT:
                raise DataError(
                    f"{name}, expanded or in UTF-8, takes more room than the disk has for temporary files.",
                    advice="Make room, or name a folder on a larger disk in the environment variable TMPDIR.",
                    file=name,
                )
            opened.write(chunk)


def _linked(file: Path, path: Path) -> Path:
    """The file under a plain name, where the system has links: polars takes *, ~ and the like for more than a name."""
    with contextlib.suppress(OSError):
        path.symlink_to(file.absolute())
        return path
    return file
