"""What images of the brand and of accounts change."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest

from graphkit import Brief, Candidates, Log, Weights, find_candidates
from graphkit.brief.brief import Look
from graphkit.images.pictures import Pictures
from graphkit.images.read import read_pictures
from graphkit.writers.results import read_results, write_results
from tests.images.drawn import draw
from tests.made_up import HOWEVER_LITTLE, accounts, acts, posts

LOOK = Look("brand", "accounts")
# cem has too few images, dan none.
GRADED = {"ana": ("warm", 12), "ben": ("cool", 12), "eva": ("dark", 12), "fay": ("cool", 13), "cem": ("warm", 3)}
EVERYBODY = ("seed", *GRADED, "dan")


@cache
def pictures() -> Pictures:
    with TemporaryDirectory() as place:
        draw(Path(place, "brand"), "warm")
        for number, (account, (grading, count)) in enumerate(GRADED.items()):
            draw(Path(place, "accounts", account), grading, count, seed=number + 1)
        return read_pictures(LOOK, place)


@cache
def found(weight: float = 0.0, given: bool = True) -> Candidates:
    rows = [(account, "seed", "seed1") for account in EVERYBODY if account != "seed"]
    log = Log(accounts(dict.fromkeys(EVERYBODY)), posts({f"{name}1": name for name in EVERYBODY}), acts(*rows))
    brief = Brief(look=LOOK if given else None, weights=Weights(look=weight), seen=HOWEVER_LITTLE.seen)
    return find_candidates(log, "seed", brief=brief, pictures=pictures() if given else None)


def said(account: str, of: Candidates) -> list[tuple[str, str, str, list[str]]]:
    return of.why(account).filter(kind="look").select("sign", "sentence", "table", "rows").rows()


def test_the_most_alike_has_it_said_for_it_with_its_images() -> None:
    [(sign, sentence, table, rows)] = said("ana", found())

    assert sign == "for"
    assert sentence.startswith("Its pictures have the colours and tones of yours: 0.")
    assert sentence.endswith(" similar, more than 75 % of those compared")
    assert (table, rows) == ("images", [f"ana/{number:02}.png" for number in range(12)])


def test_the_least_alike_has_it_said_against_it() -> None:
    told = [said(account, found()) for account in ("ben", "eva", "fay")]

    assert "against" in {sign for rows in told for sign, *_ in rows}
    assert not {"style", "quality"} & {word for rows in told for _, sentence, *_ in rows for word in sentence.split()}


@pytest.mark.parametrize("account", ["cem", "dan"])
def test_of_too_few_images_nothing_is_said_and_the_reason_given(account: str) -> None:
    assert said(account, found()) == []
    [look] = found(10).arithmetic(account).filter(part="look").to_dicts()
    assert (look["share"], look["basis"]) == (None, "fewer than 12 images of it, or of your brand")


def test_without_a_weight_it_changes_no_score() -> None:
    parts = ["account", "score", "rank", "score_low", "rank_high"]

    assert found().frame.select(parts).equals(found(given=False).frame.select(parts))


def test_with_a_weight_the_score_is_the_sum_of_parts() -> None:
    assert found(500).frame["account"][0] == "ana"
    for account, score in found(10).frame.select("account", "score").rows():
        assert found(10).arithmetic(account)["points"].sum() == pytest.approx(score)
    assert set(found(10).sensitivity["part"]) > {"look"}


def test_without_images_nothing_is_known_or_said() -> None:
    without = found(given=False)

    assert without.accounts.select("look", "pictures", "share_look", "part_look").null_count().row(0) == (7,) * 4
    assert "look" not in [*without.evidence["kind"], *without.arithmetic("ana")["part"], *without.sensitivity["part"]]


def test_a_result_that_is_read_back_says_the_same(tmp_path: Path) -> None:
    write_results(found(10), tmp_path)
    again = read_results(tmp_path)

    assert again.evidence.equals(found(10).evidence)
    assert again.accounts.select(pl.col("account", "look", "pictures")).height == len(EVERYBODY)
