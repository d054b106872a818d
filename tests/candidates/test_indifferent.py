"""What must make no difference to an answer: when everything happened, what accounts are called, who is elsewhere."""

from __future__ import annotations

from functools import cache

import polars as pl

from graphkit import Candidates, Log, find_candidates
from tests.candidates.told import SEEDS, found, log
from tests.made_up import acts

FOLLOWERS = (20_000, 100_000)
OFTEN_NAMED = ("account", "label", "handle", "partners", "community_name")
# What an account is beside all others, which more of them may move.
BESIDE_OTHERS = (
    *("community", "community_name", "closeness", "likeness", "unlike", "confidence", "share_closeness"),
    *("part_closeness", "score", "score_low", "score_high", "rank_low", "rank_high"),
)


@cache
def everybody() -> list[str]:
    return found().network.accounts["account"].to_list()


def said(result: Candidates, accounts: list[str]) -> pl.DataFrame:
    undated = pl.col("sentence").str.replace(r", latest .*", "")
    return result.evidence_of(accounts).with_columns(undated)


def test_when_it_all_happened() -> None:
    later = pl.col("created_at").dt.offset_by("401d")
    shifted = Log(log().accounts, log().posts.with_columns(later), log().interactions.with_columns(later))
    again = find_candidates(shifted, SEEDS, followers=FOLLOWERS)

    assert again.accounts.equals(found().accounts)
    assert said(again, everybody()).equals(said(found(), everybody()))


def test_what_accounts_are_called() -> None:
    """By names in the same order, since of equals the first comes first."""
    names = {account: f"account {number:04}" for number, account in enumerate(everybody())}
    renamed = Log(
        log().accounts.with_columns(pl.col("account_id").replace(names), handle=None),
        log().posts.with_columns(pl.col("author_id").replace(names)),
        log().interactions.with_columns(pl.col("actor_id", "target_id").replace(names)),
    )
    again = find_candidates(renamed, [names[seed] for seed in SEEDS], followers=FOLLOWERS)
    rows = ["sign", "kind", "numbers", "table", "rows"]

    assert again.accounts.drop(OFTEN_NAMED).equals(found().accounts.drop(OFTEN_NAMED))
    told = said(again, list(names.values())).filter(pl.col("table") != "accounts").select(rows)
    assert told.equals(said(found(), everybody()).filter(pl.col("table") != "accounts").select(rows))


def test_who_is_somewhere_else() -> None:
    """Four who only like each other change nothing of what was seen, and turn nobody away."""
    island = acts(*((f"z{number}", f"z{(number + 1) % 4}", None, "like") for number in range(4)))
    apart = island.with_columns(interaction_id=pl.format("z{}", "interaction_id"))
    again = find_candidates(
        Log(log().accounts, log().posts, pl.concat([log().interactions, apart])), SEEDS, followers=FOLLOWERS
    )
    known = again.accounts.filter(~pl.col("account").str.starts_with("z"))

    assert known.drop(BESIDE_OTHERS).equals(found().accounts.drop(BESIDE_OTHERS))
