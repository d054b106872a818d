"""What stands on the map in words: whose it is, what was found, from what, and what is left out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.log.log import Log

SEE_ALL: Final = "`graphkit map --all` draws everything"
TOLD_OF: Final = "Scores, reasons and quotes are told of candidates alone"
WITHOUT_WEBGL: Final = (
    "To draw everything takes WebGL, which this graphkit was built without: install it from a wheel, or build it "
    "where npm is installed"
)


def title_of(found: Candidates) -> str:
    """Whom the map is around, as a question."""
    labels = dict(found.network.accounts.select("account", "label").iter_rows())
    return f"Who is around {_listed([labels[seed] for seed in found.seeds])}?"


def summary_of(found: Candidates) -> str:
    """What was found from how many seeds, and among how many accounts and communities."""
    seeds, candidates = len(found.seeds), found.frame.height
    from_seeds = f"{seeds} {'seed' if seeds == 1 else 'seeds'}"
    to_candidates = f"{candidates:,} {'candidate' if candidates == 1 else 'candidates'}"
    return (
        f"{from_seeds} → {to_candidates} "
        f"among {found.network.accounts.height:,} accounts in {found.communities.height:,} communities"
    )


def source_of(log: Log, with_files: bool = True) -> str:
    """The files by name, or how many, and the days they span: without its date a map is soon taken for today's."""
    names = [read.file.replace("\\", "/").rsplit("/", 1)[-1] for read in log.inputs]
    count = f"{len(names)} {'file' if len(names) == 1 else 'files'}" if names else ""
    files = ", ".join(names) if with_files else count
    first, last = log.interactions.select(first=pl.col("created_at").min(), last=pl.col("created_at").max()).row(0)
    days = "" if first is None else f"{_day(first)} – {_day(last)}"
    return " · ".join(part for part in (files, days) if part)


def _day(moment: datetime) -> str:
    """ "3 Nov 2026". Not every system knows the %-d that would say so."""
    return f"{moment.day} {moment:%b %Y}"


def _listed(labels: list[str]) -> str:
    shown = labels[:3]
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    return ", ".join(shown) + more
