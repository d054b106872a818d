"""A brief is read as it stands, and every mistake in it is told with what was meant."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from graphkit import Brand, Brief, ConfigurationError, DataError, Weights, read_brief
from graphkit.brief.brief import GOALS, Look, Penalty
from graphkit.brief.read import brief_from
from graphkit.brief.template import TEMPLATE

WHOLE = """
keywords = ["trail running", "ultra"]
hashtags = ["#trailrunning"]
platforms = ["instagram"]
followers = "5k-100k"

[brand]
name = "Acme"
aliases = ["acme outdoor"]
not_with = ["cartoon"]
accounts = ["@acme"]

[[competitors]]
name = "Rival"

[weights]
closeness = 50
topic = 40.5
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "brief.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_in_it_is_read(tmp_path: Path) -> None:
    assert read_brief(written(tmp_path, WHOLE)) == Brief(
        keywords=("trail running", "ultra"),
        hashtags=("#trailrunning",),
        platforms=("instagram",),
        followers="5k-100k",
        brand=Brand("Acme", ("acme outdoor",), ("cartoon",), ("@acme",)),
        competitors=(Brand("Rival"),),
        weights=Weights(closeness=50, topic=40.5),
    )


def test_an_empty_one_asks_for_nothing(tmp_path: Path) -> None:
    assert read_brief(written(tmp_path, "")) == Brief()


def test_the_template_asks_for_nothing_until_it_is_filled_in(tmp_path: Path) -> None:
    assert read_brief(written(tmp_path, TEMPLATE)) == Brief()


def test_the_template_names_every_key() -> None:
    filled = "\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines() if "=" in line or line.endswith("]"))
    told = tomllib.loads(filled)

    assert set(told) == set(Brief.__struct_fields__)
    assert set(told["brand"]) == set(Brand.__struct_fields__)
    assert set(told["look"]) == set(Look.__struct_fields__)
    assert set(told["weights"]) == set(Weights.__struct_fields__)
    assert set(told["penalty"]) == set(Penalty.__struct_fields__)


def test_what_the_template_shows_is_what_holds_without_it() -> None:
    shown = [
        line.removeprefix("# ") for line in TEMPLATE.splitlines() if not line.startswith(("# followers", "# plat"))
    ]
    filled = tomllib.loads("\n".join(line for line in shown if "=" in line or line.endswith("]")))

    assert Weights(**filled["weights"]) == GOALS[filled["goal"]] == Brief().weighing
    assert Penalty(**filled["penalty"]) == Brief().penalty


@pytest.mark.parametrize(
    ("told", "unknown", "meant"),
    [
        ({"keyword": []}, "keyword", "keywords"),
        ({"brand": {"name": "Acme", "alias": []}}, "brand.alias", "aliases"),
        ({"competitors": [{"name": "R"}, {"nmae": "R"}]}, "competitors.nmae", "name"),
        ({"look": {"brand": "b", "image": "i"}}, "look.image", "images"),
        ({"weights": {"closness": 1}}, "weights.closness", "closeness"),
        ({"penalty": {"trade": 1}}, "penalty.trade", "traded"),
    ],
)
def test_an_unknown_key_is_told_with_the_one_that_was_meant(told: dict[str, object], unknown: str, meant: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        brief_from(told)

    assert f"“{unknown}”" in raised.value.message
    assert raised.value.suggestions == (meant,)
    assert f"Did you mean {meant}?" in raised.value.advice


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"about": " \n"}, "about says nothing"),
        ({"keywords": "trail"}, "keywords: expected `array`, got `str`"),
        ({"keywords": [1]}, r"keywords\[0\]: expected `str`, got `int`"),
        ({"brand": {}}, "brand: object missing required field `name`"),
        ({"brand": "Acme"}, r"brand: expected `object \| null`, got `str`"),
        ({"weights": {"topic": -1}}, "weights.topic: expected `float` >= 0.0"),
        ({"weights": {"topic": float("inf")}}, "weights.topic: expected `float` <= 1000000.0"),
        ({"weights": {"topic": float("nan")}}, "weights.topic: expected `float` >= 0.0"),
        ({"weights": dict.fromkeys(Weights.__struct_fields__, 0)}, "the weights give nobody a score"),
        ({"goal": "richness"}, "goal: nobody knows “richness”"),
        ({"goal": ["reach"]}, "goal: nobody knows"),
        ({"penalty": {"bought": 101}}, "penalty.bought: expected `float` <= 100.0"),
        ({"followers": "many"}, "“many” is not a follower band"),
        ({"followers": "5x-9k"}, "“5x” is not a number of followers"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(told: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as raised:
        brief_from(told)
    assert raised.value.advice


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "keywords = [trail]")

    with pytest.raises(DataError, match="line 1") as raised:
        read_brief(path)
    assert raised.value.file == str(path)


def test_a_mistake_in_a_file_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"brief\.toml: nobody knows “keyword”") as raised:
        read_brief(written(tmp_path, "keyword = []"))
    assert raised.value.suggestions == ("keywords",)


@pytest.mark.parametrize("name", ["nowhere.toml", "."])
def test_what_cannot_be_read_says_how_to_get_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="cannot be read") as raised:
        read_brief(tmp_path / name)
    assert "graphkit brief --new" in raised.value.advice


def test_what_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(DataError, match="not UTF-8"):
        read_brief(tmp_path / "brief.toml")


def test_a_goal_that_is_nearly_right_is_told() -> None:
    with pytest.raises(ConfigurationError) as raised:
        brief_from({"goal": "reech"})

    assert raised.value.suggestions == ("reach",)


def test_weights_that_are_not_told_are_those_of_the_goal() -> None:
    assert brief_from({"goal": "reach"}).weighing == GOALS["reach"]
    assert brief_from({"goal": "reach", "weights": {"topic": 1}}).weighing == replace(GOALS["reach"], topic=1)
    assert brief_from({"weights": {"topic": 1}}).weighing == replace(GOALS["relevance"], topic=1)
