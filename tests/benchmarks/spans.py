"""How often the score from other posts lies within the span: halves of the made-up niche, parted by lot.

python -m tests.benchmarks.spans
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

import graphkit as gk

NICHE = Path(__file__).resolve().parents[2] / "sample_graphs" / "niche"
TRIALS = 6
# Were the spans exact: both halves differ, so nine of ten becomes P(|Z| < 1.645 / √2).
EXACT = 0.755


def main() -> None:
    log = gk.read([NICHE])
    lots = np.random.default_rng(5)
    truth = pl.read_csv(NICHE / "truth.csv", schema_overrides={"account_id": pl.String})
    seeds = truth.filter(pl.col("role") == "creator")["account_id"]
    for _ in range(TRIALS):
        seed = seeds[int(lots.integers(len(seeds)))]
        first = pl.Series(lots.random(log.posts.height) < 0.5)
        one, other = (
            gk.find_candidates(_half(log, posts), [seed]).accounts
            for posts in (log.posts.filter(first), log.posts.filter(~first))
        )
        both = _ranked(one).join(_ranked(other).select("account", score_then="score", rank_then="rank"), on="account")
        within = both.select(
            score=pl.col("score_then").is_between("score_low", "score_high").mean(),
            place=pl.col("rank_then").is_between("rank_low", "rank_high").mean(),
        )
        print(f"{seed}: score {within['score'][0]:.3f}, place {within['place'][0]:.3f} (exact: {EXACT})")


def _half(log: gk.Log, posts: pl.DataFrame) -> gk.Log:
    return gk.Log(log.accounts, posts, log.interactions.filter(pl.col("post_id").is_in(posts["post_id"].implode())))


def _ranked(accounts: pl.DataFrame) -> pl.DataFrame:
    passed = accounts.filter(pl.col("gate").is_null()).sort("score", descending=True)
    return passed.with_row_index("rank", 1)


if __name__ == "__main__":
    main()
