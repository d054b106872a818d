"""A real comment log: what the evidence says is counted again in the CSV, by nothing but the csv module."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import graphkit
from tests.conftest import ROOT

QUANTUM = ROOT / "sample_graphs" / "quantum_se"
SEED = "26"  # “Blue”, who comments most
CHECKED = 10


@cache
def found() -> graphkit.Candidates:
    return graphkit.find_candidates(
        graphkit.read([QUANTUM / f"{name}.csv" for name in ("comments", "posts", "accounts")]), [SEED]
    )


def rows(name: str) -> list[dict[str, str]]:
    with Path(QUANTUM / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def comments() -> list[dict[str, str]]:
    """Those of known people under posts of others."""
    known = [row for row in rows("comments") if row["commenter_id"] and row["post_author_id"]]
    return [row for row in known if row["commenter_id"] != row["post_author_id"]]


def commented_posts(commenter: str, author: str) -> set[str]:
    return {row["post_id"] for row in comments() if (row["commenter_id"], row["post_author_id"]) == (commenter, author)}


def commenters(author: str) -> set[str]:
    return {row["commenter_id"] for row in comments() if row["post_author_id"] == author}


def told(kind: str) -> list[dict[str, Any]]:
    """The first candidates of whom there is evidence of this kind."""
    heard = (row for row in found().evidence.iter_rows(named=True) if row["kind"] == kind)
    return [row | {"numbers": json.loads(row["numbers"])} for row in islice(heard, CHECKED)]


def test_the_seed_is_well_connected() -> None:
    assert Counter(row["commenter_id"] for row in comments()).most_common(1)[0][0] == SEED


def test_at_least_twenty_candidates_with_evidence() -> None:
    assert found().frame.height >= 20
    assert set(found().evidence["account"]) == set(found().frame["account"])


def test_comments_under_each_others_posts() -> None:
    heard = told("exchange")

    assert len(heard) == CHECKED
    for one in heard:
        towards, back = commented_posts(one["account"], SEED), commented_posts(SEED, one["account"])
        assert one["numbers"] == {"towards": len(towards), "back": len(back)}
        if towards and back:
            said = re.match(r"Commented on (\d+) posts? by Blue, and Blue on (\d+) of theirs, latest ", one["sentence"])
            assert said
            assert [int(number) for number in said.groups()] == [len(towards), len(back)]
        pair = {one["account"], SEED}
        assert sorted(one["rows"]) == sorted(
            row["comment_id"] for row in comments() if {row["commenter_id"], row["post_author_id"]} == pair
        )


def test_shared_commenters() -> None:
    heard = told("shared commenters")
    everyone = {row["commenter_id"] for row in comments()}
    names = {row["account_id"]: row["name"] for row in rows("accounts")}

    assert len(heard) == CHECKED
    for one in heard:
        mine, theirs = commenters(one["account"]), commenters(SEED)
        share = len(mine & theirs) / len(mine)
        lift = len(mine & theirs) * len(everyone) / (len(mine) * len(theirs))
        assert one["numbers"] == {
            "shared": len(mine & theirs), "share": pytest.approx(share), "lift": pytest.approx(lift),
        }  # fmt: skip
        assert one["sentence"].startswith(f"{len(mine & theirs)} ")
        assert f" both {names[one['account']]} and Blue: {100 * share:.0f} % of " in one["sentence"]
        cited = [row for row in comments() if row["comment_id"] in one["rows"]]
        assert {row["commenter_id"] for row in cited} == mine & theirs
        assert {row["post_author_id"] for row in cited} == {one["account"], SEED}


def test_commenters_a_post() -> None:
    heard = told("engagement")
    posts = Counter(row["author_id"] for row in rows("posts"))
    voices = {(row["post_author_id"], row["commenter_id"], row["post_id"]) for row in comments()}
    received = Counter(author for author, _, _ in voices)

    assert len(heard) == CHECKED
    for one in heard:
        rate = received[one["account"]] / posts[one["account"]]
        assert one["numbers"]["engagement"] == pytest.approx(rate)
        assert one["numbers"]["posts_seen"] == posts[one["account"]] == len(one["rows"])
        assert float(one["sentence"].split(" comment")[0]) == pytest.approx(rate, abs=0.05 + 1e-9)


def test_what_makes_no_tie_is_what_the_readme_says() -> None:
    notes = {note.what: note.count for note in found().network.notes}

    assert notes == {"by nobody known": 1, "towards nobody known": 6, "towards oneself": 1131}
    assert (
        found().network.ties.height == len({(row["commenter_id"], row["post_author_id"]) for row in comments()}) == 1161
    )
