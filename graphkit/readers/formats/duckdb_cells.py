"""Objects as DuckDB writes them into the cells of a table ({'id': 7, 'name': ben}): with quotes where it needs them."""

from __future__ import annotations

import json
import re
from typing import Final

# A text in quotes, what holds values together, or a bare value, which has none of these in it.
_PIECE: Final = re.compile(r"'((?:[^'\\]|\\.)*)'|[{}\[\],:]\s*|([^{}\[\],'\"\s][^{}\[\],\"]*)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_WORDS: Final = {"NULL": "null", "true": "true", "false": "false"}


def json_of_duckdb(cell: str) -> str:
    """The cell as JSON; where it is none of DuckDB's, something that is no JSON either.

    >>> json_of_duckdb("{'id': 7, 'name': ben, 'bio': 'hi, all', 'tags': [a b, NULL]}")
    '{"id": "7", "name": "ben", "bio": "hi, all", "tags": ["a b", null]}'
    """
    return _PIECE.sub(_piece, cell)


def _piece(found: re.Match[str]) -> str:
    quoted, bare = found[1], found[2]
    if quoted is not None:
        return json.dumps(_ESCAPED.sub(r"\1", quoted))
    return found[0] if bare is None else _WORDS.get(bare) or json.dumps(bare)
