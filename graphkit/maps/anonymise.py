"""A map that others may see: ordinary commenters by number, in its columns, its sentences and what it quotes.

Seeds, candidates and other authors publish, and keep their names. Whoever only comments does not expect to be on
somebody's map: of them no handle, name, id, address or follower count is told. Within quotes a name is hidden where
it stands as a word of its own, whatever it means there: better a strange quote than a named person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from graphkit.candidates.candidates import Candidates

# Shorter words name nobody by themselves; after an @ they do.
SHORTEST: Final = 3
NAMES: Final = ("handle", "name", "label", "url")
ADDRESS: Final = r"(?P<address>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
MENTION: Final = r"(?P<mention>[@＠][.\-]*\w+(?:[.\-@]+\w+)*)"
# From here on, scripts are written without spaces: a name has no edges there.
UNSPACED: Final = "\u0e00"


@dataclass(frozen=True)
class Anonymous:
    """Names for a map to be shared.

    `labels`: what every account is called; `numbered`: account and alias of the ordinary commenters; `aliases`: their
    alias by each name they go by, in small letters; `kept`: the names of all others.
    """

    labels: Mapping[str, str]
    numbered: pl.DataFrame
    aliases: Mapping[str, str]
    kept: frozenset[str]

    def cover(self, found: Candidates) -> Candidates:
        """Nobody's name is short here: a community can be named after its strongest account.

        Accounts have their new labels before sentences are made of them: within one, a name that is a common word
        could not be told from the word.
        """
        names = found.communities["name"]
        covered = self._hidden(names, shortest=1)
        renamed = pl.col("community_name").replace(dict(zip(names, covered, strict=True)))
        return replace(
            found,
            network=replace(found.network, accounts=self._labelled(found.network.accounts)),
            communities=found.communities.with_columns(covered),
            accounts=self._labelled(found.accounts).with_columns(renamed),
        )

    def told(self, accounts: pl.DataFrame) -> pl.DataFrame:
        with_alias = accounts.join(self.numbered, on="account", how="left", maintain_order="left")
        named = pl.col("alias").is_null()
        return with_alias.with_columns(
            pl.when(named).then(pl.col("handle", "url", "followers")),
            label=pl.coalesce("alias", "label"),
            id=pl.coalesce("alias", "account"),
        ).drop("alias")

    def label(self, account: str) -> str:
        return self.labels[account]

    def said(self, sentence: str) -> str:
        return re.sub(MENTION, lambda met: self._alias(met[0]), sentence)

    def quoted(self, texts: pl.Series) -> pl.Series:
        return self._hidden(texts, SHORTEST)

    def _labelled(self, accounts: pl.DataFrame) -> pl.DataFrame:
        return accounts.with_columns(label=pl.col("account").replace_strict(self.labels))

    def _hidden(self, texts: pl.Series, shortest: int) -> pl.Series:
        names = pl.Series([name for name in self.aliases if len(name) >= shortest], dtype=pl.String).implode()
        met = texts.str.to_lowercase().str.extract_many(names, overlapping=True)
        return pl.Series(
            texts.name,
            [
                re.sub(_pattern(these), self._instead, text, flags=re.IGNORECASE)
                for text, these in zip(texts, met, strict=True)
            ],
            pl.String,
        )

    def _instead(self, met: re.Match[str]) -> str:
        text = met[0]
        if met["address"]:
            return "…"
        if met["mention"] and _bare(text) not in self.kept:
            return self.aliases.get(_bare(text), "@…")
        return self._alias(text)

    def _alias(self, name: str) -> str:
        return self.aliases.get(_bare(name), name)


def anonymous(found: Candidates) -> Anonymous:
    """Names that hide the ordinary commenters of a result; the same result numbers them the same way."""
    ordinary = ~pl.col("author") & ~pl.col("account").is_in(list(found.seeds))
    fans = found.accounts.filter(ordinary).select("account", *NAMES)
    # By the order of the ids, a number would tell where in the alphabet a name stands.
    numbers = np.random.default_rng(found.seed).permutation(fans.height) + 1
    numbered = fans.select("account", alias=pl.Series([f"commenter {number:,}" for number in numbers], dtype=pl.String))
    kept = frozenset(_names(found.accounts.filter(~ordinary))["name"])
    known = _names(fans).filter(~pl.col("name").is_in(list(kept))).join(numbered, on="account", maintain_order="left")
    labels = found.accounts.select("account", "label").join(numbered, on="account", how="left")
    return Anonymous(
        dict(labels.select("account", pl.coalesce("alias", "label")).iter_rows()),
        numbered,
        dict(known.select("name", "alias").iter_rows()),
        kept,
    )


def _names(accounts: pl.DataFrame) -> pl.DataFrame:
    """account, name: everything an account goes by, in small letters; two of the same name are one."""
    each = accounts.select("account", name=pl.concat_list("account", *NAMES)).explode("name").drop_nulls()
    small = pl.col("name").str.to_lowercase().str.strip_chars().str.strip_prefix("@")
    return each.with_columns(small).filter(pl.col("name") != "").unique("name", keep="first", maintain_order=True)


def _bare(mention: str) -> str:
    return mention.lstrip("@＠").lower()


def _pattern(names: Iterable[str]) -> str:
    """Addresses, mentions and these names, longest first. Some sites mention people by names of several words."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    spaced = [f"[@＠]?{_word(name)}" for name in longest_first if " " in name]
    return "|".join([ADDRESS, *spaced, MENTION, *map(_word, longest_first)])


def _word(name: str) -> str:
    """The name as a word of its own."""
    before = r"(?<!\w)" if name[0] < UNSPACED else ""
    after = r"(?!\w)" if name[-1] < UNSPACED else ""
    return f"{before}{re.escape(name)}{after}"
