"""Columns of a table whose texts are written as JSON has them: quotes around, \\n for a line break, \\u2019 for ’.

Databases write so what was a text in some records and a number in others.
"""

from __future__ import annotations

from typing import Final

import polars as pl
import polars.selectors as cs

from graphkit.readers.formats.fit import exactly, whole
from graphkit.readers.formats.rows import ask_each_text

_JSON_TEXT: Final = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_MAY_BEGIN: Final = r'^(?:$|["\d-])'
_TEXT_OR_NUMBER: Final = rf"^(?:{_JSON_TEXT}|-?\d+(?:\.\d+)?)$"


def without_json_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the texts themselves in each column where every cell is written so, or is a number.

    >>> written = pl.DataFrame({"text": ['"it\\\\u2019s"', None], "bio": ['"so" they say', '"lamps"']})
    >>> without_json_texts(written).rows()
    [('it’s', '"so" they say'), (None, '"lamps"')]
    """
    # Of nearly every column the first cell tells that it is not.
    may_be = cs.string().first(ignore_nulls=True).str.contains(_MAY_BEGIN) & cs.string().str.starts_with('"').any()
    written = [name for name, may in ask_each_text(frame, may_be).items() if may and _is_written_so(frame[name])]
    return frame.with_columns(
        pl.Series(name, [whole(exactly(text)) if text else text for text in frame[name]], pl.String) for name in written
    )


def _is_written_so(column: pl.Series) -> bool:
    return column.filter(column != "").str.contains(_TEXT_OR_NUMBER).all()
