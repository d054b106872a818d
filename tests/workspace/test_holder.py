"""One writes, many read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.workspace.holder import held, who_writes, written_here
from tests.workspace.stand_ins import Clock

LOG = gk.Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]}))
HOLDS = """
import sys
import graphkit as gk
from graphkit.clock import SystemClock
with gk.Workspace(sys.argv[1]).writing("crawl simulated", SystemClock()):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_is_told_who_the_first_is(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    with workspace.writing("crawl simulated @ana", Clock()):
        said = who_writes(workspace.path)
        with pytest.raises(gk.ConfigurationError) as raised:
            workspace.add(LOG)
    assert said is not None
    assert re.fullmatch(
        rf"process {os.getpid()} on .+ holds it since 2026-05-01T12:00:00\+00:00 \(crawl simulated @ana\)", said
    )
    assert raised.value.message == f"{workspace.path} is in use: {said}."
    assert workspace.add(LOG) == 1
    assert who_writes(workspace.path) is None


def test_who_reads_while_it_is_written_sees_what_was_kept(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    workspace.add(LOG)
    with workspace.writing("crawl", Clock()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM interaction")
        assert workspace.log().interactions.height == 1
        connection.execute("COMMIT")
        assert workspace.log().interactions.height == 0


def test_it_is_let_go_however_it_ends(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")

    def interrupted() -> None:
        with workspace.writing("crawl", Clock()):
            assert written_here(workspace.path)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not written_here(workspace.path)
    assert workspace.add(LOG) == 1


def test_the_same_file_by_another_name_is_held(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with held(tmp_path / "w.gk"):
        assert written_here(tmp_path / "folder" / ".." / "w.gk")
        assert not written_here(tmp_path / "folder" / "w.gk")


def test_another_thread_is_another(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    refused: list[Exception] = []

    def write() -> None:
        try:
            workspace.add(LOG)
        except gk.ConfigurationError as error:
            refused.append(error)

    with workspace.writing("crawl", Clock()):
        second = threading.Thread(target=write)
        second.start()
        second.join()
    assert len(refused) == 1


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_another_process_is_named_and_takes_its_lock_with_it(killed: bool, tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    workspace.add(LOG)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, workspace.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"held\n"
        assert workspace.log().interactions.height == 1
        with pytest.raises(gk.ConfigurationError, match=rf"process {other.pid} on .* \(crawl simulated\)"):
            workspace.add(LOG)
        if killed:
            other.kill()
        other.stdin.close()
        other.wait()
    assert who_writes(workspace.path) is None
    workspace.add(LOG)
