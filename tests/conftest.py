"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from graphkit.candidates import draws

# How long an example takes depends on what else the machine does, and says nothing of what is tested.
settings.register_profile("graphkit", deadline=None, derandomize=True)
settings.load_profile("graphkit")

ROOT = Path(__file__).resolve().parent.parent

# What needs more than the package and its `dev` group, and what of it; doctests are looked for in every module.
NEEDED: Final = {
    "benchmarks/map_browser.py": "playwright",
    "benchmarks/maps.py": "playwright",
    "browser/firefox.py": "websockets",
    "fuzz": "atheris",
    "real/mastodon": "yaml",
    "real/youtube/test_real_youtube.py": "googleapiclient",
}
collect_ignore = [path for path, package in NEEDED.items() if find_spec(package) is None]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample graphs."""
    return ROOT / "sample_graphs"


@pytest.fixture(scope="module")
def few_draws() -> Iterator[None]:
    """For tests whose business is not how well the spans hold, which takes most of the time and changes no rank."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draws, "DRAWS", draws.FEWEST)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where everything must run, a skipped test is a failure that nobody would see."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and os.environ.get("CI"):
        terminalreporter.write_line(f"{len(skipped)} skipped, which fails here: {skipped[0].nodeid}", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
