"""The bytes of a file, made safe to parse: expanded, in UTF-8, text all through, no endless line.

One pass over the file does all of it, so that a hostile or broken file is refused before a parser
that reads whole files ever sees it.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import lzma
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, cast

import zstandard

from graphkit.errors import ConfigurationError, DataError

CHUNK: Final = 4 << 20
LONGEST_LINE: Final = 16 << 20
# A JSON array may be one line, and is parsed whole.
LARGEST_JSON: Final = 512 << 20
# A small file may expand as it likes; a large one a hundredfold (texts compress three- to thirtyfold).
HARMLESS_EXPANSION: Final = 256 << 20
LARGEST_EXPANSION: Final = 100
ONE_LINE_FORMATS: Final = frozenset({".json", ".gexf", ".graphml"})
BINARY_FORMATS: Final = frozenset({".parquet"})
COMPRESSIONS: Final = {b"\x1f\x8b": ".gz", b"\xfd7zXZ\x00": ".xz", b"\x28\xb5\x2f\xfd": ".zst"}
BYTE_ORDER_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
BROKEN_ARCHIVE: Final = (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError, zstandard.ZstdError)


@dataclass(frozen=True)
class Contents:
    """Where the parser finds the text (`path`), its format by suffix, and what the file on disk was."""

    path: Path
    name: str
    format: str
    bytes: int
    sha256: str


def prepare(file: Path, name: str, spool: Path, encoding: str | None = None) -> Contents:
    """Check `file` and, where it is compressed or not in UTF-8, write it out plain into the folder `spool`.

    Raises DataError where it cannot be read, expands without end, is not text, or has an endless line.
    """
    size, compression = file.stat().st_size, _compression(file)
    if size == 0:
        raise DataError(f"{name} is empty.", advice="Export it again, or leave it out.", file=name)
    format_ = Path(file.stem if compression else file.name).suffix.lower()
    digest = hashlib.sha256()
    with ExitStack() as stack:
        raw = stack.enter_context(file.open("rb"))
        expanded = _expanded(_Hashing(raw, digest), compression, name, size)
        if format_ in BINARY_FORMATS:
            path = _spool(expanded, spool / f"plain{format_}") if compression else _drained(expanded, file)
        else:
            chunks, plain = _as_utf8(expanded, name, encoding)
            checked = _checked(chunks, name, one_line=format_ in ONE_LINE_FORMATS)
            keep = plain and not compression
            path = _drained(checked, file) if keep else _spool(checked, spool / f"plain{format_}")
    return Contents(path, name, format_, size, digest.hexdigest())


class _Hashing:
    """A file whose bytes are hashed as they are read."""

    def __init__(self, file: BinaryIO, digest: hashlib._Hash) -> None:
        self.file, self.digest = file, digest

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def _compression(file: Path) -> str | None:
    with file.open("rb") as opened:
        start = opened.read(6)
    return next((suffix for magic, suffix in COMPRESSIONS.items() if start.startswith(magic)), None)


def _expanded(raw: _Hashing, compression: str | None, name: str, size: int) -> Iterator[bytes]:
    limit = max(HARMLESS_EXPANSION, LARGEST_EXPANSION * size)
    total = 0
    try:
        for chunk in _decompressed(raw, compression):
            total += len(chunk)
            if compression and total > limit:
                raise DataError(
                    f"{name} expands to more than {LARGEST_EXPANSION} times its size; reading stopped there.",
                    advice="If you trust the file, expand it yourself and read the expanded one.",
                    file=name,
                )
            yield chunk
    except BROKEN_ARCHIVE as error:
        raise DataError(
            f"{name} is a broken {compression} archive: {error}.",
            advice="Download or copy it again.",
            file=name,
        ) from error


def _decompressed(raw: _Hashing, compression: str | None) -> Iterator[bytes]:
    source = cast(BinaryIO, raw)
    if compression == ".gz":
        stream: BinaryIO = cast(BinaryIO, gzip.GzipFile(fileobj=source))
    elif compression == ".xz":
        stream = cast(BinaryIO, lzma.LZMAFile(source))
    elif compression == ".zst":
        stream = cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(source, read_across_frames=True))
    else:
        stream = source
    while chunk := stream.read(CHUNK):
        yield chunk
    # What a decompressor leaves unread still belongs to the hash.
    while raw.read(CHUNK):
        pass


def _as_utf8(chunks: Iterator[bytes], name: str, encoding: str | None) -> tuple[Iterator[bytes], bool]:
    """The chunks in UTF-8 without a byte order mark, and whether they already were."""
    first = next(chunks, b"")
    marked = next((codec for mark, codec in BYTE_ORDER_MARKS.items() if first.startswith(mark)), None)
    codec = encoding or marked or "utf-8"
    try:
        decoder = codecs.getincrementaldecoder(codec)()
    except LookupError as error:
        raise ConfigurationError(
            f"No encoding is called “{codec}”.", advice="Common ones: utf-8, cp1252, latin-1, utf-16."
        ) from error
    return _recoded(chain([first], chunks), decoder, name, codec), codec == "utf-8"


def _recoded(chunks: Iterable[bytes], decoder: codecs.IncrementalDecoder, name: str, codec: str) -> Iterator[bytes]:
    lines = 0
    for chunk in chain(chunks, [b""]):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            row = lines + error.object[: error.start].count(b"\n") + 1
            raise DataError(
                f"{name} is not text in {codec}: byte 0x{error.object[error.start]:02x} in line {row:,}.",
                advice="Name its encoding (--encoding cp1252 is what spreadsheets often write), "
                "or save it again as UTF-8.",
                file=name,
                row=row,
            ) from error
        lines += text.count("\n")
        yield text.encode()


def _checked(chunks: Iterator[bytes], name: str, one_line: bool) -> Iterator[bytes]:
    """The chunks as they come, refused at the first NUL byte or when a line has no end."""
    open_line = 0
    for chunk in chunks:
        if b"\0" in chunk:
            raise DataError(
                f"{name} is not a text file: it holds NUL bytes.",
                advice="Give the export itself (CSV, TSV, JSON, JSONL, Parquet, GEXF, GraphML), not a program's own file.",
                file=name,
            )
        end = chunk.rfind(b"\n")
        open_line = open_line + len(chunk) if end < 0 else len(chunk) - end - 1
        limit = LARGEST_JSON if one_line else LONGEST_LINE
        if open_line > limit:
            raise DataError(
                f"{name} has a line of more than {limit >> 20} MB; reading stopped there.",
                advice="Export it again with one row a line (CSV or JSONL).",
                file=name,
            )
        yield chunk


def _drained(chunks: Iterator[bytes], file: Path) -> Path:
    for _ in chunks:
        pass
    return file


def _spool(chunks: Iterator[bytes], path: Path) -> Path:
    with path.open("wb") as opened:
        opened.writelines(chunks)
    return path
