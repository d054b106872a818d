from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.real.bluesky import serve
from tests.real.bluesky.reading import Network, Reading, everything


@pytest.fixture(scope="session")
def network() -> Iterator[Network]:
    """A Bluesky network of our own, with a graph in it that is known."""
    with serve.served() as where, ExitStack() as after:
        yield Network.of(where, after)


@pytest.fixture(scope="session")
def complete(network: Network) -> Reading:
    """All that can be reached from one account, read once."""
    return everything(network, network.truth["accounts"][0]["did"])
