"""Which tools candidates can be handed to, and how each wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.files.tables import render
from graphkit.writers.handoff.aspire import creators
from graphkit.writers.handoff.hubspot import contacts
from graphkit.writers.handoff.listing import listing
from graphkit.writers.handoff.notion import pages
from graphkit.writers.handoff.upfluence import influencers
from graphkit.writers.handoff.workbook import workbook


@dataclass(frozen=True)
class Tool:
    """How a tool wants candidates: as which table, in which file, and whom it cannot take."""

    table: Callable[[pl.DataFrame], pl.DataFrame]
    file: Callable[[pl.DataFrame], bytes]
    cannot_take: str = ""


def _csv(table: pl.DataFrame) -> bytes:
    return render(table, "csv")


TOOLS: Final[Mapping[str, Tool]] = {
    "hubspot": Tool(contacts, _csv),
    "aspire": Tool(creators, _csv, "on none of its platforms, or without a handle (on YouTube: an address)"),
    "upfluence": Tool(influencers, _csv, "without an address"),
    "airtable": Tool(listing, _csv),
    "notion": Tool(pages, _csv),
    "sheets": Tool(listing, _csv),
    "xlsx": Tool(listing, workbook),
}


@dataclass(frozen=True)
class Handed:
    """The file for a tool, and how many candidates it leaves out because the tool cannot take them."""

    content: bytes
    left_out: int
    why: str


def hand_to(tool: str, candidates: pl.DataFrame) -> Handed:
    """The candidates, as `explained` gives them, for one of `TOOLS`."""
    wanted = TOOLS[tool]
    table = wanted.table(candidates)
    return Handed(wanted.file(table), candidates.height - table.height, wanted.cannot_take)
