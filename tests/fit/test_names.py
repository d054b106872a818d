"""A name is found where it stands as a word, in any script, and nowhere else."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.fit.names import naming, plain, plain_name


def names(text: str | None, *wanted: str) -> bool | None:
    found: bool | None = pl.select(naming(plain(pl.lit(text, pl.String)), wanted)).item()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "acme",
        "ACME!",
        "my @acme shoes",
        "#acme",
        "ＡＣＭＥ",
        "(acme)",
        "acme’s",
        "“Acme”",
        "我喜欢acme的",
        "acme를 신다",
        "a\nacme",
    ],
)
def test_it_is_found(text: str) -> None:
    assert names(text, "Acme") is True


@pytest.mark.parametrize("text", ["pharmacmety", "acmes", "acme_fan", "acme2", "acmé", "ac me", ""])
def test_it_is_not_found_inside_or_beside_another_word(text: str) -> None:
    assert names(text, "Acme") is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("J’adore ACMÉ", "acmé"),
        ("Trail \n Running shoes", "trail running"),
        ("山のパン屋さん", "パン"),
        ("C++ and c", "c++"),
        ("100% wool.", "100% wool"),
        ("see (a|b) here", "(a|b)"),
    ],
)
def test_any_name_is_taken_literally(text: str, name: str) -> None:
    assert names(text, name) is True


def test_one_of_several_is_enough() -> None:
    assert names("a rival shoe", "acme", "rival") is True


def test_no_text_is_unknown_and_no_name_is_in_none() -> None:
    assert names(None, "acme") is None
    assert names("acme") is False
    assert names("acme", " # ") is False


@given(st.text(max_size=20), st.text(min_size=1, max_size=8))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_and_any_name_can_be_asked(text: str, name: str) -> None:
    assert names(text, name) in (True, False)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_name_is_found_among_spaces(name: str) -> None:
    assert plain_name(name) == "" or names(f"so {name} now", name) is True
