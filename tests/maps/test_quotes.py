"""What is quoted of the comments behind a reason."""

from __future__ import annotations

import unicodedata
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit import Candidates, Log, find_candidates
from graphkit.maps.quotes import clip, quotes_of
from graphkit.maps.view import make_view
from tests.made_up import acts, posts
from tests.made_up import given as ties

ROWS = (
    ("ben", "ana", "a1", "first"),
    ("ben", "ana", "a2", "second"),
    ("ben", "ana", "a3", " third,\n with   a break "),
    ("ana", "ben", "b1", "thanks"),
    ("ana", "ben", "b2", None),
    ("ana", "ben", "b3", " "),
)


def result(*rows: tuple[str, str, str, str | None]) -> Candidates:
    owners = {post: target for _, target, post, _ in rows}
    log = Log(
        posts=posts(owners),
        interactions=acts(*(row[:3] for row in rows)).with_columns(
            text=pl.Series([row[3] for row in rows], dtype=pl.String)
        ),
    )
    return find_candidates(log, ["ana"])


def reasons(found: Candidates, kind: str) -> list[dict[str, Any]]:
    """What is quoted of each reason of a kind."""
    evidence = found.evidence.with_row_index("reason").filter(kind=kind)["reason"]
    return [quotes_of(found, found.evidence).filter(reason=reason).drop("reason").to_dicts() for reason in evidence]


def test_the_latest_of_each_writer_comes_first() -> None:
    assert reasons(result(*ROWS), "exchange") == [
        [
            {"by": "ana", "text": "thanks", "day": "2026-01-04"},
            {"by": "ben", "text": "third, with a break", "day": "2026-01-03"},
            {"by": "ben", "text": "second", "day": "2026-01-02"},
        ]
    ]


def test_a_comment_of_unknown_day_comes_last() -> None:
    found = result(*ROWS[:3])
    undated = found.log.interactions.with_columns(
        created_at=pl.when(pl.col("interaction_id") != "i2").then("created_at")
    )
    log = Log(posts=found.log.posts, interactions=undated)

    told = reasons(find_candidates(log, ["ana"]), "exchange")
    assert [[(quote["text"], quote["day"]) for quote in quotes] for quotes in told] == [
        [("second", "2026-01-02"), ("first", "2026-01-01"), ("third, with a break", None)]
    ] or not told


def test_counts_are_not_quoted() -> None:
    assert {
        tuple(quotes) for kind in ("engagement", "community", "few posts") for quotes in reasons(result(*ROWS), kind)
    } <= {()}


def test_an_edge_list_has_no_quotes() -> None:
    found = find_candidates(Log(edges=ties(("a", "b", 1.0), ("b", "a", 1.0))), ["a"])

    assert quotes_of(found, found.evidence).rows() == []


def test_quotes_reach_the_page_by_label() -> None:
    view = make_view(result(*ROWS))
    [detail] = [detail for detail in view["details"].values() if detail["rank"] == 1]

    assert detail["for"][0]["quotes"][0] == {"by": "ana", "text": "thanks", "day": "2026-01-04"}
    assert [reason["quotes"] for reason in detail["against"]].count([]) > 0


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("abcdefghij", 5, "abcd…"),
        ("e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("👍🏽👍🏽", 2, "…"),
        ("🇩🇪🇫🇷🇮🇹", 5, "🇩🇪🇫🇷…"),
        ("🇩🇪🇫🇷🇮🇹", 4, "🇩🇪…"),
    ],
)
def test_long_texts_are_cut_between_letters(text: str, longest: int, cut: str) -> None:
    assert clip(text, longest) == cut


@given(st.text(max_size=60) | st.text("🇩👩‍🏽e\u0301 \ufe0f", max_size=60), st.integers(2, 30))
def test_cut_texts_are_a_beginning_and_short_enough(text: str, longest: int) -> None:
    cut = clip(text, longest)

    assert len(cut) <= longest
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    if cut != text:
        rest = text[len(cut) - 1 :]
        assert cut == "…" or not unicodedata.category(rest[0]).startswith("M")
