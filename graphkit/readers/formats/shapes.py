"""The shape of a record: which fields are wanted of it, however deep, every one of them as text.

A shape is a polars schema whose leaves are texts. One shape serves every container: a field `user.id` is an object's
field in JSON, and a column called user.id or user/id where a tool flattened its records into a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

import polars as pl
import polars.selectors as cs
from polars.datatypes import DataTypeClass

# Of what type a field of a shape is; polars' own stubs allow the class for the type.
Kind: TypeAlias = pl.DataType | DataTypeClass
# The dotted paths of the fields of an export, each once, in their order.
Keys: TypeAlias = tuple[str, ...]

TEXT: Final = pl.String()
TEXTS: Final = pl.List(TEXT)
# In a shape, a text: what may be an address in any field it does not name, a line each. Some tools keep their user's
# own columns in front.
OTHERS: Final = "(other fields)"
# Deeper fields tell nothing, and following a hostile file's costs.
DEEPEST: Final = 12


def texts(*names: str) -> dict[str, pl.DataType]:
    """A text field for each name.

    >>> texts("id", "text")
    {'id': String, 'text': String}
    """
    return dict.fromkeys(names, TEXT)


def record(*names: str, **inner: pl.DataType) -> pl.Struct:
    """An object with a text for each of `names`, and fields that are more than a text.

    >>> record("id", user=record("name"))
    Struct({'id': String, 'user': Struct({'name': String})})
    """
    return pl.Struct({**texts(*names), **inner})


def records(*names: str, **inner: pl.DataType) -> pl.List:
    """A list of such objects."""
    return pl.List(record(*names, **inner))


def at(path: str) -> pl.Expr:
    """The field at a dotted path; unknown where any object on the way is.

    >>> pl.DataFrame({"user": [{"id": "7"}, None]}).select(at("user.id").alias("id"))["id"].to_list()
    ['7', None]
    """
    first, *inner = path.split(".")
    field = pl.col(first)
    for name in inner:
        field = field.struct.field(name)
    return field


def keys_of_records(values: Iterable[Any]) -> Keys:
    """Every dotted path that occurs in the records, through lists as if these were not there.

    >>> keys_of_records([{"id": 1, "replies": [{"text": "a"}]}])
    ('id', 'replies', 'replies.text')
    """
    return tuple(dict.fromkeys(path for value in values for path in _paths(value, "", 0)))


def _paths(value: Any, above: str, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield above + name
            yield from _paths(inner, f"{above}{name}.", depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _paths(item, above, depth + 1)


def keys_of_columns(names: Iterable[str]) -> Keys:
    """The same of a table's columns, where a tool wrote `replies/0/text` or `replies.0.text`; each where it is last.

    >>> keys_of_columns(["id", "replies/0/text", "id"])
    ('replies', 'replies.text', 'id')
    """
    paths = [path for name in names for path in _prefixes(dotted(name))]
    return tuple(reversed(dict.fromkeys(reversed(paths))))


def dotted(name: str) -> str:
    """A flattened column's path; tools write it with points or with strokes."""
    return name.strip().replace("/", ".")


def without_numbers(path: str) -> str:
    """The path through lists as if these were not there.

    >>> without_numbers("replies.0.text")
    'replies.text'
    """
    return ".".join(part for part in path.split(".") if not part.isdigit())


def keys_of_shape(shape: Mapping[str, Kind]) -> Keys:
    """Every dotted path in a shape.

    >>> keys_of_shape({"id": TEXT, "replies": records("text")})
    ('id', 'replies', 'replies.text')
    """
    return tuple(path for name, kind in shape.items() for path in _paths_of(name, kind))


def _paths_of(name: str, kind: Kind) -> Iterator[str]:
    yield name
    inner = kind
    while isinstance(inner, pl.List):
        inner = inner.inner
    if isinstance(inner, pl.Struct):
        yield from (f"{name}.{path}" for path in keys_of_shape(dict(inner)))


# Of a table that no reader knows, every reader asks for them.
@lru_cache(maxsize=4096)
def _prefixes(path: str) -> tuple[str, ...]:
    named = without_numbers(path).split(".")[: DEEPEST + 1] if path else []
    return tuple(".".join(named[: length + 1]) for length in range(len(named)))


def addresses(fields: Iterable[str]) -> pl.Expr:
    """What stands in the fields and may be an address, since it has a stroke and no blank; a line each.

    >>> cells = pl.DataFrame({"post": ["instagram.com/p/A1/"], "note": ["either / or"]})
    >>> cells.select(addresses(cells.columns)).item()
    'instagram.com/p/A1/'
    """
    # pl.col("^x$") would be a pattern, and people call columns as they like.
    cells = [cs.by_name(name).as_expr() for name in fields]
    may_be = [pl.when(cell.str.contains(r"^\S*/\S*$")).then(cell) for cell in cells]
    return pl.concat_str(may_be, separator="\n", ignore_nulls=True)


def each(frame: pl.LazyFrame, items: str) -> pl.LazyFrame:
    """A row for each item of the lists in the column `items`, with the other columns beside it; none for none.

    >>> each(pl.LazyFrame({"post": ["p", "q"], "tags": [["a", "b"], []]}), "tags").collect().rows()
    [('p', 'a'), ('p', 'b')]
    """
    return frame.filter(pl.col(items).list.len() > 0).explode(items).filter(pl.col(items).is_not_null())


def called(items: pl.Expr, key: str = "username") -> pl.Expr:
    """A list of names, where some tools write the names and others objects that have them under `key`.

    >>> pl.select(called(pl.lit(['ana', '{"username": "ben"}']))).item().to_list()
    ['ana', 'ben']
    """
    name = pl.element()
    # polars writes an object's tabs and backslashes bare, which is no JSON; names have none.
    proper = name.str.replace_all(r'[\x00-\x1f]|\\[^"nr]', " ")
    inner = pl.when(name.str.starts_with("{")).then(proper.str.json_path_match(f"$.{key}")).otherwise(name)
    return items.list.eval(inner).list.drop_nulls()


def together(*lists: pl.Expr) -> pl.Expr:
    """Several lists as one, each name once; one that is unknown adds nothing.

    >>> pl.select(together(pl.lit(["ana"]), pl.lit(None, pl.List(pl.String)), pl.lit(["ana"]))).item().to_list()
    ['ana']
    """
    joined = pl.concat_list(items.fill_null(pl.lit([], pl.List(pl.String))) for items in lists)
    return joined.list.unique(maintain_order=True)
