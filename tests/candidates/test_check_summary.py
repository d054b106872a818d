"""What trials come to, by hand."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from graphkit.candidates.check import RANKS
from graphkit.candidates.check_summary import SUMMARY, summarise


def trials(score: list[float], pagerank: list[float], of: int = 101, reached: bool = True) -> pl.DataFrame:
    """Ranks of the same hidden accounts by two methods."""
    rows = [
        {"account": f"a{number}", "method": method, "rank": rank, "of": of, "reached": reached,
         "behind": (of - rank) / (of - 1)}
        for method, ranks in (("score", score), ("pagerank", pagerank))
        for number, rank in enumerate(ranks)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=RANKS)


def of(summary: pl.DataFrame, measure: str, method: str) -> dict[str, Any]:
    return summary.filter(measure=measure, method=method).row(0, named=True)


def test_shares_medians_and_means() -> None:
    summary = summarise(trials([1, 11, 31], [21, 41, 10]), [10, 50])

    assert summary.schema == SUMMARY
    assert summary["measure"].unique(maintain_order=True).to_list() == ["first 10", "first 50", "median rank", "behind"]
    assert of(summary, "first 10", "score")["value"] == pytest.approx(1 / 3)
    assert of(summary, "first 50", "pagerank")["value"] == 1
    assert of(summary, "median rank", "score")["value"] == 11
    assert of(summary, "behind", "score")["value"] == pytest.approx((1.0 + 0.9 + 0.7) / 3)
    assert set(summary.filter(pl.col("method") != "by_lot")["trials"]) == {3}


def test_leads_are_of_the_same_trials() -> None:
    """Ahead by .1, .2 and .3: the mean .2, with 4.303 · .1 / √3 to both sides."""
    lead = of(summarise(trials([1, 1, 1], [11, 21, 31]), [10]), "behind", "pagerank")

    assert lead["lead"] == pytest.approx(0.2)
    assert (lead["lead_low"], lead["lead_high"]) == pytest.approx((0.2 - 0.24841, 0.2 + 0.24841), abs=1e-5)
    assert of(summarise(trials([1, 1, 1], [11, 21, 31]), [10]), "behind", "score")["lead"] is None


def test_a_place_shared_beyond_the_end_is_outside() -> None:
    summary = summarise(trials([10.5, 10, 1], [1, 1, 1]), [10])

    assert of(summary, "first 10", "score")["value"] == pytest.approx(2 / 3)


def test_what_is_not_reached_is_in_no_list() -> None:
    summary = summarise(trials([2, 2, 2], [2, 2, 2], of=3, reached=False), [10])

    assert of(summary, "first 10", "score")["value"] == 0


def test_two_trials_and_trials_all_alike_give_no_interval_of_means() -> None:
    two = of(summarise(trials([1, 2], [3, 4]), [10]), "behind", "pagerank")
    alike = of(summarise(trials([1, 1, 1], [5, 5, 5]), [10]), "behind", "pagerank")

    for row in (two, alike):
        assert [row[bound] for bound in ("low", "high", "lead_low", "lead_high")] == [None] * 4
    assert alike["lead"] == pytest.approx(0.04)


def test_by_lot_is_what_a_random_order_comes_to() -> None:
    summary = summarise(trials([1, 1, 1], [1, 1, 1], of=25), [10, 50])

    assert of(summary, "first 10", "by_lot")["value"] == pytest.approx(0.4)
    assert of(summary, "first 50", "by_lot")["value"] == 1
    assert of(summary, "median rank", "by_lot")["value"] == 13
    assert of(summary, "behind", "by_lot")["value"] == 0.5
