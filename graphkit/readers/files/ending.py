"""What may stand behind the end of a text: the ctrl-Z of old systems, and NUL where a copy or a crash left room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import FileIO
from typing import Final

from graphkit.readers.files.archives import CHUNK

_MARKS: Final = b"\0\x1a"


def ends_in_marks(opened: FileIO, size: int) -> bool:
    """Whether the file, of `size` bytes, ends so."""
    opened.seek(size - 1)
    return not opened.read(1).rstrip(_MARKS)


def without_end_marks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks of a text without the marks at its end; more of them than anything leaves there are part of it."""
    held = b""
    for chunk in chunks:
        text = chunk.rstrip(_MARKS)
        if held and (text or len(held) > CHUNK):
            yield held
            held = b""
        yield text
        held += chunk[len(text) :]
