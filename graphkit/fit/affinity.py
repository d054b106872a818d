"""Who names a brand: in posts, in comments, under the brand's own posts; paid for or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.brief.brief import Brand
from graphkit.fit.names import naming
from graphkit.fit.paid import paid
from graphkit.fit.texts import comment_texts, post_texts
from graphkit.log.log import Log

# Each further text that names the brand is worth this share of what is left; one left with the brand itself, twice.
EACH: Final = 0.35
WITH_THE_BRAND: Final = 2


def mentions_of(log: Log, brand: Brand, owned: Sequence[str]) -> pl.DataFrame:
    """Every text that names the brand, and every comment left with it: account, table, row, how, said.

    `how` is "own post", "paid post", "comment" or "with the brand"; `owned` are the ids of the brand's accounts, who
    are not listed themselves. A text that holds a word of `brand.not_with` is about another of that name.
    """
    text = pl.col("text")
    named = naming(text, [brand.name, *brand.aliases]) & ~naming(text, brand.not_with)
    posts = post_texts(log).filter(named).select(
        "account", "said", table=pl.lit("posts"), row="post_id",
        how=pl.when(paid(text, pl.col("sponsored"))).then(pl.lit("paid post")).otherwise(pl.lit("own post")),
    )  # fmt: skip
    with_brand = pl.col("owner").is_in(list(owned)).fill_null(False)
    comments = comment_texts(log).filter(named | with_brand).select(
        "account", "said", table=pl.lit("interactions"), row="interaction_id",
        how=pl.when(with_brand).then(pl.lit("with the brand")).otherwise(pl.lit("comment")),
    )  # fmt: skip
    found = pl.concat([posts, comments]).filter(~pl.col("account").is_in(list(owned)))
    return found.sort("account", "table", "row").collect()


def affinity(mentions: pl.DataFrame) -> pl.DataFrame:
    """account, affinity: 1 - .65^n over the unpaid mentions, where a comment left with the brand counts twice.

    >>> mentions = pl.DataFrame({"account": ["ana", "ana", "ben"], "how": ["own post", "with the brand", "paid post"]})
    >>> affinity(mentions).rows()
    [('ana', 0.725375), ('ben', 0.0)]
    """
    worth = (
        pl.when(pl.col("how") == "paid post").then(0)
        .when(pl.col("how") == "with the brand").then(WITH_THE_BRAND)
        .otherwise(1)
    )  # fmt: skip
    named = mentions.group_by("account").agg(named=worth.sum()).sort("account")
    return named.select("account", affinity=1 - (1 - EACH) ** pl.col("named"))
