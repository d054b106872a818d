from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.reddit import serve


@pytest.fixture(scope="session")
def sources() -> Path:
    """The sources of PRAW, with all that was recorded."""
    return serve.installed()
