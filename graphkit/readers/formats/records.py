"""JSON and JSONL: records with named fields, however deep."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import polars as pl

from graphkit.log.provenance import Note
from graphkit.readers.cells.vocabulary import known_names
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.boxes import are_listed, names_types, without_lists, without_types
from graphkit.readers.formats.column_names import meant, spellings
from graphkit.readers.formats.export import Export
from graphkit.readers.formats.fit import fitted
from graphkit.readers.formats.flatten import checked, flattened
from graphkit.readers.formats.haste import Made, MistakenError, in_haste
from graphkit.readers.formats.kinds import KindOf, last_records, written_by_kind
from graphkit.readers.formats.lines import as_lines, is_list, lines_of_frame, parsed_exactly
from graphkit.readers.formats.look import BARE, ROUNDED, look
from graphkit.readers.formats.nested import dotted_names, nested
from graphkit.readers.formats.quick_rows import with_quick_rows
from graphkit.readers.formats.rows import Rows, without_blank_rows
from graphkit.readers.formats.scan import holds_records, scan_lines
from graphkit.readers.formats.shapes import OTHERS, TEXT, Keys, addresses, keys_of_records, texts
from graphkit.readers.formats.wrapped import Known, named_records, unwrapped, wrapping

# What a file holds is told from so many of its records, or from those in so many bytes where they are long.
LOOKED_AT: Final = 200
BYTES_LOOKED_AT: Final = 8 << 20


def read_jsonl(contents: Contents) -> list[Export]:
    """One record a line. Raises DataError, with the line as row."""
    return [Records.of(contents, lines_of_frame(contents))]


def read_json(contents: Contents) -> list[Export]:
    """A list of records, or one. Raises DataError."""
    return [Records.of(contents, as_lines(contents))]


@dataclass(frozen=True)
class Records:
    """An export of records: JSON, one a line in the file `lines`.

    `keys` are those of the first records; `listed` is whether each of their texts has a list of its own.
    """

    contents: Contents
    lines: Path
    keys: Keys
    listed: bool

    @classmethod
    def of(cls, contents: Contents, lines: Path) -> Records:
        first = list(_beginning(contents, lines))
        if any(map(names_types, first)):
            plain = contents.spool / "untyped.jsonl"
            _write(plain, (without_types(record) for _, record in _parsed(contents, lines)))
            return cls.of(contents, plain)
        if paths := dotted_names(first):
            inside = contents.spool / "nested.jsonl"
            _write(inside, (nested(record, paths) for _, record in _parsed(contents, lines)))
            return cls.of(contents, inside)
        return cls(contents, lines, keys_of_records(first), are_listed(first))

    @property
    def names(self) -> Iterable[str]:
        return self.keys

    @property
    def notes(self) -> tuple[Note, ...]:
        return ()

    def in_shape(self, shape: pl.Schema, work: Callable[[pl.LazyFrame], Made]) -> Made:
        if self.listed:
            return work(self._read_with_care(shape))
        read = partial(self._read, self.lines, shape)
        looks = {"rounded": ROUNDED} | ({"bare": BARE} if holds_records(shape) else {})
        with suppress(MistakenError):
            return in_haste(partial(read, bare=False), work, lambda _: not any(look(self.lines, **looks).values()))
        seen = look(self.lines, **looks)
        if seen["bare"] and not seen["rounded"]:
            with suppress(MistakenError):
                return in_haste(partial(read, bare=True), work, lambda _: True)
        return work(self._read_with_care(shape))

    def _read_with_care(self, shape: pl.Schema) -> pl.LazyFrame:
        fit = self._fitted(self._asked(shape))
        return self._read(fit, shape, bare=bool(look(fit, bare=BARE)["bare"]))

    def _read(self, lines: Path, shape: pl.Schema, *, bare: bool) -> pl.LazyFrame:
        asked = self._asked(shape)
        # At once: each part of what is made of it would read the file again.
        read = scan_lines(lines, asked, bare=bare).collect().lazy()
        if OTHERS not in shape:
            return read
        others = [name for name in asked if name not in shape]
        return read.with_columns((addresses(others) if others else pl.lit(None, TEXT)).alias(OTHERS))

    def _asked(self, shape: pl.Schema) -> pl.Schema:
        """With every field of the first records that the shape does not name, where it wants these."""
        if OTHERS not in shape:
            return shape
        named = {name: kind for name, kind in shape.items() if name != OTHERS}
        others = sorted(key for key in self.keys if "." not in key and key not in shape)
        return pl.Schema({**named, **texts(*others)})

    def inner(self) -> Records | None:
        """Of one object whose only list with anything in it is the records (`{"data": [...]}`), these."""
        only = self._only()
        # What stands in a list is a record, though it be the only one.
        if not isinstance(only, dict) or is_list(self.contents):
            return None
        given = [value for value in only.values() if isinstance(value, list)]
        lists = [value for value in given if value] or given
        if len(lists) != 1 or not all(isinstance(value, dict) for value in lists[0]):
            return None
        # So is the only line of a file of lines, and what has an empty list, where we know its names.
        may_be_record = self.contents.format != ".json" or not lists[0]
        if may_be_record and not known_names().isdisjoint(only):
            return None
        return self._of(lists[0], "inner.jsonl")

    def _only(self) -> Any:
        """The record, where there is no other."""
        two = list(islice(_parsed(self.contents, self.lines), 2))
        return two[0][1] if len(two) == 1 else None

    def within(self, known: Known) -> Records | None:
        if named := named_records(self._only(), known):
            return self._of(named, "named.jsonl")
        path = wrapping(list(_beginning(self.contents, self.lines)), known)
        if not path:
            return None
        inside = (held for _, record in _parsed(self.contents, self.lines) for held in unwrapped(record, path))
        return self._of(inside, "within.jsonl")

    def kinds(self, kind: KindOf) -> list[Records]:
        """Files of one tool may have been put together; they stand one behind the other, or mixed."""
        first = list(_beginning(self.contents, self.lines))
        are_all = len(first) < LOOKED_AT and self.lines.stat().st_size < BYTES_LOOKED_AT
        seen = first if are_all else chain(first, last_records(self.lines))
        met = Counter(map(kind, (keys_of_records([record]) for record in seen)))
        del met[None]
        if len(met) < 2:
            return [self]
        every = (record for _, record in _parsed(self.contents, self.lines))
        paths = written_by_kind(every, kind, [one for one, _ in met.most_common()], self.contents.spool)
        return [Records.of(self.contents, path) for path in paths]

    def _of(self, records: Iterable[Any], name: str) -> Records:
        path = self.contents.spool / name
        _write(path, records)
        return Records.of(self.contents, path)

    def spelled(self, keys: Keys) -> Records:
        """Where no record has an object in it: what databases write as JSON was a table before."""
        known = {} if any("." in key for key in self.keys) else spellings(keys, self.keys)
        paths = {key: path for key in self.keys if (path := meant(key, known)) and path != key} if known else {}
        if not paths:
            return self
        every = (record for _, record in _parsed(self.contents, self.lines))
        return self._of((nested(record, paths) for record in every), "spelled.jsonl")

    def last_of_each_name(self) -> Records:
        return self

    def in_rows(self, work: Callable[[Rows], Made]) -> Made:
        """The records flattened into columns of texts. Raises DataError where one is no object."""
        first = list(_beginning(self.contents, self.lines))
        with suppress(MistakenError):
            return with_quick_rows(
                lambda frame: work(without_blank_rows(frame, self.contents.name)), self.lines, first, known_names()
            )
        return work(flattened(_parsed(self.contents, self.lines), self.contents))

    def _fitted(self, shape: pl.Schema) -> Path:
        path = self.contents.spool / "fitted.jsonl"
        kind = pl.Struct(shape)
        with path.open("w", encoding="utf-8") as opened:
            for row, record in _parsed(self.contents, self.lines):
                given = checked(record, row, self.contents)
                fit = fitted(without_lists(given, kind) if self.listed else given, kind)
                opened.write(json.dumps(fit, ensure_ascii=False, separators=(",", ":")) + "\n")
        return path


def _parsed(contents: Contents, lines: Path) -> Iterator[tuple[int, Any]]:
    with lines.open("rb") as opened:
        numbered = ((row, line) for row, line in enumerate(opened, 1) if not line.isspace())
        yield from ((row, parsed_exactly(line, contents, row)) for row, line in numbered)


def _write(path: Path, records: Iterable[Any]) -> None:
    with path.open("w", encoding="utf-8") as opened:
        opened.writelines(json.dumps(record) + "\n" for record in records)


def _beginning(contents: Contents, lines: Path) -> Iterator[Any]:
    """The first records; two at least, however long: of one alone it looks as if it were wrapped around all others."""
    size = 0
    with lines.open("rb") as opened:
        numbered = ((row, line) for row, line in enumerate(opened, 1) if not line.isspace())
        for seen, (row, line) in enumerate(islice(numbered, LOOKED_AT)):
            if seen > 1 and size > BYTES_LOOKED_AT:
                return
            size += len(line)
            yield parsed_exactly(line, contents, row)
