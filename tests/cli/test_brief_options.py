"""What is looked for, said by options, with and without a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit_cli.brief_options import Sought
from tests.cli.conftest import FILES, Run
from tests.images.drawn import draw

EXPAND = ("expand", *FILES, "--seed", "ana", "-o", "out")


def brief_of(run: Run, *options: object) -> dict[str, Any]:
    ran = run(*options)
    assert ran.code == 0, ran.err
    brief: dict[str, Any] = json.loads(Path("out/run.json").read_text(encoding="utf-8"))["parameters"]["brief"]
    return brief


def test_each_option_has_its_place_in_the_brief(run: Run, small: Path) -> None:
    options = (
        "--keyword", "cake", "--keyword", "pie", "--hashtag", "#bread", "--platform", "Instagram",
        "--location", "Wien", "--brand", "Acme", "--brand-alias", "acme life", "--brand-not-with", "cartoon",
        "--brand-account", "@cem", "--competitor", "Rival", "--competitor", "Zenith",
        "--weight", "closeness=50", "--weight", "TOPIC = 20.5",
    )  # fmt: skip
    brief = brief_of(run, *EXPAND, *options)

    assert (brief["keywords"], brief["hashtags"]) == (["cake", "pie"], ["#bread"])
    assert (brief["platforms"], brief["locations"]) == (["Instagram"], ["Wien"])
    assert brief["brand"] == {
        "name": "Acme",
        "aliases": ["acme life"],
        "not_with": ["cartoon"],
        "accounts": ["@cem"],
    }
    assert [rival["name"] for rival in brief["competitors"]] == ["Rival", "Zenith"]
    assert (brief["weights"]["closeness"], brief["weights"]["topic"], brief["weights"]["brand"]) == (50, 20.5, 5)
    gates = json.loads(Path("out/run.json").read_text(encoding="utf-8"))["gates"]
    assert {"gate": "an account of your brand", "removed": 1} in gates


def test_a_language_needs_no_file(run: Run, small: Path) -> None:
    assert brief_of(run, *EXPAND, "--language", "de", "--language", "en")["languages"] == ["de", "en"]


def test_an_option_takes_the_place_of_what_the_file_says(run: Run, small: Path) -> None:
    Path("brief.toml").write_text(
        'keywords = ["bread"]\nhashtags = ["x"]\n[brand]\nname = "Acme"\naliases = ["a"]\n'
        "[weights]\ntopic = 40\nbrand = 9\n"
    )
    brief = brief_of(run, *EXPAND, "--brief", "brief.toml", "--keyword", "cake", "--weight", "topic=1")

    assert (brief["keywords"], brief["hashtags"]) == (["cake"], ["x"])
    assert brief["brand"]["aliases"] == ["a"]
    assert (brief["weights"]["topic"], brief["weights"]["brand"]) == (1, 9)


def test_rank_takes_them_too(run: Run, small: Path) -> None:
    run("import", *FILES, "-w", "brand.gk")
    ranked = ("rank", "-w", "brand.gk", "--seed", "ana", "-o", "out")

    assert brief_of(run, *ranked, "--keyword", "cake")["keywords"] == ["cake"]
    assert "Writes about cake: 1 of its 3 posts" in run("why", "ben", "-d", "out", "--format", "csv").out


def test_the_look_is_told_from_where_one_is(run: Run, small: Path) -> None:
    draw(Path("kept/brand"), "warm")
    draw(Path("accounts/ben"), "warm", seed=1)
    brief = brief_of(
        run, *EXPAND, "--brand-images", "kept/brand", "--account-images", "accounts", "--weight", "look=10"
    )

    assert brief["look"] == {"brand": "kept/brand", "images": "accounts"}
    told = json.loads(run("why", "ben", "-d", "out", "--explain", "--format", "json").out)
    assert next(row for row in told if row["part"] == "look")["share"] is not None


def test_of_a_look_in_a_file_one_half_can_be_said_anew(run: Run, small: Path) -> None:
    draw(Path("kept/accounts/ben"), "warm", seed=1)
    draw(Path("mine"), "warm")
    Path("kept/brief.toml").write_text('[look]\nbrand = "gone"\nimages = "accounts"\n')

    brief = brief_of(run, *EXPAND, "--brief", "kept/brief.toml", "--brand-images", "mine")
    assert brief["look"] == {"brand": "mine", "images": str(Path("kept/accounts"))}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--weight", "closness=50"), "Did you mean closeness?"),
        (("--weight", "closeness"), "“closeness” is not a weight. Write it like closeness=50."),
        (("--weight", "closeness=much"), "Write it like closeness=50."),
        (("--weight", "topic=-1"), "The options: weights.topic: expected `float` >= 0.0"),
        (("--weight", "topic=inf"), "weights.topic"),
        (("--language", "german!"), "“german!” is not the code of a language."),
        (("--brand-alias", "acme"), "--brand-alias says more of a brand. Name it with --brand."),
        (("--brand-account", "@acme"), "--brand-account says more of a brand."),
        (("--brand-images", "."), "--brand-images and --account-images go together."),
        (("--account-images", "."), "--brand-images and --account-images go together."),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_read(
    run: Run, small: Path, options: tuple[str, ...], says: str
) -> None:
    ran = run("expand", "no-such-file.csv", "--seed", "ana", *options)

    assert (ran.code, says in ran.err) == (2, True), ran.err


def test_a_folder_that_is_not_there_is_named(run: Run, small: Path) -> None:
    ran = run(*EXPAND, "--brand-images", "gone", "--account-images", ".")

    assert (ran.code, "gone is no folder of images" in ran.err) == (3, True)


@pytest.mark.parametrize("command", ["expand", "rank"])
def test_the_help_has_every_option_under_its_heading(run: Run, command: str) -> None:
    shown = run(command, "--help").out
    sought = shown.split("What you look for")[1].split("The list:")[0]

    assert all(len(line) <= 80 for line in shown.splitlines())
    assert sought.count("\n  --") == len(Sought.__dataclass_fields__) + 1
    assert "  -h, --help" in shown.split("What you look for")[0]
    assert shown.count("--keyword TEXT") == 1


def test_a_goal_changes_what_the_parts_count(run: Run, small: Path) -> None:
    run("expand", *FILES, "--seed", "ana", "--goal", "reach", "--weight", "topic=1", "-o", "out")
    said = run("why", "ben", "-d", "out", "--explain", "--format", "json").out

    assert {row["part"]: row["weight"] for row in json.loads(said)} == {
        "closeness": 50, "exchange": 10, "topic": 1, "brand": 5, "engagement": 5, "reach": 40,
    }  # fmt: skip


def test_a_goal_nobody_knows_is_told(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--goal", "reech")

    assert ran.code == 2
    assert "Did you mean reach?" in ran.err
