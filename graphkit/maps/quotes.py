"""What was written: the comments behind a reason, a few of each, short enough to be read."""

from __future__ import annotations

import unicodedata
from typing import Final

import polars as pl

from graphkit.candidates.candidates import Candidates

A_FEW: Final = 3
LONGEST: Final = 240
# Whoever reads of these wants to hear how people talk; other evidence is a count.
QUOTED: Final = (
    "exchange", "other acts", "shared commenters", "few commenters", "few voices", "partners", "traded", "bought"
)  # fmt: skip
JOINER: Final = "\u200d"
# What belongs to the letter before it, beside marks: joiners, variation and keycap signs, skin tones, tags.
CLINGING: Final = frozenset(
    map(chr, (0x200D, 0xFE0E, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)))
)
# Two of these are one flag.
FLAG_LETTERS: Final = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


def quotes_of(found: Candidates, evidence: pl.DataFrame) -> pl.DataFrame:
    """reason (the row of `evidence`), by (an account), text, day: the latest comment of each writer, then the next.

    At most three a reason, the latest first; comments without text are none.
    """
    behind = (
        evidence.with_row_index("reason")
        .filter(pl.col("table") == "interactions", pl.col("kind").is_in(QUOTED))
        .select("reason", interaction_id="rows")
        .explode("interaction_id")
    )
    interactions = found.log.interactions.lazy().select("interaction_id", "created_at", "text", by="actor_id")
    written = interactions.join(behind.lazy(), on="interaction_id", how="semi")
    said = (
        behind.lazy()
        .join(written.unique("interaction_id", keep="first", maintain_order=True), on="interaction_id")
        .with_columns(text=pl.col("text").str.replace_all(r"\s+", " ").str.strip_chars())
        .filter(pl.col("text") != "")
        .sort("created_at", "interaction_id", descending=True, nulls_last=True)
        .with_columns(turn=pl.int_range(pl.len()).over("reason", "by"))
        .sort("reason", "turn", maintain_order=True)
        .group_by("reason", maintain_order=True)
        .head(A_FEW)
        .collect()
    )
    day = pl.col("created_at").dt.strftime("%Y-%m-%d")
    return said.select("reason", "by", "text", day=day)


def clip(text: str, longest: int = LONGEST) -> str:
    """The text, cut where a word ends if that is near, and never within a letter or an emoji.

    >>> clip("What a wonderful loaf", 19)
    'What a wonderful…'
    >>> clip("👩‍🍳👩‍🍳", 4)
    '👩‍🍳…'
    """
    if len(text) <= longest:
        return text
    end = longest - 1
    space = text.rfind(" ", longest // 2, end + 1)
    if space > 0:
        return f"{text[:space].rstrip()}…"
    while end > 0 and _within_a_letter(text, end):
        end -= 1
    return f"{text[:end]}…"


def _within_a_letter(text: str, at: int) -> bool:
    if text[at] in FLAG_LETTERS:
        flag = at
        while flag > 0 and text[flag - 1] in FLAG_LETTERS:
            flag -= 1
        return (at - flag) % 2 == 1
    return text[at] in CLINGING or text[at - 1] == JOINER or unicodedata.category(text[at]).startswith("M")
