"""The command against a whole network: crawled from one account it is all there, once, and its groups come out."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from tests.benchmarks.labels import normalised_mutual_information
from tests.conftest import ROOT
from tests.real.bluesky.reading import Network

pytestmark = pytest.mark.slow


def graphkit(network: Network, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphkit_cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def crawled(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace that a crawl in three runs has filled."""
    folder = tmp_path_factory.mktemp("crawled")
    seed = f"{network.truth['accounts'][0]['name']}.test"
    crawl = ("crawl", "-w", "brand.gk", "--source", "bluesky", "--server", network.appview, "--until", "spent")
    graphkit(network, folder, *crawl, "--seed", seed, "--calls", "20")
    graphkit(network, folder, *crawl, "--order", "breadth-first", "--calls", "50")
    graphkit(network, folder, *crawl, "--calls", "5000")
    return folder


def test_all_that_is_true_is_kept_once(network: Network, crawled: Path) -> None:
    acts = gk.Workspace(crawled / "brand.gk").log().interactions
    for kind, name, what in (
        ("like", "likes", "uri"),
        ("repost", "reposts", "uri"),
        ("quote", "quotes", "uri"),
        ("follow", "follows", None),
    ):
        true = Counter((row["by"], row["to"], row[what] if what else None) for row in network.truth[name])
        kept = acts.filter(pl.col("kind") == kind).select("actor_id", "target_id", "post_id")
        assert Counter(kept.iter_rows()) == true
    answers = acts.filter(pl.col("kind").is_in(["comment", "reply"]))["interaction_id"]
    special = {*network.truth["special"]["chain"][1:], network.truth["special"]["replyUnderDeleted"]}
    assert sorted(answers) == sorted({row["uri"] for row in network.truth["replies"]} | special)


def test_no_page_was_read_twice(crawled: Path) -> None:
    runs = gk.Workspace(crawled / "brand.gk").runs()
    assert runs["ended"].to_list() == ["spent", "spent", "nothing left"]
    assert runs["calls"].to_list()[:2] == [20, 50]
    listings = gk.Workspace(crawled / "brand.gk").listings()
    assert listings["state"].unique().to_list() == ["done"]
    assert runs["calls"].sum() < 2 * listings["pages"].sum()


def test_the_planted_communities_come_out(network: Network, crawled: Path) -> None:
    net = gk.Network.from_log(gk.Workspace(crawled / "brand.gk").log())
    planted = pl.DataFrame(network.truth["accounts"]).select(account="did", planted="c")
    both = gk.communities(net).join(planted, on="account")
    assert both.height == 30
    assert normalised_mutual_information(both["community"].to_numpy(), both["planted"].to_numpy()) >= 0.95


@pytest.mark.parametrize("page", ["README.md", "docs/crawling.md"])
def test_the_commands_of_a_page_work(network: Network, tmp_path: Path, page: str) -> None:
    """As they stand there, but for the name of the seed and that a server of our own is asked."""
    (tmp_path / "sample_graphs").symlink_to(ROOT / "sample_graphs")
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("graphkit ")]
    assert commands
    seed = f"{network.truth['accounts'][0]['name']}.test"
    for command in commands:
        asked = command.replace("--source bluesky", f"--source bluesky --server {network.appview}")
        words = asked.replace("@someone.bsky.social", f"@{seed}").split()
        assert graphkit(network, tmp_path, *words[1:]).returncode == 0
    assert (tmp_path / "out" / "map.html").is_file()
