"""Packed files, expanded as they are read: never more than asked for, refused where they are cut off or have no end."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final, Protocol, cast

import zstandard

from graphkit.errors import DataError

CHUNK: Final = 4 << 20
# What stays near the processor is hashed, decoded and looked through several times as fast.
PIECE: Final = 1 << 16
# Dumps of Reddit look back two gigabytes; of so much memory only what a file expands to is touched.
ZSTD_WINDOW: Final = 1 << 31
# One byte of a zstd file may stand for 32 kB, and what a piece expands to comes at once.
ZSTD_PIECE: Final = 1 << 10
# The largest dictionary of `xz -9` takes 65 MB; a file that asks for more is no export.
XZ_MEMORY: Final = 256 << 20
# A small file may expand as it likes; a large one a hundredfold (texts compress three- to thirtyfold).
HARMLESS_EXPANSION: Final = 256 << 20
LARGEST_EXPANSION: Final = 100
COMPRESSIONS: Final = {b"\x1f\x8b": ".gz", b"\xfd7zXZ\x00": ".xz", b"\x28\xb5\x2f\xfd": ".zst"}
BROKEN_ARCHIVE: Final = (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError, zstandard.ZstdError)
CUT_OFF: Final = "it ends too early"


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes: ...


def compression(start: bytes) -> str | None:
    """How a file that starts so is packed, whatever its name says."""
    return next((suffix for magic, suffix in COMPRESSIONS.items() if start.startswith(magic)), None)


def most_bytes(size: int) -> int:
    """How many bytes a packed file of `size` bytes may hold."""
    return max(HARMLESS_EXPANSION, LARGEST_EXPANSION * size)


def expanded(source: Source, packed: str | None, name: str, size: int) -> Iterator[bytes]:
    """The plain bytes of a file of `size` bytes. Raises DataError where it is broken or expands without end."""
    if packed is None:
        yield from _plain(source)
        return
    limit = most_bytes(size)
    total = 0
    try:
        for chunk in _EXPANDERS[packed](source):
            total += len(chunk)
            if total > limit:
                raise DataError(
                    f"{name} expands to more than {limit / size:,.0f} times its size; reading stopped there.",
                    advice="If you trust the file, expand it yourself and read the expanded one.",
                    file=name,
                )
            yield chunk
    except BROKEN_ARCHIVE as error:
        raise DataError(
            f"{name} is a broken {packed} archive: {error}.",
            advice="Download or copy it again.",
            file=name,
        ) from error


def _plain(source: Source) -> Iterator[bytes]:
    """A chunk first, from which it is told what a text is; then pieces."""
    size = CHUNK
    while chunk := source.read(size):
        yield chunk
        size = PIECE


def _gz(source: Source) -> Iterator[bytes]:
    yield from _plain(gzip.GzipFile(fileobj=cast(BinaryIO, source)))


def _xz(source: Source) -> Iterator[bytes]:
    """One stream after the other; `lzma.LZMAFile` would set no limit to the memory a file may ask for."""
    waiting = source.read(CHUNK)
    while waiting:
        stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)
        while not stream.eof:
            if stream.needs_input and not waiting:
                waiting = source.read(CHUNK)
                if not waiting:
                    raise EOFError(CUT_OFF)
            given, waiting = (waiting, b"") if stream.needs_input else (b"", waiting)
            yield stream.decompress(given, max_length=CHUNK)
        # Between streams there may be padding.
        waiting = (stream.unused_data or source.read(CHUNK)).lstrip(b"\0")


def _zst(source: Source) -> Iterator[bytes]:
    """One frame after the other; `stream_reader` would take a file that is cut off for a whole one."""
    waiting = source.read(ZSTD_PIECE)
    while waiting:
        frame = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
        while not frame.eof:
            if not waiting:
                raise EOFError(CUT_OFF)
            yield frame.decompress(waiting)
            waiting = b"" if frame.eof else source.read(ZSTD_PIECE)
        waiting = frame.unused_data or source.read(ZSTD_PIECE)


_EXPANDERS: Final[Mapping[str, Callable[[Source], Iterator[bytes]]]] = {".gz": _gz, ".xz": _xz, ".zst": _zst}
