"""`gk.read`: files in, a log out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.log import Log
from graphkit.log.provenance import Input, Note
from graphkit.log.schemas import EDGES
from graphkit.readers.files.contents import Contents, prepare
from graphkit.readers.files.encodings import check_encoding
from graphkit.readers.files.find import Found, find_files
from graphkit.readers.formats.export import Export
from graphkit.readers.joining.aliases import one_name_each
from graphkit.readers.joining.duplicates import interactions_once, posts_once, without_repeats
from graphkit.readers.joining.join import join_targets, with_posts_met
from graphkit.readers.joining.mentions import acts_of_posts
from graphkit.readers.joining.platforms import Tables, separate_platforms
from graphkit.readers.joining.unify import unify_accounts
from graphkit.readers.known_readers import known_readers
from graphkit.readers.nothing_to_read import NothingToRead
from graphkit.readers.reader import Reader
from graphkit.readers.tables.columns import check_renames
from graphkit.readers.tables.table import READ, Table, columns_of
from graphkit.readers.understand import exports_in, holds_nothing, understand
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

    CSV, TSV, JSON, JSONL and Parquet (also .gz, .xz, .zst), GEXF and GraphML. What a file holds and which
    column is which is told from the columns' names; `columns` says it where the names do not
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
        given = _read_files(files, columns or {}, encoding, advance)
    except OSError as error:
        raise _cannot_read(error) from error
    log = _assembled(given.tables, owner)
    if not log.interactions.height and not log.edges.height:
        raise _nothing_said(given.inputs)
    return replace(log, inputs=tuple(given.inputs), notes=(*passed_over, *given.notes, *log.notes))


@dataclass
class _Given:
    """What the files hold, before it is brought together."""

    tables: list[Table] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def _read_files(files: list[Found], renames: Mapping[str, str], encoding: str | None, advance: Advance) -> _Given:
    given = _Given()
    readers = known_readers()
    seen: set[str] = set()
    unclear: list[NothingToRead] = []
    for file in files:
        advance(str(file.path))
        try:
            with tempfile.TemporaryDirectory(prefix="graphkit-") as spool:
                contents = prepare(file.path, str(file.path), Path(spool), encoding)
                exports = exports_in(contents, readers)
                seen.update(name for export in exports for name in export.keys)
                _take(exports, contents, file, readers, renames, given)
        except NothingToRead as error:
            unclear.append(error)
            given.notes.append(
                Note(str(file.path), 1, f"file passed over: {error.message.removeprefix(f'{file.path} ')}")
            )
    # A column named wrongly on the command line is the likelier cause, and only all files together tell.
    check_renames(renames, seen)
    outright = {str(file.path) for file in files if file.root == file.path}
    if needed := next((error for error in unclear if error.file in outright or not given.inputs), None):
        raise needed
    return given


def _take(
    exports: list[Export],
    contents: Contents,
    file: Found,
    readers: tuple[Reader, ...],
    renames: Mapping[str, str],
    given: _Given,
) -> None:
    if twin := next((read.file for read in given.inputs if read.sha256 == contents.sha256), None):
        given.notes.append(Note(contents.name, 1, f"file passed over: it is the same as {twin}"))
        return
    understood = understand(exports, contents, file.root, readers, renames)
    tables = understood.tables
    if not tables:
        raise holds_nothing(contents)
    held = " and ".join(table.name for table in tables if table.name != "aliases")
    height = sum(table.frame.height for table in tables)
    given.tables += tables
    given.notes += [note for table in tables for note in table.notes]
    given.inputs.append(Input(contents.name, held, height, contents.bytes, contents.sha256, understood.format))


def _cannot_read(error: OSError) -> DataError:
    file = str(error.filename or "A file")
    return DataError(
        f"{file} cannot be read: {error.strerror or error}.",
        advice="See that it is still there, that you may read it, and that the disk has room for temporary files.",
        file=file,
    )


def _nothing_said(inputs: list[Input]) -> DataError:
    held = ", ".join(f"{read.file} ({read.rows:,} {read.table})" for read in inputs)
    return DataError(
        f"There is no comment and no tie in {held}.",
        advice="Add the file that says who commented where. If it is among these, name its columns, "
        "for example --columns commenter=author.",
    )


def _assembled(read: list[Table], owner: str | None) -> Log:
    stacked = _stacked(read)
    stacked["interactions"] = pl.concat([stacked["interactions"], acts_of_posts(stacked["posts"])])
    separated, platformless = separate_platforms(stacked)
    unified = unify_accounts(one_name_each(separated), owner)
    tables = unified.tables
    posts, doubled_posts = posts_once(tables["posts"])
    once, doubled = interactions_once(tables["interactions"])
    once, repeated = without_repeats(once)
    posts = with_posts_met(posts, once, unified.owner)
    interactions, unjoined = join_targets(once, posts, unified.owner)
    return Log(
        accounts=tables["accounts"],
        posts=posts,
        interactions=interactions,
        edges=_both_ways(tables["edges"]),
        notes=(*platformless, *unified.notes, *doubled_posts, *doubled, *repeated, *unjoined),
    )


def _stacked(tables: list[Table]) -> Tables:
    """All files' rows of each table under each other."""
    return {
        name: pl.concat([columns_of(name).to_frame(), *(table.frame for table in tables if table.name == name)])
        for name in READ
    }


def _both_ways(edges: pl.DataFrame) -> pl.DataFrame:
    """An undirected tie is one in each direction (Gephi writes which it is in a column `type`)."""
    undirected = edges.filter(pl.col("type").str.to_lowercase() == "undirected")
    others = undirected.filter(pl.col("source").ne_missing(pl.col("target")))
    swapped = others.rename({"source": "target", "target": "source"}).select(edges.columns)
    return pl.concat([edges, swapped]).select(EDGES.names())
