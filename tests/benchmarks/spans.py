"""How often the score from other posts lies within the span: halves of three logs, parted by lot.

python -m tests.benchmarks.spans
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

import graphkit as gk
from tests.simulated.creators import make_world

SAMPLES: Final = Path(__file__).resolve().parents[2] / "sample_graphs"
NICHE: Final = SAMPLES / "niche"
TRIALS: Final = 8
CREATORS: Final = 200
# Of quantum_se any of the authors with most posts is a seed.
BUSIEST: Final = 30
# Were the spans exact: both halves differ, so nine of ten becomes P(|Z| < 1.645 / √2).
EXACT: Final = 0.755


def main() -> None:
    lots = np.random.default_rng(2026)
    for name, log, seeds in _logs():
        trials = [_trial(log, seeds[int(lots.integers(len(seeds)))], lots) for _ in range(TRIALS)]
        score, place = np.mean(trials, axis=0)
        print(f"{name}: score {score:.3f}, place {place:.3f} (exact: {EXACT})")


def _logs() -> Iterator[tuple[str, gk.Log, pl.Series]]:
    """Name, log, and who may be the seed."""
    truth = pl.read_csv(NICHE / "truth.csv", schema_overrides={"account_id": pl.String})
    yield "niche", gk.read([NICHE]), truth.filter(pl.col("role") == "creator")["account_id"]
    world = make_world(CREATORS, seed=61)
    yield "creators", world.log, world.creators["account"]
    quantum = gk.read(sorted((SAMPLES / "quantum_se").glob("*.csv")))
    posts = quantum.posts.drop_nulls("author_id").group_by("author_id").len()
    yield "quantum_se", quantum, posts.sort("len", "author_id", descending=True)["author_id"].head(BUSIEST)


def _trial(log: gk.Log, seed: str, lots: np.random.Generator) -> tuple[float, float]:
    """Share of the authors whose score, and whose place, from one half lies within the span from the other."""
    first = pl.Series(lots.random(log.posts.height) < 0.5)
    one, other = (
        _ranked(gk.find_candidates(_half(log, posts), [seed]).accounts)
        for posts in (log.posts.filter(first), log.posts.filter(~first))
    )
    both = one.join(other.select("account", score_then="score", rank_then="rank"), on="account")
    within = both.select(
        score=pl.col("score_then").is_between("score_low", "score_high").mean(),
        place=pl.col("rank_then").is_between("rank_low", "rank_high").mean(),
    )
    return within["score"][0], within["place"][0]


def _half(log: gk.Log, posts: pl.DataFrame) -> gk.Log:
    return gk.Log(log.accounts, posts, log.interactions.filter(pl.col("post_id").is_in(posts["post_id"].implode())))


def _ranked(accounts: pl.DataFrame) -> pl.DataFrame:
    passed = accounts.filter(pl.col("gate").is_null()).sort("score", descending=True)
    return passed.with_row_index("rank", 1)


if __name__ == "__main__":
    main()
