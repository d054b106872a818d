"""How alike pictures are in colour and tone."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.brief.brief import Look
from graphkit.fit.look import describe_looks, similarity
from graphkit.images.read import read_pictures
from tests.images.drawn import draw

SOME = st.lists(st.floats(0, 1).map(lambda share: round(share, 3)), min_size=4, max_size=4).filter(any)
ACCOUNTS = pl.DataFrame(
    {"account": ["1", "2", "3", "4", "5"], "handle": ["Ana", "ben", "cem", "dan", "dan"], "platform": ["x"] * 4 + ["y"]}
)


def of(one: list[float], other: list[float]) -> float:
    return float(pl.DataFrame({"a": [one], "b": [other]}).select(look=similarity("a", "b"))["look"].item())


@given(SOME, SOME)
def test_it_is_bounded_symmetric_and_one_with_itself(one: list[float], other: list[float]) -> None:
    assert 0 <= of(one, other) <= 1
    assert of(one, other) == of(other, one)
    assert of(one, one) == pytest.approx(1)


def looks(place: Path) -> dict[str, float | None]:
    found = describe_looks(ACCOUNTS, read_pictures(Look("brand", "accounts"), place))
    return dict(found.select("account", "look").rows())


def test_the_same_grading_is_more_alike_than_another(tmp_path: Path) -> None:
    draw(tmp_path / "brand", "warm", 24)
    draw(tmp_path / "accounts" / "ana", "warm", 24, seed=1)
    draw(tmp_path / "accounts" / "x_ben", "warm", 24, seed=2, shift=40)
    draw(tmp_path / "accounts" / "3", "cool", 24)
    found = looks(tmp_path)

    assert found["1"] > 0.9 > found["2"] > found["3"]  # type: ignore[operator]


def test_below_twelve_images_nothing_is_known(tmp_path: Path) -> None:
    draw(tmp_path / "brand", "warm")
    draw(tmp_path / "accounts" / "ana", "warm", 11)
    draw(tmp_path / "accounts" / "ben", "warm", 12)

    assert looks(tmp_path) == {"1": None, "2": 1.0}


def test_with_few_of_the_brand_nothing_is_known_of_anybody(tmp_path: Path) -> None:
    draw(tmp_path / "brand", "warm", 11)
    draw(tmp_path / "accounts" / "ben", "warm", 12)

    assert looks(tmp_path) == {"2": None}


def test_a_handle_of_two_accounts_is_nobodys_unless_its_platform_is_named(tmp_path: Path) -> None:
    draw(tmp_path / "brand", "warm")
    draw(tmp_path / "accounts" / "dan", "warm")
    draw(tmp_path / "accounts" / "y_dan", "warm")

    assert looks(tmp_path) == {"5": 1.0}


def test_an_empty_folder_of_accounts_is_no_error(tmp_path: Path) -> None:
    draw(tmp_path / "brand", "warm")
    (tmp_path / "accounts").mkdir()

    assert looks(tmp_path) == {}
