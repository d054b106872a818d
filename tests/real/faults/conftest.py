"""The made-up platform, served; and what a crawl without any fault makes of it."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import crawled, of_the_world
from tests.real.faults.proxy import Proxy, between
from tests.real.faults.server import Platform, serving
from tests.real.faults.world import World, world


@pytest.fixture(scope="session")
def known() -> World:
    return world()


@pytest.fixture(scope="session")
def port(known: World) -> Iterator[int]:
    """Where the platform is, which is never changed."""
    with serving(Platform(known)) as listening:
        yield listening


@pytest.fixture(scope="session")
def clean(port: int, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    """The log of a crawl in which nothing went wrong."""
    path = tmp_path_factory.mktemp("clean") / "clean.gk"
    ended = crawled(path, f"http://127.0.0.1:{port}", deadline=30.0)
    assert ended.how == "nothing left"
    return of_the_world(Workspace(path).log())


@pytest.fixture
def proxy(port: int) -> Iterator[Proxy]:
    with between(port) as standing:
        yield standing
        assert not standing.strayed
