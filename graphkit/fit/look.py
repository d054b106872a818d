"""How alike an account's pictures are to the brand's in colour and tone; of what they show it says nothing."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.images.pictures import Pictures

# Among made-up pictures the two nearest accounts were of the same grading for .69 with 6 images, .80 with 12.
ENOUGH: Final = 12
LOOKS: Final = pl.Schema({"account": pl.String(), "look": pl.Float64(), "pictures": pl.List(pl.String())})


def describe_looks(accounts: pl.DataFrame, pictures: Pictures | None) -> pl.DataFrame:
    """account, look (0 to 1: Hellinger similarity of mean histograms; null below 12 images), pictures (the files).

    A folder is an account's by its id, its handle, or platform_handle or platform_id; two accounts that could be
    meant have none.
    """
    if pictures is None:
        return LOOKS.to_frame()
    ways = [
        pl.col("account"),
        pl.col("handle"),
        *(pl.format("{}_{}", "platform", key) for key in ("account", "handle")),
    ]
    named = pl.concat([accounts.select("account", key=way.str.to_lowercase()) for way in ways]).drop_nulls().unique()
    one = named.filter(pl.col("account").n_unique().over("key") == 1)
    key = pl.col("folder").str.to_lowercase().str.strip_prefix("@")
    theirs = pictures.folders.with_columns(key=key).join(one, on="key").sort("account", "folder")
    # An id and a handle may both have a folder: the fuller one says more.
    fullest = theirs.sort(pl.col("files").list.len(), descending=True, maintain_order=True).unique(
        "account", keep="first", maintain_order=True
    )
    beside = pictures.brand.select(wanted="tones", brand=pl.col("files").list.len())
    enough = (pl.col("files").list.len() >= ENOUGH) & (pl.col("brand") >= ENOUGH)
    return fullest.join(beside, how="cross").sort("account").select(
        "account", look=pl.when(enough).then(similarity("tones", "wanted")), pictures="files"
    )  # fmt: skip


def similarity(one: str, other: str) -> pl.Expr:
    """1 less the squared Hellinger distance of the distributions whose roots (up to a factor) two columns hold.

    >>> frame = pl.DataFrame({"a": [[1.0, 0.0], [0.6, 0.8]], "b": [[0.0, 1.0], [0.6, 0.8]]})
    >>> frame.select(look=similarity("a", "b"))["look"].to_list()
    [0.0, 1.0]
    """
    first, second = pl.col(one), pl.col(other)
    lengths = ((first * first).list.sum() * (second * second).list.sum()).sqrt()
    return ((first * second).list.sum() / lengths).clip(0.0, 1.0).round(9)
