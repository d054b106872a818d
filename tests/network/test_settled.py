"""How far ties settle which community an account is in."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array

from graphkit import Network
from graphkit.network.settled import HALF, settled


@pytest.mark.parametrize("neighbours", [2, 4, 30, 300])
def test_the_more_neighbours_the_more_is_settled(neighbours: int) -> None:
    ring = nx.circulant_graph(1_000, range(1, neighbours // 2 + 1))
    bonds = Network.from_networkx(nx.relabel_nodes(ring, str)).bonds

    assert settled(bonds) == pytest.approx(neighbours / (neighbours + HALF))


def test_accounts_without_ties_and_weights_change_nothing() -> None:
    tied = csr_array(1.0 - np.eye(4))
    more = csr_array((7 * tied.data, tied.indices, np.append(tied.indptr, [12] * 90)), shape=(94, 94))

    assert settled(more) == settled(tied)


def test_nothing_is_settled_without_ties() -> None:
    assert settled(csr_array((3, 3))) == settled(csr_array((0, 0))) == 0.0
