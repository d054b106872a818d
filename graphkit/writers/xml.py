"""What GEXF and GraphML have in common: attributes with types, and text that cannot break out of its place."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import polars as pl

from graphkit.files.tables import flat

TYPES: Final[Mapping[type[pl.DataType], str]] = {
    pl.Int64: "long",
    pl.UInt32: "long",
    pl.Float64: "double",
    pl.Boolean: "boolean",
}
# XML 1.0 has no way to write these characters, escaped or not.
UNWRITABLE: Final = r"[^\t\n\r\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]"
ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}

ROWS_AT_A_TIME: Final = 50_000


@dataclass(frozen=True)
class Element:
    """How a row is written: `name`, its attributes and the columns they come from, what holds the other columns.

    `field` writes one other column: its first `{}` is the column's name, its second the text.
    """

    name: str
    attributes: Mapping[str, str]
    field: str
    wrapper: tuple[str, str] = ("", "")


def fields_of(frame: pl.DataFrame, but: set[str]) -> dict[str, str]:
    """The name and XML type of each column that is known for anyone, `but` these."""
    known = [name for name in frame.columns if name not in but and frame[name].null_count() < frame.height]
    return {name: TYPES.get(type(frame.schema[name]), "string") for name in known}


def lines(frame: pl.DataFrame, element: Element, fields: Mapping[str, str]) -> Iterator[str]:
    """One XML element a row, some rows at a time: all at once, or a tree of objects, takes gigabytes for a million."""
    head = [pl.format(f' {name}="{{}}"', column) for name, column in element.attributes.items()]
    inner = [pl.format(element.field.replace("{}", name, 1), name).fill_null("") for name in fields]
    start, end = f">{element.wrapper[0]}", f"{element.wrapper[1]}</{element.name}>"
    line = pl.concat_str(pl.lit(f"<{element.name}"), *head, pl.lit(start), *inner, pl.lit(end))
    # Numbers and times have nothing to escape.
    strange = [name for name, kind in frame.schema.items() if kind in (pl.String, pl.List(pl.String))]
    for rows in frame.iter_slices(ROWS_AT_A_TIME):
        text = flat(rows).with_columns(_escaped(pl.col(strange))).select(pl.all().cast(pl.String))
        yield text.select(line.str.join("\n")).item()


def document(parts: Iterable[str]) -> bytes:
    """The parts as the lines of one file."""
    written = io.BytesIO()
    for part in chain(['<?xml version="1.0" encoding="UTF-8"?>'], parts):
        written.write(f"{part}\n".encode())
    return written.getvalue()


def _escaped(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(UNWRITABLE, "").str.replace_many(list(ESCAPES), list(ESCAPES.values()))
