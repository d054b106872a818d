"""How near in meaning accounts are: by hand, with vectors one can count, and with the real encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Log
from graphkit.candidates.evidence_meaning import FAR, NEAR
from graphkit.encoder import load_encoder
from graphkit.fit.meaning import CAPTIONS, CHARACTERS, MEANINGS, TOO_LITTLE, meanings
from tests.fit.made_up_texts import FRESH, TOPICS
from tests.made_up import accounts, day, posts

BREAD, RUN = "bread bread bread bread", "run run run run run run run"
BOTH = "bread run bread run bread run"


class Counting:
    """Texts as how often they name bread and runs; keeps what it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        self.read.extend(texts)
        counts = np.array([[text.count("bread"), text.count("run"), 0.1] for text in texts], dtype=np.float32)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def log(texts: Sequence[str | None], bio: str | None = None, shuffle: int | None = None) -> Log:
    """Ana's captions, the first the oldest."""
    names = [f"p{number:02}" for number in range(len(texts))]
    written = posts(dict.fromkeys(names, "ana")).with_columns(
        text=pl.Series(texts, dtype=pl.String),
        created_at=pl.Series([day(number) for number in range(len(texts))], dtype=pl.Datetime("us", "UTC")),
    )
    return Log(
        accounts({"ana": 1}).with_columns(bio=pl.lit(bio, pl.String)),
        written if shuffle is None else written.sample(fraction=1, shuffle=True, seed=shuffle),
    )


def told(of: Log, about: str = "bread", encode: Counting | None = None) -> dict[str, Any]:
    [row] = meanings(of, ["ana"], about, encode or Counting()).to_dicts()
    return row


def test_by_hand() -> None:
    """Two texts at a right angle and one between: the mean is half way."""
    row = told(log([BREAD, RUN, BOTH]))

    assert row["meaning"] == pytest.approx(np.sqrt(0.5), abs=0.01)
    assert (row["meaning_post"], row["meaning_texts"], row["meaning_reason"]) == ("p00", 3, None)


def test_the_bio_is_a_text_and_a_caption_is_quoted() -> None:
    row = told(log([RUN, BOTH], bio=BREAD))

    assert (row["meaning_texts"], row["meaning_post"]) == (3, "p01")


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [BREAD, RUN],
        [BREAD, RUN, None],
        [BREAD, RUN, "bread!"],
        [BREAD, RUN, RUN, BREAD],
        [BREAD, RUN, "@" + "run" * 9, "https://bread.example/run-run-run-run-run"],
        [BREAD, RUN, "🔥" * 30, "1234567890" * 9],
    ],
)
def test_too_little_text_is_unknown_and_says_why(texts: list[str | None]) -> None:
    encode = Counting()
    row = told(log(texts), encode=encode)

    assert (row["meaning"], row["meaning_post"], row["meaning_reason"]) == (None, None, TOO_LITTLE)
    assert encode.read == []


def test_whom_nobody_heard_of_is_unknown_and_keeps_the_place() -> None:
    found = meanings(log([BREAD, RUN, BOTH]), ["who", "ana"], "bread", Counting())

    assert found["account"].to_list() == ["who", "ana"]
    assert found["meaning"].is_null().to_list() == [True, False]
    assert found.schema == MEANINGS
    assert meanings(log([]), [], "bread", Counting()).schema == MEANINGS


def test_only_the_latest_captions_are_read_and_the_beginning_of_each() -> None:
    encode = Counting()
    old, late = f"run run run run run run {'old ' * 9}", [f"{BREAD} {'x' * n}" for n in range(1, CAPTIONS)]
    long = f"bread run {'on' * 400}"
    row = told(log([old, *late, long]), encode=encode)

    assert (row["meaning_texts"], old.strip() in encode.read) == (CAPTIONS, False)
    assert max(map(len, encode.read)) == CHARACTERS


def test_names_and_addresses_are_left_out_and_tags_are_words() -> None:
    encode = Counting()
    told(log([f"#{BREAD} with @run at https://run.example", RUN, BOTH]), encode=encode)

    assert "bread bread bread bread with at" in encode.read


def test_what_one_character_stands_for_is_bounded() -> None:
    encode = Counting()
    told(log(["\ufdfa" * 300, RUN, BOTH]), encode=encode)

    assert max(map(len, encode.read)) <= CHARACTERS


@given(st.lists(st.sampled_from([BREAD, RUN, BOTH, None, "🔥", "x" * 999]), max_size=20), st.integers(0, 99))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_known_or_with_a_reason_and_the_same_in_any_order(texts: list[str | None], shuffle: int) -> None:
    row = told(log(texts, bio=BOTH))

    assert (row["meaning"] is None) == (row["meaning_reason"] is not None)
    assert row["meaning"] is None or -1 <= row["meaning"] <= 1
    assert told(log(texts, bio=BOTH, shuffle=shuffle)) == row


@cache
def real(fresh: bool) -> dict[str, pl.DataFrame]:
    """By what is asked for: account and meaning of made-up accounts of three texts, and whether they are about it."""
    topics = FRESH if fresh else TOPICS
    every = {f"{topic} {language}": texts for topic, (_, by) in topics.items() for language, texts in by.items()}
    owners = {f"{account} {number}": account for account in every for number in range(3)}
    written = posts(owners, **{post: every[owner][int(post[-1])] for post, owner in owners.items()})
    encode = load_encoder()
    return {
        topic: meanings(Log(posts=written), list(every), about, encode).with_columns(
            right=pl.col("account").str.starts_with(topic)
        )
        for topic, (about, _) in topics.items()
    }


@pytest.mark.parametrize(
    ("topic", "fresh"), [*((topic, False) for topic in TOPICS), *((topic, True) for topic in FRESH)]
)
def test_accounts_about_it_are_nearer_than_all_others_in_any_language(topic: str, fresh: bool) -> None:
    right, wrong = (real(fresh)[topic].filter(right=about_it)["meaning"] for about_it in (True, False))

    assert right.len() == 3
    assert right.min() > max(FAR, wrong.max())
    assert wrong.max() < NEAR
    assert (right >= NEAR).sum() >= 2


@pytest.mark.parametrize("fresh", [False, True])
def test_most_accounts_about_something_else_are_far(fresh: bool) -> None:
    wrong = pl.concat(real(fresh).values()).filter(right=False)["meaning"]

    assert (wrong < FAR).mean() > 0.85
