"""A budget is not overspent by a single request, whatever goes wrong; what is old is read again, what is gone goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from graphkit.crawl.budget import Budget
from graphkit.log.log import Log
from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import WISH, SkippingClock, assert_same, crawled
from tests.real.faults.faults import Fault, refusal, sent_around
from tests.real.faults.proxy import Proxy
from tests.real.faults.server import Platform, serving
from tests.real.faults.test_schedules import NowAndThen
from tests.real.faults.world import ROWS, World, world


@pytest.mark.parametrize("calls", [0, 1, 7, 30])
@pytest.mark.parametrize("fault", [refusal, sent_around])
def test_calls(calls: int, fault: Fault, proxy: Proxy, tmp_path: Path, clean: dict[str, pl.DataFrame]) -> None:
    path = tmp_path / "crawl.gk"
    proxy.follow(NowAndThen(fault))
    before = proxy.asked
    ended = crawled(path, proxy.address, replace(WISH, budget=Budget(calls=calls)), deadline=30.0)

    assert ended.how == "spent"
    assert proxy.asked - before == calls
    # The books say the same, with the tries that came to nothing.
    assert Workspace(path).runs()["calls"].sum() == calls
    assert crawled(path, proxy.address, deadline=30.0).how == "nothing left"
    assert_same(Workspace(path).log(), clean)


def test_minutes(proxy: Proxy, tmp_path: Path) -> None:
    clock = SkippingClock()
    proxy.follow(NowAndThen(refusal))
    began = clock.passed()
    wish = replace(WISH, budget=Budget(minutes=0.1))

    assert crawled(tmp_path / "crawl.gk", proxy.address, wish, clock, deadline=30.0).how == "spent"
    assert clock.passed() - began < 6.0


def test_quota(proxy: Proxy, tmp_path: Path) -> None:
    before = proxy.asked
    wish = replace(WISH, budget=Budget(quota=12))

    assert crawled(tmp_path / "crawl.gk", proxy.address, wish, deadline=30.0).how == "spent"
    assert proxy.asked - before == 12


def test_since(proxy: Proxy, tmp_path: Path, known: World) -> None:
    wish = replace(WISH, since=datetime(2026, 3, 3, tzinfo=UTC))
    crawled(tmp_path / "crawl.gk", proxy.address, wish, deadline=30.0)

    under = Workspace(tmp_path / "crawl.gk").log().interactions["post_id"].drop_nulls().unique()
    assert under.len()
    assert not under.str.contains("-p[01]$").any()
    assert Workspace(tmp_path / "crawl.gk").progress()["older"].sum() > 0


def test_what_one_crawl_left_for_its_age_another_reads(
    proxy: Proxy, tmp_path: Path, clean: dict[str, pl.DataFrame]
) -> None:
    path = tmp_path / "crawl.gk"
    for since in (datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC), None):
        assert crawled(path, proxy.address, replace(WISH, since=since), deadline=30.0).how == "nothing left"
    assert Workspace(path).progress()["older"].sum() == 0
    assert_same(Workspace(path).log(), clean)


def test_what_is_old_is_read_again_and_what_is_gone_goes(tmp_path: Path, clean: dict[str, pl.DataFrame]) -> None:
    path, clock, platform = tmp_path / "crawl.gk", SkippingClock(), Platform(world())
    post, comments = next((post, rows) for post, rows in platform.world.comments.items() if len(rows) % ROWS > 1)

    def asked_in_all(days: float | None) -> int:
        ended = crawled(path, address, replace(WISH, refresh_days=days), clock, deadline=30.0)
        assert ended.how == "nothing left"
        return platform.asked.total()

    with serving(platform) as port:
        address = f"http://127.0.0.1:{port}"
        once = asked_in_all(None)
        clock.skip_to(clock.now() + timedelta(days=10))
        gone = comments.pop()["id"]
        platform.gone[post] = [gone]
        assert asked_in_all(20) == once
        # All but who the seed is, and once only.
        assert asked_in_all(5) == 2 * once - 1
        assert asked_in_all(5) == 2 * once - 1

    left = Workspace(path).log().interactions["interaction_id"]
    assert set(clean["interactions"]["interaction_id"]) - set(left) == {gone}


def test_who_is_on_another_platform_is_not_asked_for(tmp_path: Path, known: World) -> None:
    path, platform = tmp_path / "crawl.gk", Platform(known)
    others = pl.DataFrame({"platform": ["elsewhere"] * 2, "account_id": ["stranger", "u1"]})
    Workspace(path).add(Log(accounts=others))
    with serving(platform) as port:
        assert crawled(path, f"http://127.0.0.1:{port}", deadline=30.0).how == "nothing left"

    assert not [address for address in platform.asked if "stranger" in address]
