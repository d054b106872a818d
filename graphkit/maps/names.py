"""What accounts are called on the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import polars as pl

from graphkit.candidates.candidates import Candidates


class Names(Protocol):
    """How a map names accounts, in its columns and within texts."""

    def cover(self, found: Candidates) -> Candidates:
        """The result with the names its accounts and communities may have on the map."""

    def told(self, accounts: pl.DataFrame) -> pl.DataFrame:
        """Accounts of the map (account, role, handle, label, url, followers) with an id, by the names they may have."""

    def label(self, account: str) -> str:
        """What one account is called."""

    def said(self, sentence: str) -> str:
        """A sentence of ours, or of who draws the map."""

    def quoted(self, texts: pl.Series) -> pl.Series:
        """What others wrote."""


@dataclass(frozen=True)
class AsTheyAre:
    """Everybody by the own name."""

    found: Candidates

    def cover(self, found: Candidates) -> Candidates:
        return found

    def told(self, accounts: pl.DataFrame) -> pl.DataFrame:
        """The id of a commenter is the handle where there is one: nothing looks a commenter up by more."""
        short = pl.when(pl.col("role") == "fan").then(pl.coalesce("handle", "account")).otherwise("account")
        return accounts.with_columns(id=short)

    def label(self, account: str) -> str:
        return self._labels[account]

    def said(self, sentence: str) -> str:
        return sentence

    def quoted(self, texts: pl.Series) -> pl.Series:
        return texts

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(self.found.network.accounts.select("account", "label").iter_rows())
