"""A key that a source sends in a header is found nowhere else: not in the workspace, logs, errors or their locals."""

from __future__ import annotations

import logging
import sqlite3
import traceback
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pytest

from graphkit.crawl import run
from graphkit.crawl.budget import Budget, Spending
from graphkit.crawl.run import Surroundings, _opened, crawl
from graphkit.crawl.watcher import Nobody
from graphkit.errors import ConfigurationError, GraphkitError
from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import WISH, SkippingClock
from tests.real.faults.proxy import AllWell, Proxy, Schedule
from tests.real.faults.server import KEY
from tests.real.faults.source import OFFER


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "source_named", lambda _: OFFER)


def crawled_with(key: str, path: Path, address: str) -> None:
    around = Surroundings(SkippingClock(), {"MADE_UP_KEY": key}, deadline=0.3)
    crawl(Workspace(path), replace(WISH, servers=(address,)), None, around)


@pytest.mark.slow
def test_a_key_is_in_no_file_and_no_log(proxy: Proxy, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for seed in range(5):
        proxy.follow(Schedule(seed))
        crawled_with(KEY, tmp_path / "crawl.gk", proxy.address)
    with closing(sqlite3.connect(tmp_path / "crawl.gk")) as reader:
        # As long as somebody reads, the -wal stays.
        reader.execute("SELECT count(*) FROM account").fetchone()
        proxy.follow(AllWell())
        crawled_with(KEY, tmp_path / "crawl.gk", proxy.address)
        files = list(tmp_path.iterdir())
        assert any(file.name.endswith("-wal") and file.stat().st_size for file in files)
        for file in files:
            assert KEY.encode() not in file.read_bytes(), file

    assert len(caplog.records) > 100
    assert KEY not in caplog.text
    assert not any(KEY in repr(record.__dict__) for record in caplog.records)


# A key that is refused; that comes with a line's end, or within one; that was typed with a dash that is none.
@pytest.mark.parametrize("key", ["planted-and-refused", "planted\nkey", "planted\r\nHost: x", "planted–key"])
def test_a_key_is_in_no_error(key: str, proxy: Proxy, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        crawled_with(key, tmp_path / "crawl.gk", proxy.address)

    assert "planted" not in _all_that_is_shown(raised.value)
    words = Workspace(tmp_path / "crawl.gk").runs()["words"].to_list()
    assert words == [raised.value.message]


def test_the_end_of_a_line_belongs_to_no_key(proxy: Proxy, tmp_path: Path) -> None:
    crawled_with(f"{KEY}\n", tmp_path / "crawl.gk", proxy.address)


def test_what_holds_a_key_does_not_show_it() -> None:
    around = Surroundings(SkippingClock(), {"MADE_UP_KEY": KEY})
    source = _opened(
        replace(WISH, servers=("http://127.0.0.1",)), around, Spending(Budget(), around.clock, Nobody().waiting)
    )

    assert KEY not in repr(around)
    assert KEY not in repr(vars(source))
    source.close()


def _all_that_is_shown(error: GraphkitError) -> str:
    """Message, advice, and the traceback as programs print it that show what was in each frame of ours."""
    shown = [repr(error), error.message, error.advice]
    shown += traceback.TracebackException.from_exception(error, capture_locals=False).format()
    frames: TracebackType | None = error.__traceback__
    while frames is not None:
        if "graphkit" in frames.tb_frame.f_globals["__name__"]:
            shown += [repr(value) for value in frames.tb_frame.f_locals.values()]
        frames = frames.tb_next
    return "\n".join(shown)
