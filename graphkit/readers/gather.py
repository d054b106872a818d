"""From files to the tables they hold, one file after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.log.provenance import Input, Note
from graphkit.readers.files.contents import Contents, prepare
from graphkit.readers.files.find import Found
from graphkit.readers.files.hashed import hashed
from graphkit.readers.formats.export import Export
from graphkit.readers.known_readers import known_readers
from graphkit.readers.nothing_to_read import NothingToRead
from graphkit.readers.tables.columns import check_renames
from graphkit.readers.tables.table import Table
from graphkit.readers.understand import Understood, exports_in, holds_nothing, understand
from graphkit.steps import Advance


@dataclass
class Gathered:
    """What the files hold, before it is brought together; `seen` are the names of all their fields."""

    tables: list[Table] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def gather(files: Sequence[Found], renames: Mapping[str, str], encoding: str | None, advance: Advance) -> Gathered:
    """The tables in all files. What a folder holds besides is passed over, with a note.

    Raises DataError where a file cannot be read, where one that was named outright holds nothing that can be told,
    or where none does; ConfigurationError where `renames` names a column that no file has.
    """
    gathered = Gathered()
    refused: list[NothingToRead] = []
    for file in files:
        advance(file.name)
        try:
            with tempfile.TemporaryDirectory(prefix="graphkit-") as spool, hashed(file.path) as digest:
                contents = prepare(file.path, file.name, Path(spool), encoding)
                _take(contents, digest, file, renames, gathered)
        except NothingToRead as error:
            refused.append(error)
            why = error.message.removeprefix(f"{file.name} ")
            gathered.notes.append(Note(file.name, 1, f"file passed over: {why}"))
    # A column named wrongly on the command line is the likelier cause, and only all files together tell.
    check_renames(renames, gathered.seen)
    outright = {file.name for file in files if file.root == file.path}
    if needed := next((error for error in refused if error.file in outright or not gathered.inputs), None):
        raise needed
    return gathered


def _take(contents: Contents, digest: Future[str], file: Found, renames: Mapping[str, str], gathered: Gathered) -> None:
    alike = [read for read in gathered.inputs if read.bytes == contents.bytes]
    if twin := next((read.file for read in alike if read.sha256 == digest.result()), None):
        gathered.notes.append(Note(contents.name, 1, f"file passed over: it is the same as {twin}"))
        return
    readers = known_readers()
    exports: list[Export] = exports_in(contents, readers)
    gathered.seen.update(name for export in exports for name in export.names)
    understood = understand(exports, contents, file.root, readers, renames)
    if not understood.tables:
        raise holds_nothing(contents, understood.format)
    gathered.tables += understood.tables
    gathered.notes += [note for table in understood.tables for note in table.notes]
    gathered.inputs.append(_input(contents, digest.result(), understood))


def _input(contents: Contents, digest: str, understood: Understood) -> Input:
    """Of a file of comments the accounts are beside the point; of a file of accounts they are what it holds."""
    tables = understood.tables
    told = [table for table in tables if table.name not in ("accounts", "aliases")] or tables
    held = " and ".join(dict.fromkeys(table.name for table in told))
    rows = sum(table.frame.height for table in told)
    return Input(contents.name, held, rows, contents.bytes, digest, understood.format)
