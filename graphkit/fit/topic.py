"""What an account publishes about, beside what the brief asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

from graphkit.fit.names import naming, plain_name
from graphkit.fit.texts import bios, post_texts
from graphkit.log.log import Log

# The usual constants of BM25: Robertson and Zaragoza 2009, The Probabilistic Relevance Framework.
SATURATION: Final = 1.2
BY_LENGTH: Final = 0.75
# A hashtag is chosen to say what a post is about; a word may stand there by the way.
HASHTAG: Final = 2.0


def topic_fit(log: Log, keywords: Sequence[str], hashtags: Sequence[str] = ()) -> pl.DataFrame:
    """How much of what an account publishes is about the keywords: account, topic; who wrote nothing is not listed.

    `topic` is BM25 over an account's posts and bio, each of them a mention at most, so that a word said ten times in
    one post counts once; a term that few accounts use counts more, a hashtag twice.

    >>> posts = pl.DataFrame({"post_id": ["1", "2"], "author_id": ["ana", "ben"], "text": ["A trail run", "Cake"]})
    >>> topic_fit(Log(posts=posts), ["trail run"]).filter(pl.col("topic") > 0)["account"].to_list()
    ['ana']
    """
    counts = {plain_name(term): 1.0 for term in keywords} | {plain_name(tag): HASHTAG for tag in hashtags}
    texts = _texts(log)
    written = texts.group_by("account").agg(texts=pl.len())
    uses = _named(texts, list(counts)).group_by("account", "term").agg(said=pl.len())
    points = uses.join(written, on="account").with_columns(points=_points(written, counts))
    fits = points.group_by("account").agg(topic=pl.col("points").sum())
    everybody = written.select("account").join(fits, on="account", how="left").sort("account")
    return everybody.with_columns(pl.col("topic").fill_null(0.0).round(9))


def topic_mentions(log: Log, terms: Sequence[str], accounts: Sequence[str]) -> pl.DataFrame:
    """Where the accounts name the terms: account, post_id (null for a bio), term; sorted."""
    theirs = _texts(log).filter(pl.col("account").is_in(list(accounts)))
    return _named(theirs, [plain_name(term) for term in terms]).sort("account", "post_id", "term")


def _texts(log: Log) -> pl.DataFrame:
    """account, post_id (null for a bio), text."""
    posts = post_texts(log).select("account", "post_id", "text")
    return pl.concat([posts, bios(log)], how="diagonal").collect()


def _named(texts: pl.DataFrame, terms: Sequence[str]) -> pl.DataFrame:
    held = texts.select("account", "post_id", term=_terms([term for term in dict.fromkeys(terms) if term]))
    return held.explode("term").drop_nulls("term")


def _terms(terms: Sequence[str]) -> pl.Expr:
    """Those of the terms that a text holds."""
    if not terms:
        return pl.lit([], dtype=pl.List(pl.String))
    # A tag runs together what a sentence writes apart.
    spellings = {term: [term, term.replace(" ", "")] for term in terms}
    text = pl.col("text")
    held = pl.concat_list(
        pl.when(naming(text, names)).then(pl.lit(term)) for term, names in spellings.items()
    ).list.drop_nulls()
    return pl.when(naming(text, [name for names in spellings.values() for name in names])).then(held)


def _points(written: pl.DataFrame, counts: Mapping[str, float]) -> pl.Expr:
    """What each term adds: its rarity, its count, and its mentions beside how much the account has written."""
    users = pl.len().over("term")
    rarity = (1 + (written.height - users + 0.5) / (users + 0.5)).log()
    length = 1 - BY_LENGTH + BY_LENGTH * pl.col("texts") / written["texts"].mean()
    mentions = pl.col("said") * (SATURATION + 1) / (pl.col("said") + SATURATION * length)
    weight = pl.col("term").replace_strict(dict(counts), return_dtype=pl.Float64)
    return weight * rarity * mentions
