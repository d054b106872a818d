"""What was read of folders of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.log.provenance import Note

FOLDERS: Final = pl.Schema({"folder": pl.String(), "files": pl.List(pl.String()), "tones": pl.List(pl.Float64())})


@dataclass(frozen=True)
class Pictures:
    """`folders`: folder, files (those that could be read), tones (the mean over them); `brand`: the same, one row."""

    brand: pl.DataFrame
    folders: pl.DataFrame
    notes: tuple[Note, ...] = ()
