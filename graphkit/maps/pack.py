"""A view as text that a page can hold: JSON and numbers, gzipped, in base64. No letter of it can close an element."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any, Final

from graphkit.maps.columns import lengthen, shorten

View = dict[str, Any]
# What of a view are columns of equal length.
TABLES: Final = ("accounts", "ties")
LENGTH_BYTES: Final = 4


def pack(view: View) -> str:
    """The view as text; the same view gives the same text. Raises ValueError for numbers that JSON lacks.

    >>> pack({"title": "Who is around @ana?"})[:8]
    'H4sIAAAA'
    """
    told, numbers = dict(view), b""
    for table in TABLES:
        if table in view:
            told[table], more = shorten(view[table], len(numbers))
            numbers += more
    words = json.dumps(told, allow_nan=False, separators=(",", ":")).encode("ascii")
    whole = len(words).to_bytes(LENGTH_BYTES, "little") + words + numbers
    return base64.b64encode(gzip.compress(whole, mtime=0)).decode("ascii")


def unpack(text: str) -> View:
    """The view that was packed."""
    whole = gzip.decompress(base64.b64decode(text))
    end = LENGTH_BYTES + int.from_bytes(whole[:LENGTH_BYTES], "little")
    view: View = json.loads(whole[LENGTH_BYTES:end])
    return view | {table: lengthen(view[table], whole[end:]) for table in TABLES if table in view}
