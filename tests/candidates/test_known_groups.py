"""Real networks whose groups are known: most of the list shares the seed's group."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

import graphkit
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("few_draws")

TOP = 25


def groups(sample: str) -> dict[str, str]:
    with Path(ROOT / "sample_graphs" / sample / "groups.csv").open(encoding="utf-8", newline="") as file:
        return {row["account_id"]: row["group"] for row in csv.DictReader(file)}


def read(sample: str) -> graphkit.Log:
    folder = ROOT / "sample_graphs" / sample
    return graphkit.read([path for path in sorted(folder.glob("*.csv*")) if path.name != "groups.csv"])


def best_connected(net: graphkit.Network, group: dict[str, str]) -> list[str]:
    """The account with most neighbours in each group that could fill the list, the largest groups first.

    A rule, so that no seed is picked by its result.
    """
    placed = pl.DataFrame({"account": list(group), "group": list(group.values())})
    degree = net.ties.group_by(account="source").len("neighbours").join(placed, on="account")
    size = placed.group_by("group").len("size")
    first = degree.sort(["neighbours", "account"], descending=[True, False]).unique("group", keep="first")
    return (
        first.join(size.filter(pl.col("size") > TOP), on="group")
        .sort(["size", "group"], descending=[True, False])["account"]
        .to_list()
    )


@pytest.mark.parametrize("sample", ["lastfm_asia", "youtube_political"])
def test_most_of_the_top_25_share_the_group_of_the_seed(sample: str) -> None:
    log, group = read(sample), groups(sample)
    net = graphkit.Network.from_log(log)

    for seed in best_connected(net, group)[:5]:
        found = graphkit.find_candidates(log, [seed], top=TOP)
        same = [group[account] == group[seed] for account in found.frame["account"]]
        assert len(same) == TOP
        assert sum(same) > TOP / 2, seed


def test_subscribers_of_channels_are_gates() -> None:
    log = read("youtube_political")
    seed = best_connected(graphkit.Network.from_log(log), groups("youtube_political"))[0]
    found = graphkit.find_candidates(log, [seed], followers=(100_000, 1_000_000), top=150)

    assert found.frame["followers"].is_between(100_000, 1_000_000).all()
    assert found.frame.height + found.gates["removed"].sum() == found.network.accounts.height
