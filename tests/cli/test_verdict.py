"""What a check lets one conclude: no more than its intervals do."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit.candidates.check import RANKS, Check
from graphkit_cli.verdict import verdict

KNOWN = pl.Schema({"account": pl.String, "label": pl.String, "author": pl.Boolean})


def told(score: list[float], pagerank: list[float]) -> str:
    """The verdict on these ranks among 101; shared commenters do as PageRank does."""
    rows = [
        {"account": f"a{number}", "method": method, "rank": rank, "of": 101, "reached": True,
         "behind": (101 - rank) / 100}
        for method, ranks in (("score", score), ("pagerank", pagerank), ("shared_commenters", pagerank))
        for number, rank in enumerate(ranks)
    ]  # fmt: skip
    return "\n".join(verdict(Check(KNOWN.to_frame(), pl.DataFrame(rows, RANKS), (10,))))


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ([1, 3, 5, 7], "The list finds such accounts: 97 % of the other authors come behind the hidden one"),
        ([95, 97, 99, 100], "The list does not find such accounts: 3 %"),
        ([5, 30, 60, 95], "Whether the list finds such accounts cannot be told: 54 %"),
        ([1, 1, 1, 1], "\n100 % of the other authors come behind the hidden one, in a random order 50 %."),
    ],
)
def test_alone(score: list[float], expected: str) -> None:
    assert expected in told(score, score)


@pytest.mark.parametrize(
    ("pagerank", "expected"),
    [
        ([12, 24, 35, 47], "Beside plain PageRank it is better: +24.5 points (95 % interval +4.8 to +44.2)."),
        ([5, 4, 6, 5], "no difference can be told: +0.0 points (95 % interval -3.9 to +3.9)."),
        ([2, 4, 6, 8], "Beside plain PageRank that is the same."),
        ([3, 5, 7, 9], "Beside plain PageRank that is +1.0 points."),
    ],
)
def test_beside(pagerank: list[float], expected: str) -> None:
    assert expected in told([2, 4, 6, 8], pagerank)


def test_a_list_that_is_worse_is_called_so() -> None:
    worse = "Beside counting shared commenters it is worse: -24.5 points (95 % interval -44.2 to -4.8)."
    assert worse in told([12, 24, 35, 47], [2, 4, 6, 8])


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [(1, "1 account was hidden"), (2, "give no interval"), (3, "prove little"), (9, "prove little")],
)
def test_few_accounts_prove_little(accounts: int, expected: str) -> None:
    assert expected in told([float(number + 1) for number in range(accounts)], [50.0] * accounts)


def test_enough_accounts_and_what_is_never_proved() -> None:
    sentences = told([float(number + 1) for number in range(10)], [50.0] * 10)

    assert "So few" not in sentences
    assert sentences.endswith("It holds for accounts like these; whoever comes before them may be just as good.")
