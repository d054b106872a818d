"""Records of several kinds in one file, as where files of one tool were put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from graphkit.readers.formats.shapes import Keys, keys_of_records

# Of what kind the records with these keys are; of none, where nobody knows them.
KindOf: TypeAlias = Callable[[Keys], Hashable | None]
# What stands at the end is told from so many of its records, in so many bytes.
_LOOKED_AT: Final = 200
_BYTES_LOOKED_AT: Final = 256 << 10


def last_records(lines: Path) -> Iterator[Any]:
    """The last records of a file of lines, as far as they are whole."""
    with lines.open("rb") as opened:
        begins = max(0, lines.stat().st_size - _BYTES_LOOKED_AT)
        opened.seek(begins)
        whole = opened.read().split(b"\n")[bool(begins) :]
    # Behind the last line break there is nothing.
    for line in whole[-_LOOKED_AT - 1 :]:
        with suppress(ValueError, RecursionError):
            yield json.loads(line)


def written_by_kind(records: Iterable[Any], kind: KindOf, kinds: Sequence[Hashable], folder: Path) -> list[Path]:
    """A file of lines for each kind; what is of none, such as what could not be fetched, goes with the first."""
    paths = {one: folder / f"kind_{number}.jsonl" for number, one in enumerate(kinds)}
    with ExitStack() as opened:
        files = {one: opened.enter_context(path.open("w", encoding="utf-8")) for one, path in paths.items()}
        for record in records:
            file = files.get(kind(keys_of_records([record])), files[kinds[0]])
            file.write(json.dumps(record) + "\n")
    return list(paths.values())
