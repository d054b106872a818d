"""How accounts stand to the seeds."""

from __future__ import annotations

import pytest

from graphkit import Network, closeness
from graphkit.candidates.relations import relations
from tests.made_up import network, niches


def test_exchanges_and_likeness_are_added_up_over_the_seeds() -> None:
    """x and both seeds comment on each other, and f comments on all three; g knows x only."""
    net = network([("x", "s"), ("s", "x"), ("x", "t"), ("t", "x"), ("f", "x"), ("f", "s"), ("f", "t"), ("g", "x")])
    rows = {row["account"]: row for row in relations(net, ["s", "t"], closeness(net, ["s", "t"])).iter_rows(named=True)}
    alone = {seed: relations(net, [seed], closeness(net, [seed])) for seed in "st"}

    assert rows["x"]["mutual"] == 2
    assert rows["x"]["likeness"] == pytest.approx(
        sum(table.filter(account="x")["likeness"].item() for table in alone.values())
    )
    assert (rows["g"]["mutual"], rows["g"]["likeness"]) == (0, None)
    assert [rows[account]["new_audience"] for account in "xsg"] == [3, 0, 0]
    assert rows["s"]["closeness"] is None


def test_every_account_has_its_row() -> None:
    net = Network.from_log(niches())
    table = relations(net, ["g0a1"], closeness(net, ["g0a1"]))

    assert table.columns == ["account", "closeness", "mutual", "likeness", "new_audience"]
    assert table["account"].equals(net.accounts["account"])
