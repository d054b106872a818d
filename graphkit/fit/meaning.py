"""How near in meaning what an account publishes is to what it should be about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from graphkit.encoder import Encode
from graphkit.fit.texts import long_enough
from graphkit.log.log import Log

# Of each account the bio and so many captions, the latest: what it is about now, and bounded whatever it wrote.
CAPTIONS: Final = 12
# Of each text so many characters; captions begin with what they are about and end in tags.
CHARACTERS: Final = 300
# A single short text is near to this or that by chance: of three together that was never so (docs/score.md).
ENOUGH_TEXTS: Final = 3
TOO_LITTLE: Final = "fewer than three texts of some length were seen"
MEANINGS: Final = pl.Schema(
    {
        "account": pl.String(),
        "meaning": pl.Float64(),
        "meaning_reason": pl.String(),
        "meaning_texts": pl.Int64(),
        "meaning_post": pl.String(),
    }
)


def meanings(log: Log, accounts: Sequence[str], about: str, encode: Encode) -> pl.DataFrame:
    """The columns of `MEANINGS`, a row for each of the accounts, in their order.

    `meaning` is the cosine (to three places) of `about` and the mean of the account's texts: its bio and its latest
    captions, `meaning_texts` in number, each once. `meaning_post` is the post whose caption is nearest. Where there are
    fewer than three texts, `meaning` is null and `meaning_reason` says so.

    >>> texts = ["A loaf of rye for breakfast", "Another loaf, with seeds on top", "Ten loaves for the village"]
    >>> posts = pl.DataFrame({"post_id": ["1", "2", "3"], "author_id": "ana", "text": texts})
    >>> loaves = lambda texts: np.array([[float("loa" in text), float("loa" not in text)] for text in texts])
    >>> meanings(Log(posts=posts), ["ana"], "loaves", loaves)["meaning"].to_list()
    [1.0]
    """
    texts = _texts(log, accounts).with_columns(count=pl.len().over("account"))
    enough = texts.filter(pl.col("count") >= ENOUGH_TEXTS)
    counted = texts.group_by("account").agg(meaning_texts=pl.len())
    found = pl.DataFrame({"account": accounts}, schema={"account": pl.String()})
    for frame in (counted, _nearness(enough, about, encode)):
        found = found.join(frame, on="account", how="left", maintain_order="left")
    told = found.with_columns(
        pl.col("meaning_texts").fill_null(0),
        meaning_reason=pl.when(pl.col("meaning").is_null()).then(pl.lit(TOO_LITTLE)),
    )
    return told.select(MEANINGS.names()).cast(MEANINGS)


def _texts(log: Log, accounts: Sequence[str]) -> pl.DataFrame:
    """account, post_id (null for a bio), text: what is read of each account, latest first, the bio before all."""
    described = log.accounts.filter(pl.col("account_id").is_in(list(accounts)))
    bios = described.select(account="account_id", text=_words(pl.col("bio")))
    published = log.posts.filter(pl.col("author_id").is_in(list(accounts)))
    latest = published.sort(["created_at", "post_id"], descending=[True, False], nulls_last=True)
    captions = latest.select("post_id", account="author_id", text=_words(pl.col("text")))
    whole = pl.concat([bios, captions], how="diagonal").filter(_says_something())
    once = whole.unique(["account", "text"], keep="first", maintain_order=True)
    of_posts = pl.col("post_id").is_not_null()
    return once.filter(~of_posts | (pl.col("post_id").cum_count().over("account") <= CAPTIONS))


def _words(text: pl.Expr) -> pl.Expr:
    """A text without addresses, names and the marks of its tags, whose words count; cut where it is long."""
    # Brought to one form first: a single odd character may stand for eighteen.
    bare = text.str.head(CHARACTERS).str.normalize("NFKC").str.replace_all(r"https?://\S+|@\S+", " ")
    return bare.str.replace_all(r"[#\s\p{C}]+", " ").str.strip_chars().str.head(CHARACTERS)


def _says_something() -> pl.Expr:
    letters = pl.col("text").str.replace_all(r"[^\p{L}\p{M}]", "")
    return long_enough(letters).fill_null(False)


def _nearness(texts: pl.DataFrame, about: str, encode: Encode) -> pl.DataFrame:
    """account, meaning, meaning_post."""
    if texts.is_empty():
        return pl.DataFrame(schema={name: MEANINGS[name] for name in ("account", "meaning", "meaning_post")})
    # Sorted, so that neither the order of rows nor who else wrote the same changes a bit.
    distinct = texts["text"].unique().sort()
    wanted = encode([about.strip()])[0]
    vectors = encode(distinct.to_list())
    rows = []
    for (account,), written in texts.group_by("account", maintain_order=True):
        own = vectors[distinct.search_sorted(written["text"]).to_numpy()]
        mean = own.mean(axis=0)
        nearest = written.with_columns(near=pl.Series(own @ wanted)).drop_nulls("post_id")
        best = nearest.sort("near", "post_id", descending=[True, False])["post_id"][0]
        rows.append((account, round(float(mean @ wanted / np.linalg.norm(mean)), 3), best))
    return pl.DataFrame(rows, schema=["account", "meaning", "meaning_post"], orient="row")
