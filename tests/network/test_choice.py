"""What `auto` chooses, and what becomes of closeness where partitions are of no use."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from polars.testing import assert_frame_equal

from graphkit import Network, closeness
from graphkit.network import choice, partitions
from graphkit.network.choice import auto_method
from graphkit.network.pairs import Pairs
from tests.made_up import niches


@pytest.fixture
def net() -> Network:
    return Network.from_log(niches())


def test_as_a_rule_it_is_fusion(net: Network) -> None:
    assert auto_method(net).method == "fusion"
    assert not auto_method(net).notes
    assert_frame_equal(closeness(net, ["g0a1"]), closeness(net, ["g0a1"], "fusion"))


def test_what_does_not_fit_goes_without_partitions(net: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "MOST_PAIRS", net.bonds.nnz // 2 - 1)
    chosen = auto_method(net)

    assert chosen.method == "degree_corrected"
    assert str(chosen.notes[0]).startswith(f"network: {net.bonds.nnz // 2:,} tied pairs are more than")
    assert_frame_equal(closeness(net, ["g0a1"]), closeness(net, ["g0a1"], "degree_corrected"))
    # Nor were any drawn on the way.
    assert not net._prepared


@pytest.mark.parametrize("error", [RuntimeError("out of luck"), MemoryError()])
def test_a_broken_engine_is_done_without(net: Network, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*given: Any, **named: Any) -> Any:
        raise error

    monkeypatch.setattr(partitions, "one_partition", broken)
    chosen = auto_method(net)

    assert chosen.method == "degree_corrected"
    assert f"could not be parted ({error!r})" in str(chosen.notes[0])
    assert_frame_equal(closeness(net, ["g0a1"]), closeness(net, ["g0a1"], "degree_corrected"))


@pytest.mark.parametrize("useless", [np.zeros_like, lambda rows: np.arange(len(rows), dtype=np.int32)])
def test_where_partitions_say_nothing_the_walk_is_left(
    net: Network, monkeypatch: pytest.MonkeyPatch, useless: Any
) -> None:
    """All in one community, then each in one of its own."""

    def engine(pairs: Pairs, *given: Any, **named: Any) -> partitions.Members:
        found: partitions.Members = useless(pairs.accounts)
        return found

    monkeypatch.setattr(partitions, "one_partition", engine)

    assert net.prepare().reliability == 0
    assert np.array_equal(net.prepare().ensemble.todense(), net._walked.todense())
    assert closeness(net, ["g0a1"])["account"].equals(closeness(net, ["g0a1"], "ensemble")["account"])
