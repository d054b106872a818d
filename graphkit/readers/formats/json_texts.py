"""Columns of a table whose texts are written as JSON has them: quotes around, \\n for a line break, \\u2019 for ’.

Databases write so what was a text in some records and a number in others.
"""

from __future__ import annotations

import re
from typing import Final

import polars as pl

from graphkit.readers.formats.fit import exactly, whole

_JSON_TEXT: Final = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_TEXT_OR_NUMBER: Final = rf"^(?:{_JSON_TEXT}|-?\d+(?:\.\d+)?)$"
_MAY_BEGIN: Final = re.compile(r'$|["\d-]')


def without_json_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the texts themselves in each column where every cell is written so, or is a number.

    >>> written = pl.DataFrame({"text": ['"it\\\\u2019s"', None], "bio": ['"so" they say', '"lamps"']})
    >>> without_json_texts(written).rows()
    [('it’s', '"so" they say'), (None, '"lamps"')]
    """
    written = [name for name in frame.columns if _is_written_so(frame[name])]
    return frame.with_columns(
        pl.Series(name, [whole(exactly(text)) if text else text for text in frame[name]], pl.String) for name in written
    )


def _is_written_so(column: pl.Series) -> bool:
    first = column.first(ignore_nulls=True)
    # Of nearly every column the first cell tells that it is not.
    if not isinstance(first, str) or not _MAY_BEGIN.match(first) or not column.str.starts_with('"').any():
        return False
    return column.filter(column != "").str.contains(_TEXT_OR_NUMBER).all()
