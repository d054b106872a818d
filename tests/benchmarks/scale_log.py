"""A parquet log of any number of comments, made piece by piece: who comments where, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

SEED: Final = 20260501
PIECE: Final = 2_000_000
ACCOUNTS_AN_AUTHOR: Final = 30
AUTHORS_OF_A_NICHE: Final = 67
FAVOURITES: Final = 3
MOST_POSTS: Final = 64
REPLIES: Final = 0.15
DELETED: Final = 0.002
SECONDS: Final = 180 * 86_400
START: Final = 1_777_593_600


@dataclass(frozen=True)
class Town:
    """How many there are; which shares of the comments go to favourites and to anyone at all: others stay at home."""

    comments: int
    accounts: int
    niches: int
    to_favourites: float
    astray: float


def town_of(comments: int) -> Town:
    """Ten million comments by 1.2 million accounts make 5 million ties, a hundred million by 8.3 million 95 million."""
    import numpy as np

    accounts = round(1_200_000 * (comments / 1e7) ** 0.84)
    niches = max(3, accounts // (ACCOUNTS_AN_AUTHOR * AUTHORS_OF_A_NICHE))
    # The further a crawl goes, the more passers-by it meets.
    passing = float(np.clip(np.log10(comments / 1e7), 0, 1))
    return Town(comments, accounts, niches, to_favourites=0.62 * (1 - passing), astray=0.1 + 0.5 * passing)


def make_log(comments: int, folder: Path) -> None:
    """Parquet files with actor_id, target_id, post_id, created_at, kind; the same for the same number of comments."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    town = town_of(comments)
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, comments, PIECE)):
        rows = np.arange(start, min(start + PIECE, comments))
        piece(rng, town, rows).write_parquet(unfinished / f"{number:04}.parquet")
    unfinished.rename(folder)


def piece(rng: np.random.Generator, town: Town, rows: Numbers) -> pl.DataFrame:
    import numpy as np
    import polars as pl

    actor = actors(rng, town, rows)
    target = targets(rng, town, actor)
    # Most of what is said is said of an author's latest posts.
    post = target * MOST_POSTS + (MOST_POSTS * rng.random(len(rows)) ** 2).astype(np.int64)
    gone = pl.Series(rng.random(len(rows)) < DELETED)
    return pl.DataFrame({"moment": START + rng.integers(SECONDS, size=len(rows))}).select(
        actor_id=ids(actor).set(gone, None),
        target_id=ids(target),
        post_id=ids(post),
        created_at=pl.from_epoch("moment").dt.replace_time_zone("UTC").dt.cast_time_unit("us"),
        kind=pl.when(pl.lit(rng.random(len(rows)) < REPLIES)).then(pl.lit("reply")).otherwise(pl.lit("comment")),
    )


def actors(rng: np.random.Generator, town: Town, rows: Numbers) -> Numbers:
    """Everyone comments once, spread over the whole log; most of the rest is by a few."""
    import numpy as np

    due = rows * town.accounts // town.comments
    first = due != (rows - 1) * town.accounts // town.comments
    return np.where(first, due, by_fame(rng, town.accounts, len(rows)))


def targets(rng: np.random.Generator, town: Town, actor: Numbers) -> Numbers:
    """Authors are the first accounts, dealt out to the niches in order of their fame."""
    import numpy as np

    kind = rng.random(len(actor))
    home = scattered(actor) % town.niches
    favourite = scattered(actor * FAVOURITES + rng.integers(FAVOURITES, size=len(actor)))
    lot = np.where(kind < town.to_favourites, favourite % 2**20 / 2**20, rng.random(len(actor)))
    near = (AUTHORS_OF_A_NICHE * lot**2).astype(np.int64) * town.niches + home
    far = by_fame(rng, town.niches * AUTHORS_OF_A_NICHE, len(actor))
    return np.where(kind > 1 - town.astray, far, near)


def by_fame(rng: np.random.Generator, size: int, count: int) -> Numbers:
    """So many of the numbers below `size`; a number's share falls as 1 / (number + size / 1000)."""
    import numpy as np

    numbers: Numbers = (size / 1000 * (1001 ** rng.random(count) - 1)).astype(np.int64)
    return numbers


def scattered(numbers: Numbers) -> Numbers:
    """The same large number for the same number, without order (the mixing of splitmix64)."""
    import numpy as np

    mixed = numbers.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(1)).astype(np.int64)


def ids(numbers: Numbers) -> pl.Series:
    """Nineteen digits, as platforms give them, in no order; an odd factor keeps them apart."""
    import numpy as np
    import polars as pl

    apart = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) & np.uint64(2**56 - 1)
    return pl.Series(apart + np.uint64(7_100_000_000_000_000_000)).cast(pl.String)
