"""What became of each file that was read."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.log import Log

REPORT: Final = pl.Schema(
    {
        "file": pl.String(),
        "format": pl.String(),
        "table": pl.String(),
        "rows": pl.Int64(),
        "joined": pl.Int64(),
        "without_owner": pl.Int64(),
        "doubles": pl.Int64(),
        "why": pl.List(pl.String()),
    }
)


def report(log: Log) -> pl.DataFrame:
    """One row a file, in the order read; then the files that were passed over.

    Returns file, format (the tool it comes from; unknown where it was passed over), table (what it held), rows, joined
    (acts whose target is known), without_owner (acts on posts whose owner no file names), doubles (rows read before),
    why (what was skipped or is doubtful in it).
    """
    notes: dict[str, list[str]] = {}
    for note in log.notes:
        notes.setdefault(note.subject, []).append(f"{note.count:,} {note.what}")
    read = [
        (
            file.file,
            file.format,
            file.table,
            file.rows,
            file.joined,
            file.unowned,
            file.doubles,
            notes.get(file.file, []),
        )
        for file in log.inputs
    ]
    known = {file.file for file in log.inputs}
    passed_over = [
        (subject, None, None, 0, 0, 0, 0, whys)
        for subject, whys in notes.items()
        if subject not in known and any("passed over" in why for why in whys)
    ]
    return pl.DataFrame([*read, *passed_over], schema=REPORT, orient="row")


def refuse_losses(log: Log) -> None:
    """Raise DataError where a file was passed over, or a row left out, double, doubtful or without an owner."""
    lost = report(log).filter((pl.col("without_owner") > 0) | (pl.col("doubles") > 0) | (pl.col("why").list.len() > 0))
    said = {why for whys in lost["why"].to_list() for why in whys}
    for file in lost.iter_rows(named=True):
        counts = [f"{file[name]:,} {what}" for name, what in _COUNTED.items() if file[name]]
        raise _loss(file["file"], "; ".join([*counts, *file["why"]]))
    for note in log.notes:
        if f"{note.count:,} {note.what}" not in said:
            raise _loss(note.subject, f"{note.count:,} {note.what}")


_COUNTED: Final = {"without_owner": "on posts without a known owner", "doubles": "read before"}


def _loss(subject: str, what: str) -> DataError:
    return DataError(
        f"{subject}: {what}.",
        advice="Leave --strict out to go on without them; the report says of each file what was left out.",
        file=subject,
    )
