"""`gk.read`: files in, a log out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.log import Log
from graphkit.log.provenance import Input, Note, counted
from graphkit.log.schemas import EDGES, POSTS, conform
from graphkit.readers.columns import check_renames, map_columns
from graphkit.readers.contents import Contents, prepare
from graphkit.readers.files import find_files
from graphkit.readers.join import join_targets, posts_of_targets, without_duplicates, without_repeats
from graphkit.readers.rows import read_rows
from graphkit.readers.tables import HANDLES, SCHEMAS, Table, to_table
from graphkit.readers.unify import Tables, separate_platforms, unify_accounts
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
    files, passed_over = find_files([paths] if isinstance(paths, str | Path) else paths)
    if not files:
        raise ConfigurationError("No file was named.", advice="Name at least one file of comments or ties.")
    tables, inputs = _read_files(files, columns or {}, encoding, advance)
    notes = (*passed_over, *(note for table in tables for note in table.notes))
    log = _assembled(_stacked(tables), owner, inputs, notes)
    if not log.interactions.height and not log.edges.height:
        raise DataError(
            f"No comment and no tie in {', '.join(read.file for read in inputs)}.",
            advice="Add the file that says who commented where.",
        )
    return log


def _read_files(
    files: list[Path], renames: Mapping[str, str], encoding: str | None, advance: Advance
) -> tuple[list[Table], tuple[Input, ...]]:
    tables: list[Table] = []
    inputs: list[Input] = []
    seen: set[str] = set()
    for file in files:
        advance(str(file))
        with tempfile.TemporaryDirectory(prefix="graphkit-") as spool:
            contents = prepare(file, str(file), Path(spool), encoding)
            rows = read_rows(contents)
        seen.update(name for frame in rows for name in frame.columns)
        understood = [_understood(frame, contents, renames) for frame in rows if frame.columns]
        tables += understood
        inputs.append(_input(contents, understood))
    check_renames(renames, seen)
    return tables, tuple(inputs)


def _understood(rows: pl.DataFrame, contents: Contents, renames: Mapping[str, str]) -> Table:
    table = to_table(rows, map_columns(rows.columns, contents.name, renames), contents.name)
    empty = counted(contents.name, [(int(rows.height == 0), "file with a header and no rows")])
    return Table(table.name, table.frame, (*table.notes, *empty))


def _input(contents: Contents, tables: list[Table]) -> Input:
    if not tables:
        raise DataError(
            f"{contents.name} holds no rows.", advice="Export it again, or leave it out.", file=contents.name
        )
    held = " and ".join(table.name for table in tables)
    return Input(contents.name, held, sum(table.frame.height for table in tables), contents.bytes, contents.sha256)


def _stacked(tables: list[Table]) -> Tables:
    """All files' rows of each table under each other."""
    stacked: Tables = {}
    for name, schema in SCHEMAS.items():
        empty = pl.DataFrame(schema={**schema, **dict.fromkeys(HANDLES[name], pl.String())})
        stacked[name] = pl.concat([empty, *(table.frame for table in tables if table.name == name)])
    return stacked


def _assembled(stacked: Tables, owner: str | None, inputs: tuple[Input, ...], notes: tuple[Note, ...]) -> Log:
    tables = separate_platforms(unify_accounts(stacked))
    posts, doubled_posts = without_duplicates(tables["posts"], "post_id", "posts")
    once, doubled = without_duplicates(tables["interactions"], "interaction_id", "interactions")
    once, repeated = without_repeats(once)
    interactions, unjoined = join_targets(once, posts, owner.removeprefix("@") if owner else None)
    met = conform(posts_of_targets(interactions, posts).lazy(), POSTS).collect()
    return Log(
        accounts=tables["accounts"],
        posts=pl.concat([posts, met]),
        interactions=interactions,
        edges=_both_ways(tables["edges"]),
        inputs=inputs,
        notes=(*notes, *doubled_posts, *doubled, *repeated, *unjoined),
    )


def _both_ways(edges: pl.DataFrame) -> pl.DataFrame:
    """An undirected tie is one in each direction (Gephi writes which it is in a column `type`)."""
    undirected = edges.filter(pl.col("type").str.to_lowercase() == "undirected")
    swapped = undirected.rename({"source": "target", "target": "source"}).select(edges.columns)
    return pl.concat([edges, swapped]).select(EDGES.names())
