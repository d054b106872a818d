"""Whether a text names something: word by word, whatever the case, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

import polars as pl

# Scripts written without spaces, or with endings attached to names: there a neighbouring letter parts nothing.
_UNSPACED: Final = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_BEFORE: Final = rf"(?:^|[^\p{{L}}\p{{N}}\p{{M}}_]|[{_UNSPACED}])[@#]?"
_AFTER: Final = rf"(?:$|[^\p{{L}}\p{{N}}\p{{M}}_]|[{_UNSPACED}])"


def plain(text: pl.Expr) -> pl.Expr:
    """The text as names are looked for in it: compatibility forms and case do not count."""
    return text.str.normalize("NFKC").str.to_lowercase()


def plain_name(name: str) -> str:
    """A name as it is looked for: without the mark before it, spaces made one.

    >>> plain_name("  #Trail  Running ")
    'trail running'
    """
    return " ".join(unicodedata.normalize("NFKC", name).lower().lstrip("@# \t").split())


def naming(plain_text: pl.Expr, names: Sequence[str]) -> pl.Expr:
    """Whether a text (as `plain` gives it) holds one of the names as words of their own; null where there is no text.

    >>> texts = pl.Series(["New ACME shoes", "pharmacmety", "#acme!"])
    >>> pl.select(naming(plain(pl.lit(texts)), ["Acme"])).to_series().to_list()
    [True, False, True]
    """
    wanted = sorted({plain_name(name) for name in names} - {""})
    if not wanted:
        return pl.when(plain_text.is_not_null()).then(False)
    pattern = f"{_BEFORE}(?:{'|'.join(_spelt(name) for name in wanted)}){_AFTER}"
    # Most texts hold none of the first words at all, and that is told ten times sooner.
    maybe = plain_text.str.contains_any([name.split()[0] for name in wanted])
    return pl.when(maybe).then(plain_text.str.contains(pattern)).otherwise(maybe)


def _spelt(name: str) -> str:
    return r"\s+".join(pl.escape_regex(word) for word in name.split())
