"""Text in any encoding becomes UTF-8, with line ends that every parser knows."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Final, Protocol

from graphkit.errors import ConfigurationError, DataError
from graphkit.readers.files.archives import compression
from graphkit.readers.nothing_to_read import NothingToRead

UTF8: Final = "utf-8"
BYTE_ORDER_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# How a zip file begins, and what stands where in a tar file.
ZIP_BEGINS: Final = b"PK\x03\x04"
_TAR: Final = b"ustar"
_TAR_AT: Final = 257


class Decoder(Protocol):
    def decode(self, data: bytes, /, final: bool = False) -> str: ...


@dataclass(frozen=True)
class Recoded:
    """Text as chunks of UTF-8; `changed` where these are not the bytes that came in."""

    chunks: Iterator[bytes]
    changed: bool


def check_encoding(encoding: str) -> None:
    """Raise ConfigurationError where `encoding` is none for text."""
    try:
        known = codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        known = False
    if not known:
        raise ConfigurationError(
            f"No encoding is called “{encoding}”.", advice="Common ones: utf-8, cp1252, latin-1, utf-16."
        )


def as_utf8(source: Callable[[], Iterator[bytes]], name: str, encoding: str, lines: bool) -> Recoded:
    """The chunks of `source` in UTF-8 without a byte order mark; such a mark says more than `encoding`.

    With `lines`, the line ends of old Macs become ordinary ones. Raises DataError where it is no text; to name the line
    it calls `source` once more, since counting lines on the way would double the time of every file that is text.
    """
    chunks = source()
    first = next(chunks, b"")
    marked = next((codec for mark, codec in BYTE_ORDER_MARKS.items() if first.startswith(mark)), None)
    codec = marked or encoding
    old_mac = lines and b"\r" in first and b"\n" not in first
    decoder = partial(_decoder, codec, old_mac)
    changed = old_mac or codec != UTF8

    def refused(error: UnicodeError, chunk: bytes, number: int) -> DataError:
        if b"\0" in chunk and codec == UTF8:
            return not_a_text(name, chunk)
        before = map(decoder().decode, islice(source(), number))
        return _not_text(error, name, codec, 1 + sum(text.count("\n") for text in before))

    return Recoded(_recoded(chain([first], chunks), decoder(), changed, refused), changed)


def _decoder(codec: str, old_mac: bool) -> Decoder:
    plain = codecs.getincrementaldecoder(codec)()
    return _NewLines(io.IncrementalNewlineDecoder(plain, translate=True)) if old_mac else plain


class _NewLines:
    """`io.IncrementalNewlineDecoder`, which knows no arguments by name but gives text."""

    def __init__(self, decoder: io.IncrementalNewlineDecoder) -> None:
        self._decoder = decoder

    def decode(self, data: bytes, /, final: bool = False) -> str:
        return self._decoder.decode(data, final)


def _recoded(
    chunks: Iterable[bytes],
    decoder: Decoder,
    changed: bool,
    refused: Callable[[UnicodeError, bytes, int], DataError],
) -> Iterator[bytes]:
    for number, chunk in enumerate(chain(chunks, [b""])):
        try:
            text = decoder.decode(chunk, final=not chunk)
            yield text.encode() if changed else chunk
        except UnicodeError as error:
            raise refused(error, chunk, number) from error


def not_a_text(name: str, found: bytes) -> DataError:
    """What a file with NUL bytes is, from the part of it where these were found."""
    if found.startswith(ZIP_BEGINS) or found[_TAR_AT:].startswith(_TAR):
        return NothingToRead(
            f"{name} is an archive of files, whatever its name says.",
            advice="Unpack it, and name the folder with what was in it; a workbook must be called .xlsx.",
            file=name,
        )
    if compression(found):
        return DataError(
            f"{name} is packed twice: what is in it is an archive again.",
            advice="Unpack it once, and name what comes out.",
            file=name,
        )
    return DataError(
        f"{name} is not a text file: it holds NUL bytes.",
        advice="Give the export itself (CSV, TSV, JSON, JSONL, Parquet, GEXF, GraphML), not a program's own file; "
        "if it is text, name its encoding (--encoding utf-16-le is what Windows often writes).",
        file=name,
    )


def _not_text(error: UnicodeError, name: str, codec: str, line: int) -> DataError:
    found = str(error)
    if isinstance(error, UnicodeDecodeError):
        line += error.object[: error.start].count(b"\n")
        found = f"byte 0x{error.object[error.start]:02x}"
    return DataError(
        f"{name} is not text in {codec}: {found} in line {line:,}.",
        advice="Name its encoding (--encoding cp1252 is what spreadsheets often write), or save it again as UTF-8.",
        file=name,
    )
