"""The hash of a file, taken while the file is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from graphkit.readers.files.archives import PIECE


@contextmanager
def hashed(file: Path) -> Iterator[Future[str]]:
    """The SHA-256 of the bytes on disk, on a processor that checking them leaves free; given up where that fails."""
    left = Event()
    with ThreadPoolExecutor(1) as beside:
        try:
            yield beside.submit(_sha256, file, left)
        finally:
            left.set()


def _sha256(file: Path, left: Event) -> str:
    digest = hashlib.sha256()
    with file.open("rb", buffering=0) as opened:
        while not left.is_set() and (piece := opened.read(PIECE)):
            digest.update(piece)
    return digest.hexdigest()
