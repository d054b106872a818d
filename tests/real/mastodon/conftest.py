from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.mastodon import recordings
from tests.real.mastodon.serve import Served, serving


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """A server with a town on it."""
    with serving() as served:
        yield served


@pytest.fixture
def mended(served: Served) -> Iterator[Served]:
    """The server, which fails no more when the test is over."""
    yield served
    served.recovers()


@pytest.fixture(scope="session")
def sources() -> Path:
    """The sources of Mastodon.py, with all that was recorded."""
    return recordings.installed()
