"""A log as a folder of tables, which is read again like any export."""

from __future__ import annotations

from pathlib import Path

from graphkit.files.tables import render
from graphkit.files.whole import whole_folder
from graphkit.log.log import Log
from graphkit.log.schemas import TABLES


def write_log(log: Log, folder: Path) -> None:
    """Write the tables that have rows into `folder` as Parquet. Raises DataError where it cannot be written to."""
    with whole_folder(folder) as staging:
        for name in TABLES:
            frame = getattr(log, name)
            if frame.height:
                (staging / f"{name}.parquet").write_bytes(render(frame.drop("origin"), "parquet"))
