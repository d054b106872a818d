"""`gk.read`: files in, a log out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.log import Log
from graphkit.log.provenance import nothing_said
from graphkit.readers.assemble import assemble
from graphkit.readers.files.encodings import check_encoding
from graphkit.readers.files.find import find_files, named
from graphkit.readers.gather import gather
from graphkit.steps import Advance, silent


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    owner: str | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    advance: Advance = silent,
) -> Log:
    """The log in one or several files, folders or patterns: comments, posts, accounts, edge lists, in any order.

    Exports of the tools people collect with are known by their keys (docs/exports.md). Others are CSV, TSV, JSON,
    JSONL, Parquet, .xlsx, .ods (also .gz, .xz, .zst), GEXF, GraphML and GDF, and what a file holds and which column is
    which is told from the columns' names; `columns` says it where the names do not
    (`{"commenter": "user", "post_author": "owner"}`: our name, then the file's). Comments are joined to the
    owners of their posts over all files; `owner` owns the posts that no file gives an owner. `encoding` is that
    of text files that are not in UTF-8. `advance` is called with the name of each file before it is read.

    No row is dropped in silence: `Log.notes` counts what could not be joined, was double or was not understood.
    Raises DataError (file, row, column) or ConfigurationError.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "comments.csv").write_text("commenter,post_id,post_author,text\\nben,p1,ana,lovely\\n")
    >>> read(folder / "comments.csv").interactions.select("actor_id", "target_id", "kind").row(0)
    ('ben', 'ana', 'comment')
    """
    if encoding is not None:
        check_encoding(encoding)
    try:
        files, passed_over = find_files([paths] if isinstance(paths, str | Path) else paths)
        if not files:
            raise ConfigurationError("No file was named.", advice="Name at least one file of comments or ties.")
        gathered = gather(files, columns or {}, encoding, advance)
    except OSError as error:
        raise _cannot_read(error) from error
    log = assemble(gathered.tables, gathered.inputs, owner)
    if not any(table.height for table in (log.accounts, log.posts, log.interactions, log.edges)):
        raise nothing_said(log.inputs)
    return replace(log, notes=(*passed_over, *gathered.notes, *log.notes))


def _cannot_read(error: OSError) -> DataError:
    file = named(Path(os.fsdecode(error.filename))) if error.filename else "A file"
    return DataError(
        f"{file} cannot be read: {error.strerror or error}.",
        advice="See that it is still there, that you may read it, and that the disk has room for temporary files.",
        file=file,
    )
